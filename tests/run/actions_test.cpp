#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <string>

#include "support/flow_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::json;
using kizen::Outcome;
using kizen_test::action;
using kizen_test::calling;
using kizen_test::extended;
using kizen_test::FlowBench;
using kizen_test::on_failure;
using kizen_test::on_success;
using kizen_test::only_case;
using kizen_test::reading;
using kizen_test::rules;
using kizen_test::sized;
using kizen_test::suite_of;
using kizen_test::with;
using kizen_test::workflow;

const json recovering = extended({{"recovers", true}});

json jump(const std::string& step, const json& more = json::object()) {
  return with(action("goto", {{"stepId", step}}), more);
}

json transfer(const std::string& to, const json& more = json::object()) {
  return with(action("goto", {{"workflowId", to}}), more);
}

json when(const std::string& condition) {
  return {{"criteria", json::array({{{"condition", condition}}})}};
}

TEST(EndAction, EndsTheWorkflowAndHandsOnItsOutputs) {
  FlowBench bench;
  auto helper = workflow("ends", {reading("a", on_success({action("end")})), reading("b")});
  helper["outputs"] = {{"size", "$steps.a.outputs.size"}};
  auto call = calling("call", "ends");
  call["successCriteria"] = json::array({{{"condition", "$outputs.size == 1"}}});
  const auto result = only_case(bench, {workflow("w", {call, reading("c")}), helper});
  EXPECT_EQ(bench.order(), "a c");
  EXPECT_EQ(result.status, CaseStatus::Passed) << kizen_test::findings(result.steps);
}

TEST(EndAction, AfterAFailureLeavesTheCaseFailed) {
  FlowBench bench;
  bench.says("a", {sized(2)});
  const auto result =
      only_case(bench, {workflow("w", {reading("a", on_failure({action("end")})), reading("b")})});
  EXPECT_EQ(bench.order(), "a");
  EXPECT_EQ(result.status, CaseStatus::Failed);
}

TEST(GotoStep, LeavesOutTheStepsInBetween) {
  FlowBench bench;
  const auto result = only_case(
      bench, {workflow("w", {reading("a", on_success({jump("c")})), reading("b"), reading("c")})});
  EXPECT_EQ(bench.order(), "a c");
  EXPECT_EQ(result.status, CaseStatus::Passed);
}

TEST(GotoStep, GoesBackAndSeesWhatTheStepSaysNow) {
  FlowBench bench;
  bench.says("a", {sized(1), sized(1), sized(1)});
  bench.says("b", {sized(2), sized(3), sized(1)});
  auto again = reading("b", on_failure({jump("a", recovering)}));
  again["parameters"].push_back(
      {{"name", "limit"}, {"in", "query"}, {"value", "$steps.a.outputs.size"}});
  const auto result = only_case(bench, {workflow("w", {reading("a"), again})});
  EXPECT_EQ(bench.requests(),
            "GET /things/a\nGET /things/b?limit=1\nGET /things/a\nGET /things/b?limit=1\n"
            "GET /things/a\nGET /things/b?limit=1\n");
  EXPECT_EQ(result.status, CaseStatus::Passed);
  EXPECT_EQ(result.steps.at(1).recovered, "goto");
}

TEST(GotoStep, ForgetsOutputsThatASecondSuccessDoesNotGive) {
  FlowBench bench;
  bench.says("a", {sized(1), kizen_test::json_response(200, json::object())});
  auto first = reading("a");
  first["successCriteria"].erase(1);
  const auto result = only_case(
      bench,
      {workflow("w",
                {first, reading("b", on_success({jump("a", when("$steps.a.outputs.size == 1"))})),
                 reading("c")})});
  EXPECT_EQ(bench.order(), "a b a b c") << "not for ever";
  EXPECT_EQ(result.status, CaseStatus::Passed);
}

