#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../json_value.hpp"
#include "followed_schema.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The names under `type` of a schema; none where it has none. References are followed.
inline std::vector<std::string> declared_types(const json& document, const JsonPointer& place) {
  const auto* const schema = followed_schema(document, place);
  if (schema == nullptr || !schema->contains("type")) return {};
  const auto& type = schema->at("type");
  if (type.is_string()) return {type.get<std::string>()};
  return type.get<std::vector<std::string>>();
}

/// Whether a value is of a type that JSON Schema names.
inline bool is_of_type(const json& value, const std::string& type) {
  if (type == "number") return value.is_number();
  if (type != "integer") return type == value.type_name();
  if (!value.is_number_float()) return value.is_number();
  return std::trunc(value.get<double>()) == value.get<double>();
}

/// What a text is as JSON; nothing where it is none.
inline std::optional<json> json_of_cell(const std::string& text) {
  const auto reading = JsonReader(text).read();
  if (!reading.is_json() || !reading.repeated.empty()) return std::nullopt;
  auto value = json::parse(text, nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

/// The value that a cell gives to an input of some types; absent where it can be of none of them.
inline JsonValue cell_value(const std::string& text, const std::vector<std::string>& types) {
  const bool may_be_text =
      types.empty() || std::find(types.begin(), types.end(), "string") != types.end();
  if (may_be_text && types.size() == 1) return json_value(text);
  auto value = json_of_cell(text);
  if (may_be_text) {
    if (!value || value->is_boolean() || value->is_null()) return json_value(text);
    return json_value(std::move(*value));
  }
  const bool fits = value && std::any_of(types.begin(), types.end(), [&](const std::string& type) {
                      return is_of_type(*value, type);
                    });
  return fits ? json_value(std::move(*value)) : nullptr;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
