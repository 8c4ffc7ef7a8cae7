#pragma once

#include <cmath>
#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "moment.hpp"
#include "read_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A value that a field does not take; `what` completes the sentence "'amount' takes ...".
struct NotTaken {
  std::string what;
};

/// The largest integer up to which every one is also a double.
inline constexpr double largest_exact_integer = 9007199254740992.0;

inline json write_integer(const json& value) {
  if (!value.is_number()) throw NotTaken{"an integer"};
  const auto number = value.get<double>();
  if (std::floor(number) != number || std::abs(number) > largest_exact_integer) {
    throw NotTaken{"an integer"};
  }
  return value.get<std::int64_t>();
}

inline json write_rating(const json& value) {
  const char* const what = "an integer from 0 to 10";
  auto number = value;
  if (value.is_string()) {
    const auto text = value.get<std::string>();
    if (text.empty() || text.size() > 2 ||
        text.find_first_not_of("0123456789") != std::string::npos) {
      throw NotTaken{what};
    }
    number = std::stoi(text);
  }
  if (!number.is_number()) throw NotTaken{what};
  const auto rating = number.get<double>();
  if (std::floor(rating) != rating || rating < 0 || rating > 10) throw NotTaken{what};
  return number.get<int>();
}

inline json write_number(const Field& field, const json& value) {
  if (field.type == "integer") return write_integer(value);
  if (field.type == "rating") return write_rating(value);
  if (!value.is_number()) throw NotTaken{"a number"};
  return value;
}

inline json write_text(const json& value) {
  if (!value.is_string()) throw NotTaken{"a string"};
  return value.get_ref<const std::string&>().empty() ? json() : value;
}

inline json write_date(const json& value) {
  if (!value.is_string() || !parse_date(value.get_ref<const std::string&>())) {
    throw NotTaken{"a date, YYYY-MM-DD"};
  }
  return value;
}

inline json write_datetime(const json& value) {
  if (!value.is_string() || !parse_moment(value.get_ref<const std::string&>())) {
    throw NotTaken{"a date and time with offset, YYYY-MM-DDTHH:MM:SS+00:00"};
  }
  return spelled_in_full(value.get<std::string>());
}

/// The id in a bare id or in `{"id": ...}`, in lower case; empty where there is none.
inline std::string id_in(const json& value) {
  const auto& bare = value.is_object() && value.contains("id") ? value["id"] : value;
  return bare.is_string() ? ascii_lower(bare.get<std::string>()) : std::string();
}

inline json write_choice(const Field& field, const json& value) {
  const auto id = id_in(value);
  const auto name = value.is_object() ? value.value("name", json()) : json();
  for (const auto& option : field.options) {
    if (option.id == id || (id.empty() && name == option.name)) return option.id;
  }
  throw NotTaken{"one of its options, as an id, {\"id\": ...} or {\"name\": ...}"};
}

inline json write_link(const Business& business, const Field& field, const json& value) {
  const auto& table = business.table(*business.catalogue.object(field.target));
  const Record* const record = table.live(id_in(value));
  if (record == nullptr) throw NotTaken{"ids of existing records of " + field.target};
  return record->id;
}

inline json write_employee(const Business& business, const json& value) {
  const auto& bare = value.is_object() && value.contains("id") ? value["id"] : value;
  const Employee* const employee =
      bare.is_string() ? business.catalogue.employee(bare.get<std::string>()) : nullptr;
  if (employee == nullptr) throw NotTaken{"the id of an employee"};
  return employee->id;
}

/// One item of a field that holds several.
inline json write_item(const Business& business, const Field& field, const json& value) {
  return field.shape == ValueShape::Choices ? write_choice(field, value)
                                            : write_link(business, field, value);
}

/// Every item of a list, each once.
inline json write_list(const Business& business, const Field& field, const json& value) {
  const bool is_one = !value.is_array() && business.behaviour.takes_one_for_several;
  if (!value.is_array() && !is_one) throw NotTaken{"a list"};
  json items = json::array();
  for (const auto& given : is_one ? json::array({value}) : value) {
    auto item = write_item(business, field, given);
    if (std::find(items.begin(), items.end(), item) == items.end()) {
      items.push_back(std::move(item));
    }
  }
  return items.empty() ? json() : items;
}

/// A value in the form in which it is stored.
///
/// @throws NotTaken where the field does not take it
/// @see behaviour page, Fields and values
inline json write_value(const Business& business, const Field& field, const json& value) {
  if (value.is_null()) return nullptr;
  switch (field.shape) {
    case ValueShape::Text:
      return write_text(value);
    case ValueShape::Number:
      return write_number(field, value);
    case ValueShape::Date:
      return write_date(value);
    case ValueShape::DateTime:
      return write_datetime(value);
    case ValueShape::Flag:
      if (!value.is_boolean()) throw NotTaken{"true or false"};
      return value;
    case ValueShape::Choice:
      return write_choice(field, value);
    case ValueShape::Choices:
    case ValueShape::Links:
      return write_list(business, field, value);
    case ValueShape::Employee:
      return write_employee(business, value);
  }
  return nullptr;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
