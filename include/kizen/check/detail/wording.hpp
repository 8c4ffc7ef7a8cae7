#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// `text`, cut where it is longer than what a message shows.
inline std::string shortened(std::string text) { return shortened(std::move(text), shown_bytes); }

/// A value as JSON, shortened.
inline std::string shown(const json& value) {
  return shortened(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

/// `a string`, `an integer`, `null`: a type with its article.
inline std::string with_article(const std::string& type) {
  if (type == "null") return type;
  const bool vowel =
      std::string_view("aeiou").find(type.empty() ? ' ' : type[0]) != std::string_view::npos;
  return (vowel ? "an " : "a ") + type;
}

/// A whole number of at least 0, however it is written.
inline std::uint64_t count_of(const json& number) {
  return number.is_number_integer() ? number.get<std::uint64_t>()
                                    : static_cast<std::uint64_t>(number.get<double>());
}

/// `1 item`, `2 items`.
inline std::string counted(const json& number, const std::string& noun) {
  return number.dump() + " " + noun + (number == 1 ? "" : "s");
}

/// Whether a schema has a keyword with the value true.
inline bool has_flag(const json& schema, const char* keyword) {
  const auto found = schema.find(keyword);
  return found != schema.end() && *found == true;
}

/// What a schema's `type` asks for, in words; "a value" where it asks for nothing.
inline std::string expected_type(const json& schema) {
  const auto type = schema.find("type");
  std::vector<std::string> types;
  if (type != schema.end() && type->is_string())
    types.push_back(with_article(type->get_ref<const std::string&>()));
  if (type != schema.end() && type->is_array()) {
    for (const auto& one : *type) types.push_back(with_article(one.get<std::string>()));
  }
  if (types.empty()) return "a value";
  if (has_flag(schema, "nullable")) types.emplace_back("null");
  return joined(types, " or ");
}

/// As expected_type, for keywords that hold numbers alone.
inline std::string expected_number(const json& schema) {
  return schema.value("type", json()) == "integer" ? "an integer" : "a number";
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
