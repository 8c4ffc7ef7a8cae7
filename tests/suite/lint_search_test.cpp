#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>

#include "suite/lint_text.hpp"

namespace {

using kizen::json;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string search_step = "/workflows/0/steps/0";

json first_is_a() {
  return json::parse(R"({"context": "$response.body#/results/0/id", "equals": "a"})");
}

/// The names of what is found, as one list.
json names_are(const json& names) {
  return {
      {"context",
       {{"context", "$response.body"}, {"selector", "$.results[*].name"}, {"type", "jsonpath"}}},
      {"equals", names}};
}

json linted_newer(json suite) { return changed("/arazzo", "1.1.0", std::move(suite)); }

TEST(LintSearch, AListOfSeveralIsInAnOrder) {
  EXPECT_THAT(lint_lines(linted_newer(search_suite(names_are({"ann", "bob"})))),
              ElementsAre("ordered-search " + search_step +
                          "/x-contract/expect/0: it expects items in an order, but "
                          "records_search_create is asked for no order"));
  EXPECT_THAT(lint_lines(linted_newer(search_suite(names_are(json::array({"ann"}))))), IsEmpty());
  auto unordered = names_are({"ann", "bob"});
  unordered["unordered"] = true;
  EXPECT_THAT(lint_lines(linted_newer(search_suite(unordered))), IsEmpty());
}

TEST(LintSearch, ASchemaOfPlacesIsInAnOrder) {
  const auto items = [](const char* schema) {
    return search_suite({{"context", "$response.body#/results"}, {"schema", json::parse(schema)}});
  };
  EXPECT_THAT(lint_lines(items(R"({"items": [{"type": "object"}, {"type": "object"}]})")),
              SizeIs(1));
  EXPECT_THAT(lint_lines(items(R"({"items": {"type": "object"}})")), IsEmpty());
  EXPECT_THAT(lint_lines(items(R"({"contains": {"required": ["id"]}})")), IsEmpty());
}

TEST(LintSearch, ARequestThatAsksForAnOrderGetsOne) {
  const auto suite = search_suite(first_is_a());
  EXPECT_THAT(lint_lines(suite), SizeIs(1));
  EXPECT_THAT(
      lint_lines(changed(search_step + "/parameters/1",
                         {{"name", "ordering"}, {"in", "query"}, {"value", "name"}}, suite)),
      IsEmpty());
  EXPECT_THAT(lint_lines(changed(search_step + "/parameters/1",
                                 {{"name", "page"}, {"in", "query"}, {"value", 1}}, suite)),
              SizeIs(1));
  EXPECT_THAT(
      lint_lines(changed(search_step + "/requestBody/payload", {{"sort_by", "name"}}, suite)),
      IsEmpty());
  EXPECT_THAT(lint_lines(changed(search_step + "/requestBody/payload", {{"colour", "red"}}, suite)),
              SizeIs(1));
}

TEST(LintSearch, OneResultAloneHasNoOrder) {
  const auto suite = search_suite(first_is_a());
  const auto with_schema = [&](const char* schema) {
    return changed(search_step + "/x-contract/expect/1",
                   {{"context", "$response.body"}, {"schema", json::parse(schema)}}, suite);
  };
  EXPECT_THAT(lint_lines(with_schema(R"({"properties": {"results": {"maxItems": 1}}})")),
              IsEmpty());
  EXPECT_THAT(lint_lines(with_schema(R"({"properties": {"results": {"maxItems": 2}}})")),
              SizeIs(1));
  for (const char* const condition : {"$response.body#/count == 1", "1 == $response.body#/count",
                                      "$statusCode == 200 && $response.body#/count < 2"}) {
    EXPECT_THAT(lint_lines(changed(search_step + "/successCriteria/0/condition", condition, suite)),
                IsEmpty())
        << condition;
  }
  for (const char* const condition : {"$response.body#/count == 2", "$response.body#/count >= 1",
                                      "$statusCode == 200 || $response.body#/count == 1"}) {
    EXPECT_THAT(lint_lines(changed(search_step + "/successCriteria/0/condition", condition, suite)),
                SizeIs(1))
        << condition;
  }
}

TEST(LintSearch, CriteriaTakePlacesToo) {
  const auto suite =
      search_suite(json::parse(R"({"context": "$response.body#/count", "equals": 3})"));
  const auto with = [&](const json& criterion) {
    return lint_lines(changed(search_step + "/successCriteria/1", criterion, suite));
  };
  EXPECT_THAT(with({{"condition", "$response.body.results[0].name == 'ann'"}}),
              ElementsAre("ordered-search " + search_step +
                          "/successCriteria/1: it looks at one place of a list, but "
                          "records_search_create is asked for no order"));
  EXPECT_THAT(with({{"condition", "$response.body#/results/0/name == 'ann'"}}), SizeIs(1));
  const auto path = [](const char* text) {
    return json{{"condition", text}, {"context", "$response.body"}, {"type", "jsonpath"}};
  };
  EXPECT_THAT(with(path("$.results[0].name")), SizeIs(1));
  EXPECT_THAT(with(path("$.results[?@.name == 'ann']")), IsEmpty());
  EXPECT_THAT(with({{"condition", "$response.body#/count == 3"}}), IsEmpty());
}

/// A workflow that calls the search, which hands on the first result and how many there are.
json calling_search(const std::string& expectations) {
  auto suite = search_suite(json::parse(R"({"context": "$response.body#/count", "schema": {}})"));
  suite["workflows"][0]["steps"][0]["outputs"] = {{"first", "$response.body#/results/0/id"},
                                                  {"count", "$response.body#/count"}};
  suite["workflows"][0]["outputs"] = {{"first", "$steps.search.outputs.first"},
                                      {"count", "$steps.search.outputs.count"}};
  suite["workflows"][1] = json::parse(R"({"workflowId": "use", "steps": [
    {"stepId": "call", "workflowId": "find", "x-contract": {"expect": []}}]})");
  suite["workflows"][1]["steps"][0]["x-contract"]["expect"] = json::parse(expectations);
  return suite;
}

TEST(LintSearch, OutputsAreFollowedToTheSearch) {
  EXPECT_THAT(
      lint_lines(calling_search(R"([{"context": "$outputs.first", "equals": "a"},
                                            {"context": "$outputs.count", "equals": 2}])")),
      ElementsAre("ordered-search /workflows/1/steps/0/x-contract/expect/0: it looks at one "
                  "place of a list, but records_search_create is asked for no order"));
  EXPECT_THAT(lint_lines(calling_search(R"([{"context": "$outputs.first", "equals": "a"},
                                            {"context": "$outputs.count", "equals": 1}])")),
              IsEmpty());
}

TEST(LintSearch, ASortedListMustBeAskedFor) {
  auto suite = search_suite(json::parse(R"({"context": "$response.body#/count", "equals": 3})"));
  suite["workflows"][0]["steps"][0]["outputs"]["all"] = "$response.body#/results";
  suite["workflows"][0]["x-contract"]["relations"] =
      json::parse(R"([{"sorted-by": "/name", "of": "$steps.search.outputs.all"}])");
  EXPECT_THAT(lint_lines(suite), SizeIs(1));
  suite["workflows"][0]["steps"][0]["parameters"][1] = {
      {"name", "ordering"}, {"in", "query"}, {"value", "name"}};
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

TEST(LintSearch, WhatWritesIsNoSearch) {
  auto suite = create_suite();
  suite["workflows"][0]["x-contract"]["teardown"] = json::array({archive_call()});
  EXPECT_THAT(
      lint_lines(changed("/workflows/0/steps/0/x-contract/expect/0",
                         {{"context", "$response.body#/fields/0/name"}, {"equals", "a"}}, suite)),
      IsEmpty());
}

TEST(LintSearch, ComesToAnEndWhereOutputsLeadInACircle) {
  auto suite = archive_suite();
  auto& steps = suite["workflows"][0]["steps"];
  auto other = steps[0];
  other["stepId"] = "other";
  other["outputs"] = {{"status", "$steps.delete.outputs.status"}};
  steps[0]["outputs"] = {{"status", "$steps.other.outputs.status"}};
  steps[0]["onFailure"] = {{{"name", "on"}, {"type", "goto"}, {"stepId", "other"}}};
  steps[0]["successCriteria"].push_back(
      {{"condition", "$[?@.a]"}, {"type", "jsonpath"}, {"context", "$steps.other.outputs.status"}});
  steps.push_back(other);
  EXPECT_EQ(refusal(suite), "nothing is refused");
  lint_lines(suite);
}

}  // namespace
