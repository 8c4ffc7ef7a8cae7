#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <kizen/core/rule.hpp>
#include <kizen/records.hpp>
#include <kizen/run.hpp>
#include <regex>
#include <string>
#include <vector>

#include "support/library_contract.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::Ended;
using kizen_test::tool;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// The output without its table of rules.
std::string before_rules(const std::string& text) { return text.substr(0, text.find("\nrules\n")); }

/// The output, but for the hash of the contract.
std::string without_hash(const std::string& text) {
  return std::regex_replace(text, std::regex("sha256 [0-9a-f]{12}"), "sha256 HASH");
}

/// One line on standard error, and nothing else.
void expect_one_line(const Ended& ended, int exit_code, const std::string& line) {
  EXPECT_EQ(ended.exit_code, exit_code);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(ended.err, "kizen-contract: " + line + "\n");
}

/// Asks of the contract of `support/library_contract.hpp`.
struct ExplainLibrary : testing::Test {
  Ended ask(const std::vector<std::string>& name = {}) const {
    std::vector<std::string> arguments = {"explain", "--contract", file};
    arguments.insert(arguments.end(), name.begin(), name.end());
    auto ended = tool(arguments);
    const auto place = file + ":";
    for (auto at = ended.out.find(place); at != std::string::npos; at = ended.out.find(place)) {
      ended.out.replace(at, place.size(), "FILE:");
    }
    return ended;
  }

  std::string answer(const std::vector<std::string>& name = {}) const {
    const auto ended = ask(name);
    EXPECT_EQ(ended.exit_code, 0);
    EXPECT_EQ(ended.err, "");
    return ended.out;
  }

  kizen_test::TemporaryFolder folder;
  std::string file = folder.write("library.yaml", kizen_test::library_yaml);
};

