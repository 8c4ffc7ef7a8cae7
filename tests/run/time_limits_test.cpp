#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <kizen/run.hpp>
#include <string>
#include <thread>

#include "http/loopback.hpp"
#include "support/flow_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::json;
using kizen_test::action;
using kizen_test::calling;
using kizen_test::extended;
using kizen_test::FlowBench;
using kizen_test::on_failure;
using kizen_test::only_case;
using kizen_test::reading;
using kizen_test::rules;
using kizen_test::sized;
using kizen_test::suite_of;
using kizen_test::teardown_of;
using kizen_test::with;
using kizen_test::workflow;
using std::chrono::milliseconds;

kizen::NoAnswer timed_out() { return {kizen::NoAnswer::Reason::Timeout}; }

json timeout(int duration) { return {{"timeout", duration}}; }

json deadline(double duration) { return extended({{"deadline", duration}}); }

json often(const json& more = json::object()) {
  return on_failure({with(action("retry", {{"retryLimit", 99}}), more)});
}

/// Runs a suite over a real connection.
kizen_test::Told run_at(int port, const kizen::Suite& suite, const kizen::RunOptions& options) {
  auto target = kizen_test::target_at(port);
  target.credentials = {{"X-KEY", "s3cret"}};
  kizen_test::Told told;
  kizen_test::Note note(told);
  kizen::Runner(target, options).run({suite}, note);
  return told;
}

TEST(Timeout, IsHowLongAnAttemptMayTake) {
  FlowBench bench;
  bench.takes = milliseconds(200);
  bench.says("a", {timed_out(), sized(1)});
  const auto result = only_case(bench, {workflow("w", {reading("a", timeout(200)), reading("b")})});
  EXPECT_EQ(bench.order(), "a");
  EXPECT_EQ(bench.limits.at(0), milliseconds(200));
  EXPECT_EQ(result.status, CaseStatus::Failed);
  EXPECT_EQ(kizen_test::findings(result.steps),
            "case.timeout at '': expected an answer within 200 ms, actual none came by then\n");
}

TEST(Timeout, ThatIsKeptIsNotTold) {
  FlowBench bench;
  bench.takes = milliseconds(200);
  const auto result = only_case(bench, {workflow("w", {reading("a", timeout(200)), reading("b")})});
  EXPECT_EQ(result.status, CaseStatus::Passed);
  EXPECT_FALSE(bench.limits.at(1));
}

TEST(Timeout, OfAnAnswerThatCameAllTheSameIsTold) {
  FlowBench bench;
  bench.takes = milliseconds(201);
  const auto result = only_case(bench, {workflow("w", {reading("a", timeout(200))})});
  EXPECT_EQ(rules(result.steps), "case.timeout");
}

TEST(Timeout, IsThatOfEachAttempt) {
  FlowBench bench;
  bench.takes = milliseconds(150);
  bench.says("a", {sized(2), sized(2)});
  const auto result =
      only_case(bench, {workflow("w", {reading("a", with(timeout(200), often()))})});
  EXPECT_EQ(bench.order(), "a a a");
  EXPECT_EQ(result.status, CaseStatus::Passed);
  EXPECT_EQ(bench.limits.at(2), milliseconds(200));
}

TEST(Timeout, OfACallIsThatOfAllItsSteps) {
  FlowBench bench;
  bench.takes = milliseconds(150);
  const auto helper = workflow("helper", {reading("a"), reading("b"), reading("c")});
  auto result =
      only_case(bench, {workflow("w", {calling("call", "helper", timeout(300))}), helper});
  EXPECT_EQ(bench.order(), "a b");
  EXPECT_EQ(rules(result.steps), "case.timeout");
  result = only_case(bench, {workflow("w", {calling("call", "helper", timeout(450))}), helper});
  EXPECT_EQ(result.status, CaseStatus::Passed);
}

