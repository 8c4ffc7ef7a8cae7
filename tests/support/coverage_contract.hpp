#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "kizen/check.hpp"

namespace kizen_test {

/// A contract with one of each place that coverage tells apart, and with schemas that lead to
/// themselves.
inline kizen::Contract zoo() {
  return kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Zoo", "version": "1"},
    "components": {"schemas": {
      "Group": {"type": "object", "required": ["all"], "properties": {
        "all": {"type": "array", "items": {"anyOf": [
          {"$ref": "#/components/schemas/Group"}, {"type": "string", "enum": ["cat", "dog"]}]}},
        "not": {"$ref": "#/components/schemas/Group"}}},
      "Named": {"type": "object", "properties": {"name": {"type": "string"}}},
      "Animal": {
        "allOf": [{"$ref": "#/components/schemas/Named"}, {"required": ["name"]}],
        "properties": {
          "id": {"type": "integer", "readOnly": true},
          "code": {"type": "string", "writeOnly": true},
          "keeper": {"type": "string", "nullable": true},
          "mood": {"enum": ["calm", 3, null]},
          "tags": {"type": "object", "additionalProperties": {"type": "string", "nullable": true}}}}
    }},
    "paths": {
      "/animals/{kind}": {
        "parameters": [{"in": "path", "name": "kind", "required": true,
                        "schema": {"type": "string", "enum": ["tame", "wild life"]}}],
        "get": {
          "operationId": "list",
          "parameters": [
            {"in": "query", "name": "sort", "schema": {"type": "string", "enum": ["up", "down"]}},
            {"in": "query", "name": "legs", "explode": false,
             "schema": {"type": "array", "items": {"type": "integer", "enum": [2, 4]}}},
            {"in": "query", "name": "size", "style": "deepObject",
             "schema": {"type": "object", "properties": {"least": {"type": "integer"}}}},
            {"in": "header", "name": "X-Mode", "schema": {"enum": ["fast", "slow"]}},
            {"in": "cookie", "name": "tour", "schema": {"type": "string", "nullable": true}}],
          "responses": {
            "200": {"description": "", "content": {"application/json": {"schema": {
              "type": "array", "items": {"$ref": "#/components/schemas/Animal"}}}}},
            "4XX": {"description": "", "content": {"text/plain": {"schema": {"type": "string"}}}}}},
        "post": {
          "operationId": "add",
          "requestBody": {"content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Animal"}}}},
          "responses": {"201": {"description": ""}, "default": {"description": ""}}}},
      "/find": {"post": {
        "operationId": "find",
        "requestBody": {"required": true, "content": {
          "application/json": {"schema": {"$ref": "#/components/schemas/Group"}},
          "application/json; version=2": {"schema": {"type": "object"}}}},
        "responses": {"204": {"description": ""}}}}
    }})",
                                "zoo.json");
}

inline kizen::Headers json_type() { return {{"Content-Type", "application/json"}}; }

/// Notes an exchange of the operation of that id, with JSON bodies.
inline void note(kizen::CoverageMeter& meter, const char* operation, kizen::Request request,
                 kizen::Response response) {
  static const auto contract = zoo();
  if (!request.body.empty()) request.headers.add("Content-Type", "application/json");
  if (!response.body.empty()) response.headers = json_type();
  meter.note(*contract.operation(operation), {std::move(request), std::move(response)});
}

/// What an exchange shows that was not seen before; sorted.
inline std::vector<std::string> shown_by(const char* operation, kizen::Request request,
                                         kizen::Response response,
                                         kizen::CoverageCategory category) {
  kizen::CoverageMeter meter(zoo());
  const auto before = meter.coverage().of(category).unseen;
  note(meter, operation, std::move(request), std::move(response));
  const auto after = meter.coverage().of(category).unseen;
  std::vector<std::string> shown;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                      std::back_inserter(shown));
  return shown;
}

}  // namespace kizen_test
