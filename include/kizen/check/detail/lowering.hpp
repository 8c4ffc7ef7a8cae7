#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
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

  /// One document: the schema at its root, it and what references lead to under `/s/NUMBER`, schemas
  /// of member names under `/n/NUMBER`.
  Lowered lowered(const JsonPointer& place) {
    json schemas = json::object();
    reference(place);
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const auto [target, forbidden] = waiting_[i];
      forbidden_ = forbidden;
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
    const auto around = forbidden_;
    forbidden_ = with_forbidden(around, reader_.document(), written, dialect_);
    auto result = object_schema(node);
    forbidden_ = around;
    return result;
  }

  json object_schema(const Node& node) {
    const json& written = *node.value;
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

  /// A schema under the names that are forbidden where the reference stands.
  json reference(const JsonPointer& target) {
    const auto [entry, is_new] = numbers_.emplace(std::pair(target, forbidden_), waiting_.size());
    if (is_new) waiting_.emplace_back(target, forbidden_);
    return {{"$ref", "#/s/" + std::to_string(entry->second)}};
  }

  /// Lowers schemas of parts of the value, of which the names around say nothing.
  template <class Lower>
  json apart(const Lower& lower) {
    const auto around = std::exchange(forbidden_, {});
    auto result = lower();
    forbidden_ = around;
    return result;
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
        result[name] = schema(value);
        return;
      case KeywordKind::Schemas:
        result[name] = list(value);
        return;
      case KeywordKind::Child:
      case KeywordKind::Children:
      case KeywordKind::Members:
        result[name == "x-propertyNames" ? "propertyNames" : name] =
            apart([&] { return parts(name, value); });
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

  /// What stands under a keyword that speaks of parts of the value.
  json parts(const std::string& name, const Node& value) {
    if (name == "propertyNames" || name == "x-propertyNames") return names(value);
    if (name == "properties") return members(value);
    if (name == "patternProperties") return json::object();
    return value.value->is_array() ? list(value) : schema(value);
  }

  void add_assertions(std::vector<Assertion> assertions, json& result) {
    if (assertions.empty()) return;
    result[Lowered::assertions_keyword] = result_.assertions.size();
    result_.assertions.push_back(std::move(assertions));
  }

  void add_required(const json& written, json& result) const {
    json required = json::array();
    for (const auto& name : written.at("required")) {
      if (forbidden_.count(name.get<std::string>()) == 0) required.push_back(name);
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
    for (const char* const name :
         {"properties", "patternProperties", "additionalProperties", "required"}) {
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
  std::map<std::pair<JsonPointer, ForbiddenNames>, std::size_t> numbers_;
  std::vector<std::pair<JsonPointer, ForbiddenNames>> waiting_;
  ForbiddenNames forbidden_;  ///< what no schema of the value that is lowered asks for
  json name_schemas_ = json::array();
  Lowered result_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
