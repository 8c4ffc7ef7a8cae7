#pragma once

#include <string>

#include "kizen/check.hpp"

namespace kizen_test {

/// A contract with what the Records contract lacks: header parameters, keys in query and cookie,
/// ranges of statuses, text bodies, lists as parameters.
inline kizen::Contract shop() {
  return kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Shop", "version": "1"},
    "components": {
      "securitySchemes": {
        "key": {"type": "apiKey", "in": "query", "name": "key"},
        "session": {"type": "apiKey", "in": "cookie", "name": "session"},
        "bearer": {"type": "http", "scheme": "bearer"}
      },
      "schemas": {"Problem": {"type": "object", "required": ["title"]}}
    },
    "paths": {
      "/items": {
        "parameters": [{"in": "header", "name": "X-Trace", "required": true,
                        "schema": {"type": "string", "minLength": 2}}],
        "get": {
          "operationId": "list_items",
          "security": [{"key": [], "bearer": []}, {"session": []}],
          "parameters": [
            {"in": "header", "name": "X-Retry", "schema": {"type": "integer", "minimum": 0}},
            {"in": "query", "name": "ids", "schema": {"type": "array", "items": {}}}
          ],
          "responses": {
            "2XX": {"description": "", "content": {
              "application/json": {"schema": {"type": "array", "items": {}}},
              "text/*": {"schema": {"type": "string"}}}},
            "default": {"description": "", "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
            "204": {"description": "nothing"}
          }
        },
        "post": {
          "operationId": "add_item", "security": [{}, {"key": []}],
          "parameters": [{"in": "cookie", "name": "theme", "schema": {"type": "string"}}],
          "requestBody": {"content": {
            "application/json": {}, "text/plain": {"schema": {"type": "string"}},
            "application/*": {"schema": {"type": "object"}}}},
          "responses": {"200": {"description": "", "content": {"application/json": {}}}}
        },
        "head": {"operationId": "peek", "responses": {
          "200": {"description": "", "content": {"application/json": {"schema": {}}}}}}
      }
    }
  })",
                                "shop.json");
}

inline const kizen::Checker& shop_checker() {
  static const kizen::Checker checker(shop());
  return checker;
}

inline kizen::Request shop_request() {
  return {"GET", "/items", {{"X-Trace", "t1"}, {"Cookie", "session=s"}}};
}

inline kizen::Request shop_request_without_trace() {
  auto request = shop_request();
  request.headers.remove("X-Trace");
  return request;
}

inline kizen::Request shop_request_with(const char* name, const char* value) {
  auto request = shop_request();
  request.headers.set(name, value);
  return request;
}

}  // namespace kizen_test
