#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string_view>

#include "../schema.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline bool is_flag(const json& value) { return value.is_boolean(); }
inline bool is_number(const json& value) { return value.is_number(); }
inline bool is_string(const json& value) { return value.is_string(); }
inline bool is_object(const json& value) { return value.is_object(); }
inline bool is_count(const json& value) { return value.is_number_integer() && value >= 0; }
inline bool is_full_list(const json& value) { return value.is_array() && !value.empty(); }

/// A number above 0 that the engine does not take for a negative one.
inline bool is_divisor(const json& value) {
  return value.is_number() && value > 0 && value <= std::numeric_limits<std::int64_t>::max();
}

inline bool is_names(const json& value) {
  return value.is_array() && std::all_of(value.begin(), value.end(), is_string);
}

inline bool is_full_list_of_names(const json& value) {
  return is_full_list(value) && is_names(value);
}

inline bool is_type_name(const json& value) {
  static const json names = {"array", "boolean", "integer", "null", "number", "object", "string"};
  return std::find(names.begin(), names.end(), value) != names.end();
}

inline bool is_type(const json& value) {
  return is_type_name(value) ||
         (is_full_list(value) && std::all_of(value.begin(), value.end(), is_type_name));
}

/// What the value of a keyword must be.
struct KeywordShape {
  std::string_view name;
  bool (*fits)(const json&);
  std::string_view wanted;  ///< in words
  bool in_openapi;
  bool in_draft7;
};

inline constexpr std::array keyword_shape_table = {
#include "keyword_shapes.inc"
};

/// What a keyword should have been given instead of this value; empty where it fits.
inline std::string_view wanted_instead(Dialect dialect, std::string_view name, const json& value) {
  for (const auto& shape : keyword_shape_table) {
    const bool speaks = dialect == Dialect::Draft7 ? shape.in_draft7 : shape.in_openapi;
    if (speaks && shape.name == name && !shape.fits(value)) return shape.wanted;
  }
  return {};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
