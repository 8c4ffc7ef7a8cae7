#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <kizen/run/detail/resending.hpp>
#include <string>
#include <vector>

#include "support/fake_clock.hpp"
#include "support/run_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::Outcome;
using kizen_test::add_step;
using kizen_test::read_step;
using kizen_test::RunBench;
using kizen_test::suite_of;
using kizen_test::workflow;
using testing::ElementsAre;

/// A target whose first answers are given.
struct ResendBench {
  explicit ResendBench(std::vector<kizen::Answer> first) : answers(std::move(first)) {
    bench.options.clock = clock.clock();
    usual = bench.answer;
    bench.answer = [this](const kizen::Request& request) {
      const auto at = bench.sent.size() - 1;
      return at < answers.size() ? answers[at] : usual(request);
    };
  }

  kizen::CaseResult run(const kizen::json& step = read_step()) {
    told = bench.run(suite_of({workflow("one", {step})}));
    return told.cases.at(0);
  }

  RunBench bench;
  kizen_test::FakeClock clock;
  std::vector<kizen::Answer> answers;
  std::function<kizen::Answer(const kizen::Request&)> usual;
  kizen_test::Told told;
};

kizen::Response later(int status, const std::string& when) {
  return {status, {{"Retry-After", when}}};
}

const kizen::NoAnswer reset{kizen::NoAnswer::Reason::Broken, "reset"};

TEST(Resending, WaitsForARateLimitAsItSaysWhichIsNotFlaky) {
  ResendBench one({later(429, "3")});
  const auto result = one.run();
  EXPECT_EQ(result.status, CaseStatus::Passed);
  EXPECT_EQ(one.clock.waited, std::chrono::seconds(3));
  EXPECT_THAT(result.steps.at(0).resent, ElementsAre("429"));
  EXPECT_EQ(one.told.summary.resent.at("429"), 1U);
  EXPECT_EQ(one.told.outcome, Outcome::Kept);
}

TEST(Resending, UnderstandsADate) {
  ResendBench one({later(429, "Sun, 06 Nov 1994 08:49:47 GMT")});
  EXPECT_EQ(one.run().status, CaseStatus::Passed);
  EXPECT_EQ(one.clock.waited, std::chrono::seconds(10));
}

TEST(Resending, WaitsNoLongerThanItMay) {
  ResendBench one({later(429, "999999999")});
  one.bench.options.longest_retry_after = std::chrono::seconds(2);
  EXPECT_EQ(one.run().status, CaseStatus::Passed);
  EXPECT_EQ(one.clock.waited, std::chrono::seconds(2));
}

TEST(Resending, OfWhatTheServiceHadNoTimeForIsFlaky) {
  ResendBench one({later(503, "1")});
  const auto result = one.run(add_step());
  EXPECT_EQ(result.status, CaseStatus::Flaky);
  EXPECT_EQ(one.told.outcome, Outcome::Kept);
  one.bench.sent.clear();
  one.bench.options.fail_on_flaky = true;
  one.run(add_step());
  EXPECT_EQ(one.told.outcome, Outcome::Broken);
}

TEST(Resending, EndsSomeTime) {
  ResendBench one(std::vector<kizen::Answer>(20, later(429, "1")));
  const auto result = one.run();
  EXPECT_EQ(result.status, CaseStatus::NotRun);
  EXPECT_EQ(result.reason, "the rate limit is spent: 429 to GET /things/7");
  EXPECT_EQ(one.bench.sent.size(), 4U);
  EXPECT_EQ(one.told.outcome, Outcome::CouldNotRun);
}

TEST(Resending, OfAServiceThatStaysAwaySaysNothingOfItsPromises) {
  ResendBench one(std::vector<kizen::Answer>(20, later(503, "1")));
  const auto result = one.run();
  EXPECT_EQ(result.status, CaseStatus::NotRun);
  EXPECT_EQ(result.reason, "the service is unavailable: 503 to GET /things/7");
}

TEST(Resending, NeedsToBeTold) {
  ResendBench one({later(503, "soon"), kizen::Response{503}});
  EXPECT_EQ(one.run().status, CaseStatus::Failed) << "not a time";
  EXPECT_EQ(one.bench.sent.size(), 1U);
}

TEST(Resending, IsNotMadeWhereTheStatusIsExpected) {
  ResendBench one({later(429, "1")});
  auto step = read_step();
  step["successCriteria"][0]["condition"] = "$statusCode == 429";
  EXPECT_EQ(one.run(step).status, CaseStatus::Passed);
  EXPECT_EQ(one.bench.sent.size(), 1U);
}

