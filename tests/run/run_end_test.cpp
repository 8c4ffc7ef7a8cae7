#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <kizen/run.hpp>
#include <string>
#include <thread>
#include <vector>

#include "support/flow_bench.hpp"
#include "support/gate.hpp"

namespace {

using kizen::CaseStatus;
using kizen::Outcome;
using kizen_test::FlowBench;
using kizen_test::Gate;
using kizen_test::reading;
using kizen_test::silent;
using kizen_test::sized;
using kizen_test::suite_of;
using kizen_test::workflow;

/// Waits until something has been sent back, and a moment more for its thread to note it.
void wait_for(const std::atomic<bool>& is_back) {
  while (!is_back) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(30));
}

TEST(RunEnd, LeavesWhatFailedByItselfWhileOthersWereRefused) {
  FlowBench bench;
  bench.options.jobs = 3;
  Gate gate(3);
  std::atomic<bool> is_refused{false};
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    gate.pass();
    if (FlowBench::name_of(request) == "refused") {
      is_refused = true;
      return kizen::Response{403};
    }
    wait_for(is_refused);
    return kizen::Response{FlowBench::name_of(request) == "failing" ? 500 : 401};
  };
  auto due = reading("due");
  due["successCriteria"] = {{{"condition", "$statusCode == 401"}}};
  const auto told =
      bench.run(suite_of({workflow("refused", {reading("refused")}),
                          workflow("failing", {reading("failing")}), workflow("due", {due})}));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun);
  EXPECT_EQ(told.cases.at(1).status, CaseStatus::Failed);
  EXPECT_EQ(told.cases.at(2).status, CaseStatus::Passed);
  EXPECT_EQ(told.summary.stopped, "the target refuses the credentials: 403 to GET /things/refused");
  EXPECT_EQ(told.outcome, Outcome::Broken);
}

TEST(RunEnd, IsNotComeToWhereTheCredentialsWereTakenMeanwhile) {
  kizen::detail::RunEnd end;
  ASSERT_TRUE(end.refuses_credentials(401, false));
  end.note_credentials(200);
  EXPECT_FALSE(end.note_refusal("401 to GET /"));
  EXPECT_EQ(end.why(), "");
  kizen::detail::RunEnd other;
  EXPECT_TRUE(other.note_refusal("401 to GET /"));
  EXPECT_TRUE(other.note_refusal("401 to GET /again")) << "of all that were refused";
  EXPECT_EQ(other.why(), "the target refuses the credentials: 401 to GET /");
}

/// Two readings at once, of which one is not answered and the other later than that.
kizen_test::Told silence_beside(const kizen::Answer& late) {
  FlowBench bench;
  bench.options.jobs = 2;
  Gate gate(2);
  std::atomic<bool> is_silent{false};
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    gate.pass();
    if (FlowBench::name_of(request) == "more") return sized(1);
    if (FlowBench::name_of(request) == "silent") {
      is_silent = true;
      return silent();
    }
    wait_for(is_silent);
    return late;
  };
  return bench.run(
      suite_of({workflow("silent", {reading("silent")}), workflow("late", {reading("late")}),
                workflow("more", {reading("more")})}));
}

TEST(RunEnd, WaitsForWhatIsInFlightWhereTheFirstIsNotAnswered) {
  const auto told = silence_beside(sized(1));
  EXPECT_EQ(told.summary.stopped, "");
  EXPECT_EQ(told.cases.size(), 3U);
  EXPECT_EQ(told.summary.count(CaseStatus::NotRun), 1U);
}

TEST(RunEnd, IsComeToWhereNothingInFlightIsAnswered) {
  const auto told = silence_beside(silent());
  EXPECT_NE(told.summary.stopped, "");
  EXPECT_EQ(told.summary.count(CaseStatus::NotRun), 2U);
  EXPECT_EQ(told.cases.size(), 2U);
}

TEST(RunEnd, CountsSilencesInARowOfEachThread) {
  FlowBench bench;
  bench.options.jobs = 3;
  Gate gate(3);
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    if (FlowBench::name_of(request) != "dead") return sized(1);
    gate.pass();
    return silent();
  };
  std::vector<kizen::json> all;
  for (const char* const name : {"a", "b", "c"}) {
    all.push_back(workflow(name, {reading(name), reading("dead")}));
  }
  all.push_back(workflow("d", {reading("d")}));
  const auto told = bench.run(suite_of(all));
  EXPECT_EQ(told.summary.stopped, "");
  EXPECT_EQ(told.cases.size(), 4U);
}

}  // namespace
