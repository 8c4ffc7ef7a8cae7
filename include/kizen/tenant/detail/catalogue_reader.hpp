#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "catalogue.hpp"
#include "uuid.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// `scope` is a path that no other thing in the catalogue has; ids are made from it.
inline Field read_field(const json& document, const json& entry, const std::string& scope) {
  const auto type = entry.at("field_type").get<std::string>();
  const auto name = entry.at("name").get<std::string>();
  Field field{uuid_of(scope + "/" + name),
              name,
              entry.at("display_name").get<std::string>(),
              type,
              shape_of(type),
              {},
              entry.value("target", std::string()),
              entry.value("read_only", false),
              document.at("field_types").at(type).at("conditions").get<std::vector<std::string>>(),
              0};
  for (const auto& option : entry.value("options", json::array())) {
    const auto option_name = option.get<std::string>();
    field.options.push_back({uuid_of(scope + "/" + name + "/" + option_name), option_name});
  }
  return field;
}

inline Columns read_columns(const json& names, const ObjectType& object) {
  Columns columns;
  for (const auto& name : names) {
    const Field* const field = object.field_named(name.get_ref<const std::string&>());
    if (field != nullptr) columns.push_back(field->index);
  }
  return columns;
}

/// The search body of a saved group; an option that it names by name becomes its id.
inline json read_group(const json& group, const ObjectType& object) {
  json filters = group.at("filters");
  for (auto& filter : filters) {
    filter["type"] = "fields";
    filter["subtype"] = "non_custom";
    auto& value = filter["value"];
    if (!value.is_object()) continue;
    const auto& name = filter.at("field").get_ref<const std::string&>();
    for (const auto& option : object.field_named(name)->options) {
      if (option.name == value.at("option")) {
        value = option.id;
        break;
      }
    }
  }
  return {{"query", {{{"filters", std::move(filters)}}}}};
}

inline ObjectType read_object(const json& document, const json& entry, const std::string& scope) {
  ObjectType object;
  entry.at("api_name").get_to(object.api_name);
  const auto object_scope = scope + "/" + object.api_name;
  object.id = uuid_of(object_scope);
  entry.at("object_type").get_to(object.kind);
  for (const auto& field_entry : entry.at("fields")) {
    auto field = read_field(document, field_entry, object_scope);
    field.index = object.fields.size();
    object.columns_by_name.emplace(field.name, field.index);
    object.columns_by_id.emplace(field.id, field.index);
    object.fields.push_back(std::move(field));
  }
  object.identifier = object.column(entry.at("identifier").get_ref<const std::string&>());
  object.search_columns = read_columns(entry.at("search"), object);
  object.default_columns = read_columns(entry.at("default_fields"), object);
  for (const auto& group : entry.at("groups")) {
    object.groups.emplace(group.at("id").get<std::string>(), read_group(group, object));
  }
  return object;
}

/// The catalogue of the business at that place in the document. Its first employee is the user
/// of that id.
inline Catalogue read_catalogue(const json& document, std::size_t business,
                                const std::string& user_id) {
  const auto& entry = document.at("businesses").at(business);
  const auto scope = entry.at("name").get<std::string>();
  Catalogue catalogue{document.at("currency"), {}, {}};
  for (const auto& object : document.at("objects")) {
    catalogue.objects.push_back(read_object(document, object, scope));
  }
  for (const auto& person : entry.at("employees")) {
    const auto email = person.at("email").get<std::string>();
    const auto id = catalogue.employees.empty() ? user_id : uuid_of(scope + "/" + email);
    catalogue.employees.push_back({id, person.at("first_name").get<std::string>(),
                                   person.at("last_name").get<std::string>(), email,
                                   person.at("may_write").get<bool>()});
  }
  return catalogue;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
