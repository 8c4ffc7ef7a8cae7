#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <kizen/run.hpp>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "support/flow_bench.hpp"
#include "support/gate.hpp"

namespace {

using kizen::CaseStatus;
using kizen::json;
using kizen::Outcome;
using kizen_test::action;
using kizen_test::extended;
using kizen_test::findings;
using kizen_test::FlowBench;
using kizen_test::Gate;
using kizen_test::json_response;
using kizen_test::on_failure;
using kizen_test::only_case;
using kizen_test::reading;
using kizen_test::sized;
using kizen_test::suite_of;
using kizen_test::teardown_of;
using kizen_test::with;
using kizen_test::workflow;

json at_once(int count, json extension = json::object()) {
  extension["concurrent"] = count;
  return extended(extension);
}

/// A step that adds the same thing several times at once.
json adding(int count) { return with(kizen_test::add_step(), at_once(count)); }

kizen::Response added(const char* id) { return json_response(201, {{"id", id}}); }

TEST(Concurrent, RequestsAreUnderWayAtTheSameTime) {
  kizen_test::RunBench bench;
  Gate gate(8);
  bench.answer = [&](const kizen::Request&) -> kizen::Answer {
    if (!gate.pass()) return kizen_test::silent();
    return sized(1);
  };
  const auto told = bench.run(suite_of({workflow("w", {reading("a", at_once(8))})}));
  EXPECT_EQ(told.outcome, Outcome::Kept);
  EXPECT_EQ(bench.sent.size(), 8U);
  EXPECT_EQ(told.summary.exchanges(), 8U);
  for (const auto& request : bench.sent) EXPECT_EQ(request.target, bench.sent[0].target);
}

TEST(Concurrent, FailuresNameTheAnswer) {
  FlowBench bench;
  bench.says("a", {sized(1), sized(1), sized(2)});
  const auto result = only_case(bench, {workflow("w", {reading("a", at_once(4)), reading("b")})});
  EXPECT_EQ(bench.order(), "a a a a");
  EXPECT_EQ(result.status, CaseStatus::Failed);
  ASSERT_EQ(result.steps.size(), 4U);
  EXPECT_EQ(result.steps[0].id, "a, answer 1 of 4");
  int failed = 0;
  for (const auto& step : result.steps) {
    if (step.ok()) continue;
    ++failed;
    EXPECT_EQ(kizen::render(step).substr(0, 16), "  step a, answer");
    EXPECT_EQ(findings({step}),
              "case.criterion at '': expected $response.body#/size == 1, actual 2\n");
  }
  EXPECT_EQ(failed, 1);
}

TEST(Concurrent, AnswersAreEachHeldToTheContractAndTheExpectations) {
  FlowBench bench;
  bench.says("a", {sized(-1), sized(1), sized(1)});
  EXPECT_EQ(
      kizen_test::rules(only_case(bench, {workflow("w", {kizen_test::read_step("a")})}).steps),
      "response.body.schema");
  bench.says("a", {sized(-1), sized(1), sized(-1)});
  auto step =
      with(kizen_test::read_step("a"),
           at_once(3, {{"expect", {{{"context", "$response.body#/size"}, {"equals", 1}}}}}));
  const auto result = only_case(bench, {workflow("w", {step})});
  EXPECT_EQ(result.steps.size(), 3U);
  EXPECT_EQ(kizen_test::rules(result.steps),
            "response.body.schema case.expectation response.body.schema case.expectation");
}

TEST(Concurrent, OutputsAreListsWithNullWhereAnAnswerHasNone) {
  FlowBench bench;
  bench.says("a", {json_response(200, json::object())});
  auto first = with(kizen_test::read_step("a"), at_once(3));
  first["outputs"] = {{"size", "$response.body#/size"}, {"none", "$response.body#/none"}};
  auto second = kizen_test::read_step("b");
  second["stepId"] = "then";
  const auto expected = [&](const char* context, const json& value) {
    return json{{"context", context}, {"equals", value}, {"unordered", true}};
  };
  second.update(extended({{"expect",
                           {expected("$steps.read.outputs.size", {1, nullptr, 1}),
                            json{{"context", "$steps.read.outputs.none"}, {"absent", true}}}}}));
  const auto result = only_case(bench, {workflow("w", {first, second})});
  EXPECT_EQ(findings(result.steps), "");
  EXPECT_EQ(result.status, CaseStatus::Passed);
}

TEST(Concurrent, RetriesRepeatTheWholeOfIt) {
  FlowBench bench;
  bench.says("a", {sized(1), sized(2), sized(1)});
  const auto told = bench.run(
      suite_of({workflow("w", {reading("a", with(at_once(3), on_failure({action("retry")})))})}));
  EXPECT_EQ(bench.sent.size(), 6U);
  EXPECT_EQ(told.outcome, Outcome::Kept);
  EXPECT_EQ(told.summary.exchanges(), 3U);
  EXPECT_EQ(told.summary.retried, 1U);
  for (const auto& step : told.cases.at(0).steps) {
    EXPECT_EQ(step.attempts, 2U) << step.id;
    EXPECT_EQ(step.attempted, "a");
  }
}

TEST(Concurrent, ActionsSeeTheAnswerThatFailed) {
  FlowBench bench;
  bench.says("a", {sized(1), sized(2), sized(1)});
  const auto when = [](const char* condition) {
    return on_failure({action("retry", {{"criteria", json::array({{{"condition", condition}}})}})});
  };
  only_case(bench,
            {workflow("w", {reading("a", with(at_once(3), when("$response.body#/size == 2")))})});
  EXPECT_EQ(bench.sent.size(), 6U);
  bench.says("a", {sized(1), sized(2), sized(1)});
  only_case(bench,
            {workflow("w", {reading("a", with(at_once(3), when("$response.body#/size == 1")))})});
  EXPECT_EQ(bench.sent.size(), 9U);
}

TEST(Concurrent, WhatWasMadeIsTornDownEachOnce) {
  FlowBench bench;
  bench.says("POST", {added("1"), added("2"), added("1"), json_response(400, nullptr)});
  const auto result =
      only_case(bench, {workflow("w", {adding(4)}, teardown_of("$steps.add.outputs.id")),
                        kizen_test::remove_workflow()});
  EXPECT_EQ(result.status, CaseStatus::Failed) << "one was refused";
  EXPECT_EQ(bench.sent.size(), 6U);
  EXPECT_EQ(result.teardown.size(), 2U);
  EXPECT_TRUE(result.teardown_ok());
}

TEST(Concurrent, NothingMadeIsNotTornDown) {
  FlowBench bench;
  bench.says("POST", {json_response(400, nullptr), json_response(400, nullptr)});
  const auto result =
      only_case(bench, {workflow("w", {adding(2)}, teardown_of("$steps.add.outputs.id")),
                        kizen_test::remove_workflow()});
  EXPECT_EQ(bench.order(), "POST POST");
  EXPECT_EQ(result.teardown_skipped.size(), 1U);
}

TEST(Concurrent, SilenceOfOneLeavesTheCaseNotRun) {
  FlowBench bench;
  bench.says("a", {sized(1), kizen_test::silent(), sized(1)});
  const auto told = bench.run(suite_of({workflow("w", {reading("a", at_once(3))})}));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun);
  EXPECT_EQ(told.summary.exchanges(), 2U);
  EXPECT_EQ(told.summary.stopped, "");
}

