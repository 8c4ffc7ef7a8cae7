#include <kizen/contract/contract.hpp>

// clang-format off
#include <kizen/contract.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

namespace {

using kizen::Contract;
using kizen::ContractError;

/// A contract of one line whose one operation, `GET /a/{id}`, has these members.
std::string with_operation(const std::string& members) {
  return R"({"openapi": "3.0.3", "paths": {"/a/{id}": {"get": {)" + members + "}}}}";
}

constexpr char id_parameter[] =
    R"("parameters": [{"name": "id", "in": "path", "required": true, "schema": {}}], )";

/// As with_operation, with the declaration of `id` in front.
std::string with_id(const std::string& members) { return with_operation(id_parameter + members); }

struct Complaint {
  std::string rule;
  std::string message;
  std::string pointer;
};

bool operator==(const Complaint& a, const Complaint& b) {
  return a.rule == b.rule && a.message == b.message && a.pointer == b.pointer;
}

std::ostream& operator<<(std::ostream& out, const Complaint& complaint) {
  return out << complaint.rule << " at '" << complaint.pointer << "': " << complaint.message;
}

Complaint complaint(const std::string& text) {
  try {
    Contract::parse(text, "a.json");
  } catch (const ContractError& error) {
    return {error.rule(), error.what(), error.place().pointer.to_string()};
  }
  return {"none", "", ""};
}

TEST(Contract, ReadsOperationsInTheOrderOfTheDocument) {
  const auto contract = Contract::parse(R"({"openapi": "3.0.0", "paths": {
    "/b": {"post": {"responses": {"204": {}}}, "get": {"operationId": "b", "responses": {"204": {}}}},
    "/c": {"x-note": 1, "get": {"responses": {"204": {}}}}, "x-d": {}}})",
                                        "folder/a.json");
  EXPECT_EQ(contract.name(), "a.json");
  ASSERT_EQ(contract.operations().size(), 3u);
  EXPECT_EQ(contract.operations()[0].id, "b");
  EXPECT_EQ(contract.operations()[1].id, "POST /b");
  EXPECT_EQ(contract.operations()[2].id, "GET /c");
  EXPECT_EQ(contract.operation("b")->method, "GET");
  EXPECT_EQ(contract.operation("c"), nullptr);
}

TEST(Contract, FollowsReferences) {
  const auto contract = Contract::parse(R"({"openapi": "3.0.3", "paths": {"/a/{id}": {"get": {
    "parameters": [{"$ref": "#/components/parameters/Id"}],
    "responses": {"200": {"$ref": "#/components/responses/Found"}}}}},
    "components": {
      "parameters": {"Id": {"name": "id", "in": "path", "required": true,
                            "schema": {"$ref": "#/components/schemas/Id"}}},
      "responses": {"Found": {"content": {"application/json": {"schema": {"type": "object"}}}}},
      "schemas": {"Id": {"type": "string", "format": "uuid"}}}})",
                                        "a.json");
  const auto& operation = contract.operations().front();
  const auto* id = operation.parameter("id", kizen::ParameterPlace::Path);
  ASSERT_NE(id, nullptr);
  EXPECT_TRUE(id->is_identifier);
  EXPECT_EQ(id->schema.to_string(), "/components/schemas/Id");
  EXPECT_EQ(operation.response(200)->contents.front().schema->to_string(),
            "/components/responses/Found/content/application~1json/schema");
}

TEST(Contract, AnOperationsParameterReplacesThePathsOwn) {
  const auto contract = Contract::parse(R"({"openapi": "3.0.3", "paths": {"/a": {
    "parameters": [{"name": "q", "in": "query", "schema": {}}],
    "get": {"parameters": [{"name": "q", "in": "query", "required": true, "schema": {}}],
            "responses": {"204": {}}}}}})",
                                        "a.json");
  ASSERT_EQ(contract.operations().front().parameters.size(), 1u);
  EXPECT_TRUE(contract.operations().front().parameters.front().required);
}

