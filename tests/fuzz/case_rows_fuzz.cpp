// The kind of a file of cases, and after its line the file: it is read or refused, and what was read
// is the same when it is written as a table and as a list, and read again.

#include <algorithm>
#include <kizen/suite.hpp>
#include <set>
#include <string>
#include <vector>

#include "fuzz/input.hpp"
#include "fuzz/require.hpp"
#include "fuzz/target.hpp"

namespace {

using Rows = std::vector<kizen::Case>;

const kizen::JsonSource& inputs_source() {
  static const auto source = kizen::read_json(
      R"({"text": {"type": "string"}, "count": {"type": "integer"}, "list": {"type": "array"},
          "some": {"type": ["number", "null"]}, "any": {}})",
      "input.arazzo.json");
  return source;
}

const kizen::Workflow& workflow_of_cases() {
  static const auto made = [] {
    kizen::Workflow workflow;
    for (const auto& member : inputs_source().document->items()) {
      const auto place = kizen::JsonPointer() / member.key();
      workflow.inputs.push_back(
          {member.key(), kizen::Schema::compile(inputs_source(), place, kizen::Dialect::Draft7)});
      workflow.inputs.back().place = place;
    }
    return workflow;
  }();
  return made;
}

Rows read_rows(const std::string& text, const std::string& file) {
  return kizen::read_case_rows(text, file, workflow_of_cases(), inputs_source());
}

std::string in_csv(const std::string& text) {
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + "\"";
}

std::string as_table(const Rows& rows) {
  std::string text = "name,skip,xfail";
  for (const auto& input : workflow_of_cases().inputs) text += "," + input.name;
  for (const auto& row : rows) {
    text += "\r\n" + in_csv(row.name) + "," + in_csv(row.skip) + "," + in_csv(row.xfail);
    for (const auto& input : workflow_of_cases().inputs) {
      text += ",";
      const auto found = row.inputs.find(input.name);
      if (found == row.inputs.end()) continue;
      const bool is_plain = input.name == "text" && found->second->is_string();
      text += in_csv(is_plain ? found->second->get<std::string>() : found->second->dump());
    }
  }
  return text;
}

std::string as_list(const Rows& rows) {
  auto list = kizen::json::array();
  for (const auto& row : rows) {
    auto inputs = kizen::json::object();
    for (const auto& [name, value] : row.inputs) inputs[name] = *value;
    list.push_back({{"name", row.name}, {"inputs", inputs}});
    if (!row.skip.empty()) list.back()["skip"] = row.skip;
    if (!row.xfail.empty()) list.back()["xfail"] = row.xfail;
  }
  return list.dump();
}

void require_sound(const Rows& rows, std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  std::set<std::string> names;
  std::size_t before = 0;
  for (const auto& row : rows) {
    kizen_fuzz::require(!row.name.empty() && names.insert(row.name).second, "names are unique");
    kizen_fuzz::require(row.row->line >= before && row.row->line >= 1 && row.row->line <= lines,
                        "rows have lines of the text, in order");
    before = row.row->line;
    for (const auto& [name, value] : row.inputs) {
      kizen_fuzz::require(value != nullptr && workflow_of_cases().input(name) != nullptr,
                          "an input that is given is known and has a value");
    }
  }
}

void try_rows(std::string_view bytes) {
  kizen_fuzz::Input input(bytes);
  const auto file = "input." + std::string(input.line());
  const std::string text(input.rest());
  Rows rows;
  try {
    rows = read_rows(text, file);
  } catch (const kizen::ContractError& error) {
    kizen_fuzz::require(!error.rule().empty(), "a refusal names its rule");
    return kizen_fuzz::require(error.place().file == file, "a refusal names its file");
  }
  require_sound(rows, text);
  const auto list = as_list(rows);
  kizen_fuzz::require(as_list(read_rows(list, "again.json")) == list, "a list reads the same");
  if (kizen::detail::ends_with(kizen::detail::ascii_lower(file), ".json")) return;
  kizen_fuzz::require(as_list(read_rows(as_table(rows), "again.csv")) == list,
                      "a table reads the same");
}

}  // namespace

KIZEN_FUZZ_TARGET(case_rows_fuzz, try_rows);
