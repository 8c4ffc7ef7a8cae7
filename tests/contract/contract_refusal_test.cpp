#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "kizen/contract.hpp"

namespace {

/// One line of a contract, and what is said of it.
struct RefusedContract {
  const char* name;
  const char* members;  ///< of the document, from its second line on
  const char* rule;
  const char* message;
};

std::ostream& operator<<(std::ostream& out, const RefusedContract& one) { return out << one.name; }

const RefusedContract refused_contracts[] = {
    {"QueryParameterTwice", R"("paths": {"/a": {"get": {"responses": {"200": {}},
"parameters": [{"name": "q", "in": "query", "schema": {}},
               {"name": "q", "in": "query", "schema": {}}]}}})",
     "contract.parameter",
     "a.json:4:16: #/paths/~1a/get/parameters/1: the query parameter 'q' is declared twice in one "
     "list; remove one of the two"},
    {"HeaderParameterTwiceInThePath", R"("paths": {"/a": {"get": {"responses": {"200": {}}},
"parameters": [{"name": "X-Trace", "in": "header", "schema": {}},
               {"name": "x-trace", "in": "header", "schema": {}}]}})",
     "contract.parameter",
     "a.json:4:16: #/paths/~1a/parameters/1: the header parameter 'x-trace' is declared twice in "
     "one list; remove one of the two"},
    {"ParameterTwiceByReference", R"("paths": {"/a": {"get": {"responses": {"200": {}},
"parameters": [{"name": "q", "in": "cookie", "schema": {}}, {"$ref": "#/components/parameters/Q"}]}}},
"components": {"parameters": {"Q": {"name": "q", "in": "cookie", "schema": {}}}})",
     "contract.parameter",
     "a.json:3:61: #/paths/~1a/get/parameters/1: the cookie parameter 'q' is declared twice in one "
     "list; remove one of the two"},
    {"ResponseHeaderTwice", R"("paths": {"/a": {"get": {"responses": {"200": {"headers": {
"X-Rate": {"schema": {}}, "x-rate": {"schema": {}}}}}}}})",
     "contract.parameter",
     "a.json:3:34: #/paths/~1a/get/responses/200/headers/x-rate: 'X-Rate' and 'x-rate' are one "
     "header; remove one of the two"},
    {"MediaTypeTwice", R"("paths": {"/a": {"get": {"responses": {"200": {"content": {
"application/json": {}, "Application/JSON ": {}}}}}}})",
     "contract.media_type",
     "a.json:3:18: #/paths/~1a/get/responses/200/content/application~1json: 'Application/JSON ' "
     "and "
     "'application/json' are one media type; remove one of the two"},
    {"MediaTypeOfARequestTwice", R"("paths": {"/a": {"post": {"responses": {"200": {}},
"requestBody": {"content": {"text/csv;header=present": {}, "text/csv; Header=present": {}}}}}})",
     "contract.media_type",
     "a.json:3:53: #/paths/~1a/post/requestBody/content/text~1csv;header=present: 'text/csv; "
     "Header=present' and 'text/csv;header=present' are one media type; remove one of the two"},
    {"MediaTypeWithAParameterTwice", R"("paths": {"/a": {"get": {"responses": {"200": {"content": {
"text/csv; header=present; header=absent": {}}}}}}})",
     "contract.media_type",
     "a.json:3:41: #/paths/~1a/get/responses/200/content/text~1csv; header=present; header=absent: "
     "'text/csv; header=present; header=absent' is no media type; write one like "
     "application/json"},
    {"PathParameterThatIsNotInThePath", R"("paths": {"/a": {"get": {"responses": {"200": {}},
"parameters": [{"name": "entity", "in": "path", "required": true, "schema": {}}]}}})",
     "contract.parameter",
     "a.json:3:16: #/paths/~1a/get/parameters/0: the path parameter 'entity' does not stand in "
     "'/a'; write {entity} there, or remove the parameter"},
    {"MisspeltPathParameter", R"("paths": {"/a/{entity}": {"get": {"responses": {"200": {}}},
"parameters": [{"name": "entitiy", "in": "path", "required": true, "schema": {}}]}})",
     "contract.parameter",
     "a.json:3:16: #/paths/~1a~1{entity}/parameters/0: the path parameter 'entitiy' does not stand "
     "in '/a/{entity}'; did you mean 'entity'?"},
    {"ParameterTwiceInAPath", R"("paths": {
"/{a}/b/{a}": {"get": {"responses": {"200": {}}}}})",
     "contract.path",
     "a.json:3:12: #/paths/~1{a}~1b~1{a}: '/{a}/b/{a}' names the parameter 'a' twice; give each "
     "parameter its own name"},
    {"TwoNamesOfOnePath", R"("paths": {"/a/{id}": {},
"/a/{x}": {}})",
     "contract.path",
     "a.json:3:8: #/paths/~1a~1{x}: '/a/{x}' stands for the same paths as '/a/{id}'; declare "
     "their operations under one of the two"},
    {"TwoSpellingsOfOnePath", R"("paths": {"/b": {}, "/%62": {}})", "contract.path",
     "a.json:2:14: #/paths/~1b: '/b' stands for the same paths as '/%62'; declare their "
     "operations under one of the two"},
    {"RequestBodyWithoutContent", R"("paths": {"/a": {"post": {"responses": {"200": {}},
"requestBody": {"required": true}}}})",
     "contract.member",
     "a.json:3:13: #/paths/~1a/post/requestBody: the required member 'content' is missing; add it "
     "(OpenAPI 3.0.3 asks for it here)"},
    {"RequestBodyWithEmptyContent", R"("paths": {"/a": {"post": {"responses": {"200": {}},
"requestBody": {"content": {}}}}})",
     "contract.empty",
     "a.json:3:25: #/paths/~1a/post/requestBody/content: no media type is declared; declare that "
     "of the body, or remove requestBody"},
    {"NoResponse", R"("paths": {"/a": {"get": {
"responses": {"x-none": {}}}}})",
     "contract.empty",
     "a.json:3:11: #/paths/~1a/get/responses: no response is declared; there would be nothing to "
     "check"},
    {"SecurityByNameAlone", R"("paths": {"/a": {"get": {"responses": {"200": {}},
"security": ["key"]}}})",
     "contract.security",
     "a.json:3:18: #/paths/~1a/get/security/0: the Security Requirement Object is string; write "
     "{\"NAME\": []}"},
    {"SecurityOfTheDocumentThatNobodyUses", R"("security": [["key"]],
"paths": {"/a": {"get": {"responses": {"200": {}}, "security": []}}})",
     "contract.security",
     "a.json:2:14: #/security/0: the Security Requirement Object is array; write {\"NAME\": []}"},
    {"SecurityWithoutScopes", R"("security": [{"key": null}],
"paths": {"/a": {"get": {"responses": {"200": {}}}}}, "components": {"securitySchemes": {
"key": {"type": "apiKey", "in": "header", "name": "k"}}})",
     "contract.member", "a.json:2:19: #/security/0/key: 'key' is null; it must be array"},
    {"ApiKeyInThePath", R"("paths": {"/a": {"get": {"responses": {"200": {}}}}},
"components": {"securitySchemes": {"key": {"type": "apiKey", "in": "path", "name": "k"}}})",
     "contract.security",
     "a.json:3:65: #/components/securitySchemes/key/in: 'path' is no place for a credential; it "
     "must be query or header or cookie"},
    {"ApiKeyInAMisspeltPlace", R"("paths": {"/a": {"get": {"responses": {"200": {}}}}},
"components": {"securitySchemes": {"key": {"type": "apiKey", "in": "haeder", "name": "k"}}})",
     "contract.security",
     "a.json:3:65: #/components/securitySchemes/key/in: 'haeder' is no place for a credential; did "
     "you mean 'header'?"},
    {"MisspeltTypeOfAScheme", R"("paths": {"/a": {"get": {"responses": {"200": {}}}}},
"components": {"securitySchemes": {"key": {"type": "apikey", "in": "header", "name": "k"}}})",
     "contract.security",
     "a.json:3:49: #/components/securitySchemes/key/type: 'apikey' is no type of a scheme; did you "
     "mean 'apiKey'?"},
    {"HttpWithoutScheme", R"("paths": {"/a": {"get": {"responses": {"200": {}}}}},
"components": {"securitySchemes": {"user": {"type": "http"}}})",
     "contract.member",
     "a.json:3:41: #/components/securitySchemes/user: the required member 'scheme' is missing; add "
     "it (OpenAPI 3.0.3 asks for it here)"},
    {"HttpWithAStrangeScheme", R"("paths": {"/a": {"get": {"responses": {"200": {}}}}},
"components": {"securitySchemes": {"user": {"type": "http", "scheme": "Bearer token"}}})",
     "contract.security",
     "a.json:3:68: #/components/securitySchemes/user/scheme: 'Bearer token' is no scheme of an "
     "Authorization header; write one like bearer"},
};

