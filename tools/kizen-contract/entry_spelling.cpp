#include "entry_spelling.hpp"

#include <kizen/check.hpp>
#include <vector>

#include "yaml_text.hpp"

namespace kizen_tool {
namespace {

using Spelling = std::string (*)(const kizen::json&);

std::string json_text(const kizen::json& value) {
  return value.dump(-1, ' ', false, kizen::json::error_handler_t::replace);
}

std::string yaml_scalar(const kizen::json& value) {
  const bool is_free = value.is_string() && is_plain_yaml(value.get<std::string>());
  return is_free ? value.get<std::string>() : json_text(value);
}

/// `NAME: VALUE` of each member, in the order in which people read them.
std::vector<std::string> members_of(const kizen::json& entry, Spelling spelled) {
  std::vector<std::string> members;
  for (const auto name : kizen::detail::waiver_members) {
    const auto found = entry.find(std::string(name));
    if (found == entry.end()) continue;
    members.push_back(spelled(std::string(name)) + ": " + spelled(*found));
  }
  return members;
}

std::string line_of(const kizen::json& entry, Spelling spelled) {
  return "{" + kizen::detail::joined(members_of(entry, spelled), ", ") + "}";
}

}  // namespace

std::string json_line(const kizen::json& entry) { return line_of(entry, json_text); }

std::string json_lines(const kizen::json& entry, const std::string& newline,
                       const std::string& indent) {
  const auto members = members_of(entry, json_text);
  const auto inner = newline + indent;
  return "{" + inner + kizen::detail::joined(members, "," + inner) + newline + "}";
}

std::string yaml_line(const kizen::json& entry) { return line_of(entry, yaml_scalar); }

std::string yaml_item(const kizen::json& entry, const std::string& newline) {
  return "- " + kizen::detail::joined(members_of(entry, yaml_scalar), newline + "  ");
}

}  // namespace kizen_tool