TEST(Timeout, EndsARequestToASlowService) {
  std::atomic<bool> over{false};
  kizen_test::Loopback service;
  service.server.Get(".*", [&](const httplib::Request&, httplib::Response& response) {
    for (int i = 0; i < 200 && !over; ++i) std::this_thread::sleep_for(milliseconds(10));
    response.set_content(R"({"size": 1})", "application/json");
  });
  const auto told =
      run_at(service.start(), suite_of({workflow("w", {reading("a", timeout(100))})}), {});
  over = true;
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Failed);
  EXPECT_EQ(rules(told.cases[0].steps), "case.timeout");
  EXPECT_EQ(told.summary.stopped, "");
}

TEST(StepDeadline, CoversAllAttemptsAndWaits) {
  FlowBench bench;
  bench.takes = milliseconds(100);
  bench.says("a", {9, sized(2)});
  const auto polling = often({{"retryAfter", 1}});
  const auto result =
      only_case(bench, {workflow("w", {reading("a", with(deadline(3), polling)), reading("b")})});
  EXPECT_EQ(bench.order(), "a a a") << "a fourth would begin after 3.3 s";
  EXPECT_EQ(result.status, CaseStatus::Failed);
  EXPECT_EQ(rules(result.steps), "case.criterion case.deadline");
  EXPECT_EQ(result.steps.at(0).failures.at(1).schema.pointer.to_string(),
            "/workflows/0/steps/0/x-contract/deadline");
  EXPECT_EQ(bench.limits.at(2), milliseconds(800));
}

TEST(StepDeadline, ThatIsKeptIsNotToldAndEndsWithTheStep) {
  FlowBench bench;
  bench.takes = milliseconds(100);
  bench.says("a", {2, sized(2)});
  const auto result =
      only_case(bench, {workflow("w", {reading("a", with(deadline(3), often({{"retryAfter", 1}}))),
                                       reading("b"), reading("c")})});
  EXPECT_EQ(bench.order(), "a a a b c");
  EXPECT_EQ(result.status, CaseStatus::Passed);
  EXPECT_FALSE(bench.limits.at(3));
}

TEST(StepDeadline, SaysNothingWhereNobodyAnswers) {
  FlowBench bench;
  bench.takes = milliseconds(100);
  bench.says("a", {20, kizen_test::silent()});
  const auto result = only_case(bench, {workflow("w", {reading("a", with(deadline(1), often()))})});
  EXPECT_EQ(bench.sent.size(), 10u);
  EXPECT_EQ(result.status, CaseStatus::NotRun);
  EXPECT_EQ(result.reason, "no answer: unreachable: refused");
}

TEST(WorkflowDeadline, CoversCallsAndLeavesTeardownAside) {
  FlowBench bench;
  bench.takes = milliseconds(400);
  auto extension = teardown_of("7");
  extension["deadline"] = 1;
  const auto workflows = [&](const json& own) {
    return std::vector<json>{
        workflow("w", {reading("a"), calling("call", "helper"), reading("d")}, own),
        workflow("helper", {reading("b"), reading("c")}), kizen_test::remove_workflow()};
  };
  auto result = only_case(bench, workflows(extension));
  EXPECT_EQ(bench.order(), "a b c -7");
  EXPECT_EQ(result.status, CaseStatus::Failed);
  EXPECT_EQ(rules(result.steps), "case.deadline");
  EXPECT_EQ(result.steps.back().id, "call/c");
  EXPECT_TRUE(result.teardown_ok());
  extension["deadline"] = 1.6;
  EXPECT_EQ(only_case(bench, workflows(extension)).status, CaseStatus::Passed);
}

TEST(WorkflowDeadline, OfACallEndsWithIt) {
  FlowBench bench;
  bench.takes = milliseconds(400);
  const auto result =
      only_case(bench, {workflow("w", {calling("call", "helper"), reading("b"), reading("c")}),
                        workflow("helper", {reading("a")}, {{"deadline", 0.5}})});
  EXPECT_EQ(result.status, CaseStatus::Passed);
}

