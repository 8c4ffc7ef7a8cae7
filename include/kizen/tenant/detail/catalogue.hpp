#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "field_type.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One of the values that a choice field can take.
struct Option {
  std::string id;
  std::string name;
};

struct Field {
  std::string id;
  std::string name;  ///< api name
  std::string display_name;
  std::string type;
  ValueShape shape;
  std::vector<Option> options;          ///< of choices
  std::string target;                   ///< of links: api name of the object they lead to
  bool read_only;                       ///< kept by the service
  std::vector<std::string> conditions;  ///< that a filter may ask of it
  std::size_t index;                    ///< among the fields of its object

  bool holds_several() const { return shape == ValueShape::Choices || shape == ValueShape::Links; }
};

/// Positions of fields in `ObjectType::fields`, in any order.
using Columns = std::vector<std::size_t>;

struct ObjectType {
  std::string id;
  std::string api_name;
  std::string kind;  ///< `object_type` of a response
  std::vector<Field> fields;
  std::size_t identifier;  ///< column by which upsert and lookup find a record
  Columns search_columns;
  Columns default_columns;
  std::unordered_map<std::string, json> groups;  ///< body of a search, by id of the saved group
  std::unordered_map<std::string, std::size_t> columns_by_name;
  std::unordered_map<std::string, std::size_t> columns_by_id;

  bool holds_contacts() const { return api_name == "client_client"; }

  const Field* field_named(const std::string& name) const {
    const auto found = columns_by_name.find(name);
    return found == columns_by_name.end() ? nullptr : &fields[found->second];
  }

  const Field* field_with_id(const std::string& field_id) const {
    const auto found = columns_by_id.find(field_id);
    return found == columns_by_id.end() ? nullptr : &fields[found->second];
  }

  std::size_t column(const std::string& name) const { return columns_by_name.at(name); }
};

struct Employee {
  std::string id;
  std::string first_name;
  std::string last_name;
  std::string email;
  bool may_write;
};

/// The objects and people of one business. Does not change once it is read.
struct Catalogue {
  json currency;
  std::vector<ObjectType> objects;
  std::vector<Employee> employees;

  /// The object of that api name or id, or null.
  const ObjectType* object(std::string_view identifier) const {
    return found_in(objects, [&](const ObjectType& object) {
      return object.api_name == identifier || object.id == identifier;
    });
  }

  const Employee* employee(std::string_view id) const {
    return found_in(employees, [&](const Employee& employee) { return employee.id == id; });
  }

 private:
  template <class Items, class Wanted>
  static auto found_in(const Items& items, Wanted wanted) -> decltype(items.data()) {
    const auto found = std::find_if(items.begin(), items.end(), wanted);
    return found == items.end() ? nullptr : &*found;
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
