#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>

#include "support/schema_fit.hpp"

namespace kizen_test {

/// A schema and a value that it speaks of, references followed.
struct SchemaVisit {
  const json& schema;
  kizen::JsonPointer place;  ///< of the schema in the document
  const json& value;
  kizen::JsonPointer at;  ///< of the value in the body
  bool in_branch;         ///< reached through oneOf or anyOf, where the closest branch speaks
};

/// Meets every schema that speaks of some part of a good value: of oneOf and anyOf, the branches
/// that the value takes.
class SchemaWalk {
 public:
  using Visitor = std::function<void(const SchemaVisit&)>;

  SchemaWalk(const json& document, Half half, Visitor visitor)
      : fit_(document, half), visitor_(std::move(visitor)) {}

  void walk(const json& written, kizen::JsonPointer place, const json& value,
            const kizen::JsonPointer& at = {}, bool in_branch = false) const {
    const json& schema = fit_.followed(written, place);
    const SchemaVisit visit{schema, place, value, at, in_branch};
    visitor_(visit);
    walk_members(visit);
    walk_items(visit);
    walk_branches(visit);
  }

 private:
  void walk_members(const SchemaVisit& visit) const {
    if (!visit.value.is_object()) return;
    const auto properties = visit.schema.find("properties");
    const auto others = visit.schema.find("additionalProperties");
    for (const auto& member : visit.value.items()) {
      const auto at = visit.at / member.key();
      if (properties != visit.schema.end() && properties->contains(member.key())) {
        walk(properties->at(member.key()), visit.place / "properties" / member.key(),
             member.value(), at, visit.in_branch);
      } else if (others != visit.schema.end() && others->is_object()) {
        walk(*others, visit.place / "additionalProperties", member.value(), at, visit.in_branch);
      }
    }
  }

  void walk_items(const SchemaVisit& visit) const {
    if (!visit.value.is_array() || !visit.schema.contains("items")) return;
    for (std::size_t i = 0; i < visit.value.size(); ++i) {
      walk(visit.schema.at("items"), visit.place / "items", visit.value[i], visit.at / i,
           visit.in_branch);
    }
  }

  void walk_branches(const SchemaVisit& visit) const {
    for (const char* const keyword : {"allOf", "oneOf", "anyOf"}) {
      if (!visit.schema.contains(keyword)) continue;
      const auto& branches = visit.schema.at(keyword);
      const bool is_choice = std::string(keyword) != "allOf";
      for (std::size_t i = 0; i < branches.size(); ++i) {
        if (is_choice && !fit_.fits(branches[i], visit.value)) continue;
        walk(branches[i], visit.place / keyword / i, visit.value, visit.at,
             visit.in_branch || is_choice);
      }
    }
  }

  SchemaFit fit_;
  Visitor visitor_;
};

/// Adds the place of every schema that a message may meet, from one schema on.
inline void add_schema_places(const SchemaFit& fit, const json& written, kizen::JsonPointer place,
                              std::set<kizen::JsonPointer>& places) {
  const json& schema = fit.followed(written, place);
  if (!places.insert(place).second) return;
  for (const char* const keyword : {"items", "additionalProperties"}) {
    const auto found = schema.find(keyword);
    if (found == schema.end() || !found->is_object()) continue;
    add_schema_places(fit, *found, place / keyword, places);
  }
  for (const char* const keyword : {"properties", "allOf", "oneOf", "anyOf"}) {
    const auto found = schema.find(keyword);
    if (found == schema.end()) continue;
    for (const auto& one : found->items()) {
      if (found->is_object() && fit.forbids(one.value())) continue;
      add_schema_places(fit, one.value(), place / keyword / one.key(), places);
    }
  }
}

}  // namespace kizen_test