TEST(Concurrent, SilenceOfAllEndsTheRun) {
  FlowBench bench;
  bench.says("a", {kizen_test::silent(), kizen_test::silent()});
  const auto told = bench.run(
      suite_of({workflow("w", {reading("a", at_once(2))}), workflow("other", {reading("b")})}));
  EXPECT_EQ(bench.order(), "a a");
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST(Concurrent, ATimeoutHoldsForEach) {
  FlowBench bench;
  bench.says("a", {sized(1), kizen::NoAnswer{kizen::NoAnswer::Reason::Timeout}});
  bench.options.clock = {};
  auto step = reading("a", at_once(2));
  step["timeout"] = 1;
  const auto others = bench.answer;
  bench.answer = [&](const kizen::Request& request) {
    std::this_thread::sleep_for(std::chrono::milliseconds(3));
    return others(request);
  };
  const auto result = only_case(bench, {workflow("w", {step})});
  EXPECT_EQ(bench.limits.at(1), std::chrono::milliseconds(1));
  EXPECT_EQ(kizen_test::rules(result.steps), "case.timeout case.timeout");
}

TEST(Concurrent, WhatASenderThrowsIsThrownOnceAllHaveEnded) {
  FlowBench bench;
  std::atomic<int> ended{0};
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    if (request.method == "DELETE") return kizen::Response{204};
    ++ended;
    if (ended == 1) throw std::runtime_error("no socket");
    return sized(1);
  };
  EXPECT_THROW(bench.run(suite_of({workflow("w", {reading("a", at_once(4))}, teardown_of("7")),
                                   kizen_test::remove_workflow()})),
               std::runtime_error);
  EXPECT_EQ(ended, 4);
  EXPECT_EQ(bench.sent.back().method, "DELETE");
}

