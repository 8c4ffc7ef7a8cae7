#pragma once

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "assertions_of.hpp"
#include "discriminator_reader.hpp"
#include "forbidden_members.hpp"
#include "program.hpp"
#include "schema_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A schema as valijson reads it.
struct Lowered {
  /// Private keywords, which take the place of those that valijson gets wrong. Each stands before a
  /// number: of a list of assertions, of a schema of the program.
  static constexpr const char* assertions_keyword = "contract:assertions";
  static constexpr const char* members_keyword = "contract:members";

  json document = {};
  std::vector<std::vector<Assertion>> assertions = {};
};

/// Rewrites schemas of a dialect into the JSON Schema that valijson decides rightly.
///
/// OpenAPI 3.0 becomes draft 4: `nullable` a type or a branch, members that the direction forbids
/// `not: {}`, annotations left out. Each schema that a reference leads to gets a number. It reads
/// the schema for itself, so that valijson's verdict does not rest on how the program was made.
class Lowering {
 public:
  Lowering(const DocumentReader& reader, Dialect dialect, const SchemaInventory& inventory,
           const Program& program)
      : reader_(reader), dialect_(dialect), inventory_(inventory), program_(program) {}

  /// One document: the first target at its root, all targets under `/s/NUMBER`, schemas of member
  /// names under `/n/NUMBER`.
  Lowered lowered() {
    json schemas = json::object();
    for (std::size_t i = 0; i < inventory_.targets.size(); ++i) {
      const auto& target = inventory_.targets[i];
      schemas[std::to_string(i)] = schema({json_at(reader_.document(), target), target});
    }
    result_.document = {{"allOf", json::array({{{"$ref", "#/s/0"}}})},
                        {"s", std::move(schemas)},
                        {"n", std::move(name_schemas_)}};
    return std::move(result_);
  }

 private:
  json schema(const Node& node) {
    const json& written = *node.value;
    if (!written.is_object()) return written;
    if (written.contains("$ref")) return reference(reader_.reference_target(node));
    json result = json::object();
    for (const auto& member : written.items()) {
      add_keyword(node, {&member.value(), node.place / member.key()}, result);
    }
    add_assertions(AssertionsOf(reader_, node, dialect_, inventory_.patterns).all(), result);
    if (needs_program(written)) leave_members_to_program(node, result);
    add_dependencies(node, result);
    add_discriminator(node, result);
    return nullable(written, std::move(result));
  }

  json reference(const JsonPointer& target) const {
    const auto& all = inventory_.targets;
    const auto number = std::find(all.begin(), all.end(), target) - all.begin();
    return {{"$ref", "#/s/" + std::to_string(number)}};
  }

  void add_keyword(const Node& parent, const Node& value, json& result) {
    const auto& name = value.place.tokens().back();
    const auto* keyword = find_keyword(dialect_, name);
    if (keyword == nullptr) return;
    switch (keyword->kind) {
      case KeywordKind::Type:
        result[name] = *value.value;
        return;
      case KeywordKind::Count:
        result[name] = std::min<std::uint64_t>(count_of(*value.value),
                                               std::numeric_limits<std::int64_t>::max());
        return;
      case KeywordKind::Required:
        return add_required(*parent.value, result);
      case KeywordKind::Schema:
      case KeywordKind::Child:
        result[name] = name == "propertyNames" ? names(value) : schema(value);
        return;
      case KeywordKind::Schemas:
      case KeywordKind::Children:
        result[name] = value.value->is_array() ? list(value) : schema(value);
        return;
      case KeywordKind::Members:
        if (name == "properties") result[name] = members(value);
        return;
      case KeywordKind::Annotation:
      case KeywordKind::Assertion:
      case KeywordKind::Definitions:
      case KeywordKind::Dependencies:
      case KeywordKind::Discriminator:
      case KeywordKind::Flag:
      case KeywordKind::Unsupported:
        return;
    }
  }

  void add_assertions(std::vector<Assertion> assertions, json& result) {
    if (assertions.empty()) return;
    result[Lowered::assertions_keyword] = result_.assertions.size();
    result_.assertions.push_back(std::move(assertions));
  }

