#pragma once

#include <string>
#include <vector>

#include "../../check/detail/format.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "moment.hpp"
#include "refusal.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The place of a number, or of all that a spelled date or moment covers, on one axis.
struct Span {
  double first;
  double last;
};

[[noreturn]] inline void refuse_operand(const Field& field, const std::string& wanted) {
  refuse_write("A filter on '" + field.name + "' with this condition takes " + wanted + ".");
}

inline std::string text_operand(const Field& field, const json& value) {
  if (!value.is_string()) refuse_operand(field, "a string");
  return folded(value.get<std::string>());
}

inline bool bool_operand(const Field& field, const json& value) {
  if (!value.is_boolean()) refuse_operand(field, "true or false");
  return value.get<bool>();
}

inline Span number_operand(const Field& field, const json& value) {
  json number = value;
  if (field.type == "rating" && value.is_string()) {
    const auto text = value.get<std::string>();
    const bool digits = !text.empty() && text.size() <= 9 &&
                        text.find_first_not_of("0123456789") == std::string::npos;
    if (digits) number = std::stoi(text);
  }
  if (!number.is_number()) refuse_operand(field, "a number");
  return {number.get<double>(), number.get<double>()};
}

/// A whole day of UTC, or a moment with the width of its last digit.
inline Span moment_operand(const Field& field, const json& value) {
  const auto text = value.is_string() ? value.get<std::string>() : std::string();
  if (const auto days = parse_date(text)) {
    const auto first = static_cast<double>(*days * microseconds_a_day);
    return {first, first + static_cast<double>(microseconds_a_day - 1)};
  }
  const auto moment = parse_moment(text);
  if (!moment) refuse_operand(field, "a date and time, YYYY-MM-DDTHH:MM:SS.mmmZ");
  const auto first = static_cast<double>(moment->microseconds);
  return {first, first + static_cast<double>(moment->grain - 1)};
}

inline Span date_operand(const Field& field, const json& value) {
  const auto days = value.is_string() ? parse_date(value.get_ref<const std::string&>())
                                      : std::optional<std::int64_t>();
  if (!days) refuse_operand(field, "a date, YYYY-MM-DD");
  return {static_cast<double>(*days), static_cast<double>(*days)};
}

inline Span span_operand(const Field& field, const json& value) {
  if (field.shape == ValueShape::Date) return date_operand(field, value);
  if (field.shape == ValueShape::DateTime) return moment_operand(field, value);
  return number_operand(field, value);
}

/// The lower end of the first and the upper end of the second of two values.
inline Span between_operand(const Field& field, const json& value) {
  if (!value.is_array() || value.size() != 2) refuse_operand(field, "a list of two values");
  return {span_operand(field, value[0]).first, span_operand(field, value[1]).last};
}

/// A stored number, date or datetime on the same axis as operands.
inline double position_of(const Field& field, const json& stored) {
  if (field.shape == ValueShape::Number) return stored.get<double>();
  const auto& text = stored.get_ref<const std::string&>();
  if (field.shape == ValueShape::Date) return static_cast<double>(parse_date(text).value_or(0));
  return static_cast<double>(parse_moment(text).value_or(Moment()).microseconds);
}

/// An id, as a filter gives it: of an option, a record, or an employee (`is_me` too).
inline std::string id_operand(const Business& business, const Employee& user, const Field& field,
                              const json& value) {
  const auto text = value.is_string() ? value.get<std::string>() : std::string();
  if (field.shape == ValueShape::Employee) {
    if (text == "is_me") return user.id;
    if (business.catalogue.employee(text) != nullptr) return text;
  }
  if (!is_uuid(text)) refuse_operand(field, "a UUID");
  return ascii_lower(text);
}

inline std::vector<std::string> ids_operand(const Business& business, const Employee& user,
                                            const Field& field, const json& value) {
  if (!value.is_array()) refuse_operand(field, "a list");
  std::vector<std::string> ids;
  for (const auto& item : value) ids.push_back(id_operand(business, user, field, item));
  return ids;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
