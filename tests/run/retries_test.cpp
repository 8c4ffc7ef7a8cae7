#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <kizen/run.hpp>
#include <string>

#include "support/flow_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::json;
using kizen_test::action;
using kizen_test::calling;
using kizen_test::FlowBench;
using kizen_test::on_failure;
using kizen_test::only_case;
using kizen_test::reading;
using kizen_test::rules;
using kizen_test::sized;
using kizen_test::with;
using kizen_test::workflow;
using std::chrono::milliseconds;

json retry(const json& more = json::object()) { return action("retry", more); }

json limited(std::size_t limit) { return retry({{"retryLimit", limit}}); }

json polling(const std::vector<json>& actions) {
  return workflow("w", {reading("a", on_failure(actions)), reading("b")});
}

std::deque<kizen::Answer> wrong(std::size_t times) { return {times, sized(2)}; }

TEST(Retry, RepeatsTheStepAsOftenAsItsLimitSays) {
  for (const auto& [limit, order] : {std::pair{0, "a"}, {1, "a a"}, {3, "a a a a"}}) {
    FlowBench bench;
    bench.says("a", wrong(9));
    const auto result = only_case(bench, {polling({limited(static_cast<std::size_t>(limit))})});
    EXPECT_EQ(bench.order(), order);
    EXPECT_EQ(result.status, CaseStatus::Failed);
    ASSERT_EQ(result.steps.size(), 1u) << "the last attempt alone is told";
    EXPECT_EQ(result.steps[0].attempts, static_cast<std::size_t>(limit) + 1);
  }
}

TEST(Retry, EndsWithTheFirstSuccessAndForgetsTheFailures) {
  FlowBench bench;
  bench.says("a", {sized(-1), sized(2)});
  const auto told = bench.run(kizen_test::suite_of({polling({limited(5)})}));
  EXPECT_EQ(bench.order(), "a a a b");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Passed) << "not even what broke the contract";
  EXPECT_EQ(told.cases[0].steps.at(0).attempts, 3u);
  EXPECT_EQ(told.summary.exchanges(), 2u);
  EXPECT_EQ(told.summary.retried, 2u);
}

TEST(Retry, WaitsAsLongAsItSays) {
  FlowBench bench;
  bench.says("a", wrong(2));
  only_case(bench, {polling({retry({{"retryLimit", 2}, {"retryAfter", 1.5}})})});
  EXPECT_EQ(bench.clock.waited, milliseconds(3000));
}

kizen::Response asking(const std::string& retry_after) {
  auto response = sized(2);
  response.headers.add("Retry-After", retry_after);
  return response;
}

milliseconds wait_after(const std::string& retry_after) {
  FlowBench bench;
  bench.says("a", {asking(retry_after)});
  const auto result = only_case(bench, {polling({retry({{"retryAfter", 1}})})});
  EXPECT_EQ(result.status, CaseStatus::Passed);
  return bench.clock.waited;
}

TEST(Retry, WaitsAsLongAsTheServiceAsks) {
  EXPECT_EQ(wait_after("7"), milliseconds(7000));
  EXPECT_EQ(wait_after("0"), milliseconds(0));
  EXPECT_EQ(wait_after("Sun, 06 Nov 1994 08:49:42 GMT"), milliseconds(5000));
  EXPECT_EQ(wait_after("Sun, 06 Nov 1994 08:49:36 GMT"), milliseconds(0));
  EXPECT_EQ(wait_after("soon"), milliseconds(1000)) << "it says nothing";
}

TEST(Retry, WaitsNoLongerThanTheRunAllows) {
  EXPECT_EQ(wait_after("3600"), milliseconds(60000));
  EXPECT_EQ(wait_after("Mon, 07 Nov 1994 08:49:37 GMT"), milliseconds(60000));
}

json for_size(int size, const json& more) {
  const auto text = "$response.body#/size == " + std::to_string(size);
  return with(more, {{"name", text}, {"criteria", json::array({{{"condition", text}}})}});
}

TEST(Retry, InAChainHasABudgetOfItsOwn) {
  FlowBench bench;
  bench.says("a", wrong(9));
  const auto result = only_case(
      bench, {polling({limited(2), with(limited(1), {{"name", "second"}, {"retryAfter", 5}}),
                       action("goto", {{"stepId", "b"}})})});
  EXPECT_EQ(bench.order(), "a a a a b");
  EXPECT_EQ(bench.clock.waited, milliseconds(5000)) << "the second action waited, once";
  EXPECT_EQ(result.status, CaseStatus::Failed);
}

TEST(Retry, InAChainIsChosenByTheFreshResponse) {
  FlowBench bench;
  bench.says("a", {sized(2), sized(3), sized(2), sized(3)});
  const auto result =
      only_case(bench, {polling({for_size(2, limited(2)), for_size(3, limited(1))})});
  EXPECT_EQ(bench.order(), "a a a a") << "the fourth is a 3, of which the budget is spent";
  EXPECT_EQ(result.status, CaseStatus::Failed);
  EXPECT_EQ(result.steps.at(0).attempts, 4u);
}