TEST(Resending, OfAReadThatWasResetIsFlaky) {
  ResendBench one({reset});
  const auto result = one.run();
  EXPECT_EQ(result.status, CaseStatus::Flaky);
  EXPECT_THAT(result.steps.at(0).resent, ElementsAre("reset"));
}

TEST(Resending, OfAWriteThatWasResetIsNotMade) {
  ResendBench one({reset});
  EXPECT_EQ(one.run(add_step()).status, CaseStatus::NotRun);
  EXPECT_EQ(one.bench.sent.size(), 1U) << "it may have been carried out";
}

TEST(Resending, LeavesAStepItsTime) {
  ResendBench one({later(429, "5")});
  auto step = read_step();
  step["timeout"] = 3000;
  EXPECT_EQ(one.run(step).status, CaseStatus::NotRun);
  EXPECT_EQ(one.bench.sent.size(), 1U);
}

TEST(Resending, OfThreeStepsInARowThatAreRefusedEndsTheRun) {
  ResendBench one(std::vector<kizen::Answer>(99, later(429, "1")));
  std::vector<kizen::json> all;
  for (int i = 0; i < 9; ++i) all.push_back(workflow("w" + std::to_string(i), {read_step()}));
  const auto told = one.bench.run(suite_of(all));
  EXPECT_EQ(one.bench.sent.size(), 12U);
  EXPECT_EQ(told.summary.stopped,
            "http://127.0.0.1:9: the rate limit is spent: 429 to GET /things/7");
  EXPECT_EQ(told.summary.stopped_by, kizen::Stop::RateLimit);
}

TEST(CaseRetries, MakeACaseFlakyThatPassesThen) {
  ResendBench one({kizen_test::json_response(200, {{"size", -1}}), kizen::Response{500}});
  one.bench.options.case_retries = 2;
  const auto result = one.run();
  EXPECT_EQ(result.status, CaseStatus::Flaky);
  EXPECT_EQ(result.attempts, 3U);
  ASSERT_EQ(result.earlier.size(), 2U);
  EXPECT_EQ(result.earlier[0].substr(0, 42), "step read: response.body.schema: minimum a");
  EXPECT_EQ(one.told.summary.count(CaseStatus::Flaky), 1U);
}

TEST(CaseRetries, EndSomeTime) {
  ResendBench one(std::vector<kizen::Answer>(9, kizen::Response{500}));
  one.bench.options.case_retries = 2;
  const auto result = one.run();
  EXPECT_EQ(result.status, CaseStatus::Failed);
  EXPECT_EQ(result.attempts, 3U);
  EXPECT_EQ(one.bench.sent.size(), 3U);
  EXPECT_EQ(one.told.outcome, Outcome::Broken);
}

TEST(CaseRetries, TearDownEachAttempt) {
  ResendBench one({kizen_test::json_response(201, {{"id", "7"}}), kizen::Response{500}});
  one.bench.options.case_retries = 1;
  one.told = one.bench.run(suite_of({workflow("adds", {add_step(), read_step()},
                                              kizen_test::teardown_of("$steps.add.outputs.id")),
                                     kizen_test::remove_workflow()}));
  EXPECT_EQ(one.bench.requests(),
            "POST /things\nGET /things/7\nDELETE /things/7\n"
            "POST /things\nGET /things/7\nDELETE /things/7\n");
  EXPECT_EQ(one.told.cases.at(0).status, CaseStatus::Flaky);
}

TEST(CaseRetries, TellATeardownThatFailedBefore) {
  ResendBench one(
      {kizen_test::json_response(201, {{"id", "7"}}), kizen::Response{500}, kizen::Response{500}});
  one.bench.options.case_retries = 1;
  one.told = one.bench.run(suite_of({workflow("adds", {add_step(), read_step()},
                                              kizen_test::teardown_of("$steps.add.outputs.id")),
                                     kizen_test::remove_workflow()}));
  EXPECT_EQ(one.told.summary.failed_teardowns, 1U);
  EXPECT_EQ(one.told.cases.at(0).teardown.at(0).id, "attempt 1/teardown/clean/remove");
  EXPECT_EQ(one.told.outcome, Outcome::Broken);
}

TEST(CaseRetries, LeaveWorkflowsOnWhichOthersDependTheLastAttempt) {
  ResendBench one({kizen_test::json_response(201, {{"id", "7"}}), kizen::Response{500}});
  one.bench.options.case_retries = 1;
  auto needing = workflow("needs", {read_step()});
  needing["dependsOn"] = {"adds"};
  one.told = one.bench.run(suite_of({workflow("adds", {add_step(), read_step()},
                                              kizen_test::teardown_of("$steps.add.outputs.id")),
                                     needing, kizen_test::remove_workflow()}));
  EXPECT_EQ(one.bench.requests(),
            "POST /things\nGET /things/7\nDELETE /things/7\n"
            "POST /things\nGET /things/7\nGET /things/7\nDELETE /things/7\n");
  EXPECT_EQ(one.told.cases.at(0).status, CaseStatus::Flaky);
  EXPECT_EQ(one.told.cases.at(1).status, CaseStatus::Passed);
}

