#include <gtest/gtest.h>

#include <atomic>
#include <kizen/run.hpp>
#include <string>

#include "support/flow_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::json;
using kizen::Outcome;
using kizen_test::action;
using kizen_test::calling;
using kizen_test::findings;
using kizen_test::FlowBench;
using kizen_test::on_failure;
using kizen_test::only_case;
using kizen_test::reading;
using kizen_test::sized;
using kizen_test::suite_of;
using kizen_test::teardown_of;
using kizen_test::with;
using kizen_test::workflow;

kizen::Response status_alone(int status) { return kizen::Response{status}; }

json twice(const json& more = json::object()) {
  return on_failure({with(action("retry", {{"retryLimit", 2}}), more)});
}

TEST(GivingUp, OnCredentialsIsLeftToTheRetryThatRenewsThem) {
  FlowBench bench;
  bench.says("a", {status_alone(401)});
  const auto told =
      bench.run(suite_of({workflow("w", {reading("a", twice({{"workflowId", "renew"}}))}),
                          workflow("renew", {reading("renew")})}));
  EXPECT_EQ(bench.order(), "a renew a");
  EXPECT_EQ(told.summary.stopped, "");
  EXPECT_EQ(told.outcome, Outcome::Kept);
}

TEST(GivingUp, OnCredentialsStopsTheRunWhereNoRetryHelps) {
  FlowBench bench;
  bench.says("a", {status_alone(401), status_alone(401), status_alone(401)});
  const auto told = bench.run(
      suite_of({workflow("w", {reading("a", twice())}), workflow("other", {reading("b")})}));
  EXPECT_EQ(bench.order(), "a a a");
  EXPECT_EQ(told.summary.stopped, "the target refuses the credentials: 401 to GET /things/a");
  EXPECT_EQ(told.summary.stopped_by, kizen::Stop::Credentials);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(GivingUp, OnAnAnswerIsLeftToTheRetryOfACall) {
  FlowBench bench;
  bench.says("a", {kizen_test::silent()});
  const auto told = bench.run(suite_of(
      {workflow("w", {calling("call", "helper", twice())}), workflow("helper", {reading("a")})}));
  EXPECT_EQ(bench.order(), "a a");
  EXPECT_EQ(told.outcome, Outcome::Kept);
}

TEST(GivingUp, OnAnAnswerInACallStopsTheRun) {
  FlowBench bench;
  bench.says("a", {kizen_test::silent(), kizen_test::silent(), kizen_test::silent()});
  const auto told =
      bench.run(suite_of({workflow("w", {calling("call", "helper", twice())}),
                          workflow("helper", {reading("a")}), workflow("other", {reading("b")})}));
  EXPECT_EQ(bench.order(), "a a a");
  EXPECT_EQ(told.cases.size(), 1u);
  EXPECT_NE(told.summary.stopped.find("unreachable"), std::string::npos);
  EXPECT_EQ(told.summary.stopped_by, kizen::Stop::Unreachable);
}

TEST(GivingUp, OnASpentRateLimitSaysNothingOfTheService) {
  FlowBench bench;
  bench.says("a", {status_alone(429), status_alone(429), status_alone(429)});
  const auto told = bench.run(suite_of({workflow("w", {reading("a", twice())})}));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun);
  EXPECT_EQ(told.cases[0].reason, "the rate limit is spent: 429 to GET /things/a");
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(GivingUp, ARateLimitThatIsDueIsNone) {
  FlowBench bench;
  bench.says("a", {status_alone(429)});
  auto step = kizen_test::read_step("a");
  step["successCriteria"][0]["condition"] = "$statusCode == 429";
  EXPECT_EQ(only_case(bench, {workflow("w", {step})}).status, CaseStatus::Passed);
}

TEST(GivingUp, BeforeAnAttemptLeavesTheCaseNotRun) {
  FlowBench bench;
  std::atomic<bool> interrupted{false};
  bench.options.interrupted = &interrupted;
  bench.options.clock.wait = [&](std::chrono::milliseconds) { interrupted = true; };
  bench.says("a", {sized(2), sized(2)});
  const auto told =
      bench.run(suite_of({with(workflow("w", {reading("a", twice({{"retryAfter", 5}}))}),
                               {{"x-contract", {{"xfail", "slow"}}}})}));
  EXPECT_EQ(bench.order(), "a");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun);
  EXPECT_EQ(told.cases[0].reason, "interrupted before attempt 2");
  EXPECT_EQ(told.outcome, Outcome::Interrupted);
}

TEST(Attempts, BeforeTheLastAreMentionedWhereTheyBrokeTheContract) {
  FlowBench bench;
  bench.says("a", {sized(-1)});
  const auto result = only_case(bench, {workflow("w", {reading("a", twice())})});
  EXPECT_EQ(result.status, CaseStatus::Passed);
  ASSERT_EQ(result.steps.at(0).warnings.size(), 1u);
  EXPECT_EQ(result.steps[0].warnings[0].rule, "response.body.schema");
  EXPECT_EQ(result.steps[0].warnings[0].note, "attempt 1 of step a");
}

TEST(Attempts, AreEachTornDown) {
  FlowBench bench;
  bench.says("POST", {kizen_test::json_response(201, {{"id", "1"}}),
                      kizen_test::json_response(201, {{"id", "2"}}),
                      kizen_test::json_response(201, {{"id", "3"}})});
  auto add = kizen_test::add_step();
  add["successCriteria"].push_back({{"condition", "$response.body#/id == '3'"}});
  add.update(twice());
  only_case(bench, {workflow("w", {add}, teardown_of("$steps.add.outputs.id")),
                    kizen_test::remove_workflow()});
  EXPECT_EQ(bench.order(), "POST POST POST -1 -2 -3");
}

TEST(Teardown, WhoseInputsDoNotFitHasFailed) {
  FlowBench bench;
  auto read = kizen_test::read_step("a");
  read["outputs"] = {{"size", "$response.body#/size"}};
  const auto told =
      bench.run(suite_of({workflow("w", {read}, teardown_of("$steps.read.outputs.size")),
                          kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.order(), "a");
  EXPECT_FALSE(told.cases.at(0).teardown_ok());
  EXPECT_EQ(findings(told.cases[0].teardown),
            "case.value at '': expected a value for every input, actual input 'id': expected a "
            "string, actual 1\n");
  EXPECT_NE(told.outcome, Outcome::Kept);
}

TEST(Teardown, OfAllThatIsKeptOpenRunsThoughTheRunIsInterruptedMeanwhile) {
  FlowBench bench;
  bench.interrupt([](const auto& request) { return request.method == "DELETE"; });
  const auto needing = [](const char* id, const char* name) {
    return with(workflow(id, {reading(id)}), {{"dependsOn", json::array({name})}});
  };
  bench.run(suite_of({workflow("early", {reading("early")}, teardown_of("early")),
                      workflow("late", {reading("late")}, teardown_of("late")),
                      needing("x", "early"), needing("y", "late"), kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.order(), "early late x -early -late");
}

TEST(Teardown, RunsThoughAFunctionOfTheCallerThrows) {
  FlowBench bench;
  bench.options.exchanged = [](const kizen::Operation& operation, const kizen::Exchange&) {
    if (operation.id == "read") throw std::runtime_error("disk full");
  };
  EXPECT_THROW(bench.run(suite_of({workflow("w", {reading("a")}, teardown_of("a")),
                                   kizen_test::remove_workflow()})),
               std::runtime_error);
  EXPECT_EQ(bench.order(), "a -a");
}

}  // namespace
