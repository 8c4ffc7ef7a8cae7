#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "kizen/check.hpp"

namespace kizen_test {

/// Makes schemas and values at random, from a seed: small ones, so that they often meet.
class RandomSchemas {
 public:
  RandomSchemas(unsigned seed, kizen::Dialect dialect) : random_(seed), dialect_(dialect) {}

  /// A document with a schema at its root, and two more that references lead to.
  kizen::json document() {
    auto root = schema(3);
    if (!root.is_object() || root.contains("$ref")) root = {{"allOf", {root}}};
    root["x-a"] = schema(2);
    root["x-b"] = schema(2);
    return root;
  }

  kizen::json value(int depth = 3) {
    switch (below(depth > 0 ? 8 : 6)) {
      case 0:
        return nullptr;
      case 1:
        return one_of({true, false});
      case 2:
        return one_of({0, 1, -1, 2, 3, 1.0, 1.5, 0.01, 19.99, 9007199254740993, 1e300,
                       18446744073709551615U});
      case 3:
      case 4:
        return one_of({"", "a", "ab", "ä", "𝄞", std::string("a\0b", 3), "1",
                       "0b5e3a52-6a1c-4c8e-9d70-1234567890ab", "2024-02-29"});
      case 5:
        return one_of({kizen::json::array(), kizen::json::object()});
      case 6:
        return items(depth);
      default:
        return members(depth);
    }
  }

 private:
  using json = kizen::json;

  std::size_t below(std::size_t bound) { return random_() % bound; }

  json one_of(const std::vector<json>& choices) { return choices[below(choices.size())]; }

  std::string name() { return one_of({"a", "b", "ab", "", "0"}); }

  json items(int depth) {
    json list = json::array();
    for (auto count = below(4); count > 0; --count) list.push_back(value(depth - 1));
    return list;
  }

  json members(int depth) {
    json object = json::object();
    for (auto count = below(4); count > 0; --count) object[name()] = value(depth - 1);
    return object;
  }

  bool is_openapi() const {
    return dialect_ == kizen::Dialect::OpenApiRequest ||
           dialect_ == kizen::Dialect::OpenApiResponse;
  }

  json schema(int depth) {
    if (dialect_ == kizen::Dialect::Draft7 && below(12) == 0) return below(2) == 0;
    if (below(8) == 0) return {{"$ref", one_of({"#/x-a", "#/x-b"})}};
    json result = json::object();
    for (auto count = below(4); count > 0; --count) add_keyword(result, depth);
    return result;
  }

  json list_of_schemas(int depth) {
    json list = json::array({schema(depth - 1)});
    while (below(2) == 0) list.push_back(schema(depth - 1));
    return list;
  }

  void add_keyword(json& result, int depth) {
    const auto kind = below(depth > 0 ? 3 : 1);
    if (kind == 0) return add_assertion(result);
    if (kind == 1) return add_parts(result, depth);
    const std::string name = one_of({"allOf", "anyOf", "oneOf", "not"});
    result[name] = name == "not" ? schema(depth - 1) : list_of_schemas(depth);
    if (dialect_ == kizen::Dialect::Draft7 && below(4) == 0) {
      result["if"] = schema(depth - 1);
      result[one_of({"then", "else"}).get<std::string>()] = schema(depth - 1);
    }
  }

  void add_assertion(json& result) {
    static const std::vector<json> assertions = {
        {{"type", "string"}},      {{"type", "integer"}},
        {{"type", "number"}},      {{"type", "object"}},
        {{"type", "array"}},       {{"type", "boolean"}},
        {{"minimum", 1}},          {{"maximum", 1.5}},
        {{"multipleOf", 0.01}},    {{"multipleOf", 2}},
        {{"minLength", 1}},        {{"maxLength", 1}},
        {{"pattern", "^a"}},       {{"format", "uuid"}},
        {{"format", "date"}},      {{"format", "int32"}},
        {{"uniqueItems", true}},   {{"minItems", 1}},
        {{"maxItems", 1}},         {{"minProperties", 1}},
        {{"maxProperties", 1}},    {{"required", {"a"}}},
        {{"required", {"", "0"}}}, {{"enum", {1, "a", nullptr}}},
        {{"enum", {{{"a", 1}}}}},  {{"minimum", 18446744073709551615U}}};
    result.update(one_of(assertions));
    if (result.contains("type") && result["type"] == "array") result["items"] = json::object();
    if (is_openapi() && below(4) == 0) result["nullable"] = below(2) == 0;
    if (is_openapi() && below(6) == 0)
      result[one_of({"readOnly", "writeOnly"}).get<std::string>()] = true;
    if (dialect_ != kizen::Dialect::Draft7 && below(6) == 0) result["exclusiveMinimum"] = true;
    if (dialect_ == kizen::Dialect::Draft7 && below(6) == 0) result["exclusiveMaximum"] = 2;
    if (dialect_ == kizen::Dialect::Draft7 && below(6) == 0) result["const"] = value(1);
  }

  void add_parts(json& result, int depth) {
    switch (below(is_openapi() ? 3 : 7)) {
      case 0:
        result["properties"][name()] = schema(depth - 1);
        return;
      case 1:
        result["items"] = schema(depth - 1);
        return;
      case 2:
        result["additionalProperties"] = below(3) == 0 ? json(below(2) == 0) : schema(depth - 1);
        return;
      case 3:
        result["patternProperties"]["^a"] = schema(depth - 1);
        return;
      case 4:
        result["dependencies"][name()] = below(2) == 0 ? json({"b"}) : schema(depth - 1);
        return;
      case 5:
        result["items"] = list_of_schemas(depth);
        result["additionalItems"] = below(3) == 0 ? json(below(2) == 0) : schema(depth - 1);
        return;
      default:
        if (dialect_ != kizen::Dialect::Draft7) return;
        result[one_of({"contains", "propertyNames"}).get<std::string>()] = schema(depth - 1);
    }
  }

  std::mt19937 random_;
  kizen::Dialect dialect_;
};

}  // namespace kizen_test
