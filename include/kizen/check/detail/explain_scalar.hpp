#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "format.hpp"
#include "schema_reader.hpp"
#include "wording.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a keyword expected of a value that breaks it; nothing where the value keeps it.
using Expected = std::optional<std::string>;

inline bool has_type(const json& value, const std::string& type) {
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "string") return value.is_string();
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

inline Expected explain_type(const json& schema, const json& type, const json& value) {
  if (type.is_string() && has_type(value, type)) return std::nullopt;
  if (value.is_null() && has_flag(schema, "nullable")) return std::nullopt;
  if (type.is_array()) {
    for (const auto& one : type) {
      if (has_type(value, one)) return std::nullopt;
    }
  }
  return expected_type(schema);
}

inline Expected explain_enum(const json& members, const json& value) {
  std::vector<std::string> texts;
  for (const auto& member : members) {
    if (member == value) return std::nullopt;
    texts.push_back(shown(member));
  }
  return (texts.size() == 1 ? "" : "one of ") + shortened(joined(texts, ", "), 400);
}

/// minimum, maximum and their exclusive forms: a flag beside them in OpenAPI, numbers in draft 7.
inline Expected explain_bound(const json& schema, const std::string& keyword, const json& bound,
                              const json& value) {
  if (!value.is_number() || !bound.is_number()) return std::nullopt;
  const auto number = expected_number(schema);
  if (keyword == "minimum") {
    const bool exclusive = has_flag(schema, "exclusiveMinimum");
    if (exclusive ? value > bound : value >= bound) return std::nullopt;
    return number + (exclusive ? " above " : " of at least ") + bound.dump();
  }
  if (keyword == "maximum") {
    const bool exclusive = has_flag(schema, "exclusiveMaximum");
    if (exclusive ? value < bound : value <= bound) return std::nullopt;
    return number + (exclusive ? " below " : " of at most ") + bound.dump();
  }
  if (keyword == "exclusiveMinimum" && !(value > bound)) return number + " above " + bound.dump();
  if (keyword == "exclusiveMaximum" && !(value < bound)) return number + " below " + bound.dump();
  return std::nullopt;
}

/// Whether a number is a whole multiple of a divisor above 0: exactly so for integers, else as
/// near as doubles tell.
inline bool is_multiple(const json& value, const json& divisor) {
  if (value.is_number_unsigned() && divisor.is_number_integer()) {
    return value.get<std::uint64_t>() % divisor.get<std::uint64_t>() == 0;
  }
  if (value.is_number_integer() && divisor.is_number_integer()) {
    return value.get<std::int64_t>() % divisor.get<std::int64_t>() == 0;
  }
  const double quotient = value.get<double>() / divisor.get<double>();
  return std::abs(quotient - std::round(quotient)) < 1e-9;
}

inline Expected explain_multiple(const json& schema, const json& divisor, const json& value) {
  if (!value.is_number() || is_multiple(value, divisor)) return std::nullopt;
  return expected_number(schema) + " that is a multiple of " + divisor.dump();
}

/// How many code points a UTF-8 text has.
inline std::size_t code_points(const std::string& text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1;
  return count;
}

inline Expected explain_length(const std::string& keyword, const json& limit, const json& value) {
  if (!value.is_string()) return std::nullopt;
  const auto length = code_points(value.get_ref<const std::string&>());
  if (keyword == "minLength" && length < limit) {
    return "a string of at least " + counted(limit, "character");
  }
  if (keyword == "maxLength" && length > limit) {
    return "a string of at most " + counted(limit, "character");
  }
  return std::nullopt;
}

inline Expected explain_pattern(const PatternTable& patterns, const std::string& pattern,
                                const json& value) {
  if (!value.is_string()) return std::nullopt;
  if (patterns.at(pattern).found_in(value.get_ref<const std::string&>())) return std::nullopt;
  return "a string that matches " + pattern;
}

inline Expected explain_format(const std::string& format, const json& value) {
  const auto test = format_test(format);
  if (test == nullptr || !value.is_string()) return std::nullopt;
  if (test(value.get_ref<const std::string&>())) return std::nullopt;
  return "a string of format " + format;
}

/// Any keyword that speaks of a value without going into it.
inline Expected explain_scalar(const json& schema, const std::string& keyword, const json& limit,
                               const json& value, const PatternTable& patterns) {
  if (keyword == "type") return explain_type(schema, limit, value);
  if (keyword == "enum") return explain_enum(limit, value);
  if (keyword == "const") return limit == value ? Expected() : Expected(shown(limit));
  if (keyword == "multipleOf") return explain_multiple(schema, limit, value);
  if (keyword == "pattern") return explain_pattern(patterns, limit.get<std::string>(), value);
  if (keyword == "format") return explain_format(limit.get<std::string>(), value);
  if (ends_with(keyword, "Length")) return explain_length(keyword, limit, value);
  if (ends_with(keyword, "imum")) return explain_bound(schema, keyword, limit, value);
  return std::nullopt;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
