#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../contract/detail/shape_reader.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "assertions_of.hpp"
#include "discriminator_reader.hpp"
#include "forbidden_members.hpp"
#include "program.hpp"
#include "schema_reader.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Makes a program of a schema that SchemaReader found sound.
class Compiler {
 public:
  Compiler(const DocumentReader& reader, Dialect dialect, const PatternTable& patterns)
      : reader_(reader), dialect_(dialect), patterns_(patterns) {}

  Program compile(const JsonPointer& place) {
    program_.takes_whole_floats = dialect_ == Dialect::Draft7;
    program_.forbidding_keyword = forbidding_keyword(dialect_);
    number_of({json_at(reader_.document(), place), place});
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const auto waiting = waiting_[i];
      auto compiled = schema(waiting.node, waiting.forbidden);
      program_.schemas[i] = std::move(compiled);
    }
    return std::move(program_);
  }

 private:
  /// A schema, and the names that the schemas around it forbid for the same value.
  struct Waiting {
    Node node;
    ForbiddenNames forbidden;
  };

  /// The number of a schema; it is compiled later where it is met for the first time.
  SchemaIndex number_of(const Node& written, const ForbiddenNames& forbidden = {}) {
    const auto node = reader_.followed(written);
    const auto next = static_cast<SchemaIndex>(waiting_.size());
    const auto [entry, is_new] = numbers_.emplace(std::pair(node.place, forbidden), next);
    if (is_new) {
      waiting_.push_back({node, forbidden});
      program_.schemas.emplace_back();
    }
    return entry->second;
  }

  std::optional<SchemaIndex> child(const Node& parent, const char* keyword,
                                   const ForbiddenNames& forbidden = {}) {
    const auto found = parent.value->find(keyword);
    if (found == parent.value->end()) return std::nullopt;
    return number_of({&*found, parent.place / keyword}, forbidden);
  }

  std::vector<SchemaIndex> children(const Node& parent, const char* keyword,
                                    const ForbiddenNames& forbidden = {}) {
    std::vector<SchemaIndex> all;
    const auto found = parent.value->find(keyword);
    if (found == parent.value->end() || !found->is_array()) return all;
    for_each_element({&*found, parent.place / keyword},
                     [&](const Node& node) { all.push_back(number_of(node, forbidden)); });
    return all;
  }

  bool speaks(const char* keyword) const { return find_keyword(dialect_, keyword) != nullptr; }

  SchemaNode schema(const Node& node, const ForbiddenNames& around) {
    SchemaNode compiled;
    compiled.place = node.place;
    if (node.value->is_boolean()) {
      compiled.is_false = !node.value->get<bool>();
      return compiled;
    }
    read_types(*node.value, compiled);
    compiled.assertions = AssertionsOf(reader_, node, dialect_, patterns_).all();
    const auto forbidden = with_forbidden(around, reader_.document(), *node.value, dialect_);
    read_object(node, forbidden, compiled);
    read_array(node, compiled);
    read_branches(node, forbidden, compiled);
    return compiled;
  }

  /// Beside a type, `nullable` only widens the type: every other keyword still speaks.
  void read_types(const json& written, SchemaNode& compiled) const {
    const bool nullable = is_openapi(dialect_) && has_flag(written, "nullable");
    const auto type = written.find("type");
    compiled.takes_null = nullable && type == written.end();
    if (type == written.end()) return;
    compiled.type_expected = expected_type(written);
    compiled.types = nullable ? TypeSet::Null : 0U;
    const json names = type->is_array() ? *type : json::array({*type});
    for (const auto& name : names) {
      compiled.types = compiled.types | types_named(name.get_ref<const std::string&>());
    }
  }

  static std::optional<std::uint64_t> count(const json& written, const char* keyword) {
    const auto found = written.find(keyword);
    if (found == written.end()) return std::nullopt;
    return count_of(*found);
  }

  static bool has_any(const json& written, std::initializer_list<const char*> keywords) {
    for (const char* const keyword : keywords) {
      if (written.contains(keyword)) return true;
    }
    return false;
  }

  void read_object(const Node& node, const ForbiddenNames& forbidden, SchemaNode& compiled) {
    const json& written = *node.value;
    if (!has_any(written, {"properties", "required", "additionalProperties", "patternProperties",
                           "propertyNames", "x-propertyNames", "dependencies", "minProperties",
                           "maxProperties"})) {
      return;
    }
    auto& object = compiled.object.emplace();
    read_members(node, object);
    read_required(written, forbidden, object);
    object.members.index();
    read_patterns(node, object);
    read_additional(node, object);
    for (const char* const names : {"propertyNames", "x-propertyNames"}) {
      if (!object.names && speaks(names)) object.names = child(node, names);
    }
    read_dependencies(node, forbidden, object);
    object.count = {count(written, "minProperties"), count(written, "maxProperties")};
  }

  void read_members(const Node& node, ObjectKeywords& object) {
    const auto properties = node.value->find("properties");
    if (properties == node.value->end()) return;
    for_each_element({&*properties, node.place / "properties"}, [&](const Node& member) {
      auto& named = object.members.add(member.place.tokens().back());
      named.is_forbidden = is_forbidden(reader_.document(), *member.value, dialect_);
      named.schema = number_of(member);
    });
  }

  static void read_required(const json& written, const ForbiddenNames& forbidden,
                            ObjectKeywords& object) {
    const auto required = written.find("required");
    if (required == written.end()) return;
    for (const auto& name : *required) {
      if (forbidden.count(name.get<std::string>()) != 0) continue;
      auto& member = object.members.add(name.get<std::string>());
      if (member.is_required) continue;
      member.is_required = true;
      ++object.required_count;
    }
  }

  void read_patterns(const Node& node, ObjectKeywords& object) {
    const auto patterns = node.value->find("patternProperties");
    if (patterns == node.value->end() || !speaks("patternProperties")) return;
    for_each_element({&*patterns, node.place / "patternProperties"}, [&](const Node& member) {
      object.patterns.push_back({patterns_.at(member.place.tokens().back()), number_of(member)});
    });
  }

  void read_additional(const Node& node, ObjectKeywords& object) {
    const auto additional = node.value->find("additionalProperties");
    if (additional == node.value->end() || *additional == true) return;
    object.is_closed = *additional == false;
    if (!object.is_closed) object.additional = child(node, "additionalProperties");
  }

  void read_dependencies(const Node& node, const ForbiddenNames& forbidden,
                         ObjectKeywords& object) {
    const auto dependencies = node.value->find("dependencies");
    if (dependencies == node.value->end() || !speaks("dependencies")) return;
    for_each_element({&*dependencies, node.place / "dependencies"}, [&](const Node& one) {
      Dependency dependency{one.place.tokens().back()};
      if (one.value->is_array()) {
        dependency.required = one.value->get<std::vector<std::string>>();
      } else {
        dependency.schema = number_of(one, forbidden);
      }
      object.dependencies.push_back(std::move(dependency));
    });
  }

  void read_array(const Node& node, SchemaNode& compiled) {
    const json& written = *node.value;
    if (!has_any(written, {"items", "contains", "minItems", "maxItems"})) return;
    auto& array = compiled.array.emplace();
    array.tuple = children(node, "items");
    const bool is_tuple = written.contains("items") && written.at("items").is_array();
    if (!is_tuple) {
      array.items = child(node, "items");
    } else if (speaks("additionalItems")) {
      array.additional = child(node, "additionalItems");
    }
    if (speaks("contains")) array.contains = child(node, "contains");
    if (array.contains) array.contained = shown(written.at("contains"));
    array.count = {count(written, "minItems"), count(written, "maxItems")};
  }

  void read_branches(const Node& node, const ForbiddenNames& forbidden, SchemaNode& compiled) {
    const json& written = *node.value;
    if (!has_any(written, {"allOf", "anyOf", "oneOf", "not", "if"})) return;
    auto& branches = compiled.branches.emplace();
    branches.all_of = children(node, "allOf", forbidden);
    branches.any_of = children(node, "anyOf", forbidden);
    branches.one_of = children(node, "oneOf", forbidden);
    branches.none_of = child(node, "not", forbidden);
    if (branches.none_of) branches.refused = shown(written.at("not"));
    branches.discriminator = discriminator_of(reader_, node, dialect_);
    if (!speaks("if")) return;
    branches.condition = child(node, "if", forbidden);
    if (!branches.condition) return;
    branches.then = child(node, "then", forbidden);
    branches.otherwise = child(node, "else", forbidden);
  }

  const DocumentReader& reader_;
  Dialect dialect_;
  const PatternTable& patterns_;
  std::map<std::pair<JsonPointer, ForbiddenNames>, SchemaIndex> numbers_;
  std::vector<Waiting> waiting_;
  Program program_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
