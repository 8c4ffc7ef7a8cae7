#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "../../core/detail/decimal.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "keyword.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline bool is_flag(const json& value) { return value.is_boolean(); }
inline bool is_number(const json& value) { return value.is_number(); }
inline bool is_string(const json& value) { return value.is_string(); }
inline bool is_object(const json& value) { return value.is_object(); }
inline bool is_full_list(const json& value) { return value.is_array() && !value.empty(); }

/// A whole number of at least 0, also where it is written 2.0.
inline bool is_count(const json& value) {
  if (!value.is_number()) return false;
  const auto text = value.dump();
  return Decimal(text).is_whole() && is_between(text, "0", "18446744073709551615");
}

inline bool is_divisor(const json& value) {
  return value.is_number() && is_usable_divisor(Decimal(value.dump()));
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

inline bool is_dependencies(const json& value) {
  return value.is_object() && std::all_of(value.begin(), value.end(), [](const json& one) {
           return one.is_object() || one.is_boolean() || is_names(one);
         });
}

/// OpenAPI 3.0.3, Discriminator Object
inline bool is_discriminator(const json& value) {
  if (!value.is_object() || !value.contains("propertyName")) return false;
  const auto mapping = value.value("mapping", json::object());
  return value.at("propertyName").is_string() && mapping.is_object() &&
         std::all_of(mapping.begin(), mapping.end(), is_string);
}

/// What the value of a keyword must be.
struct KeywordShape {
  std::string_view name;
  bool (*fits)(const json&);
  std::string_view wanted;  ///< in words
  unsigned dialects;
};

inline constexpr std::array keyword_shape_table = {
#include "keyword_shapes.inc"
};

/// What a keyword should have been given instead of this value; empty where it fits.
inline std::string_view wanted_instead(Dialect dialect, std::string_view name, const json& value) {
  for (const auto& shape : keyword_shape_table) {
    if (covers(shape.dialects, dialect) && shape.name == name && !shape.fits(value)) {
      return shape.wanted;
    }
  }
  return {};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