TEST(Contract, AnOperationsSecurityReplacesTheDocuments) {
  const auto contract =
      Contract::parse(R"({"openapi": "3.0.3", "security": [{"key": [], "user": []}],
    "paths": {"/a": {"get": {"responses": {"204": {}}}, "put": {"security": [], "responses": {"204": {}}}}},
    "components": {"securitySchemes": {
      "key": {"type": "apiKey", "in": "query", "name": "k"},
      "user": {"type": "http", "scheme": "basic"}}}})",
                      "a.json");
  ASSERT_EQ(contract.operation("GET /a")->security.size(), 1u);
  EXPECT_EQ(contract.operation("GET /a")->security[0], (kizen::SecurityRequirement{"key", "user"}));
  EXPECT_TRUE(contract.operation("PUT /a")->security.empty());
  EXPECT_EQ(contract.security_scheme("key")->place, kizen::ParameterPlace::Query);
  EXPECT_EQ(contract.security_scheme("user")->parameter, "Authorization");
  EXPECT_EQ(contract.security_scheme("admin"), nullptr);
}

TEST(Contract, RefusesWhatIsNoJson) {
  EXPECT_EQ(complaint("{\n  \"openapi\": }"),
            (Complaint{"document.syntax",
                       "a.json:2:14: not JSON: expected a value, not '}'; correct it there", ""}));
  EXPECT_EQ(
      complaint(std::string(513, '[')),
      (Complaint{"document.syntax",
                 "a.json:1:513: 513 levels or more; at most 512 are read; no document of this "
                 "kind needs that",
                 ""}));
  EXPECT_EQ(complaint("{\"openapi\": \"3.0.3\",\n \"paths\": {}, \"paths\": {}}"),
            (Complaint{
                "document.syntax",
                "a.json:2:15: the name \"paths\" stands twice in one object; remove one of the two",
                ""}));
  EXPECT_EQ(
      complaint("\xEF\xBB\xBF{}"),
      (Complaint{"document.syntax",
                 "a.json:1:1: not JSON: it starts with a byte order mark; correct it there", ""}));
}

TEST(Contract, RefusesFieldsThatOpenApiDoesNotKnow) {
  const auto with = [](const std::string& operation, const std::string& more = "") {
    return complaint(R"({"openapi": "3.0.3", "info": {"title": "t", "version": "1"},
"paths": {"/a": {"get": {"responses": {"200": {"description": ""}})" +
                     operation + "}}}" + more + "}")
        .message;
  };
  EXPECT_EQ(with(""), "");
  EXPECT_EQ(with(R"(, "x-mine": 1)"), "");
  EXPECT_EQ(with(R"(, "requestBdy": {})"),
            "a.json:2:80: #/paths/~1a/get/requestBdy: 'requestBdy' is no field of the Operation "
            "Object; did you mean 'requestBody'?");
  EXPECT_EQ(with(R"(, "parameters": [{"name": "a", "in": "query", "requried": true,
                                 "schema": {}}])"),
            "a.json:2:122: #/paths/~1a/get/parameters/0/requried: 'requried' is no field of the "
            "Parameter Object; did you mean 'required'?");
  EXPECT_EQ(with("", R"(, "component": {})"),
            "a.json:2:82: #/component: 'component' is no field of the OpenAPI Object; "
            "did you mean 'components'?");
}

TEST(Contract, RefusesAnythingButOpenApi30) {
  EXPECT_EQ(
      complaint("[]"),
      (Complaint{"contract.version",
                 "a.json:1:1: the document is no JSON object; give an OpenAPI 3.0 document", ""}));
  EXPECT_EQ(complaint("{}"), (Complaint{"contract.member",
                                        "a.json:1:1: the required member 'openapi' is missing; add "
                                        "it (OpenAPI 3.0.3 asks for it here)",
                                        ""}));
  EXPECT_EQ(
      complaint(R"({"openapi": "3.1.0"})"),
      (Complaint{
          "contract.version",
          "a.json:1:10: #/openapi: OpenAPI 3.1.0 is not understood; give an OpenAPI 3.0 document",
          "/openapi"}));
  EXPECT_EQ(
      complaint(R"({"openapi": 3})"),
      (Complaint{"contract.member",
                 "a.json:1:10: #/openapi: 'openapi' is number; it must be string", "/openapi"}));
}