TEST(GotoStep, IsStoppedAfterAThousandSteps) {
  FlowBench bench;
  const auto told =
      bench.run(suite_of({workflow("w", {reading("a"), reading("b", on_success({jump("a")}))},
                                   kizen_test::teardown_of("7")),
                          kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.sent.size(), 1001u) << "the teardown has a budget of its own";
  const auto& result = told.cases.at(0);
  EXPECT_EQ(result.status, CaseStatus::SuiteFault);
  EXPECT_EQ(rules(result.steps), "case.budget");
  EXPECT_EQ(result.steps.back().id, "a");
  EXPECT_TRUE(result.teardown_ok());
}

TEST(GotoStep, IsStoppedThoughEachRoundTearsSomethingDown) {
  FlowBench bench;
  const auto told =
      bench.run(suite_of({workflow("w", {calling("call", "made", on_success({jump("call")}))}),
                          workflow("made", {reading("a")}, kizen_test::teardown_of("7")),
                          kizen_test::remove_workflow()}));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::SuiteFault);
  EXPECT_EQ(rules(told.cases[0].steps), "case.budget");
}

/// A workflow that goes to another, with an output and a teardown of its own.
json transferring(const json& step, const json& extension = kizen_test::teardown_of("own")) {
  auto made = workflow("w", {step, reading("never")}, extension);
  made["outputs"] = {{"size", "$steps.a.outputs.size"}};
  return made;
}

TEST(GotoWorkflow, DoesNotComeBackAndIsTornDownInTheEnd) {
  FlowBench bench;
  const auto result =
      only_case(bench, {transferring(reading("a", on_success({transfer("other")}))),
                        workflow("other", {reading("b")}, kizen_test::teardown_of("theirs")),
                        kizen_test::remove_workflow()});
  EXPECT_EQ(bench.order(), "a b -theirs -own");
  EXPECT_EQ(result.status, CaseStatus::Passed);
  EXPECT_EQ(result.steps.at(1).id, "other/b");
}

TEST(GotoWorkflow, HandsOnTheOutputsOfTheOther) {
  FlowBench bench;
  auto other = workflow("other", {reading("b", {{"outputs", {{"status", "$statusCode"}}}})});
  other["outputs"] = {{"size", "$steps.b.outputs.status"}};
  auto call = calling("call", "w");
  call["x-contract"]["expect"] = {{{"context", "$outputs.size"}, {"equals", 200}}};
  const auto result = only_case(
      bench, {workflow("calls", {call}),
              transferring(reading("a", on_success({transfer("other")})), nullptr), other});
  EXPECT_EQ(result.status, CaseStatus::Passed) << kizen_test::findings(result.steps);
}

TEST(GotoWorkflow, FailsWhereTheOtherFails) {
  FlowBench bench;
  bench.says("b", {sized(2)});
  const auto result =
      only_case(bench, {transferring(reading("a", on_success({transfer("other")})), nullptr),
                        workflow("other", {reading("b")})});
  EXPECT_EQ(result.status, CaseStatus::Failed);
}

TEST(GotoWorkflow, GivesItsParametersAsInputs) {
  FlowBench bench;
  auto other = workflow("other", {kizen_test::read_step("$inputs.id")});
  other["inputs"] = {{"type", "object"},
                     {"required", {"id"}},
                     {"properties", {{"id", {{"type", "string"}, {"maxLength", 3}}}}}};
  const auto to = [&](const char* value) {
    return transfer("other", {{"parameters", json::array({{{"name", "id"}, {"value", value}}})}});
  };
  auto step = reading("a", on_success({to("of {$response.body#/size}")}));
  EXPECT_EQ(only_case(bench, {workflow("w", {step}), other}).status, CaseStatus::SuiteFault);
  EXPECT_EQ(bench.order(), "a") << "the input is too long";
  step = reading("a", on_success({to("t{$response.body#/size}")}));
  EXPECT_EQ(only_case(bench, {workflow("w", {step}), other}).status, CaseStatus::Passed);
  EXPECT_EQ(bench.order(), "a a t1");
}

TEST(Actions, OfAWorkflowGoToStepsWithoutActionsOfThatKind) {
  FlowBench bench;
  bench.says("a", {sized(2)});
  bench.says("b", {sized(2)});
  auto made = workflow(
      "w", {reading("a"), reading("c"), reading("b", on_failure({action("end")})), reading("d")});
  made["failureActions"] = json::array({jump("b", recovering)});
  const auto result = only_case(bench, {made});
  EXPECT_EQ(bench.order(), "a b");
  EXPECT_EQ(result.status, CaseStatus::Failed);
  EXPECT_EQ(result.steps.at(0).recovered, "goto");
}

TEST(Actions, AreTakenByReference) {
  FlowBench bench;
  bench.says("a", {sized(2)});
  auto document = kizen_test::suite_document({workflow(
      "w", {reading("a", on_failure({{{"reference", "$components.failureActions.again"}}})),
            reading("b", on_success({{{"reference", "$components.successActions.stop"}}})),
            reading("c")})});
  document["components"] = {{"failureActions", {{"again", action("retry")}}},
                            {"successActions", {{"stop", action("end")}}}};
  const auto told = bench.run(kizen_test::loaded_things(document));
  EXPECT_EQ(bench.order(), "a a b");
  EXPECT_EQ(told.outcome, Outcome::Kept);
}

TEST(Actions, TheFirstWhoseCriteriaHoldIsTaken) {
  for (const auto& [size, order] : {std::pair{2, "a two"}, {3, "a three"}, {4, "a"}}) {
    FlowBench bench;
    bench.says("a", {sized(size)});
    const json pattern = {
        {"type", "regex"}, {"context", "$response.body#/size"}, {"condition", "^2$"}};
    const json path = {
        {"type", "jsonpath"}, {"context", "$response.body"}, {"condition", "$[?@ == 3]"}};
    const auto first = with(jump("two"), {{"name", "first"}, {"criteria", json::array({pattern})}});
    const auto second = with(jump("three"), {{"criteria", json::array({path})}});
    only_case(bench,
              {workflow("w", {reading("a", on_failure({first, second})), reading("b"),
                              reading("two", on_success({action("end")})), reading("three")})});
    EXPECT_EQ(bench.order(), order);
  }
}

TEST(Actions, ACriterionThatCannotBeEvaluatedDoesNotHoldAndIsMentioned) {
  FlowBench bench;
  bench.says("a", {sized(2)});
  const json absent = {{"type", "regex"}, {"context", "$response.body#/no"}, {"condition", "x"}};
  const auto first = action("retry", {{"criteria", json::array({absent})}});
  const auto result = only_case(
      bench,
      {workflow("w", {reading("a", on_failure({first, jump("b", recovering)})), reading("b")})});
  EXPECT_EQ(bench.order(), "a b");
  EXPECT_EQ(result.status, CaseStatus::Passed);
  ASSERT_EQ(result.steps.at(0).warnings.size(), 1u);
  EXPECT_EQ(result.steps[0].warnings[0].actual, "$response.body#/no is absent");
  EXPECT_EQ(result.steps[0].warnings[0].note, "of action retry, after step a");
}

TEST(Recovers, CoversWhatTheCaseExpectedAlone) {
  FlowBench bench;
  const auto made =
      workflow("w", {reading("a", on_failure({jump("b", recovering)})), reading("b")});
  bench.says("a", {sized(2), sized(-1)});
  EXPECT_EQ(only_case(bench, {made}).status, CaseStatus::Passed);
  const auto broken = only_case(bench, {made});
  EXPECT_EQ(bench.order(), "a b a b");
  EXPECT_EQ(broken.status, CaseStatus::Failed) << "a promise of the contract was broken";
}

TEST(Recovers, CoversTheStepsOfACall) {
  FlowBench bench;
  bench.says("a", {sized(2)});
  const auto result = only_case(
      bench, {workflow("w", {calling("call", "helper", on_failure({jump("b", recovering)})),
                             reading("b")}),
              workflow("helper", {reading("a")})});
  EXPECT_EQ(bench.order(), "a b");
  EXPECT_EQ(result.status, CaseStatus::Passed);
  EXPECT_EQ(result.steps.at(0).id, "call/a");
  EXPECT_EQ(result.steps[0].recovered, "goto");
}

TEST(Recovers, WithinACallIsNoFailureOfTheCaller) {
  FlowBench bench;
  bench.says("a", {sized(2)});
  const auto result = only_case(
      bench,
      {workflow("w", {calling("call", "helper"), reading("c")}),
       workflow("helper", {reading("a", on_failure({jump("b", recovering)})), reading("b")})});
  EXPECT_EQ(bench.order(), "a b c");
  EXPECT_EQ(result.status, CaseStatus::Passed);
}

TEST(Recovers, WithoutItTheCaseHasFailedThoughItWentOn) {
  FlowBench bench;
  bench.says("a", {sized(2)});
  const auto result =
      only_case(bench, {workflow("w", {reading("a", on_failure({jump("b")})), reading("b")})});
  EXPECT_EQ(bench.order(), "a b");
  EXPECT_EQ(result.status, CaseStatus::Failed);
}

TEST(Recovers, DoesNotKeepARunGoingThatNobodyAnswers) {
  FlowBench bench;
  bench.answer = [](const kizen::Request&) { return kizen_test::silent(); };
  const auto told = bench.run(
      suite_of({workflow("w", {reading("a", on_failure({jump("b", recovering)})), reading("b")})}));
  EXPECT_EQ(bench.order(), "a");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(Recovers, TakesAnUndeclaredStatusThatItsCriteriaNameForAGap) {
  const auto with_criteria = [](const std::string& condition) {
    FlowBench bench;
    bench.says("a", {kizen::Response{404}});
    auto end = with(action("end"), recovering);
    end["criteria"] = json::array({{{"condition", condition}}});
    return only_case(bench, {workflow("w", {reading("a", on_failure({end}))})});
  };
  const auto named = with_criteria("$statusCode == 404");
  EXPECT_EQ(named.status, CaseStatus::Passed);
  EXPECT_TRUE(named.steps.at(0).documentation_gap);
  EXPECT_EQ(with_criteria("$statusCode > 200").status, CaseStatus::Failed);
}

}  // namespace
