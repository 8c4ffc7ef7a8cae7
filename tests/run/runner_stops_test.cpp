#include <gtest/gtest.h>

#include <atomic>
#include <kizen/run.hpp>
#include <string>
#include <vector>

#include "support/run_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::Outcome;
using kizen_test::read_step;
using kizen_test::RunBench;
using kizen_test::suite_of;
using kizen_test::workflow;

/// Workflows `w0`, `w1`, ... of one step each.
kizen::Suite many(int count, const kizen::json& step = read_step()) {
  std::vector<kizen::json> workflows;
  for (int i = 0; i < count; ++i) workflows.push_back(workflow("w" + std::to_string(i), {step}));
  return suite_of(workflows);
}

kizen::NoAnswer nobody() { return {kizen::NoAnswer::Reason::Unreachable, "refused"}; }

kizen::Response good() { return kizen_test::json_response(200, {{"size", 1}}); }

TEST(NoAnswer, ToTheFirstRequestStopsTheRun) {
  RunBench bench;
  bench.answer = [](const kizen::Request&) { return nobody(); };
  const auto told = bench.run(many(3));
  EXPECT_EQ(bench.sent.size(), 1u);
  ASSERT_EQ(told.cases.size(), 1u);
  EXPECT_EQ(told.cases[0].status, CaseStatus::NotRun);
  EXPECT_EQ(told.cases[0].reason, "no answer: unreachable: refused");
  EXPECT_EQ(told.summary.stopped, "http://127.0.0.1:9: no answer: unreachable: refused");
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(NoAnswer, InBetweenDoesNotStopTheRun) {
  RunBench bench;
  bench.answer = [&](const kizen::Request&) -> kizen::Answer {
    if (bench.sent.size() % 3 == 1) return good();
    return nobody();
  };
  const auto told = bench.run(many(7));
  EXPECT_EQ(told.cases.size(), 7u);
  EXPECT_EQ(told.summary.stopped, "");
  EXPECT_EQ(told.summary.count(CaseStatus::NotRun), 4u);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(NoAnswer, ThreeTimesInARowStopsTheRun) {
  RunBench bench;
  bench.answer = [&](const kizen::Request&) -> kizen::Answer {
    if (bench.sent.size() == 1) return good();
    return nobody();
  };
  const auto told = bench.run(many(9));
  EXPECT_EQ(bench.sent.size(), 4u);
  EXPECT_EQ(told.cases.size(), 4u);
  EXPECT_NE(told.summary.stopped, "");
}

kizen::Response unauthorized() { return kizen_test::json_response(401, {{"detail", "no"}}); }

TEST(Credentials, RefusedAtTheirFirstUseStopTheRun) {
  RunBench bench;
  bench.answer = [](const kizen::Request&) { return unauthorized(); };
  const auto told = bench.run(many(3));
  EXPECT_EQ(bench.sent.size(), 1u);
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun) << "it says nothing about the service";
  EXPECT_EQ(told.summary.stopped, "the target refuses the credentials: 401 to GET /things/7");
  EXPECT_EQ(told.cases[0].reason, told.summary.stopped);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(Credentials, RefusedAfterTheyWereTakenAreAFailureOfTheService) {
  RunBench bench;
  bench.answer = [&](const kizen::Request&) {
    return bench.sent.size() == 2 ? unauthorized() : good();
  };
  const auto told = bench.run(many(3));
  EXPECT_EQ(bench.sent.size(), 3u);
  EXPECT_EQ(told.cases.at(1).status, CaseStatus::Failed);
  EXPECT_EQ(told.outcome, Outcome::Broken);
}

kizen::json expecting_401(kizen::json step = read_step()) {
  step["successCriteria"][0]["condition"] = "$statusCode == 401";
  return step;
}

TEST(Credentials, ARefusalThatTheCaseExpectsStopsNothing) {
  RunBench bench;
  bench.answer = [](const kizen::Request&) { return unauthorized(); };
  const auto told = bench.run(many(3, expecting_401()));
  EXPECT_EQ(told.cases.size(), 3u);
  EXPECT_EQ(told.summary.count(CaseStatus::Passed), 3u);
  EXPECT_EQ(told.summary.stopped,
            "a hollow run: nothing but 401 came to the target's own credentials");
  EXPECT_EQ(told.summary.stopped_by, kizen::Stop::Hollow);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(Credentials, ARefusalThatIsExpectedDoesNotProveThem) {
  RunBench bench;
  bench.answer = [](const kizen::Request&) { return unauthorized(); };
  std::vector<kizen::json> workflows = {workflow("expected", {expecting_401()})};
  for (const char* const id : {"first", "second"}) {
    workflows.push_back(workflow(id, {read_step()}));
  }
  const auto told = bench.run(suite_of(workflows));
  EXPECT_EQ(bench.sent.size(), 2u);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(Credentials, ARefusalOfOthersStopsNothing) {
  auto step = read_step();
  step["parameters"].push_back({{"name", "X-KEY"}, {"in", "header"}, {"value", "wrong"}});
  RunBench bench;
  bench.answer = [](const kizen::Request&) { return unauthorized(); };
  const auto told = bench.run(many(2, step));
  EXPECT_EQ(bench.sent.size(), 2u);
  EXPECT_EQ(told.summary.stopped, "");
  EXPECT_EQ(told.outcome, Outcome::Broken);
}

TEST(NoAnswer, ThatStopsTheRunInACallIsNoSuccessOfTheCase) {
  RunBench bench;
  bench.answer = [](const kizen::Request&) { return nobody(); };
  kizen::json call = {{"stepId", "call"}, {"workflowId", "helper"}};
  call["onFailure"] = {{{"name", "on"}, {"type", "end"}, {"x-contract", {{"recovers", true}}}}};
  const auto told =
      bench.run(suite_of({workflow("calls", {call}), workflow("helper", {read_step()})}));
  EXPECT_EQ(bench.sent.size(), 1u);
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun);
  EXPECT_EQ(told.cases[0].reason, "no answer: unreachable: refused");
}

TEST(NoAnswer, IsTheReasonThoughALaterStepWasAnswered) {
  RunBench bench;
  bench.answer = [&](const kizen::Request&) -> kizen::Answer {
    if (bench.sent.size() == 2) return nobody();
    return good();
  };
  auto second = read_step();
  second["stepId"] = "second";
  second["onFailure"] = {{{"name", "on"}, {"type", "goto"}, {"stepId", "third"}}};
  auto third = read_step();
  third["stepId"] = "third";
  const auto told = bench.run(suite_of({workflow("w", {read_step(), second, third})}));
  EXPECT_EQ(bench.sent.size(), 3u);
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun);
  EXPECT_EQ(told.cases[0].reason, "no answer: unreachable: refused");
}

TEST(Interrupt, EndsTheRunAfterTheStepAndTheTeardown) {
  RunBench bench;
  std::atomic<bool> interrupted{false};
  bench.options.interrupted = &interrupted;
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    interrupted = true;
    if (request.method == "POST") return kizen_test::json_response(201, {{"id", "7"}});
    return kizen::Response{204};
  };
  const auto told =
      bench.run(suite_of({workflow("adds", {kizen_test::add_step(), read_step()},
                                   kizen_test::teardown_of("$steps.add.outputs.id")),
                          workflow("never", {read_step()}), kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.requests(), "POST /things\nDELETE /things/7\n");
  ASSERT_EQ(told.cases.size(), 1u);
  EXPECT_EQ(told.cases[0].status, CaseStatus::NotRun);
  EXPECT_EQ(told.cases[0].reason, "interrupted");
  EXPECT_TRUE(told.summary.interrupted);
  EXPECT_EQ(told.outcome, Outcome::Interrupted);
}

TEST(Interrupt, BeforeTheRunSendsNothing) {
  RunBench bench;
  const std::atomic<bool> interrupted{true};
  bench.options.interrupted = &interrupted;
  const auto told = bench.run(many(2));
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.outcome, Outcome::Interrupted);
}

}  // namespace