TEST(Concurrent, WhatOthersMadeIsTornDownWhereASenderThrows) {
  FlowBench bench;
  std::atomic<int> made{0};
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    if (request.method == "DELETE") return kizen::Response{204};
    const auto number = ++made;
    if (number == 2) throw std::runtime_error("no socket");
    return added(std::to_string(number).c_str());
  };
  EXPECT_THROW(bench.run(suite_of({workflow("w", {adding(4)}, teardown_of("$steps.add.outputs.id")),
                                   kizen_test::remove_workflow()})),
               std::runtime_error);
  std::multiset<std::string> removed;
  for (const auto& request : bench.sent) {
    if (request.method == "DELETE") removed.insert(FlowBench::name_of(request));
  }
  EXPECT_EQ(removed, (std::multiset<std::string>{"1", "3", "4"}));
}

TEST(Concurrent, WhatOthersMadeIsTornDownWhereTheListenerThrows) {
  FlowBench bench;
  bench.says("POST", {added("1"), added("2"), added("3")});
  int told = 0;
  bench.options.exchanged = [&](const kizen::Operation&, const kizen::Exchange&) {
    if (++told == 1) throw std::runtime_error("disk full");
  };
  EXPECT_THROW(bench.run(suite_of({workflow("w", {adding(3)}, teardown_of("$steps.add.outputs.id")),
                                   kizen_test::remove_workflow()})),
               std::runtime_error);
  EXPECT_EQ(bench.sent.size(), 5U);
}

TEST(Concurrent, ARequestWithoutAThreadIsNotSent) {
  const kizen::detail::StartThread threads;
  int started = 0;
  const auto second_fails = [&](auto work) {
    if (++started == 2) throw std::system_error(EAGAIN, std::generic_category());
    return threads(std::move(work));
  };
  std::vector<std::optional<kizen::detail::SentRequest>> each(3);
  const auto thrown = kizen::detail::at_once(
      3,
      [&](std::size_t i) {
        each[i] = kizen::detail::SentRequest{sized(1), {}};
      },
      second_fails);
  const auto sent = kizen::detail::SentRequests::of(std::move(each), thrown);
  EXPECT_FALSE(sent.thrown);
  ASSERT_EQ(sent.all.size(), 3U);
  EXPECT_TRUE(std::holds_alternative<kizen::Response>(sent.all[2].answer));
  EXPECT_EQ(std::get<kizen::NoAnswer>(sent.all[1].answer).reason, kizen::NoAnswer::Reason::NotSent);
}

TEST(Concurrent, InvalidRequestsAreNotSent) {
  FlowBench bench;
  auto step = with(kizen_test::add_step({{"name", 7}}), at_once(4));
  const auto result = only_case(bench, {workflow("w", {step})});
  EXPECT_EQ(result.status, CaseStatus::SuiteFault);
  EXPECT_EQ(bench.sent.size(), 0U);
}

}  // namespace
