#include <gtest/gtest.h>

#include <atomic>
#include <kizen/run.hpp>
#include <string>
#include <thread>

#include "support/flow_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::json;
using kizen_test::action;
using kizen_test::calling;
using kizen_test::FlowBench;
using kizen_test::on_failure;
using kizen_test::on_success;
using kizen_test::reading;
using kizen_test::rules;
using kizen_test::sized;
using kizen_test::suite_of;
using kizen_test::teardown_of;
using kizen_test::with;
using kizen_test::workflow;

json needing(const std::string& id, const std::vector<std::string>& names,
             const std::vector<json>& steps, const json& extension = nullptr) {
  return with(workflow(id, steps, extension), {{"dependsOn", names}});
}

std::string statuses(const kizen_test::Told& told) {
  std::string all;
  for (const auto& one : told.cases) {
    all += one.title() + ": " + std::string(to_string(one.status)) + "\n";
  }
  return all;
}

TEST(DependsOn, RunsWhatIsNeededFirstAndOnce) {
  FlowBench bench;
  const auto told = bench.run(
      suite_of({needing("x", {"base"}, {reading("x")}), needing("y", {"base", "x"}, {reading("y")}),
                workflow("base", {reading("base")})}));
  EXPECT_EQ(bench.order(), "base x y");
  EXPECT_EQ(statuses(told), "base: passed\nx: passed\ny: passed\n");
}

TEST(DependsOn, ShowsInputsAndOutputs) {
  FlowBench bench;
  auto base =
      workflow("base", {kizen_test::add_step({{"name", "$inputs.name"}})},
               {{"cases", json::array({{{"name", "one"}, {"inputs", {{"name", "ann"}}}}})}});
  base["inputs"] = {{"type", "object"}, {"properties", {{"name", {{"type", "string"}}}}}};
  base["outputs"] = {{"id", "$steps.add.outputs.id"}};
  const auto read =
      kizen_test::read_step("{$workflows.base.inputs.name}-{$workflows.base.outputs.id}");
  bench.run(suite_of({needing("x", {"base"}, {read}), base}));
  EXPECT_EQ(bench.order(), "POST ann-7");
}

