#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "../../contract.hpp"
#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../case_rows.hpp"
#include "case_object.hpp"
#include "csv_cases.hpp"
#include "suite_document.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Reads the cases of a workflow from a list as a suite has it.
class JsonCases {
 public:
  JsonCases(const std::string& text, const std::string& file, const Workflow& workflow)
      : text_(text), source_(read_json(text, file)), document_(source_) {
    for (const auto& input : workflow.inputs) inputs_.push_back(input.name);
  }

  std::vector<Case> read() const {
    std::vector<Case> rows;
    document_.whole([&] { rows = cases(); });
    set_places(rows);
    return rows;
  }

 private:
  std::vector<Case> cases() const {
    document_.demand_kind(document_.root(), json::value_t::array, "a file of cases");
    const auto items = SuiteDocument::items(document_.root());
    if (items.size() > most_case_rows) {
      document_.refuse(items[most_case_rows].place, "case",
                       "there are more than " + std::to_string(most_case_rows) + " cases",
                       "spread them over several workflows");
    }
    return case_objects(document_, items, [&](const Node& item) { demand_inputs(item); });
  }

  void demand_inputs(const Node& node) const {
    for (const auto& input : document_.members(node, "inputs")) {
      document_.attempt([&] { demand_input(input); });
    }
  }

  void demand_input(const Node& input) const {
    const auto& name = input.place.tokens().back();
    if (std::find(inputs_.begin(), inputs_.end(), name) != inputs_.end()) return;
    document_.refuse_name(input.place, "input", "no input is called '" + name + "'", name, inputs_);
  }

  /// In one pass, as JsonSource::place takes one for each place.
  void set_places(std::vector<Case>& rows) const {
    const auto reading = JsonReader(text_).read();
    std::size_t line = 1;
    std::size_t at = 0;
    std::size_t line_start = 0;
    all_items(JsonView(reading.tree), [&](JsonView item, std::size_t index) {
      for (; at < item.offset(); ++at) {
        if (text_[at] != '\n') continue;
        ++line;
        line_start = at + 1;
      }
      rows[index].row = SourcePlace{source_.file, line, at - line_start + 1, JsonPointer() / index};
      return true;
    });
  }

  const std::string& text_;
  JsonSource source_;
  SuiteDocument document_;
  std::vector<std::string> inputs_;
};

/// How long a file of cases may be, in bytes.
inline constexpr std::size_t most_case_bytes = std::size_t{16} << 20U;

}  // namespace detail

KIZEN_INLINE std::vector<Case> read_case_rows(const std::string& text, const std::string& file,
                                              const Workflow& workflow, const JsonSource& suite) {
  const auto refuse = [&](const std::string& problem, const std::string& fix) {
    throw ContractError({file, 0, 0, {}}, "suite.case", problem, fix);
  };
  if (text.size() > detail::most_case_bytes) {
    refuse("the file has " + std::to_string(text.size()) + " bytes; at most " +
               std::to_string(detail::most_case_bytes) + " are read",
           "spread the cases over several workflows");
  }
  const auto name = detail::ascii_lower(file);
  std::vector<Case> rows;
  if (detail::ends_with(name, ".csv")) {
    rows = detail::CsvCases(text, file, workflow, suite).read();
  } else if (detail::ends_with(name, ".json")) {
    rows = detail::JsonCases(text, file, workflow).read();
  } else {
    refuse("it is not known what the file holds", "let its name end in .csv or .json");
  }
  if (rows.empty()) refuse("the file holds no case", "it needs at least one");
  return rows;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
