#pragma once

#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline const Option* option_with_id(const Field& field, const std::string& id) {
  for (const auto& option : field.options) {
    if (option.id == id) return &option;
  }
  return nullptr;
}

/// `Ann Example`, or what there is of it.
inline std::string full_name(const std::string& first, const std::string& last) {
  return first.empty() || last.empty() ? first + last : first + " " + last;
}

inline std::string display_name(const ObjectType& object, const Record& record) {
  const auto identifier = record.text(object.identifier);
  if (!object.holds_contacts()) return identifier;
  const auto name =
      full_name(record.text(object.column("first_name")), record.text(object.column("last_name")));
  return name.empty() ? identifier : name;
}

inline json read_choices(const Field& field, const json& ids) {
  json choices = json::array();
  for (const auto& id : ids) {
    choices.push_back(
        {{"id", id}, {"name", option_with_id(field, id.get_ref<const std::string&>())->name}});
  }
  return choices;
}

inline json read_employee(const Employee& employee) {
  return {{"id", employee.id},
          {"deleted", false},
          {"first_name", employee.first_name},
          {"last_name", employee.last_name},
          {"email", employee.email}};
}

/// A record as another one's link shows it.
inline json read_link(const ObjectType& object, const Record& record) {
  const auto shown = display_name(object, record);
  return {{"id", record.id},
          {"name", object.holds_contacts() ? shown : record.text(object.identifier)},
          {"display_name", shown}};
}

inline json read_links(const Business& business, const Field& field, const json& value) {
  const auto& object = *business.catalogue.object(field.target);
  json links = json::array();
  for (const Record* const record : live_links(business, field, value)) {
    links.push_back(read_link(object, *record));
  }
  return links;
}

/// A stored value in the form in which it is read.
///
/// @see behaviour page, Fields and values
inline json read_value(const Business& business, const Field& field, const json& value) {
  if (value.is_null()) return nullptr;
  switch (field.shape) {
    case ValueShape::Choice: {
      const auto& option = *option_with_id(field, value.get_ref<const std::string&>());
      return {{"id", option.id}, {"code", option.name}, {"name", option.name}};
    }
    case ValueShape::Choices:
      return read_choices(field, value);
    case ValueShape::Links: {
      json links = read_links(business, field, value);
      return links.empty() ? json() : links;
    }
    case ValueShape::Employee:
      return read_employee(*business.catalogue.employee(value.get<std::string>()));
    default:
      break;
  }
  if (field.type != "money") return value;
  json money = business.catalogue.currency;
  money["amount"] = value;
  return money;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