TEST(DependsOn, TearsDownAfterTheLastThatNeedsIt) {
  FlowBench bench;
  const auto told = bench.run(suite_of(
      {workflow("base", {reading("base")}, teardown_of("base")), workflow("w", {reading("w")}),
       needing("x", {"base"}, {reading("x")}, teardown_of("x")),
       needing("y", {"base"}, {reading("y")}), workflow("z", {reading("z")}),
       kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.order(), "base w x -x y -base z");
  EXPECT_EQ(told.cases.at(3).teardown.at(0).id, "teardown of base/clean/remove") << "told with y";
}

TEST(DependsOn, TearsDownAChainFromItsEnd) {
  FlowBench bench;
  bench.run(suite_of({workflow("base", {reading("base")}, teardown_of("base")),
                      needing("x", {"base"}, {reading("x")}, teardown_of("x")),
                      needing("y", {"x"}, {reading("y")}, teardown_of("y")),
                      kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.order(), "base x y -y -x -base");
}

TEST(DependsOn, SkipsThoseThatNeedWhatFailed) {
  FlowBench bench;
  bench.says("base", {sized(2)});
  const auto told = bench.run(
      suite_of({workflow("base", {reading("base")}, teardown_of("base")),
                needing("x", {"base"}, {reading("x")}), needing("y", {"x"}, {reading("y")}),
                workflow("z", {reading("z")}), kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.order(), "base -base z");
  EXPECT_EQ(statuses(told), "base: failed\nx: skipped\ny: skipped\nz: passed\n");
  EXPECT_EQ(told.cases.at(1).reason, "depends on base, which ended as failed");
  EXPECT_EQ(told.cases.at(2).reason,
            "depends on x, which was skipped (depends on base, which ended as failed)");
}

TEST(DependsOn, SkipsThoseThatNeedWhatWasSkippedOrFailedAsExpected) {
  for (const auto& [extension, reason] :
       {std::pair{json{{"skip", "later"}}, "depends on base, which was skipped (later)"},
        {json{{"xfail", "bug 7"}}, "depends on base, which ended as failed as expected (bug 7)"}}) {
    FlowBench bench;
    bench.says("base", {sized(2)});
    const auto told = bench.run(suite_of(
        {workflow("base", {reading("base")}, extension), needing("x", {"base"}, {reading("x")})}));
    EXPECT_EQ(told.cases.at(1).status, CaseStatus::Skipped);
    EXPECT_EQ(told.cases.at(1).reason, reason);
  }
}

TEST(DependsOn, NeedsEveryCaseToPass) {
  FlowBench bench;
  bench.says("base", {sized(2)});
  const auto told = bench.run(
      suite_of({workflow("base", {reading("base")},
                         {{"cases", json::array({{{"name", "one"}}, {{"name", "two"}}})}}),
                needing("x", {"base"}, {reading("x")})}));
  EXPECT_EQ(statuses(told), "base / one: failed\nbase / two: passed\nx: skipped\n");
}

TEST(DependsOn, RunsWhatIsNeededThoughItIsNotSelected) {
  FlowBench bench;
  bench.options.selection.workflows = {"x"};
  const auto told = bench.run(
      suite_of({workflow("base", {reading("base")}), workflow("other", {reading("other")}),
                needing("x", {"base"}, {reading("x")})}));
  EXPECT_EQ(bench.order(), "base x");
  EXPECT_EQ(told.cases.size(), 2u);
}

TEST(DependsOn, OfACalledWorkflowIsThatOfItsCaller) {
  FlowBench bench;
  auto base = workflow("base", {reading("base")}, teardown_of("base"));
  base["outputs"] = {{"size", "$steps.base.outputs.size"}};
  const auto helper =
      needing("helper", {"base"}, {kizen_test::read_step("of-{$workflows.base.outputs.size}")});
  const auto told = bench.run(suite_of(
      {workflow("x", {calling("call", "helper")}), helper, base, kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.order(), "base of-1 -base");
  EXPECT_EQ(statuses(told), "base: passed\nx: passed\n");
}

TEST(DependsOn, IsTornDownWhereTheRunIsStopped) {
  FlowBench bench;
  bench.interrupt([](const auto& request) { return FlowBench::name_of(request) == "w"; });
  const auto told = bench.run(suite_of(
      {workflow("base", {reading("base")}, teardown_of("base")), workflow("w", {reading("w")}),
       needing("x", {"base"}, {reading("x")}), kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.order(), "base w -base");
  EXPECT_EQ(told.cases.size(), 2u);
}

TEST(DependsOn, IsTornDownWhereNobodyAnswersAnyMore) {
  FlowBench bench;
  bench.says("w", {3, kizen_test::silent()});
  const auto told = bench.run(suite_of(
      {workflow("base", {reading("base")}, teardown_of("base")),
       workflow("w", {reading("w")},
                {{"cases", json::array({{{"name", "1"}}, {{"name", "2"}}, {{"name", "3"}}})}}),
       needing("x", {"base"}, {reading("x")}), kizen_test::remove_workflow()}));
  EXPECT_EQ(bench.order(), "base w w w -base");
  EXPECT_NE(told.summary.stopped, "");
}

json after(const std::vector<std::string>& steps) { return {{"dependsOn", steps}}; }

TEST(StepDependsOn, HoldsWhereTheOtherIsDone) {
  FlowBench bench;
  const auto told =
      bench.run(suite_of({workflow("w", {reading("a"), reading("b", after({"a"}))})}));
  EXPECT_EQ(statuses(told), "w: passed\n");
}

TEST(StepDependsOn, IsAFaultOfTheSuiteWhereAJumpLeftTheOtherOut) {
  FlowBench bench;
  const auto jump = action("goto", {{"stepId", "c"}});
  const auto told = bench.run(suite_of({workflow(
      "w", {reading("a", on_success({jump})), reading("b"), reading("c", after({"b"}))})}));
  EXPECT_EQ(bench.order(), "a");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::SuiteFault);
  EXPECT_EQ(kizen_test::findings(told.cases[0].steps),
            "case.order at '': expected step b done before, actual it is not\n");
}

TEST(StepDependsOn, SeesEachCallOnItsOwn) {
  FlowBench bench;
  bench.says("a", {sized(1), sized(2)});
  const auto jump = action("goto", {{"stepId", "c"}, {"x-contract", {{"recovers", true}}}});
  const auto told =
      bench.run(suite_of({workflow("w", {calling("one", "helper"), calling("two", "helper")}),
                          workflow("helper", {reading("a", on_failure({jump})), reading("b"),
                                              reading("c", after({"b"}))})}));
  EXPECT_EQ(bench.order(), "a b c a");
  EXPECT_EQ(rules(told.cases.at(0).steps), "case.criterion case.order");
}

TEST(StepDependsOn, HoldsForAStepOfAWorkflowThatIsDone) {
  FlowBench bench;
  const auto told = bench.run(
      suite_of({needing("w", {"base"}, {reading("a", after({"$workflows.base.steps.base"}))}),
                workflow("v", {reading("b", after({"$workflows.base.steps.base"}))}),
                workflow("base", {reading("base")})}));
  EXPECT_EQ(statuses(told), "base: passed\nw: passed\nv: passed\n");
}

TEST(StepDependsOn, IsAFaultOfTheSuiteWhereTheOtherWorkflowWasNotRun) {
  FlowBench bench;
  const auto told =
      bench.run(suite_of({workflow("v", {reading("b", after({"$workflows.base.steps.base"}))}),
                          workflow("base", {reading("base")})}));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::SuiteFault);
  EXPECT_EQ(rules(told.cases[0].steps), "case.order");
}

TEST(StepDependsOn, IsTheSameFaultWhereAJobHasRunALaterWorkflowByChance) {
  FlowBench bench;
  bench.options.jobs = 2;
  std::atomic<bool> is_done{false};
  const auto others = bench.answer;
  bench.answer = [&](const kizen::Request& request) {
    const auto name = FlowBench::name_of(request);
    while (name == "a" && !is_done) std::this_thread::yield();
    if (name == "later") is_done = true;
    return others(request);
  };
  const auto told = bench.run(
      suite_of({workflow("v", {reading("a"), reading("b", after({"$workflows.base.steps.base"}))}),
                workflow("base", {reading("base")}), workflow("later", {reading("later")})}));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::SuiteFault);
  EXPECT_EQ(rules(told.cases[0].steps), "case.order");
}

}  // namespace
