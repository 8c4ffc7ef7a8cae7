#pragma once

#include <string>

#include "kizen/check.hpp"

namespace kizen_test {

/// A contract with what the Records contract lacks: header parameters, keys in query and cookie,
/// ranges of statuses, text bodies, lists as parameters, cookies, declared response headers.
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
            {"in": "query", "name": "ids", "schema": {"type": "array", "items": {}}},
            {"in": "cookie", "name": "size", "schema": {"type": "integer"}}
          ],
          "responses": {
            "2XX": {"description": "", "content": {
              "application/json": {"schema": {"type": "array", "items": {}}},
              "text/*": {"schema": {"type": "string"}}}},
            "default": {"description": "", "content": {
              "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}},
            "204": {"description": "nothing"},
            "429": {"description": "later", "headers": {
              "Retry-After": {"required": true, "schema": {"type": "integer"}}}}
          }
        },
        "post": {
          "operationId": "add_item", "security": [{}, {"key": []}],
          "parameters": [{"in": "cookie", "name": "theme", "schema": {"type": "string"}}],
          "requestBody": {"content": {
            "application/json": {}, "text/plain": {"schema": {"type": "string", "maxLength": 3}},
            "text/csv": {"schema": {}},
            "application/*": {"schema": {"type": "object"}}}},
          "responses": {"200": {"description": "", "content": {"application/json": {}}}}
        },
        "head": {"operationId": "peek", "responses": {
          "200": {"description": "", "content": {"application/json": {"schema": {}}}}}},
        "delete": {"operationId": "clear",
          "parameters": [{"in": "cookie", "name": "tenant", "required": true, "schema": {}}],
          "responses": {"204": {"description": ""}}}
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

/// The response to a listing that came too early; no header where the text is null.
inline kizen::Report shop_report_of_429(const char* retry_after) {
  kizen::Response response{429};
  if (retry_after != nullptr) response.headers.add("Retry-After", retry_after);
  const auto& list = *shop_checker().contract().operation("list_items");
  return shop_checker().check_response(list, response);
}

}  // namespace kizen_test
