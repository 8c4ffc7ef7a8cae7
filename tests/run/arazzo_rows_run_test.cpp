#include <gtest/gtest.h>

#include <chrono>
#include <kizen/run.hpp>
#include <string>

#include "support/flow_bench.hpp"

// What a run comes to where Arazzo is silent or contradicts itself, one test for each question of the
// table that a run answers; those that a suite answers by itself are in tests/suite.

namespace {

using kizen::CaseStatus;
using kizen::json;
using kizen::Outcome;
using kizen_test::action;
using kizen_test::add_step;
using kizen_test::calling;
using kizen_test::FlowBench;
using kizen_test::on_failure;
using kizen_test::on_success;
using kizen_test::only_case;
using kizen_test::read_step;
using kizen_test::reading;
using kizen_test::rules;
using kizen_test::sized;
using kizen_test::suite_of;
using kizen_test::with;
using kizen_test::workflow;

json row_inputs(const json& properties) {
  return {{"inputs", {{"type", "object"}, {"properties", properties}}}};
}

json row_goto(const std::string& member, const std::string& name) {
  return action("goto", {{member, name}});
}

/// What the loader says of workflows that it refuses.
std::string row_refusal(const std::vector<json>& workflows) {
  try {
    suite_of(workflows);
  } catch (const kizen::ContractError& error) {
    return error.what();
  }
  return "nothing is refused";
}

TEST(ArazzoRow, R13_WithoutCriteriaADescribedErrorFails) {
  FlowBench bench;
  auto step = add_step();
  step.erase("successCriteria");
  EXPECT_EQ(only_case(bench, {workflow("w", {step})}).status, CaseStatus::Passed);
  bench.script["POST"] = {kizen::Response{400}};
  const auto result = only_case(bench, {workflow("w", {step})});
  EXPECT_EQ(result.status, CaseStatus::Failed);
  EXPECT_EQ(rules(result.steps), "case.status") << "the contract describes 400";
  bench.script["POST"] = {kizen_test::json_response(201, {{"id", 7}})};
  EXPECT_EQ(rules(only_case(bench, {workflow("w", {step})}).steps), "response.body.schema");
}

TEST(ArazzoRow, R13_WithoutCriteriaExpectationsSpeakOfSuccess) {
  FlowBench bench;
  auto step = add_step();
  step.erase("successCriteria");
  step["x-contract"]["expect"] = {{{"context", "$response.body#/id"}, {"equals", "8"}}};
  EXPECT_EQ(rules(only_case(bench, {workflow("w", {step})}).steps), "case.expectation");
  bench.script["POST"] = {kizen::Response{400}};
  EXPECT_EQ(rules(only_case(bench, {workflow("w", {step})}).steps), "case.status");
}

TEST(ArazzoRow, R14_ABrokenContractFailsTheStepAndDrivesItsActions) {
  FlowBench bench;
  bench.says("a", {sized(-1), sized(1)});
  auto step = read_step("a");
  step.update(on_failure({row_goto("stepId", "b")}));
  const auto made = workflow("w", {step, reading("never"), reading("b")});
  const auto result = only_case(bench, {made});
  EXPECT_EQ(bench.order(), "a b");
  EXPECT_EQ(result.status, CaseStatus::Failed);
  EXPECT_EQ(rules(result.steps), "response.body.schema") << "told as its own kind";
  EXPECT_EQ(only_case(bench, {made}).status, CaseStatus::Passed);
  EXPECT_EQ(bench.order(), "a b a never b");
}

TEST(ArazzoRow, R15_AnInvalidRequestIsNotSentUnlessDeclared) {
  FlowBench bench;
  bench.script["POST"] = {kizen::Response{400}};
  auto step = add_step(json::object());
  step["successCriteria"][0]["condition"] = "$statusCode == 400";
  EXPECT_EQ(only_case(bench, {workflow("w", {step})}).status, CaseStatus::SuiteFault);
  EXPECT_EQ(bench.order(), "");
  step["x-contract"] = {{"request", {{"invalid", true}}}};
  EXPECT_EQ(only_case(bench, {workflow("w", {step})}).status, CaseStatus::Passed);
  EXPECT_EQ(bench.order(), "POST");
}

TEST(ArazzoRow, R16_ListsOfActionsAreReplacedAsAWholePerKind) {
  FlowBench bench;
  bench.says("a", {sized(2)});
  auto made = workflow("w", {reading("a", on_failure({row_goto("stepId", "c")})), reading("b"),
                             reading("c"), reading("d")});
  made["failureActions"] = json::array({with(action("retry"), {{"name", "again"}})});
  made["successActions"] = json::array({action("end")});
  const auto result = only_case(bench, {made});
  EXPECT_EQ(bench.order(), "a c") << "no retry of a, but the end after c is the workflow's";
  EXPECT_EQ(result.status, CaseStatus::Failed);
}

TEST(ArazzoRow, R16_AnEmptyListOfAStepReplacesThatOfTheWorkflow) {
  FlowBench bench;
  auto made = workflow("w", {reading("a", on_success({})), reading("b"), reading("c")});
  made["successActions"] = json::array({action("end")});
  only_case(bench, {made});
  EXPECT_EQ(bench.order(), "a b");
}

TEST(ArazzoRow, R17_ParametersAreMergedByNameAndPlace) {
  FlowBench bench;
  auto step = reading("a");
  step["parameters"].push_back({{"name", "limit"}, {"in", "query"}, {"value", 2}});
  auto made = workflow("w", {step, reading("b")});
  made["parameters"] = {{{"name", "limit"}, {"in", "query"}, {"value", 1}},
                        {{"name", "X-More"}, {"in", "header"}, {"value", "m"}}};
  only_case(bench, {made});
  EXPECT_EQ(bench.requests(), "GET /things/a?limit=2\nGET /things/b?limit=1\n");
  EXPECT_EQ(*bench.sent.at(0).headers.first("X-More"), "m");
}

TEST(ArazzoRow, R18_WithoutALimitARetryIsMadeOnce) {
  FlowBench bench;
  bench.says("a", {9, sized(2)});
  only_case(bench, {workflow("w", {reading("a", on_failure({action("retry")}))})});
  EXPECT_EQ(bench.order(), "a a");
}

TEST(ArazzoRow, R19_EachRetryOfAChainHasItsOwnBudgetAndReadsTheFreshResponse) {
  FlowBench bench;
  bench.says("a", {sized(2), sized(2), sized(3), sized(3), sized(3)});
  const auto when = [](const char* condition, int limit, const char* name) {
    return action("retry", {{"name", name},
                            {"retryLimit", limit},
                            {"criteria", json::array({{{"condition", condition}}})}});
  };
  const auto chain =
      on_failure({when("$response.body#/size == 2", 1, "two"),
                  when("$response.body#/size >= 2", 2, "more"), row_goto("stepId", "b")});
  const auto result = only_case(bench, {workflow("w", {reading("a", chain), reading("b")})});
  EXPECT_EQ(bench.order(), "a a a a b") << "one for two, two for more";
  EXPECT_EQ(result.status, CaseStatus::Failed);
}

TEST(ArazzoRow, R20_RetryAfterIsHonouredAndCapped) {
  FlowBench bench;
  bench.options.longest_retry_after = std::chrono::seconds(20);
  auto soon = sized(2);
  soon.headers.add("Retry-After", "5");
  auto dated = sized(2);
  dated.headers.add("Retry-After", "Sun, 06 Nov 1994 08:49:52 GMT");
  auto late = sized(2);
  late.headers.add("Retry-After", "3600");
  bench.says("a", {soon, dated, late});
  const auto again = action("retry", {{"retryLimit", 3}, {"retryAfter", 1}});
  only_case(bench, {workflow("w", {reading("a", on_failure({again}))})});
  EXPECT_EQ(bench.order(), "a a a a");
  EXPECT_EQ(bench.clock.waited, std::chrono::seconds(5 + 10 + 20));
}

TEST(ArazzoRow, R21_GotoWorkflowTransfersControl) {
  FlowBench bench;
  bench.says("b", {sized(2), sized(1)});
  const std::vector<json> workflows = {
      workflow("w", {reading("a", on_success({row_goto("workflowId", "other")})), reading("c")}),
      workflow("other", {reading("b")})};
  EXPECT_EQ(only_case(bench, workflows).status, CaseStatus::Failed);
  EXPECT_EQ(only_case(bench, workflows).status, CaseStatus::Passed);
  EXPECT_EQ(bench.order(), "a b a b");
}

TEST(ArazzoRow, R22_GotoStepKeepsOutputsReadable) {
  FlowBench bench;
  auto last = read_step("{$steps.a.outputs.size}-{$steps.b.outputs.size}");
  last["stepId"] = "last";
  const auto result = only_case(
      bench, {workflow("w", {reading("a"), reading("b", on_success({row_goto("stepId", "last")})),
                             reading("c"), last})});
  EXPECT_EQ(bench.order(), "a b 1-1");
  EXPECT_EQ(result.status, CaseStatus::Passed);
}

TEST(ArazzoRow, R23_CyclesOfWorkflowsAreRefused) {
  EXPECT_NE(row_refusal({workflow("w", {calling("a", "v")}), workflow("v", {calling("a", "w")})})
                .find("workflows call one another in a circle: w -> v -> w"),
            std::string::npos);
  EXPECT_EQ(row_refusal({workflow("w", {calling("a", "v")}), workflow("v", {reading("a")})}),
            "nothing is refused");
}

TEST(ArazzoRow, R23_LoopsOfStepsEndAtThousand) {
  FlowBench bench;
  const auto result = only_case(
      bench, {workflow("w", {reading("a"), reading("b", on_success({row_goto("stepId", "a")}))})});
  EXPECT_EQ(bench.sent.size(), 1000u);
  EXPECT_EQ(rules(result.steps), "case.budget");
}

TEST(ArazzoRow, R24_DependenciesAreRunOnce) {
  FlowBench bench;
  const json needs = {{"dependsOn", json::array({"base"})}};
  bench.run(
      suite_of({with(workflow("x", {reading("x")}), needs),
                with(workflow("y", {reading("y")}), needs), workflow("base", {reading("base")})}));
  EXPECT_EQ(bench.order(), "base x y");
}

TEST(ArazzoRow, R25_OutputsOfACallAreThoseOfTheWorkflowAndItsOwn) {
  FlowBench bench;
  auto helper = workflow("helper", {reading("a")});
  helper["outputs"] = {{"thing", "$steps.a.outputs.size"}};
  const auto call = calling("call", "helper", {{"outputs", {{"own", "$outputs.thing"}}}});
  const auto read = read_step("{$steps.call.outputs.thing}-{$steps.call.outputs.own}");
  only_case(bench, {workflow("w", {call, read}), helper});
  EXPECT_EQ(bench.order(), "a 1-1");
}

TEST(ArazzoRow, R26_DefaultsAreAppliedNothingIsCoercedAndUndeclaredInputsAreRefused) {
  FlowBench bench;
  const auto helper = with(workflow("helper", {read_step("t{$inputs.n}")}),
                           row_inputs({{"n", {{"type", "integer"}, {"default", 4}}}}));
  const auto giving = [](const char* name, const json& value) {
    return calling("call", "helper",
                   {{"parameters", json::array({{{"name", name}, {"value", value}}})}});
  };
  only_case(bench, {workflow("w", {calling("call", "helper")}), helper});
  only_case(bench, {workflow("w", {giving("n", 5)}), helper});
  EXPECT_EQ(bench.order(), "t4 t5");
  const auto with_a_text = with(workflow("w", {giving("n", "$inputs.five")}),
                                row_inputs({{"five", {{"type", "string"}, {"default", "5"}}}}));
  EXPECT_EQ(only_case(bench, {with_a_text, helper}).status, CaseStatus::SuiteFault);
  EXPECT_NE(row_refusal({workflow("w", {giving("n", "5")}), helper})
                .find("input 'n': expected an integer, actual \"5\""),
            std::string::npos);
  EXPECT_NE(row_refusal({workflow("w", {giving("m", 5)}), helper})
                .find("workflow 'helper' has no input 'm'"),
            std::string::npos);
}

TEST(ArazzoRow, R29_TimeoutIsPerAttemptAndDeadlinePerStep) {
  FlowBench bench;
  bench.takes = std::chrono::milliseconds(400);
  bench.says("a", {9, sized(2)});
  auto step = reading("a", on_failure({action("retry", {{"retryLimit", 9}})}));
  step["timeout"] = 500;
  step["x-contract"]["deadline"] = 1.5;
  const auto result = only_case(bench, {workflow("w", {step})});
  EXPECT_EQ(bench.order(), "a a a a");
  EXPECT_EQ(bench.limits.at(2), std::chrono::milliseconds(500));
  EXPECT_EQ(bench.limits.at(3), std::chrono::milliseconds(300));
  EXPECT_EQ(rules(result.steps), "case.deadline case.criterion");
}

TEST(ArazzoRow, R31_AFailureIsRecoveredFromWhereTheActionSaysSo) {
  for (const bool is_recovered : {false, true}) {
    FlowBench bench;
    bench.says("a", {sized(2)});
    auto on = row_goto("stepId", "b");
    if (is_recovered) on["x-contract"] = {{"recovers", true}};
    const auto result =
        only_case(bench, {workflow("w", {reading("a", on_failure({on})), reading("b")})});
    EXPECT_EQ(bench.order(), "a b");
    EXPECT_EQ(result.status, is_recovered ? CaseStatus::Passed : CaseStatus::Failed);
  }
}

TEST(ArazzoRow, R31_AttemptsBeforeTheLastNeverCount) {
  FlowBench bench;
  bench.says("a", {sized(-1)});
  const auto told =
      bench.run(suite_of({workflow("w", {reading("a", on_failure({action("retry")}))})}));
  EXPECT_EQ(told.outcome, Outcome::Kept);
  EXPECT_EQ(told.summary.count(kizen::Verdict::Violates), 0u);
}

TEST(ArazzoRow, R32_AllCriteriaThatFailAreTold) {
  FlowBench bench;
  bench.says("a", {sized(2)});
  auto step = reading("a");
  step["successCriteria"].push_back({{"condition", "$response.body#/size == 3"}});
  step["successCriteria"].push_back({{"condition", "$response.body#/size == 2"}});
  step["x-contract"]["expect"] = {{{"context", "$response.body#/size"}, {"equals", 4}}};
  EXPECT_EQ(rules(only_case(bench, {workflow("w", {step})}).steps),
            "case.criterion case.criterion case.expectation");
}

}  // namespace
