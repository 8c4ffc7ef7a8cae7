#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "suite/suite_text.hpp"

namespace {

using kizen::json;
using testing::HasSubstr;

/// A suite whose second workflow, a helper, needs an input.
json suite_with_helper() {
  auto suite = archive_suite();
  auto helper = suite["workflows"][0];
  helper["workflowId"] = "helper";
  helper["inputs"] = {{"type", "object"},
                      {"required", json::array({"id"})},
                      {"properties", {{"id", {{"type", "string"}}}}}};
  suite["workflows"].push_back(std::move(helper));
  return suite;
}

json call_of_helper(json parameters) {
  return {{"stepId", "call"}, {"workflowId", "helper"}, {"parameters", std::move(parameters)}};
}

TEST(FollowOnErrors, InputsThatCannotBeReadAreNotMissed) {
  EXPECT_THAT(refusal(changed("/workflows/0/inputs", json::array())),
              HasSubstr("'inputs' is array; it must be object"));
  EXPECT_THAT(refusal(changed("/workflows/0/inputs", {{"id", json::object()}})),
              HasSubstr("'inputs' has no member 'id'"));
  auto suite = changed("/workflows/0/inputs/type", "string");
  suite["workflows"][0]["x-contract"]["environment"]["id"] = "ID";
  EXPECT_THAT(refusal(suite), HasSubstr("inputs are an object, not 'string'"));
}

TEST(FollowOnErrors, ADefaultThatDoesNotFitIsToldOnce) {
  EXPECT_THAT(refusal(changed("/workflows/0/inputs/properties/id/default", 7)),
              HasSubstr("the default of 'id' breaks its own schema"));
}

TEST(FollowOnErrors, AHelperOfABrokenTeardownIsNoCase) {
  auto suite = suite_with_helper();
  auto& teardown = suite["workflows"][0]["x-contract"]["teardown"];
  teardown = json::array({json{{"workflowId", "helper"}, {"if", "always"}}});
  EXPECT_EQ(refusals(suite).size(), 2U);  // the member, and the input that it lacks
  teardown[0]["when"] = "$nothing";
  for (const auto& one : refusals(suite)) EXPECT_THAT(one, testing::Not(HasSubstr("no value")));
}

TEST(FollowOnErrors, AHelperThatNobodyCallsIsACaseInASoundSuiteAlone) {
  auto suite = suite_with_helper();
  EXPECT_THAT(refusal(suite), HasSubstr("the required input 'id' has no value"));
  suite["workflows"][0]["x-contract"]["teardown"] = json::array({json{{"workflowId", "helpr"}}});
  EXPECT_THAT(refusal(suite), HasSubstr("the suite has no workflow 'helpr'"));
}

TEST(FollowOnErrors, ACallThatNoStepReachesMakesNoHelper) {
  auto suite = suite_with_helper();
  suite["workflows"][1]["inputs"]["properties"]["id"]["default"] = "0b5e";
  auto& first = suite["workflows"][0];
  first["successActions"] =
      json::array({json{{"name", "go"}, {"type", "goto"}, {"workflowId", "helper"}}});
  first["steps"][0]["onSuccess"] = json::array({json{{"name", "stop"}, {"type", "end"}}});
  EXPECT_FALSE(loaded(suite).workflow("helper")->is_helper);
}

TEST(FollowOnErrors, AHelperOfABrokenActionIsNoCase) {
  auto suite = suite_with_helper();
  suite["workflows"][0]["steps"][0]["onFailure"] =
      json::array({json{{"name", "a"}, {"type", "repeat"}, {"workflowId", "helper"}}});
  EXPECT_THAT(refusal(suite), HasSubstr("'repeat' is no type of this action"));
}

TEST(FollowOnErrors, AParameterThatIsRefusedIsNotMissed) {
  auto suite = suite_with_helper();
  auto& steps = suite["workflows"][0]["steps"];
  steps.push_back(
      call_of_helper(json::array({json{{"name", "id"}, {"in", "query"}, {"value", "a"}}})));
  EXPECT_THAT(refusal(suite), HasSubstr("'id' becomes an input of a workflow, but says in"));
  steps[1]["parameters"] = json::array();
  EXPECT_THAT(refusal(suite), HasSubstr("workflow 'helper' needs its input 'id'"));
}

TEST(FollowOnErrors, WhatCameWithALaterVersionIsNotReadInAnEarlier) {
  EXPECT_THAT(refusal(changed("/workflows/0/steps/0/dependsOn", json::array({"nothing"}))),
              HasSubstr("'dependsOn' of a step came with Arazzo 1.1"));
  EXPECT_THAT(refusal(changed("/workflows/0/steps/0/timeout", 0)),
              HasSubstr("'timeout' of a step came with Arazzo 1.1"));
}

TEST(FollowOnErrors, OfSourcesThatWereRefusedNothingElseIsSaid) {
  const auto list = archive_suite()["sourceDescriptions"];
  for (const auto& broken : {json(nullptr), json::array(), json{{"records", "a"}}}) {
    EXPECT_THAT(refusal(changed("/sourceDescriptions", broken)), HasSubstr("'sourceDescriptions'"));
  }
  EXPECT_THAT(refusal(changed("/sourceDescriptions/0/name", "a b")), HasSubstr("'a b' is no name"));
  const json foreign = {{"name", "events"}, {"url", "events.yaml"}, {"type", "asyncapi"}};
  EXPECT_THAT(refusal(changed("/sourceDescriptions/1", foreign)), HasSubstr("'asyncapi'"));
  EXPECT_THAT(refusal(changed("/sourceDescriptions", json::array({foreign}))),
              HasSubstr("'asyncapi'"));
  const json unnamed = {{"url", "b.json"}, {"type", "openapi"}};
  EXPECT_THAT(refusal(changed("/workflows/0/steps/0/operationId", "$sourceDescriptions.b.look",
                              changed("/sourceDescriptions/1", unnamed))),
              HasSubstr("the required member 'name' is missing"));
}

TEST(FollowOnErrors, OfKnownSourcesAnUnknownNameIsTold) {
  EXPECT_THAT(refusal(changed("/workflows/0/steps/0/operationId", "$sourceDescriptions.b.look")),
              HasSubstr("no source description is called 'b'"));
}

TEST(LoadSuite, SharedInputsAreReferredToByTheirName) {
  const auto with = [](const std::string& reference) {
    auto suite = changed("/workflows/0/inputs", {{"$ref", reference}});
    suite["components"]["inputs"]["loop"] = {{"$ref", "#/components/inputs/loop"}};
    suite["components"]["inputs"]["one"] = archive_suite()["workflows"][0]["inputs"];
    return refusal(suite);
  };
  EXPECT_EQ(with("#/components/inputs/one"), "nothing is refused");
  EXPECT_THAT(with("#/components/inputs/loop"),
              HasSubstr("'#/components/inputs/loop' is a reference itself; write the schema out"));
  for (const char* const elsewhere : {"other.json#/a", "#/workflows/0/inputs", "#"}) {
    EXPECT_THAT(with(elsewhere), HasSubstr("is no place for inputs that several workflows share; "
                                           "put them under components and write "
                                           "#/components/inputs/NAME"));
  }
}

TEST(LoadSuite, SchemasReferToTheSuiteTheyStandIn) {
  const std::string property = "/workflows/0/inputs/properties/id";
  auto suite =
      changed("/x-contract", {{"version", 1}, {"schemas", {{"text", {{"type", "string"}}}}}});
  const auto with = [&](const std::string& place, const std::string& reference) {
    return refusal(changed(place, {{"$ref", reference}}, suite));
  };
  const std::string expected = "/workflows/0/steps/0/x-contract/expect/0/schema";
  for (const auto& place : {property, expected}) {
    EXPECT_EQ(with(place, "#/x-contract/schemas/text"), "nothing is refused");
    for (const char* const local : {"#", "#/definitions/text", "#/$defs/text"}) {
      EXPECT_THAT(
          with(place, local),
          HasSubstr("' is looked for in the whole suite, not in the schema it stands in; put "
                    "the schema under x-contract.schemas and write "
                    "#/x-contract/schemas/NAME"));
    }
    EXPECT_THAT(with(place, "other.json#/a"), HasSubstr("'other.json#/a' leads out of the suite"));
  }
}

TEST(LoadSuite, MessagesShowTextsOfTheSuiteShortAndWithoutControlCharacters) {
  const auto with = [](const std::string& id) {
    return refusal(changed("/workflows/0/steps/0/operationId", id));
  };
  EXPECT_THAT(with(std::string("a\0\x1b[31mb", 8)), HasSubstr(R"('a\u0000\u001b[31mb'; there is)"));
  EXPECT_THAT(with(std::string(5'000, 'a')), HasSubstr("'" + std::string(120, 'a') + "...'"));
  auto named = archive_suite();
  named[std::string("a\0b", 3)] = 1;
  EXPECT_THAT(refusal(named), HasSubstr(R"(#/a\u0000b: a suite has no member 'a\u0000b')"));
}

TEST(LoadSuite, AHelperThatNobodyCallsIsNoCase) {
  auto suite = suite_with_helper();
  suite["workflows"][1]["x-contract"] = {{"helper", true}};
  const auto loaded_suite = loaded(suite);
  EXPECT_TRUE(loaded_suite.workflows[1].is_helper);
  EXPECT_TRUE(loaded_suite.workflows[1].cases.empty());
}

}  // namespace
