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

json linted_teardown(json suite) {
  return changed("/workflows/0/x-contract/teardown", json::array({archive_call()}),
                 std::move(suite));
}

TEST(LintTeardown, ALaterStepThatDestroysWillDo) {
  auto suite = create_suite();
  auto& steps = suite["workflows"][0]["steps"];
  steps[1] = archive_call();
  steps[1]["stepId"] = "remove";
  EXPECT_THAT(lint_lines(suite), IsEmpty());
  steps[2] = steps[0];
  steps[2]["stepId"] = "again";
  steps[2].erase("outputs");
  EXPECT_THAT(lint_lines(suite),
              ElementsAre("no-teardown /workflows/0: workflow 'create' leaves behind what step "
                          "'again' creates by records_upsert_create"));
}

TEST(LintTeardown, ACalledWorkflowThatCreatesCounts) {
  auto suite = create_suite();
  suite["workflows"][2] =
      json::parse(R"({"workflowId": "use", "steps": [{"stepId": "make", "workflowId": "create"}],
                      "outputs": {"id": "$steps.make.outputs.id"}})");
  const auto found = ElementsAre(
      "no-teardown /workflows/2: workflow 'use' leaves behind what step 'upsert' creates by "
      "records_upsert_create");
  EXPECT_THAT(lint_lines(suite), found);
  EXPECT_THAT(lint_lines(linted_teardown(suite)), IsEmpty());
}

TEST(LintTeardown, NestedCallsAreFollowedOnce) {
  auto suite = create_suite();
  suite["workflows"].erase(1);
  suite["workflows"][0].erase("outputs");
  suite["workflows"][0]["steps"][0].erase("outputs");
  std::string called = "create";
  for (int depth = 0; depth < 30; ++depth) {
    const auto name = "call-" + std::to_string(depth);
    suite["workflows"].push_back({{"workflowId", name},
                                  {"steps",
                                   {{{"stepId", "left"}, {"workflowId", called}},
                                    {{"stepId", "right"}, {"workflowId", called}}}}});
    called = name;
  }
  const auto lines = lint_lines(suite);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].substr(0, 26), "no-teardown /workflows/30:");
}

TEST(LintTeardown, WhatMustBeRefusedCreatesNothing) {
  auto suite = create_suite();
  const std::string step = "/workflows/0/steps/0";
  EXPECT_THAT(
      lint_lines(changed(step + "/successCriteria/0/condition", "$statusCode >= 400", suite)),
      IsEmpty());
  EXPECT_THAT(lint_lines(changed(step + "/x-contract/request", {{"invalid", true}}, suite)),
              IsEmpty());
}

TEST(LintTeardown, OneThatDependsOnItMayTakeItAway) {
  auto suite = create_suite();
  suite["workflows"][2] = json::parse(R"({
    "workflowId": "remove", "dependsOn": ["create"],
    "steps": [{"stepId": "remove", "workflowId": "archive",
               "parameters": [{"name": "id", "value": "$workflows.create.outputs.id"}]}]})");
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

TEST(LintIds, AreFoundWhereverARequestOrACheckHasThem) {
  const std::string id = "6f0c5b0e-9a8c-4c57-8a39-6f1c0f3a2b11";
  const std::string step = "/workflows/0/steps/0";
  const auto suite = linted_teardown(create_suite());
  EXPECT_THAT(lint_lines(changed(step + "/requestBody/payload/fields", {{{"id", id}}}, suite)),
              ElementsAre("hard-coded-id " + step + "/requestBody/payload/fields/0/id: the id " +
                          id + " is of one tenant"));
  EXPECT_THAT(
      lint_lines(changed(step + "/requestBody/payload/lookup_value", "\"a\"::" + id, suite)),
      SizeIs(1));
  EXPECT_THAT(lint_lines(changed(step + "/successCriteria/1/condition",
                                 "$response.body#/id == '" + id + "'", suite)),
              SizeIs(1));
  EXPECT_THAT(
      lint_lines(changed(step + "/x-contract/expect/0/schema/properties/id/const", id, suite)),
      SizeIs(1));
  EXPECT_THAT(lint_lines(changed("/workflows/0/steps/0/x-contract/expect/0",
                                 {{"context", "$response.body#/id"}, {"equals", id}}, suite)),
              SizeIs(1));
}

TEST(LintIds, ThoseOfNobodyAreLeftAlone) {
  const std::string name = "/workflows/0/steps/0/requestBody/payload/lookup_value";
  const auto suite = linted_teardown(create_suite());
  for (const char* const text :
       {"00000000-0000-0000-0000-000000000000", "00000000-0000-4000-8000-000000000000",
        "a6f0c5b0e-9a8c-4c57-8a39-6f1c0f3a2b11", "6f0c5b0e-9a8c-4c57-8a39-6f1c0f3a2b1"}) {
    EXPECT_THAT(lint_lines(changed(name, text, suite)), IsEmpty()) << text;
  }
}

TEST(LintFlow, ASoftStepIsGonePastWhereItFails) {
  auto suite = changed("/workflows/0/steps/0/onSuccess/0", {{"name", "stop"}, {"type", "end"}},
                       three_steps());
  EXPECT_THAT(lint_lines(suite), SizeIs(2));
  suite["workflows"][0]["steps"][0]["x-contract"]["soft"] = true;
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

TEST(LintFlow, StepsBehindAnUnreachableOneAreToldToo) {
  const auto suite = changed("/workflows/0/steps/0/onSuccess/0",
                             {{"name", "stop"}, {"type", "end"}}, three_steps());
  EXPECT_THAT(lint_lines(suite),
              ElementsAre("unreachable-step /workflows/0/steps/1: step 'two' is never come to",
                          "unreachable-step /workflows/0/steps/2: step 'three' is never come to"));
}

TEST(LintFlow, AnActionThatIsNeverTakenLeadsNowhere) {
  const auto suite = changed("/workflows/0/steps/0/onSuccess", json::parse(R"([
    {"name": "stop", "type": "end"}, {"name": "on", "type": "goto", "stepId": "two"}])"),
                             three_steps());
  EXPECT_THAT(lint_lines(suite), SizeIs(3));
}

TEST(LintFlow, AFailureThatGoesToAStepReachesIt) {
  auto suite = changed("/workflows/0/steps/0/onSuccess/0", {{"name", "stop"}, {"type", "end"}},
                       three_steps());
  suite["workflows"][0]["steps"][0]["onFailure"] =
      json::parse(R"([{"name": "other", "type": "goto", "stepId": "two"}])");
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

}  // namespace