TEST(Contract, RefusesADocumentWithoutOperations) {
  EXPECT_EQ(complaint(R"({"openapi": "3.0.3"})"),
            (Complaint{"contract.member",
                       "a.json:1:1: the required member 'paths' is missing; add it (OpenAPI 3.0.3 "
                       "asks for it here)",
                       ""}));
  EXPECT_EQ(
      complaint(R"({"openapi": "3.0.3", "paths": {}})"),
      (Complaint{"contract.empty",
                 "a.json:1:28: #/paths: no operation is declared; there would be nothing to check",
                 "/paths"}));
}

TEST(Contract, RefusesAPathThatIsNoTemplate) {
  for (const char* const path : {"a", "/{", "/{}", "/}", "/{a}{b}", "/%zz"}) {
    const auto found = complaint(R"({"openapi": "3.0.3", "paths": {")" + std::string(path) +
                                 R"(": {"get": {"responses": {"204": {}}}}}})");
    EXPECT_EQ(found.rule, "contract.path") << path;
    EXPECT_THAT(found.message, testing::HasSubstr("'" + std::string(path) +
                                                  "' is no path template; start it with / "
                                                  "and give each segment at most one {parameter}"));
  }
}

TEST(Contract, RefusesTwoOperationsOfOneId) {
  EXPECT_EQ(complaint(R"({"openapi": "3.0.3", "paths": {"/a": {
"get": {"operationId": "a", "responses": {"204": {}}},
"put": {"operationId": "a", "responses": {"204": {}}}}}})"),
            (Complaint{"contract.operation_id",
                       "a.json:3:21: #/paths/~1a/put/operationId: 'a' names two operations; give "
                       "each its own id",
                       "/paths/~1a/put/operationId"}));
}

TEST(Contract, RefusesAnOperationIdThatIsNoString) {
  EXPECT_EQ(complaint(with_id(R"("operationId": 5, "responses": {"204": {}})")),
            (Complaint{"contract.member",
                       "a.json:1:142: #/paths/~1a~1{id}/get/operationId: 'operationId' is number; "
                       "it must be string",
                       "/paths/~1a~1{id}/get/operationId"}));
}

TEST(Contract, RefusesAnOperationWithoutResponses) {
  EXPECT_EQ(complaint(with_id(R"("summary": "")")),
            (Complaint{"contract.member",
                       "a.json:1:48: #/paths/~1a~1{id}/get: the required member 'responses' is "
                       "missing; add it (OpenAPI 3.0.3 asks for it here)",
                       "/paths/~1a~1{id}/get"}));
}

