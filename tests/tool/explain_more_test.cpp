#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen-contract/schema_example.hpp>
#include <kizen/records.hpp>
#include <string>

#include "support/tool.hpp"

namespace {

using kizen_test::tool;
using testing::HasSubstr;
using testing::StartsWith;

TEST(ExplainDifference, SaysWhyWithExampleAndEvidence) {
  const auto ended = tool({"explain", "D6"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_EQ(ended.out, R"(D6 of observed.overlay.yaml
  why         A field takes the value that its type asks for, such as a text or a number; taken literally, the document lets nobody write a text.
  example     {"fields": [{"name": "amount", "value": 320.81}]}
  evidence    a PATCH of the vendor's command-line client
  confidence  seen
  looked at   2026-11-25
  applied     no; --contract observed applies what is embedded, --overlay a file

actions
  14. A value that is written need not be an object.
     remove  $.components.schemas.FieldRequest.properties.value
  15. A value that is written is any JSON.
     update  $.components.schemas.FieldRequest.properties
     with    {"value":{}}
)");
  EXPECT_THAT(tool({"explain", "D6", "--contract", "observed"}).out,
              HasSubstr("applied     yes, to this contract"));
}

TEST(ExplainDifference, OfEveryIdIsTold) {
  const auto all = tool({"explain"}).out;
  for (const auto& id : kizen::records_differences().ids()) {
    EXPECT_THAT(tool({"explain", id}).out, StartsWith(id + " of observed.overlay.yaml\n"));
    EXPECT_THAT(all, HasSubstr("\n  " + id + " "));
  }
}

TEST(ExplainSchema, SaysWhatWhereAndInWhichMessages) {
  const auto ended = tool({"explain", "LeadSourceType"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, StartsWith("#/components/schemas/LeadSourceType\n"
                                    "  --> records.openapi.json:"));
  EXPECT_THAT(ended.out, HasSubstr("\nasks\n  {\n    \"properties\": {\n"));
  EXPECT_THAT(ended.out, HasSubstr("\npart of\n  200 response of records_add_create\n"));
  EXPECT_THAT(ended.out, HasSubstr("\nexample\n  {\n    \"label\": \"text\",\n    \"value\": "
                                   "\"organic_search\"\n  }\n"));
}

TEST(ExplainSchema, FindsAnyPlace) {
  const auto ended = tool({"explain", "#/components/schemas/ClientInfo/properties/display_name"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("\nexample\n  \"text\"\n"));
  EXPECT_EQ(tool({"explain", "#/components/schemas/Nothing"}).exit_code, 1);
}

TEST(ExplainSchema, OfAPlaceWithoutOneSaysSo) {
  for (const std::string place :
       {"#/info", "#/components", "#/components/schemas", "#/paths", "#/nothing", "#",
        "#/components/schemas/ClientInfo/properties",
        "#/paths/~1api~1records~1{object_identifier}~1upsert/post/responses/200/content"}) {
    const auto ended = tool({"explain", place});
    EXPECT_EQ(ended.exit_code, 1) << place << ended.out;
    EXPECT_EQ(ended.err, "kizen-contract: nothing at '" + place +
                             "' of records.openapi.json is a schema; explain without a name lists "
                             "the schemas\n");
  }
}

TEST(ExplainSchema, FindsTheSchemaOfAMessage) {
  const std::string upsert = "#/paths/~1api~1records~1{object_identifier}~1upsert/post";
  for (const auto& place :
       {upsert + "/parameters/0/schema", upsert + "/responses/200/content/application~1json/schema",
        upsert + "/requestBody/content/application~1json/schema"}) {
    const auto ended = tool({"explain", place});
    EXPECT_EQ(ended.exit_code, 0) << ended.err;
    EXPECT_THAT(ended.out, StartsWith(place + "\n"));
  }
}

TEST(ExplainSchema, OfAnOverlayLeadsToTheOverlay) {
  const auto ended = tool({"explain", "FieldFilter", "--contract", "observed"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("  --> observed.overlay.yaml: #/actions/"));
  EXPECT_THAT(ended.out, HasSubstr("part of\n  request of records_search_create\n"));
}

TEST(ExplainSchema, HasAnExampleOfEveryObservedSchema) {
  const auto& contract = kizen::observed_records();
  const auto place = kizen::JsonPointer() / "components" / "schemas";
  for (const auto& schema : kizen::json_at(contract.document(), place)->items()) {
    EXPECT_NE(kizen_tool::schema_example(contract, place / schema.key()), nullptr) << schema.key();
  }
}

}  // namespace