  void add_required(const json& written, json& result) const {
    json required = json::array();
    for (const auto& name : written.at("required")) {
      if (!forbids_member(reader_.document(), written, name.get<std::string>(), dialect_)) {
        required.push_back(name);
      }
    }
    if (!required.empty()) result["required"] = std::move(required);
  }

  /// valijson takes the schema of names for the schema around it unless it stands elsewhere.
  json names(const Node& node) {
    name_schemas_.push_back(schema(node));
    return {{"$ref", "#/n/" + std::to_string(name_schemas_.size() - 1)}};
  }

  json list(const Node& node) {
    json result = json::array();
    for_each_element(node, [&](const Node& one) { result.push_back(schema(one)); });
    return result;
  }

  json members(const Node& node) {
    json result = json::object();
    for_each_element(node, [&](const Node& member) {
      result[member.place.tokens().back()] =
          is_forbidden(reader_.document(), *member.value, dialect_) ? json{{"not", json::object()}}
                                                                    : schema(member);
    });
    return result;
  }

  static bool has_nul(const std::string& name) { return name.find('\0') != std::string::npos; }

  /// valijson matches names by std::regex, which long names crash, and cuts names at a NUL.
  static bool needs_program(const json& written) {
    if (written.contains("patternProperties")) return true;
    const json properties = written.value("properties", json::object());
    const json required = written.value("required", json::array());
    return std::any_of(required.begin(), required.end(),
                       [](const json& name) { return has_nul(name.get<std::string>()); }) ||
           std::any_of(properties.items().begin(), properties.items().end(),
                       [](const auto& member) { return has_nul(member.key()); });
  }

  void leave_members_to_program(const Node& node, json& result) const {
    for (const char* const name : {"properties", "additionalProperties", "required"}) {
      result.erase(name);
    }
    const auto found = std::find_if(program_.schemas.begin(), program_.schemas.end(),
                                    [&](const SchemaNode& one) { return one.place == node.place; });
    result[Lowered::members_keyword] = found - program_.schemas.begin();
  }

  static void also(json& result, json schema) {
    auto& all = result["allOf"];
    if (all.is_null()) all = json::array();
    all.push_back(std::move(schema));
  }

  void add_dependencies(const Node& node, json& result) {
    const auto found = node.value->find("dependencies");
    if (found == node.value->end()) return;
    for_each_element({&*found, node.place / "dependencies"}, [&](const Node& one) {
      const json has_it = {{"type", "object"},
                           {"required", json::array({one.place.tokens().back()})}};
      json then = json::object();
      if (!one.value->is_array()) {
        then = schema(one);
      } else if (!one.value->empty()) {
        then["required"] = *one.value;
      }
      also(result, {{"anyOf", json::array({json{{"not", has_it}}, std::move(then)})}});
    });
  }

  /// An object must name one of the branches, and fit that one.
  void add_discriminator(const Node& node, json& result) {
    const auto discriminator = discriminator_of(reader_, node, dialect_);
    if (!discriminator) return;
    const char* const keyword = discriminated_keyword(*node.value);
    json choices = json::array({json{{"not", {{"type", "object"}}}}});
    for (const auto& [name, branch] : discriminator->branches) {
      json choice = {{"required", json::array({discriminator->member})},
                     {"properties", {{discriminator->member, json::object()}}},
                     {"allOf", json::array({result.at(keyword).at(branch)})}};
      add_assertions({values_assertion("enum", json::array({name}).dump())},
                     choice["properties"][discriminator->member]);
      choices.push_back(std::move(choice));
    }
    also(result, {{"anyOf", std::move(choices)}});
  }

  json nullable(const json& written, json result) const {
    if (!is_openapi(dialect_) || !has_flag(written, "nullable")) return result;
    const auto type = result.find("type");
    if (type != result.end() && type->is_string()) {
      *type = json::array({*type, "null"});
      return result;
    }
    return {{"anyOf", json::array({json{{"type", "null"}}, std::move(result)})}};
  }

  const DocumentReader& reader_;
  Dialect dialect_;
  const SchemaInventory& inventory_;
  const Program& program_;
  json name_schemas_ = json::array();
  Lowered result_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
