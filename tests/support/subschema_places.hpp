#pragma once

#include <algorithm>
#include <functional>
#include <kizen/core.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kizen_test {

/// Meets a draft 7 schema and every schema in it, but for those under `if` and `not`, which ask
/// nothing by themselves.
class SubschemaWalk {
 public:
  using Visitor = std::function<void(const kizen::json&, const kizen::JsonPointer&)>;

  explicit SubschemaWalk(Visitor visitor) : visitor_(std::move(visitor)) {}

  void walk(const kizen::json& schema, const kizen::JsonPointer& place) const {
    visitor_(schema, place);
    if (!schema.is_object()) return;
    for (const auto& keyword : schema.items()) walk_keyword(keyword.key(), keyword.value(), place);
  }

 private:
  void walk_keyword(const std::string& keyword, const kizen::json& value,
                    const kizen::JsonPointer& place) const {
    static const std::set<std::string> one{"items", "additionalProperties", "propertyNames", "then",
                                           "else"};
    static const std::set<std::string> several{"allOf",      "anyOf",       "oneOf",
                                               "properties", "definitions", "dependencies"};
    if (one.count(keyword) > 0) walk(value, place / keyword);
    if (several.count(keyword) == 0) return;
    std::size_t index = 0;
    for (const auto& inner : value.items()) {
      const auto at = value.is_array() ? place / keyword / index++ : place / keyword / inner.key();
      if (inner.value().is_object() || inner.value().is_boolean()) walk(inner.value(), at);
    }
  }

  Visitor visitor_;
};

/// The place of every member that a schema knows; one whose schema is `false` it does not.
inline std::set<std::string> known_members(const kizen::json& whole) {
  std::set<std::string> known;
  SubschemaWalk([&](const kizen::json& schema, const kizen::JsonPointer& place) {
    if (!schema.is_object() || !schema.contains("properties")) return;
    for (const auto& member : schema.at("properties").items()) {
      if (member.value() == false) continue;
      known.insert((place / "properties" / member.key()).to_string());
    }
  }).walk(whole, {});
  return known;
}

/// Whether a schema is one of those under `oneOf`, of which the first alone is reported.
inline bool is_one_of_several(const kizen::JsonPointer& place) {
  const auto& tokens = place.tokens();
  return tokens.size() > 1 && tokens[tokens.size() - 2] == "oneOf";
}

/// `/place keyword` for everything that a schema asks but types and what is under `oneOf`.
inline std::set<std::string> schema_rules(const kizen::json& whole) {
  static const std::set<std::string> keywords{
      "const",    "dependencies", "enum",      "exclusiveMinimum", "format",
      "maxItems", "minItems",     "minLength", "minimum",          "not",
      "oneOf",    "pattern",      "required",  "uniqueItems"};
  std::set<std::string> rules;
  SubschemaWalk([&](const kizen::json& schema, const kizen::JsonPointer& place) {
    if (schema == false && place.tokens().back() != "additionalProperties") {
      rules.insert(place.to_string() + " false schema");
    }
    if (!schema.is_object() || is_one_of_several(place)) return;
    if (schema.value("additionalProperties", kizen::json()) == false) {
      rules.insert(place.to_string() + " additionalProperties");
    }
    for (const auto& keyword : schema.items()) {
      if (keywords.count(keyword.key()) == 0) continue;
      const bool asks = keyword.key() != "dependencies" ||
                        std::any_of(keyword.value().begin(), keyword.value().end(),
                                    [](const kizen::json& one) { return one.is_array(); });
      if (asks) rules.insert(place.to_string() + " " + keyword.key());
    }
  }).walk(whole, {});
  return rules;
}

}  // namespace kizen_test
