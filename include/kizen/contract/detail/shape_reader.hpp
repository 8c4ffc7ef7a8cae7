#pragma once

#include <string>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../json_at.hpp"
#include "json_child.hpp"
#include "schema_shape.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The type of a JSON value.
inline TypeSet type_of(const json& value) {
  if (value.is_object()) return TypeSet::Object;
  if (value.is_array()) return TypeSet::Array;
  if (value.is_string()) return TypeSet::String;
  if (value.is_boolean()) return TypeSet::Boolean;
  if (value.is_number_integer()) return TypeSet::Integer;
  return value.is_number() ? TypeSet::Numbers : TypeSet::Null;
}

/// The types that a word of `type` names; every type for a word that is none.
inline TypeSet types_named(const std::string& word) {
  if (word == "object") return TypeSet::Object;
  if (word == "array") return TypeSet::Array;
  if (word == "string") return TypeSet::String;
  if (word == "boolean") return TypeSet::Boolean;
  if (word == "integer") return TypeSet::Integer;
  if (word == "null") return TypeSet::Null;
  return word == "number" ? TypeSet::Numbers : TypeSet::Any;
}

/// Finds the shape of values through `$ref`, `allOf`, `anyOf`, `oneOf`, `type` and `enum`.
///
/// A schema that names no type but describes members is that of an object, one that describes
/// items that of a list. References are known to lead somewhere; a schema that takes more than
/// `most_schemas` to read, or leads through more than `most_deep`, is taken to allow anything.
class ShapeReader {
 public:
  explicit ShapeReader(const json& document) : document_(document) {}

  SchemaShape shape(const json& schema) { return shape(schema, true); }

 private:
  static constexpr int most_schemas = 10000;
  static constexpr int most_deep = 200;

  SchemaShape shape(const json& schema, bool inside) {
    if (depth_ == most_deep) return {};
    ++depth_;
    auto found = bounded_shape(schema, inside);
    --depth_;
    return found;
  }

  SchemaShape bounded_shape(const json& schema, bool inside) {
    if (!schema.is_object() || ++read_ > most_schemas) return {};
    const auto reference = schema.find("$ref");
    if (reference != schema.end()) return referred(*reference, inside);
    auto found = own_shape(schema, inside);
    for (const auto& one : list(schema, "allOf")) found = both(found, shape(one, inside));
    for (const char* const branches : {"anyOf", "oneOf"}) {
      const auto& all = list(schema, branches);
      if (!all.empty()) found = both(found, any_of(all, inside));
    }
    return found;
  }

  SchemaShape referred(const json& reference, bool inside) {
    const auto place = JsonPointer::parse(reference.get<std::string>());
    const auto* target = place ? json_at(document_, *place) : nullptr;
    return target == nullptr ? SchemaShape{} : shape(*target, inside);
  }

  SchemaShape any_of(const json& branches, bool inside) {
    auto found = shape(branches.front(), inside);
    for (std::size_t i = 1; i < branches.size(); ++i) {
      found = either(found, shape(branches[i], inside));
    }
    return found;
  }

  SchemaShape own_shape(const json& schema, bool inside) {
    SchemaShape own;
    own.types = own_types(schema);
    if (!inside) return own;
    const auto items = schema.find("items");
    if (items != schema.end()) own.items = shape(*items, false).types;
    const auto others = schema.find("additionalProperties");
    if (others != schema.end()) {
      own.others = *others == false ? TypeSet(0) : shape(*others, false).types;
    }
    const auto members = schema.find("properties");
    if (members == schema.end() || !members->is_object()) return own;
    for (const auto& member : members->items()) {
      own.members.emplace(member.key(), shape(member.value(), false).types);
    }
    return own;
  }

  static TypeSet own_types(const json& schema) {
    TypeSet types = TypeSet::Any;
    const auto type = schema.find("type");
    if (type != schema.end() && type->is_string()) {
      types = types_named(type->get<std::string>());
    } else if (schema.contains("properties") || schema.contains("additionalProperties")) {
      types = TypeSet::Object;
    } else if (schema.contains("items")) {
      types = TypeSet::Array;
    }
    if (schema.value("nullable", json()) == true) types = types | TypeSet::Null;
    const auto& values = list(schema, "enum");
    if (values.empty()) return types;
    TypeSet listed = 0;
    for (const auto& value : values) listed = listed | type_of(value);
    return types & listed;
  }

  static const json& list(const json& schema, const char* name) {
    static const json none = json::array();
    const auto found = schema.find(name);
    return found != schema.end() && found->is_array() ? *found : none;
  }

  const json& document_;
  int read_ = 0;
  int depth_ = 0;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
