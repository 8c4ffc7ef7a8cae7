#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "kizen/check.hpp"

namespace {

/// What a contract says, and the notes on it.
struct Noted {
  const char* name;
  const char* members;  ///< of the document, from its second line on
  std::vector<std::string> notes;
};

std::ostream& operator<<(std::ostream& out, const Noted& one) { return out << one.name; }

const Noted every_note[] = {
    {"Servers",
     R"("servers": [{"url": "https://a.test/v1"}, {"url": "https://b.test/"}, {"url": "/"}],
"paths": {"/a": {
"servers": [{"url": "/v2?x=/"}],
"get": {"responses": {"200": {}},
"servers": [{"url": "{scheme}://c.test/{base}", "variables": {"scheme": {"default": "http"},
             "base": {"default": "v3"}}}, {"url": "https://d.test"}]},
"put": {"responses": {"200": {}}}}})",
     {"a.json:2:18: #/servers/0/url: requests are routed by paths alone: the base path '/v1' is "
      "not stripped",
      "a.json:4:18: #/paths/~1a/servers/0/url: requests are routed by paths alone: the base path "
      "'/v2' is not stripped",
      "a.json:6:18: #/paths/~1a/get/servers/0/url: requests are routed by paths alone: the base "
      "path '/v3' is not stripped"}},
    {"Scopes",
     R"("security": [{"login": ["read"]}, {"key": []}], "paths": {"/a": {
"get": {"responses": {"200": {}}},
"put": {"responses": {"200": {}}, "security": [{}, {"key": [], "login": ["write"]}]}}},
"components": {"securitySchemes": {"login": {"type": "oauth2"},
                                   "key": {"type": "apiKey", "in": "header", "name": "k"}}})",
     {"a.json:2:21: #/security/0/login: scopes are not checked",
      "a.json:4:70: #/paths/~1a/put/security/1/login: scopes are not checked"}},
    {"Callbacks",
     R"("paths": {
"/a": {"post": {"responses": {"200": {}}, "callbacks": {
"done": {"$ref": "#/components/callbacks/Done"},
"failed": {"{$request.query.url}": {"post": {"responses": {"200": {}}}}}}}},
"/b": {"post": {"responses": {"200": {}}, "callbacks": {
"done": {"$ref": "#/components/callbacks/Done"}}}}},
"components": {"callbacks": {
"Done": {}, "Unused": {}}})",
     {"a.json:9:6: #/components/callbacks/Done: callbacks are not checked",
      "a.json:5:8: #/paths/~1a/post/callbacks/failed: callbacks are not checked"}},
    {"Links",
     R"("paths": {"/a": {"get": {"responses": {"200": {"links": {
"next": {"operationId": "b"}}}}}}})",
     {"a.json:3:6: #/paths/~1a/get/responses/200/links/next: links are not checked"}},
    {"Bodies",
     R"("paths": {"/a": {"post": {
"requestBody": {"content": {
"application/json": {"schema": {}}, "application/problem+json": {"schema": {}},
"application/*": {"schema": {}}, "*/*": {"schema": {}}, "image/png": {},
"multipart/form-data": {"schema": {},
"encoding": {"a": {"contentType": "text/plain"}}},
"application/x-www-form-urlencoded": {"schema": {}}}},
"responses": {"200": {"$ref": "#/components/responses/Text"},
"400": {"$ref": "#/components/responses/Text"}}}}},
"components": {"responses": {"Text": {"content": {
"text/*": {"schema": {}}, "text/html": {"schema": {"type": "string"}}}}}})",
     {"a.json:8:35: #/paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded: "
      "application/x-www-form-urlencoded bodies are not read: the schema is not checked",
      "a.json:6:21: #/paths/~1a/post/requestBody/content/multipart~1form-data: "
      "multipart/form-data bodies are not read: the schema is not checked",
      "a.json:7:10: #/paths/~1a/post/requestBody/content/multipart~1form-data/encoding: encoding "
      "is not checked",
      "a.json:12:8: #/components/responses/Text/content/text~1*: text/* bodies are not read: the "
      "schema is not checked"}},
    {"Parameters",
     R"("paths": {"/a": {"parameters": [
{"name": "where", "in": "query", "content": {"application/json": {"schema": {}}}},
{"name": "x", "in": "query", "content": {"application/xml": {"schema": {}}}},
{"name": "y", "in": "query", "content": {"application/json": {"encoding": {}}}}],
"get": {"responses": {"200": {"headers": {
"X-Csv": {"content": {"text/csv": {}}}}}}},
"put": {"responses": {"200": {}}}}})",
     {"a.json:4:1: #/paths/~1a/parameters/1: x is not checked: application/xml is not read",
      "a.json:5:72: #/paths/~1a/parameters/2/content/application~1json/encoding: encoding is not "
      "checked",
      "a.json:7:7: #/paths/~1a/get/responses/200/headers/X-Csv: X-Csv is not checked: text/csv is "
      "not read"}},
};

kizen::Contract noted_contract(const std::string& members) {
  return kizen::Contract::parse("{\"openapi\": \"3.0.3\",\n" + members + "}", "a.json");
}

class Notes : public testing::TestWithParam<Noted> {};

TEST_P(Notes, NameEachPlaceOnce) {
  EXPECT_EQ(kizen::Checker(noted_contract(GetParam().members)).notes(), GetParam().notes);
}

INSTANTIATE_TEST_SUITE_P(Checker, Notes, testing::ValuesIn(every_note),
                         [](const auto& one) { return std::string(one.param.name); });

std::string refused_servers(const std::string& servers) {
  try {
    kizen::Checker checker(
        noted_contract("\"servers\": " + servers +
                       ", \"paths\": {\"/a\": {\"get\": {\"responses\": {\"200\": {}}}}}"));
  } catch (const kizen::ContractError& error) {
    return error.what();
  }
  return {};
}

TEST(Checker, RefusesServersThatAreNone) {
  EXPECT_EQ(refused_servers("[]"), "");
  EXPECT_EQ(refused_servers("{}"), "a.json:2:9: #/servers: 'servers' is object; it must be array");
  EXPECT_EQ(refused_servers("[1]"),
            "a.json:2:13: #/servers/0: the Server Object is number; it must be an object");
  EXPECT_EQ(refused_servers("[{\"uri\": \"/\"}]"),
            "a.json:2:18: #/servers/0/uri: 'uri' is no field of the Server Object; did you mean "
            "'url'?");
  EXPECT_EQ(refused_servers("[{}]"),
            "a.json:2:13: #/servers/0: the required member 'url' is missing; add it (OpenAPI 3.0.3 "
            "asks for it here)");
}

}  // namespace