TEST(WorkflowDeadline, ThatHasPassedSendsNothingMore) {
  FlowBench bench;
  bench.takes = milliseconds(500);
  const auto result =
      only_case(bench, {workflow("w", {reading("a"), reading("b")}, {{"deadline", 0.5}})});
  EXPECT_EQ(bench.order(), "a");
  EXPECT_EQ(rules(result.steps), "case.deadline");
  EXPECT_EQ(result.steps.back().id, "b");
}

/// A run that is interrupted while it waits before a retry.
kizen_test::Told interrupted_wait(FlowBench& bench, const std::vector<json>& workflows) {
  std::atomic<bool> interrupted{false};
  bench.options.interrupted = &interrupted;
  bench.clock.while_waiting = [&] { interrupted = true; };
  const auto told = bench.run(suite_of(workflows));
  bench.options.interrupted = nullptr;
  return told;
}

TEST(Interrupt, EndsAWait) {
  FlowBench bench;
  bench.says("a", {9, sized(2)});
  const auto told = interrupted_wait(
      bench, {workflow("w", {reading("a", often({{"retryAfter", 60}}))}, teardown_of("7")),
              workflow("never", {reading("b")}), kizen_test::remove_workflow()});
  EXPECT_EQ(bench.order(), "a -7");
  EXPECT_LT(bench.clock.waited, std::chrono::seconds(1));
  EXPECT_EQ(told.cases.size(), 1u);
  EXPECT_EQ(told.outcome, kizen::Outcome::Interrupted);
}

TEST(Interrupt, OfACallIsNoSuccessOfTheCase) {
  FlowBench bench;
  bench.interrupt([](const auto&) { return true; });
  const auto leaves = on_failure({action("end", extended({{"recovers", true}}))});
  auto call = calling("call", "helper", leaves);
  call["successCriteria"] = json::array({{{"condition", "$outputs.size == 1"}}});
  auto helper = workflow("helper", {reading("a"), reading("b")});
  helper["outputs"] = {{"size", "$steps.b.outputs.size"}};
  const auto told = bench.run(suite_of({workflow("w", {call}), helper}));
  EXPECT_EQ(bench.order(), "a");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun) << rules(told.cases[0].steps);
  EXPECT_EQ(told.cases[0].reason, "interrupted");
}

TEST(Interrupt, ShortensTheWaitsOfTeardown) {
  FlowBench bench;
  bench.interrupt([](const auto&) { return true; });
  bench.says("7", {sized(1)});
  auto clean = kizen_test::remove_workflow();
  clean["steps"][0].update(often({{"retryAfter", 2}}));
  const auto told = bench.run(suite_of({workflow("w", {reading("a")}, teardown_of("7")), clean}));
  EXPECT_EQ(bench.order(), "a -7 -7");
  EXPECT_EQ(bench.clock.waited, milliseconds(1000));
  EXPECT_TRUE(told.cases.at(0).teardown_ok());
}

TEST(Interrupt, CutsNoRequestOfTheTeardown) {
  std::atomic<bool> interrupted{false};
  kizen_test::Loopback service;
  service.server.Get(".*", [](const httplib::Request&, httplib::Response& response) {
    response.set_content(R"({"size": 1})", "application/json");
  });
  service.server.Delete(".*", [&](const httplib::Request&, httplib::Response& response) {
    interrupted = true;
    std::this_thread::sleep_for(milliseconds(800));  // more than a canceled request is waited for
    response.status = 204;
  });
  kizen::RunOptions options;
  options.interrupted = &interrupted;
  const auto told = run_at(
      service.start(),
      suite_of({workflow("w", {reading("a")}, teardown_of("7")), kizen_test::remove_workflow()}),
      options);
  EXPECT_TRUE(told.cases.at(0).teardown_ok()) << kizen_test::findings(told.cases[0].teardown);
  EXPECT_EQ(told.outcome, kizen::Outcome::Interrupted);
}

}  // namespace
