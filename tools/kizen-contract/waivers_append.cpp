#include "waivers_append.hpp"

#include <algorithm>
#include <kizen/contract.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "document_file.hpp"
#include "entry_spelling.hpp"
#include "flow_list.hpp"
#include "yaml_list.hpp"

namespace kizen_tool {
namespace {

using kizen::detail::ends_with;

/// The white space that the line of a byte starts with.
std::string indent_at(std::string_view text, std::size_t at) {
  const auto line = text.rfind('\n', at == 0 ? 0 : at - 1);
  const auto begin = line == text.npos ? 0 : line + 1;
  const auto end = std::min(text.find_first_not_of(" \t", begin), text.size());
  return std::string(text.substr(begin, end - begin));
}

std::string newline_of(std::string_view text) {
  return text.find("\r\n") == text.npos ? "\n" : "\r\n";
}

/// A text with another put in.
std::string inserted(const std::string& text, std::size_t at, const std::string& more) {
  return text.substr(0, at) + more + text.substr(at);
}

/// Adds to a list in brackets that has items.
std::string after_item(const std::string& text, const FlowList& list, const kizen::json& entry) {
  const auto indent = indent_at(text, *list.last_item);
  const auto newline = newline_of(text) + indent;
  const auto last = std::string_view(text).substr(*list.last_item, list.end - *list.last_item);
  const bool is_json = last.find_first_not_of("{ \t\r\n") == last.find('"');
  const bool has_own_line = ends_with(text.substr(0, *list.last_item), "\n" + indent);
  const bool has_lines = is_json && has_own_line && last.find('\n') != last.npos;
  const auto spelled = has_lines ? json_lines(entry, newline, "  ")
                       : is_json ? json_line(entry)
                                 : yaml_line(entry);
  return inserted(text, list.end,
                  (list.ends_in_comma ? "" : ",") + (has_own_line ? newline : " ") + spelled);
}

/// Adds to a list in brackets that is empty.
std::string as_only_item(const std::string& text, std::size_t at, bool is_json,
                         const kizen::json& entry) {
  if (!is_json) return inserted(text, at, yaml_line(entry));
  const auto indent = indent_at(text, at);
  if (indent.empty()) return inserted(text, at, json_line(entry));
  const auto newline = newline_of(text) + indent;
  const bool is_closed_here = text.substr(at, 1) == "]";
  return inserted(
      text, at,
      newline + "  " + json_lines(entry, newline + "  ", "  ") + (is_closed_here ? newline : ""));
}

/// The text with the entry in a list in brackets; as it is where there is no such list.
std::string in_brackets(const std::string& text, std::size_t open, bool is_json,
                        const kizen::json& entry) {
  const auto list = flow_list(text, open);
  if (!list) return text;
  return list->last_item ? after_item(text, *list, entry)
                         : as_only_item(text, list->end, is_json, entry);
}

std::size_t open_bracket_of_entries(const std::string& text) {
  const auto reading = kizen::detail::JsonReader(text).read();
  return kizen::detail::member_value(kizen::detail::JsonView(reading.tree), "entries")->offset();
}

/// Ways to add to a list of YAML, the best first.
std::vector<std::string> yaml_candidates(const std::string& text, const kizen::json& entry) {
  const auto list = yaml_list(text, "entries");
  if (list.is_flow) return {in_brackets(text, list.begin, false, entry)};
  const auto newline = newline_of(text);
  const auto item = list.indent + yaml_item(entry, newline + list.indent) + newline;
  std::vector<std::string> candidates;
  for (const auto end : {list.end_of_items, list.end}) {
    const bool is_cut = end > 0 && text[end - 1] != '\n';
    candidates.push_back(inserted(text, end, (is_cut ? newline : "") + item));
  }
  return candidates;
}

/// Whether a text is a document with one entry more, at its end.
bool is_extended(const std::string& path, const std::string& text, kizen::json document,
                 const kizen::json& entry) {
  document["entries"].push_back(entry);
  try {
    return *parse_document(text, path).document == document;
  } catch (const kizen::ContractError&) {
    return false;
  }
}

}  // namespace

std::string new_waivers_text(const std::string& path, const kizen::json& entry) {
  if (ends_with(path, ".json")) {
    return extended_waivers_text(path,
                                 "{\n  \"$schema\": \"waivers.schema.json\",\n"
                                 "  \"waivers\": 1,\n  \"entries\": []\n}\n",
                                 entry);
  }
  return "# Findings that are allowed until a day (kizen-contract waive --help).\n"
         "# What an entry may say: schemas/waivers.schema.json of kizen-contract.\n"
         "waivers: 1\nentries:\n  " +
         yaml_item(entry, "\n  ") + "\n";
}

std::string extended_waivers_text(const std::string& path, const std::string& text,
                                  const kizen::json& entry) {
  const auto document = *parse_document(text, path).document;
  const auto candidates =
      ends_with(path, ".json")
          ? std::vector{in_brackets(text, open_bracket_of_entries(text), true, entry)}
          : yaml_candidates(text, entry);
  for (const auto& candidate : candidates) {
    if (is_extended(path, candidate, document, entry)) return candidate;
  }
  throw kizen::ContractError({path, 0, 0, kizen::JsonPointer() / "entries"}, "waivers.append",
                             "no place for another entry can be told",
                             "add it by hand: " + json_line(entry));
}

}  // namespace kizen_tool