TEST(Contract, RefusesAParameterItCannotCheck) {
  EXPECT_EQ(complaint(with_operation(R"("responses": {"204": {}})")),
            (Complaint{"contract.parameter",
                       "a.json:1:48: #/paths/~1a~1{id}/get: the path parameter 'id' is not "
                       "declared; declare it with in: path and required: true",
                       "/paths/~1a~1{id}/get"}));
  EXPECT_EQ(
      complaint(with_operation(
          R"("parameters": [{"name": "id", "in": "path", "schema": {}}], "responses": {"204": {}})")),
      (Complaint{"contract.parameter",
                 "a.json:1:48: #/paths/~1a~1{id}/get: the path parameter 'id' is not "
                 "declared; declare it with in: path and required: true",
                 "/paths/~1a~1{id}/get"}));
  EXPECT_EQ(
      complaint(with_operation(
          R"("parameters": [{"name": "id", "in": "body", "schema": {}}], "responses": {"204": {}})")),
      (Complaint{"contract.parameter",
                 "a.json:1:85: #/paths/~1a~1{id}/get/parameters/0/in: 'body' is no place for "
                 "a parameter; it must be path, query, header or cookie",
                 "/paths/~1a~1{id}/get/parameters/0/in"}));
  EXPECT_EQ(
      complaint(with_operation(
          R"("parameters": [{"name": "id", "in": "path"}], "responses": {"204": {}})")),
      (Complaint{"contract.parameter",
                 "a.json:1:67: #/paths/~1a~1{id}/get/parameters/0: parameter 'id' has neither "
                 "schema nor content; give it a schema",
                 "/paths/~1a~1{id}/get/parameters/0"}));
  EXPECT_EQ(complaint(with_operation(R"("parameters": [5], "responses": {"204": {}})")),
            (Complaint{"contract.member",
                       "a.json:1:67: #/paths/~1a~1{id}/get/parameters/0: the Parameter Object is "
                       "number; it must be an object",
                       "/paths/~1a~1{id}/get/parameters/0"}));
  EXPECT_EQ(complaint(with_operation(R"("parameters": [{"name": "id", "in": "path", "schema":
                                        {"format": 5}}], "responses": {"204": {}})")),
            (Complaint{"contract.member",
                       "a.json:2:49: #/paths/~1a~1{id}/get/parameters/0/schema/format: 'format' is "
                       "number; it must be string",
                       "/paths/~1a~1{id}/get/parameters/0/schema/format"}));
}

TEST(Contract, RefusesAMediaTypeThatIsNone) {
  EXPECT_EQ(complaint(with_id(R"("responses": {"200": {"content": {"json": {}}}})")),
            (Complaint{"contract.media_type",
                       "a.json:1:169: #/paths/~1a~1{id}/get/responses/200/content/json: 'json' is "
                       "no media type; write one like application/json",
                       "/paths/~1a~1{id}/get/responses/200/content/json"}));
}

TEST(Contract, RefusesAStatusThatIsNone) {
  EXPECT_EQ(complaint(with_id(R"("responses": {"2xx": {}})")),
            (Complaint{"contract.status",
                       "a.json:1:148: #/paths/~1a~1{id}/get/responses/2xx: '2xx' is no status; "
                       "write a code (\"200\"), a class (\"2XX\") or \"default\"",
                       "/paths/~1a~1{id}/get/responses/2xx"}));
}

TEST(Contract, RefusesASecuritySchemeThatIsNotDefined) {
  EXPECT_EQ(complaint(with_id(R"("security": [{"key": []}], "responses": {"204": {}})")),
            (Complaint{"contract.security",
                       "a.json:1:148: #/paths/~1a~1{id}/get/security/0/key: the security scheme "
                       "'key' is not defined; define it under components/securitySchemes",
                       "/paths/~1a~1{id}/get/security/0/key"}));
  EXPECT_EQ(complaint(R"({"openapi": "3.0.3", "security": [{"apikey": []}],
"paths": {"/a": {"get": {"responses": {"204": {}}}}},
"components": {"securitySchemes": {"apiKey": {"type": "http", "scheme": "bearer"}}}})"),
            (Complaint{"contract.security",
                       "a.json:1:43: #/security/0/apikey: the security scheme 'apikey' is not "
                       "defined; did you mean 'apiKey'?",
                       "/security/0/apikey"}));
}

/// A contract with these component schemas.
std::string with_schemas(const std::string& schemas) {
  return R"({"openapi": "3.0.3", "paths": {"/a": {"get": {"responses": {"204": {}}}}},
"components": {"schemas": )" +
         schemas + "}}";
}

