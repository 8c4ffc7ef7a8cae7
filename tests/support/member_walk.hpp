#pragma once

#include <initializer_list>
#include <kizen/check.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

namespace kizen_test {

/// The places of the members that a value has of a draft 7 schema: of `anyOf`, `oneOf`, `if` and
/// `dependencies`, what speaks of the value.
class MemberWalk {
 public:
  explicit MemberWalk(const kizen::JsonSource& schema) : source_(schema) {}

  void walk(kizen::JsonPointer place, const kizen::json& value) {
    const auto& schema = followed(place);
    if (!schema.is_object()) return;
    walk_members(schema, place, value);
    walk_items(schema, place, value);
    walk_branches(schema, place, value);
    walk_conditions(schema, place, value);
  }

  const std::set<std::string>& met() const { return met_; }

 private:
  const kizen::json& followed(kizen::JsonPointer& place) const {
    const auto* schema = kizen::json_at(*source_.document, place);
    while (schema->is_object() && schema->contains("$ref")) {
      place = *kizen::JsonPointer::parse(schema->at("$ref").get<std::string>());
      schema = kizen::json_at(*source_.document, place);
    }
    return *schema;
  }

  bool fits(const kizen::JsonPointer& place, const kizen::json& value) {
    auto known = compiled_.find(place.to_string());
    if (known == compiled_.end()) {
      auto schema = kizen::Schema::compile(source_, place, kizen::Dialect::Draft7);
      known = compiled_.emplace(place.to_string(), std::move(schema)).first;
    }
    return known->second.check(value).valid;
  }

  void walk_members(const kizen::json& schema, const kizen::JsonPointer& place,
                    const kizen::json& value) {
    if (!value.is_object()) return;
    for (const auto& member : value.items()) {
      if (schema.contains("properties") && schema.at("properties").contains(member.key())) {
        met_.insert((place / "properties" / member.key()).to_string());
        walk(place / "properties" / member.key(), member.value());
      } else if (schema.contains("additionalProperties")) {
        walk(place / "additionalProperties", member.value());
      }
    }
  }

  void walk_items(const kizen::json& schema, const kizen::JsonPointer& place,
                  const kizen::json& value) {
    if (!value.is_array() || !schema.contains("items")) return;
    for (const auto& item : value) walk(place / "items", item);
  }

  void walk_branches(const kizen::json& schema, const kizen::JsonPointer& place,
                     const kizen::json& value) {
    for (const char* const keyword : {"allOf", "anyOf", "oneOf"}) {
      if (!schema.contains(keyword)) continue;
      for (std::size_t i = 0; i < schema.at(keyword).size(); ++i) {
        if (fits(place / keyword / i, value)) walk(place / keyword / i, value);
      }
    }
  }

  void walk_conditions(const kizen::json& schema, const kizen::JsonPointer& place,
                       const kizen::json& value) {
    if (schema.contains("if")) {
      const char* const next = fits(place / "if", value) ? "then" : "else";
      if (schema.contains(next)) walk(place / next, value);
    }
    if (!schema.contains("dependencies")) return;
    for (const auto& one : schema.at("dependencies").items()) {
      if (value.is_object() && value.contains(one.key())) {
        walk(place / "dependencies" / one.key(), value);
      }
    }
  }

  kizen::JsonSource source_;
  std::map<std::string, kizen::Schema> compiled_;
  std::set<std::string> met_;
};

}  // namespace kizen_test