TEST(Retry, IsNotTakenWhereItsCriteriaDoNotHold) {
  FlowBench bench;
  bench.says("a", {sized(4)});
  only_case(bench, {polling({for_size(2, limited(2))})});
  EXPECT_EQ(bench.order(), "a");
}

TEST(Retry, RunsAWorkflowFirst) {
  FlowBench bench;
  bench.says("a", wrong(1));
  auto helper = workflow("helper", {kizen_test::read_step("$inputs.id")});
  helper["inputs"] = {{"type", "object"}, {"properties", {{"id", {{"type", "string"}}}}}};
  const auto with_helper = retry(
      {{"workflowId", "helper"}, {"parameters", json::array({{{"name", "id"}, {"value", "h"}}})}});
  const auto result = only_case(bench, {polling({with_helper}), helper});
  EXPECT_EQ(bench.order(), "a h a b");
  EXPECT_EQ(result.status, CaseStatus::Passed);
  EXPECT_EQ(result.steps.at(0).id, "retry/read");
}

TEST(Retry, RunsAStepFirst) {
  FlowBench bench;
  bench.says("a", wrong(1));
  const auto result = only_case(bench, {polling({retry({{"stepId", "b"}})})});
  EXPECT_EQ(bench.order(), "a b a b");
  EXPECT_EQ(result.status, CaseStatus::Passed);
}

TEST(Retry, OfWhichTheHelperFailsTellsBoth) {
  for (const auto& target : {json{{"stepId", "b"}}, json{{"workflowId", "helper"}}}) {
    FlowBench bench;
    bench.says("a", wrong(1));
    bench.says("b", wrong(1));
    const auto result =
        only_case(bench, {polling({retry(target)}), workflow("helper", {reading("b")})});
    EXPECT_EQ(bench.order().substr(0, 3), "a b");
    EXPECT_EQ(result.status, CaseStatus::Failed);
    EXPECT_EQ(rules(result.steps), "case.criterion case.criterion");
    EXPECT_EQ(result.steps.at(0).id, "a");
  }
}

TEST(Retry, OfACallIsToldWithItsLastStep) {
  FlowBench bench;
  bench.says("a", wrong(3));
  const auto result =
      only_case(bench, {workflow("w", {calling("call", "helper", on_failure({limited(1)}))}),
                        workflow("helper", {reading("a", on_failure({limited(2)}))})});
  EXPECT_EQ(bench.order(), "a a a a");
  EXPECT_EQ(result.status, CaseStatus::Passed);
  EXPECT_EQ(result.steps.at(0).attempts, 2u);
  EXPECT_EQ(result.steps.at(0).attempted, "call");
}

TEST(Retry, IsMadeWhereNoAnswerCame) {
  FlowBench bench;
  bench.says("a", {kizen_test::silent(), kizen_test::silent(), kizen_test::silent()});
  const auto told = bench.run(kizen_test::suite_of({polling({limited(5)})}));
  EXPECT_EQ(bench.order(), "a a a a b");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Passed);
}

TEST(Retry, ThatIsNeverAnsweredLeavesTheCaseNotRun) {
  FlowBench bench;
  bench.says("a", {3, kizen_test::silent()});
  const auto told = bench.run(kizen_test::suite_of({polling({limited(2)})}));
  EXPECT_EQ(bench.order(), "a a a");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun);
  EXPECT_EQ(told.cases[0].reason, "no answer: unreachable: refused");
  EXPECT_NE(told.summary.stopped, "");
}

TEST(Retry, KeepsWhatAnEarlierAttemptMadeForTheTeardown) {
  FlowBench bench;
  auto step = kizen_test::add_step();
  step["successCriteria"].push_back({{"condition", "$response.body#/id == '8'"}});
  step.update(on_failure({retry()}));
  bench.script["POST"] = {kizen_test::json_response(201, {{"id", "7"}}), kizen::Response{400}};
  only_case(bench, {workflow("w", {step}, kizen_test::teardown_of("$steps.add.outputs.id")),
                    kizen_test::remove_workflow()});
  EXPECT_EQ(bench.order(), "POST POST -7");
}

TEST(Retry, IsNotMadeOfARequestThatTheSuiteMustMend) {
  FlowBench bench;
  auto step = kizen_test::add_step(json::object());
  step.update(on_failure({limited(5)}));
  EXPECT_EQ(only_case(bench, {workflow("w", {step})}).status, CaseStatus::SuiteFault);
  EXPECT_EQ(bench.order(), "");
}

TEST(Retry, IsTornDownOnceByAHelperWithUniqueInputsToo) {
  FlowBench bench;
  bench.says("b", {sized(2)});
  auto clean = kizen_test::remove_workflow();
  clean["inputs"]["properties"]["by"] = {{"type", "string"}, {"default", "by kizen"}};
  clean["x-contract"] = {{"helper", true}, {"unique", json::array({"by"})}};
  const auto result =
      only_case(bench, {workflow("w", {kizen_test::add_step(), reading("b", on_failure({retry()}))},
                                 kizen_test::teardown_of("$steps.add.outputs.id")),
                        clean});
  EXPECT_EQ(bench.order(), "POST b b -7");
  EXPECT_EQ(result.teardown.size(), 1U);
}

}  // namespace
