#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <string>

#include "support/run_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen_test::add_step;
using kizen_test::read_step;
using kizen_test::remove_workflow;
using kizen_test::RunBench;
using kizen_test::suite_of;
using kizen_test::teardown_of;
using kizen_test::workflow;

/// A workflow that adds a thing, reads it, and hands its id on.
kizen::json helper(const kizen::json& read = read_step()) {
  auto made = workflow("make", {add_step(), read});
  made["outputs"] = {{"id", "$steps.add.outputs.id"}};
  return made;
}

kizen::json call_step() { return {{"stepId", "call"}, {"workflowId", "make"}}; }

TEST(Call, HandsOnWhatTheWorkflowHandsOn) {
  RunBench bench;
  const auto told = bench.run(
      suite_of({workflow("calls", {call_step(), read_step("$steps.call.outputs.id")}), helper()}));
  EXPECT_EQ(bench.requests(), "POST /things\nGET /things/7\nGET /things/7\n");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Passed);
}

TEST(Call, FailsWhereAnExpectationOfItsOutputsIsNotMet) {
  RunBench bench;
  auto step = call_step();
  step["x-contract"]["expect"] = {{{"context", "$outputs.id"}, {"equals", "8"}}};
  const auto told = bench.run(suite_of({workflow("calls", {step, read_step()}), helper()}));
  EXPECT_EQ(bench.requests(), "POST /things\nGET /things/7\n");
  ASSERT_EQ(told.cases.at(0).status, CaseStatus::Failed);
  const auto& failed = told.cases[0].steps.back();
  EXPECT_EQ(failed.id, "call");
  ASSERT_EQ(failed.failures.size(), 1u);
  EXPECT_EQ(failed.failures[0].rule, "case.expectation");
  EXPECT_EQ(failed.failures[0].expected, "\"8\"");
  EXPECT_EQ(failed.failures[0].actual, "\"7\"");
}

TEST(Call, FailsWhereACriterionDoesNotHold) {
  RunBench bench;
  auto step = call_step();
  step["successCriteria"] = {{{"condition", "$outputs.id == '8'"}}};
  const auto told = bench.run(suite_of({workflow("calls", {step}), helper()}));
  ASSERT_EQ(told.cases.at(0).status, CaseStatus::Failed);
  EXPECT_EQ(told.cases[0].steps.back().failures.at(0).rule, "case.criterion");
}

TEST(Call, ThatFailsStillHandsOnWhatTeardownNeeds) {
  RunBench bench;
  auto read = read_step();
  read["successCriteria"][0]["condition"] = "$statusCode == 404";
  bench.run(suite_of({workflow("calls", {call_step()}, teardown_of("$steps.call.outputs.id")),
                      helper(read), remove_workflow()}));
  EXPECT_EQ(bench.requests(), "POST /things\nGET /things/7\nDELETE /things/7\n");
}

}  // namespace
