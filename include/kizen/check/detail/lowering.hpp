#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "forbidden_members.hpp"
#include "schema_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Private keywords, which take the place of those that valijson gets wrong.
inline constexpr const char* pattern_keyword = "contract:pattern";
inline constexpr const char* format_keyword = "contract:format";
inline constexpr const char* multiple_keyword = "contract:multipleOf";

/// Rewrites schemas of a dialect into the JSON Schema that valijson decides rightly.
///
/// OpenAPI 3.0 becomes draft 4: `nullable` a type or a branch, members that the direction forbids
/// `not: {}`, annotations left out. Each schema that a reference leads to gets a number.
class Lowering {
 public:
  Lowering(const json& document, Dialect dialect, const SchemaInventory& inventory)
      : document_(document), dialect_(dialect), inventory_(inventory) {}

  /// One document: the first target at its root, all targets under `/s/NUMBER`, schemas of member
  /// names under `/n/NUMBER`.
  json document() {
    json schemas = json::object();
    for (std::size_t i = 0; i < inventory_.targets.size(); ++i) {
      schemas[std::to_string(i)] = lowered(*json_at(document_, inventory_.targets[i]));
    }
    return {{"allOf", json::array({{{"$ref", "#/s/0"}}})},
            {"s", std::move(schemas)},
            {"n", std::move(name_schemas_)}};
  }

 private:
  json lowered(const json& schema) {
    if (!schema.is_object()) return schema;
    if (schema.contains("$ref")) return {{"$ref", lowered_reference(schema.at("$ref"))}};
    json result = json::object();
    for (const auto& member : schema.items()) lower_keyword(schema, member.key(), result);
    return nullable(schema, std::move(result));
  }

  std::string lowered_reference(const json& reference) const {
    const auto target = *JsonPointer::parse(reference.get<std::string>());
    const auto& all = inventory_.targets;
    return "#/s/" + std::to_string(std::find(all.begin(), all.end(), target) - all.begin());
  }

  void lower_keyword(const json& schema, const std::string& name, json& result) {
    const auto* keyword = find_keyword(dialect_, name);
    if (keyword == nullptr) return;
    const auto& value = schema.at(name);
    switch (keyword->kind) {
      case KeywordKind::Assertion:
        lower_assertion(schema, name, result);
        return;
      case KeywordKind::Schema:
      case KeywordKind::Child:
        result[name] = name == "propertyNames" ? lowered_names(value) : lowered(value);
        return;
      case KeywordKind::Schemas:
        result[name] = lowered_list(value);
        return;
      case KeywordKind::Children:
        result[name] = value.is_array() ? lowered_list(value) : lowered(value);
        return;
      case KeywordKind::Members:
        result[name] = lowered_members(value);
        return;
      case KeywordKind::Annotation:
      case KeywordKind::Definitions:
      case KeywordKind::Unsupported:
        return;
    }
  }

  void lower_assertion(const json& schema, const std::string& name, json& result) const {
    const auto& value = schema.at(name);
    if (name == "pattern") {
      result[pattern_keyword] = value;
    } else if (name == "format") {
      if (format_test(value.get<std::string>()) != nullptr) result[format_keyword] = value;
    } else if (name == "multipleOf") {
      result[multiple_keyword] = value;
    } else if (name == "required") {
      auto required = lowered_required(schema);
      if (!required.empty()) result[name] = std::move(required);
    } else if (name == "exclusiveMinimum" || name == "exclusiveMaximum") {
      const bool orphan = value.is_boolean() &&
                          !schema.contains(name == "exclusiveMinimum" ? "minimum" : "maximum");
      if (!orphan) result[name] = value;
    } else if (name != "nullable" && name != "readOnly" && name != "writeOnly") {
      result[name] = value;
    }
  }

  /// valijson takes the schema of names for the schema around it unless it stands elsewhere.
  json lowered_names(const json& schema) {
    name_schemas_.push_back(lowered(schema));
    return {{"$ref", "#/n/" + std::to_string(name_schemas_.size() - 1)}};
  }

  json lowered_list(const json& list) {
    json result = json::array();
    for (const auto& schema : list) result.push_back(lowered(schema));
    return result;
  }

  json lowered_members(const json& members) {
    json result = json::object();
    for (const auto& member : members.items()) {
      result[member.key()] = is_forbidden(document_, member.value(), dialect_)
                                 ? json{{"not", json::object()}}
                                 : lowered(member.value());
    }
    return result;
  }

  json lowered_required(const json& schema) const {
    json result = json::array();
    for (const auto& name : schema.at("required")) {
      if (!forbids_member(document_, schema, name.get<std::string>(), dialect_)) {
        result.push_back(name);
      }
    }
    return result;
  }

  json nullable(const json& schema, json result) const {
    if (dialect_ == Dialect::Draft7 || !has_flag(schema, "nullable")) return result;
    const auto type = result.find("type");
    if (type != result.end() && type->is_string()) {
      *type = json::array({*type, "null"});
      return result;
    }
    return {{"anyOf", json::array({json{{"type", "null"}}, std::move(result)})}};
  }

  const json& document_;
  Dialect dialect_;
  const SchemaInventory& inventory_;
  json name_schemas_ = json::array();
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