TEST(Contract, RefusesAReferenceThatLeadsNowhere) {
  EXPECT_EQ(
      complaint(with_schemas(R"({"Page": {}, "List": {"$ref": "#/components/schemas/Pgae"}})")),
      (Complaint{"contract.reference",
                 "a.json:2:54: #/components/schemas/List/$ref: nothing is at "
                 "'#/components/schemas/Pgae'; did you mean 'Page'?",
                 "/components/schemas/List/$ref"}));
  EXPECT_EQ(complaint(with_schemas(R"({"List": {"$ref": "#/nothing/here"}})")),
            (Complaint{"contract.reference",
                       "a.json:2:42: #/components/schemas/List/$ref: nothing is at "
                       "'#/nothing/here'; define it, or correct the reference",
                       "/components/schemas/List/$ref"}));
  EXPECT_EQ(complaint(with_schemas(R"({"List": {"$ref": "other.json#/a"}})")),
            (Complaint{"contract.reference",
                       "a.json:2:42: #/components/schemas/List/$ref: 'other.json#/a' leads to "
                       "another document; bundle the documents into one first",
                       "/components/schemas/List/$ref"}));
  EXPECT_EQ(complaint(with_schemas(R"({"List": {"$ref": 5}})")),
            (Complaint{"contract.reference",
                       "a.json:2:42: #/components/schemas/List/$ref: $ref is no string; write "
                       "\"#/components/...\"",
                       "/components/schemas/List/$ref"}));
}

TEST(Contract, RefusesReferencesInACircle) {
  EXPECT_EQ(complaint(with_schemas(R"({"A": {"$ref": "#/components/schemas/B"},
"B": {"$ref": "#/components/schemas/A"}})")),
            (Complaint{"contract.reference_cycle",
                       "a.json:2:39: #/components/schemas/A/$ref: references lead in a circle and "
                       "never to a value; let one of them point to a schema",
                       "/components/schemas/A/$ref"}));
}

TEST(Contract, DataIsNoPlaceForReferences) {
  EXPECT_EQ(complaint(with_schemas(R"({"A": {"example": {"$ref": "#/nowhere"}, "x-b": {"$ref": 5},
    "enum": [{"$ref": ""}], "default": {"$ref": ""}}})"))
                .rule,
            "none");
  EXPECT_EQ(
      complaint(with_schemas(R"({"A": {"properties": {"example": {"$ref": "#/nowhere"}}}})")).rule,
      "contract.reference");
  EXPECT_EQ(complaint(with_schemas(R"({"A": {"properties": {"$ref": {"type": "string"}}}})")).rule,
            "none");
}

TEST(Contract, KnowsAnEffectThatTheDocumentLeavesOut) {
  const auto id = std::string(R"("operationId": "a", "responses": {"204": {}})");
  const auto silent =
      Contract::parse(with_id(id), "a.json").with_effect("a", kizen::Effect::Destroy);
  EXPECT_EQ(silent.operation("a")->effect, kizen::Effect::Destroy);
  EXPECT_EQ(silent.document(), Contract::parse(with_id(id), "a.json").document());
  const auto speaking =
      Contract::parse(with_id(id + R"(, "x-contract-effect": "write")"), "a.json");
  EXPECT_EQ(speaking.with_effect("a", kizen::Effect::Destroy).operation("a")->effect,
            kizen::Effect::Write);
  EXPECT_THROW(silent.with_effect("b", kizen::Effect::Read), std::invalid_argument);
}

TEST(Contract, LoadsAFile) {
  const auto path = testing::TempDir() + "kizen_contract_test.json";
  std::ofstream(path) << with_id(R"("responses": {"204": {}})");
  EXPECT_EQ(Contract::load(path).name(), "kizen_contract_test.json");
  std::remove(path.c_str());
}

TEST(Contract, SaysThatAFileCannotBeOpened) {
  for (const auto& path : {testing::TempDir() + "kizen_no_such_file.json", testing::TempDir()}) {
    try {
      Contract::load(path);
      ADD_FAILURE() << path;
    } catch (const ContractError& error) {
      EXPECT_EQ(error.rule(), "document.unreadable");
      EXPECT_EQ(std::string(error.what()),
                path + ": cannot be opened; name a file that exists and may be read");
    }
  }
}

}  // namespace