class RefusedAtLoad : public testing::TestWithParam<RefusedContract> {};

TEST_P(RefusedAtLoad, NamesPlaceAndRemedy) {
  const std::string text = std::string("{\"openapi\": \"3.0.3\",\n") + GetParam().members + "}";
  try {
    kizen::Contract::parse(text, "a.json");
    FAIL() << "it was taken";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), GetParam().rule);
    EXPECT_STREQ(error.what(), GetParam().message);
  }
}

INSTANTIATE_TEST_SUITE_P(Contract, RefusedAtLoad, testing::ValuesIn(refused_contracts),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(Contract, TakesWhatOnlyLooksLikeTwice) {
  const auto contract = kizen::Contract::parse(R"({"openapi": "3.0.3", "paths": {
"/a/{id}": {
  "parameters": [{"name": "id", "in": "path", "required": true, "schema": {}},
                 {"name": "X-Trace", "in": "header", "schema": {}}],
  "get": {
    "parameters": [{"name": "x-trace", "in": "header", "required": true, "schema": {}},
                   {"name": "id", "in": "query", "schema": {}},
                   {"name": "ID", "in": "query", "schema": {}}],
    "responses": {"200": {"content": {"text/csv": {}, "text/csv; header=present": {},
                                      "text/csv; header=absent": {}, "text/*": {}}}}}},
"/a/{id}.json": {}, "/a/b": {}}})",
                                               "a.json");
  const auto& operation = contract.operations().front();
  ASSERT_EQ(operation.parameters.size(), 4U);
  EXPECT_EQ(operation.parameters[1].name, "x-trace");
  EXPECT_TRUE(operation.parameters[1].required);
}

TEST(Contract, KnowsTheSchemesOfTheAuthorizationHeader) {
  const auto contract = kizen::Contract::parse(R"({"openapi": "3.0.3",
"paths": {"/a": {"get": {"responses": {"200": {}}}}},
"components": {"securitySchemes": {
  "user": {"type": "http", "scheme": "Basic"}, "token": {"type": "oauth2"},
  "login": {"type": "openIdConnect"}, "key": {"type": "apiKey", "in": "cookie", "name": "k"}}}})",
                                               "a.json");
  EXPECT_EQ(contract.security_scheme("user")->scheme, "basic");
  EXPECT_EQ(contract.security_scheme("token")->scheme, "bearer");
  EXPECT_EQ(contract.security_scheme("login")->scheme, "bearer");
  EXPECT_EQ(contract.security_scheme("key")->scheme, "");
}

}  // namespace