TEST(Deadline, EndsARunThatTakesTooLong) {
  ResendBench one({});
  one.usual = [&](const kizen::Request&) {
    one.clock.passed += std::chrono::seconds(4);
    return kizen_test::json_response(200, {{"size", 1}});
  };
  one.bench.options.deadline = std::chrono::seconds(10);
  std::vector<kizen::json> all;
  for (int i = 0; i < 9; ++i) all.push_back(workflow("w" + std::to_string(i), {read_step()}));
  const auto told = one.bench.run(suite_of(all));
  EXPECT_EQ(one.bench.sent.size(), 3U);
  EXPECT_EQ(told.summary.stopped, "the run's deadline of 10000 ms has passed");
  EXPECT_EQ(told.summary.stopped_by, kizen::Stop::Deadline);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
  EXPECT_THAT(one.bench.limits, ElementsAre(std::chrono::seconds(10), std::chrono::seconds(6),
                                            std::chrono::seconds(2)));
}

TEST(Deadline, IsHeldWhileARateLimitIsWaitedFor) {
  ResendBench one(std::vector<kizen::Answer>(9, later(429, "30")));
  one.bench.options.deadline = std::chrono::seconds(1);
  one.run();
  EXPECT_LE(one.clock.waited, std::chrono::milliseconds(1050));
  EXPECT_EQ(one.bench.sent.size(), 1U);
  EXPECT_EQ(one.told.summary.stopped, "the run's deadline of 1000 ms has passed");
}

TEST(Deadline, IsHeldWhileAPaceIsKept) {
  ResendBench one({});
  one.bench.options.deadline = std::chrono::seconds(1);
  one.bench.options.requests_per_second = 0.05;
  one.bench.run(suite_of({workflow("one", {read_step()}), workflow("two", {read_step()})}));
  EXPECT_LE(one.clock.waited, std::chrono::milliseconds(1050));
  EXPECT_EQ(one.bench.sent.size(), 1U);
}

TEST(Deadline, LetsTeardownRun) {
  ResendBench one({});
  one.usual = [&](const kizen::Request& request) -> kizen::Answer {
    one.clock.passed += std::chrono::seconds(4);
    if (request.method == "DELETE") return kizen::Response{204};
    return kizen_test::json_response(201, {{"id", "7"}});
  };
  one.bench.options.deadline = std::chrono::seconds(3);
  const auto told =
      one.bench.run(suite_of({workflow("adds", {add_step(), read_step()},
                                       kizen_test::teardown_of("$steps.add.outputs.id")),
                              kizen_test::remove_workflow()}));
  EXPECT_EQ(one.bench.requests(), "POST /things\nDELETE /things/7\n");
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(Pace, SpreadsRequestsEvenly) {
  ResendBench one({});
  one.bench.options.requests_per_second = 4;
  one.bench.run(suite_of({workflow("one", {read_step()}), workflow("two", {read_step()}),
                          workflow("three", {read_step()})}));
  EXPECT_EQ(one.clock.waited, std::chrono::milliseconds(500));
}

TEST(Pace, OfNoneIsNone) {
  kizen::detail::Pace pace(0);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(pace.take_turn({}).count(), 0);
}

TEST(Awaiting, TellsHowLongAWriteTookToShow) {
  ResendBench one({kizen_test::json_response(200, {{"size", 0}}),
                   kizen_test::json_response(200, {{"size", 0}})});
  auto step = read_step();
  step["successCriteria"].push_back({{"condition", "$response.body#/size == 1"}});
  step["onFailure"] = {
      {{"name", "again"}, {"type", "retry"}, {"retryAfter", 0.5}, {"retryLimit", 5}}};
  const auto result = one.run(step);
  EXPECT_EQ(result.status, CaseStatus::Passed) << "a suite that waits is not flaky";
  EXPECT_EQ(result.steps.at(0).visible_after, 1.0);
  EXPECT_EQ(one.told.summary.awaited, 1U);
  EXPECT_EQ(one.told.summary.longest_until_shown, 1.0);
}

TEST(Awaiting, IsNotOfWhatFailed) {
  ResendBench one({kizen::Response{500}});
  auto step = read_step();
  step["onFailure"] = {{{"name", "again"}, {"type", "retry"}, {"retryAfter", 0.5}}};
  EXPECT_FALSE(one.run(step).steps.at(0).visible_after);
}

}  // namespace