TEST(Explain, TellsOfTheEmbeddedContract) {
  const auto ended = tool({"explain"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(before_rules(ended.out),
            kizen::identity_of(kizen::records()).to_string() + R"(: Kizen Records API, version 1.0.0
9 operations, 29 schemas

everything in it is checked

operations
  records_field_values_list  GET /api/records/{entity_id}/field-values/{field_id}
  records_add_create         POST /api/records/{object_identifier}/add
  records_lookup_retrieve    GET /api/records/{object_identifier}/lookup
  records_search_create      POST /api/records/{object_identifier}/search
  records_upsert_create      POST /api/records/{object_identifier}/upsert
  records_retrieve           GET /api/records/{object_identifier}/{entity_id}
  records_update             PUT /api/records/{object_identifier}/{entity_id}
  records_destroy            DELETE /api/records/{object_identifier}/{entity_id}
  records_partial_update     PATCH /api/records/{object_identifier}/{entity_id}
)");
}

TEST(Explain, TellsWhichOverlaysWereAppliedAndTheirNotes) {
  EXPECT_THAT(tool({"explain", "--contract", "observed"}).out,
              StartsWith("records.openapi.json + observed.overlay.yaml (sha256 "));
  const kizen_test::TemporaryFolder folder;
  const auto file = folder.write("ours.overlay.yaml", R"(overlay: 1.1.0
info: {title: Ours, version: "1"}
actions: [{target: "$.nothing", update: {}}]
)");
  const auto ended = tool({"explain", "--overlay", file});
  EXPECT_THAT(ended.out, HasSubstr("\nnot checked\n  " + file + ":3:")) << ended.err;
}

TEST(Explain, ListsEveryRuleWithItsMeaning) {
  const auto out = tool({"explain"}).out;
  std::size_t width = 0;
  for (const auto& rule : kizen::rules()) width = std::max(width, rule.id.size());
  std::string table = "\nrules\n";
  for (const auto& rule : kizen::rules()) {
    table += "  " + std::string(rule.id) + std::string(width - rule.id.size() + 2, ' ') +
             std::string(rule.meaning) + "\n";
  }
  EXPECT_THAT(out.substr(before_rules(out).size()), testing::StartsWith(table + "\nschemas\n"));
}

TEST(Explain, TellsOfAnOperation) {
  EXPECT_EQ(tool({"explain", "records_upsert_create"}).out,
            R"(records_upsert_create
  POST /api/records/{object_identifier}/upsert
  effect: write
  --> records.openapi.json  #/paths/~1api~1records~1{object_identifier}~1upsert/post

security
  apiKey (header X-API-KEY) and businessId (header X-BUSINESS-ID) and userId (header X-USER-ID)

parameters
  path object_identifier: required, a string
    --> records.openapi.json  #/paths/~1api~1records~1{object_identifier}~1upsert/post/parameters/0
  query return_all_fields: optional, a boolean
    --> records.openapi.json  #/paths/~1api~1records~1{object_identifier}~1upsert/post/parameters/1

request body
  required
  --> records.openapi.json  #/paths/~1api~1records~1{object_identifier}~1upsert/post/requestBody
  application/json: #/components/schemas/EntityRecordUpsertRequest

responses
  200
    --> records.openapi.json  #/paths/~1api~1records~1{object_identifier}~1upsert/post/responses/200
    application/json: #/components/schemas/UpsertRecordResponse
  201
    --> records.openapi.json  #/paths/~1api~1records~1{object_identifier}~1upsert/post/responses/201
    application/json: #/components/schemas/UpsertRecordResponse
  400
    --> records.openapi.json  #/paths/~1api~1records~1{object_identifier}~1upsert/post/responses/400
    application/json: #/components/schemas/ErrorResponse

everything in it is checked
)");
}

TEST(Explain, TellsOfEveryRule) {
  EXPECT_EQ(tool({"explain", "response.body.schema"}).out,
            R"(response.body.schema
  A response body is valid against the schema of its status and media type.
  broken by  {"count": "1", "results": []}
  since      0.1.0
)");
  for (const auto& rule : kizen::rules()) {
    const auto ended = tool({"explain", std::string(rule.id)});
    EXPECT_EQ(ended.exit_code, 0) << rule;
    EXPECT_THAT(ended.out, StartsWith(std::string(rule.id) + "\n  " + std::string(rule.meaning)));
  }
}

TEST(Explain, FindsAnOperationByMethodAndPath) {
  const auto by_id = tool({"explain", "records_search_create"});
  EXPECT_THAT(by_id.out, StartsWith("records_search_create\n"));
  for (const char* const name :
       {"POST /api/records/{object_identifier}/search", "POST /api/records/deals/search"}) {
    EXPECT_EQ(tool({"explain", name}).out, by_id.out) << name;
  }
}

struct UnknownName {
  const char* name;
  const char* hint;
};

std::ostream& operator<<(std::ostream& out, const UnknownName& one) { return out << one.name; }

struct ExplainUnknownName : testing::TestWithParam<UnknownName> {};

TEST_P(ExplainUnknownName, IsAUsageErrorInOneLine) {
  const std::string name = GetParam().name;
  expect_one_line(tool({"explain", name}), 1,
                  "'" + name +
                      "' is no operation or schema of records.openapi.json, no rule and no "
                      "known difference; " +
                      GetParam().hint + "explain without a name lists them");
}

INSTANTIATE_TEST_SUITE_P(
    Every, ExplainUnknownName,
    testing::Values(UnknownName{"records_retreive", "did you mean 'records_retrieve'? "},
                    UnknownName{"response.body.shema", "did you mean 'response.body.schema'? "},
                    UnknownName{
                        "PUT /api/records/{object_identifier}/{entity}",
                        "did you mean 'PUT /api/records/{object_identifier}/{entity_id}'? "},
                    UnknownName{"PUT /api/records/deals", ""}, UnknownName{"x", ""},
                    UnknownName{"", ""}, UnknownName{" ", ""}, UnknownName{"GET ", ""}));

TEST(Explain, OfAContractThatCannotBeUsedSaysWhy) {
  const kizen_test::TemporaryFolder folder;
  expect_one_line(tool({"explain", "--contract", "none.json"}), 2,
                  "none.json: cannot be opened; name a file that exists and may be read");
  const auto file = folder.write("a.json", R"({"openapi": "3.1.0"})");
  expect_one_line(tool({"explain", "response.body.schema", "--contract", file}), 2,
                  file +
                      ":1:10: #/openapi: OpenAPI 3.1.0 is not understood; give an OpenAPI 3.0 "
                      "document");
}

TEST_F(ExplainLibrary, TellsWhatIsNotChecked) {
  EXPECT_EQ(without_hash(before_rules(answer())),
            R"(library.yaml (sha256 HASH): Library, version 2
3 operations, 2 schemas

not checked
  FILE:28:11: #/paths/~1items~1{id}/get/parameters/3: tags is not checked: pipeDelimited with explode is not defined
  FILE:15:7: #/components/schemas/Item/discriminator: a discriminator without oneOf or anyOf is not checked
  FILE:12:33: #/components/schemas/Reader/properties/address/format: format 'e-mail' is not checked; did you mean 'email'?
  FILE:34:11: #/paths/~1items~1{id}/get/parameters/5: where is not checked: it has no JSON schema
  FILE:37:9: #/paths/~1items~1{id}/get/responses/200: text/csv bodies are not read

operations
  items_read     GET /items/{id}
  readers_count  GET /readers
  PUT /readers   PUT /readers
)");
}

TEST_F(ExplainLibrary, TellsOfAnOperationInFull) {
  EXPECT_EQ(answer({"items_read"}),
            R"(items_read
  GET /items/{id}
  effect: read
  --> library.yaml  #/paths/~1items~1{id}/get

security, one of
  bearer (header Authorization) and key (query key)
  session (cookie session)
  nothing

parameters
  path id: required, a string, format uuid
    --> library.yaml  #/paths/~1items~1{id}/get/parameters/0
  header X-Trace: required, a string
    --> library.yaml  #/paths/~1items~1{id}/get/parameters/1
  query ids: optional, an array, each item an integer, format int32
    --> library.yaml  #/paths/~1items~1{id}/get/parameters/2
  query tags: optional, style pipeDelimited, exploded, an array, each item a string
    --> library.yaml  #/paths/~1items~1{id}/get/parameters/3
  query sort: optional, not exploded, an array, each item a value
    --> library.yaml  #/paths/~1items~1{id}/get/parameters/4
  query where: optional, as application/json, a value
    --> library.yaml  #/paths/~1items~1{id}/get/parameters/5
  cookie theme: optional, a string or null
    --> library.yaml  #/paths/~1items~1{id}/get/parameters/6

request body
  none

responses
  200
    --> library.yaml  #/paths/~1items~1{id}/get/responses/200
    application/json: #/components/schemas/Item
    text/csv: no schema
    header X-Age: required, an integer
      --> library.yaml  #/paths/~1items~1{id}/get/responses/200/headers/X-Age
  default
    --> library.yaml  #/paths/~1items~1{id}/get/responses/default
    no body

not checked
  FILE:28:11: #/paths/~1items~1{id}/get/parameters/3: tags is not checked: pipeDelimited with explode is not defined
  FILE:15:7: #/components/schemas/Item/discriminator: a discriminator without oneOf or anyOf is not checked
  FILE:34:11: #/paths/~1items~1{id}/get/parameters/5: where is not checked: it has no JSON schema
  FILE:37:9: #/paths/~1items~1{id}/get/responses/200: text/csv bodies are not read
)");
}

TEST_F(ExplainLibrary, TellsOfAnOperationWithoutAnId) {
  EXPECT_EQ(answer({"PUT /readers"}),
            R"(PUT /readers
  PUT /readers
  effect: write
  --> library.yaml  #/paths/~1readers/put

security
  none

parameters
  none

request body
  required
  --> library.yaml  #/paths/~1readers/put/requestBody
  application/json: #/components/schemas/Reader

responses
  204
    --> library.yaml  #/paths/~1readers/put/responses/204
    no body

not checked
  FILE:12:33: #/components/schemas/Reader/properties/address/format: format 'e-mail' is not checked; did you mean 'email'?
)");
}

TEST_F(ExplainLibrary, NamesOnlyNotesThatConcernTheOperation) {
  const auto out = answer({"readers_count"});
  EXPECT_THAT(out, HasSubstr("\n\neverything in it is checked\n"));
  EXPECT_THAT(out, Not(HasSubstr("not checked")));
}

TEST_F(ExplainLibrary, HintsAtItsOwnOperations) {
  expect_one_line(ask({"item_read"}), 1,
                  "'item_read' is no operation or schema of library.yaml, no rule and no known "
                  "difference; did you mean 'items_read'? explain without a name lists them");
}

TEST(Explain, TextOfAContractIsNotTakenForOurOwnLines) {
  const kizen_test::TemporaryFolder folder;
  const auto file = folder.write("a.yaml", R"(openapi: 3.0.3
info: {title: "A\nrules\e[31m", version: 1.0}
paths: {/a: {get: {operationId: "a\nb", responses: {"204": {description: ""}}}}}
)");
  const auto ended = tool({"explain", "--contract", file});
  EXPECT_EQ(without_hash(before_rules(ended.out)),
            "a.yaml (sha256 HASH): A rules [31m, version 1.0\n1 operation, 0 schemas\n\n"
            "everything in it is checked\n\noperations\n  a b  GET /a\n");
  EXPECT_THAT(tool({"explain", "GET /a", "--contract", file}).out, StartsWith("a b\n  GET /a\n"));
}

}  // namespace
