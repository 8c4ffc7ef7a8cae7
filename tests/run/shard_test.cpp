#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "support/run_bench.hpp"

namespace {

using kizen_test::read_step;
using kizen_test::workflow;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Workflows `w0`, `w1`, ... of one case each.
kizen::Suite plain_suite(std::size_t count) {
  std::vector<kizen::json> workflows;
  for (std::size_t i = 0; i < count; ++i) {
    workflows.push_back(workflow("w" + std::to_string(i), {read_step()}));
  }
  return kizen_test::suite_of(workflows);
}

/// A workflow of two cases, three that depend on it, and one of its own.
kizen::Suite dependent_suite() {
  auto base = workflow("base", {read_step()},
                       {{"cases", kizen::json::array({{{"name", "a"}}, {{"name", "b"}}})}});
  std::vector<kizen::json> workflows = {base};
  for (const auto* const id : {"d0", "d1", "d2"}) {
    workflows.push_back(workflow(id, {read_step()}));
    workflows.back()["dependsOn"] = {"base"};
  }
  workflows.push_back(workflow("alone", {read_step()}));
  return kizen_test::suite_of(workflows);
}

std::vector<std::string> titles(const std::vector<kizen::PlannedCase>& cases) {
  std::vector<std::string> all;
  for (const auto& one : cases) {
    all.push_back(one.title() + (one.needed_by == nullptr ? "" : " for " + one.needed_by->id));
  }
  return all;
}

std::string thing(const std::string& title) { return "things.arazzo.json#" + title; }

TEST(Pack, TakesTurnsWithoutTimings) {
  const std::vector<kizen::Suite> suites = {plain_suite(5)};
  const auto planned = kizen::plan(suites);
  EXPECT_THAT(titles(kizen::pack(planned, {}, {1, 2})), ElementsAre("w0", "w2", "w4"));
  EXPECT_THAT(titles(kizen::pack(planned, {}, {2, 2})), ElementsAre("w1", "w3"));
  EXPECT_THAT(titles(kizen::pack(planned, {}, {1, 1})), ElementsAre("w0", "w1", "w2", "w3", "w4"));
  EXPECT_THAT(kizen::pack(planned, {}, {6, 6}), IsEmpty());
}

TEST(Pack, PutsTheLongestOntoTheShardThatHasLeastToDo) {
  const std::vector<kizen::Suite> suites = {plain_suite(5)};
  const auto planned = kizen::plan(suites);
  kizen::Timings timings;
  for (const auto& [name, took] :
       std::map<std::string, int>{{"w0", 1}, {"w1", 2}, {"w2", 7}, {"w3", 3}, {"w4", 3}}) {
    timings.add(thing(name), std::chrono::seconds(took));
  }
  EXPECT_THAT(titles(kizen::pack(planned, timings, {1, 2})), ElementsAre("w0", "w2"));
  EXPECT_THAT(titles(kizen::pack(planned, timings, {2, 2})), ElementsAre("w1", "w3", "w4"));
}

TEST(Pack, TakesTheMedianForCasesThatNoRunKnows) {
  const std::vector<kizen::Suite> suites = {plain_suite(4)};
  const auto planned = kizen::plan(suites);
  kizen::Timings timings;
  timings.add(thing("w1"), std::chrono::seconds(1));
  timings.add(thing("w2"), std::chrono::seconds(4));
  timings.add(thing("w3"), std::chrono::seconds(9));
  EXPECT_THAT(titles(kizen::pack(planned, timings, {1, 2})), ElementsAre("w3"));
  EXPECT_THAT(titles(kizen::pack(planned, timings, {2, 2})), ElementsAre("w0", "w1", "w2"));
}

TEST(Pack, BringsAlongWhatACaseDependsOn) {
  const std::vector<kizen::Suite> suites = {dependent_suite()};
  const auto planned = kizen::plan(suites);
  EXPECT_THAT(titles(kizen::pack(planned, {}, {1, 3})),
              ElementsAre("base / a", "base / b for d1", "d1"));
  EXPECT_THAT(titles(kizen::pack(planned, {}, {2, 3})),
              ElementsAre("base / a for d2", "base / b", "d2"));
  EXPECT_THAT(titles(kizen::pack(planned, {}, {3, 3})),
              ElementsAre("base / a for d0", "base / b for d0", "d0", "alone"));
}

TEST(Pack, CountsWhatACaseBringsAlong) {
  std::vector<kizen::json> workflows = {workflow("base", {read_step()}),
                                        workflow("long", {read_step()})};
  workflows.back()["dependsOn"] = {"base"};
  for (const auto* const id : {"e0", "e1", "e2"}) workflows.push_back(workflow(id, {read_step()}));
  const std::vector<kizen::Suite> suites = {kizen_test::suite_of(workflows)};
  kizen::Selection selection;
  selection.workflows = {"long", "e*"};
  const auto planned = kizen::plan(suites, selection);
  kizen::Timings timings;
  for (const auto* const name : {"long", "base"}) {
    timings.add(thing(name), std::chrono::seconds(4));
  }
  for (const auto* const name : {"e0", "e1", "e2"}) {
    timings.add(thing(name), std::chrono::seconds(3));
  }
  EXPECT_THAT(titles(kizen::pack(planned, timings, {1, 2})), ElementsAre("base for long", "long"));
  EXPECT_THAT(titles(kizen::pack(planned, timings, {2, 2})), ElementsAre("e0", "e1", "e2"));
}

TEST(Pack, LosesNoCaseAndHasNoneTwice) {
  const std::vector<kizen::Suite> suites = {dependent_suite()};
  const auto planned = kizen::plan(suites);
  for (std::size_t count = 1; count < 9; ++count) {
    std::multiset<std::string> all;
    for (std::size_t index = 1; index <= count; ++index) {
      for (const auto& one : kizen::pack(planned, {}, {index, count})) {
        if (one.needed_by == nullptr) all.insert(one.identity);
      }
    }
    EXPECT_EQ(all.size(), planned.size()) << count;
    EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), planned.size()) << count;
  }
}

TEST(Pack, RefusesTwoCasesOfOneIdentity) {
  auto suite = plain_suite(2);
  suite.workflows[1].id = "w0";
  auto other = suite;
  other.source.file = "b/x.json";
  suite.source.file = "./b/x.json";
  suite.workflows.pop_back();
  other.workflows.pop_back();
  const std::vector<kizen::Suite> suites = {suite, other};
  try {
    kizen::pack(kizen::plan(suites), {}, {1, 2});
    FAIL() << "it is taken";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "plan.identity");
    EXPECT_THAT(error.what(),
                HasSubstr("the case w0 has the name of the one at things.arazzo.json:"));
  }
}

TEST(Plan, GivesCasesNamesThatAreTheSameOnEveryMachine) {
  const auto identities = [](const std::string& first, const std::string& second) {
    std::vector<kizen::Suite> suites = {plain_suite(1), dependent_suite()};
    suites[0].source.file = first;
    suites[1].source.file = second;
    const auto planned = kizen::plan(suites);
    return planned[0].identity + ", " + planned[1].identity;
  };
  EXPECT_EQ(identities("/home/ann/x/a.json", "/home/ann/x/b.json"), "a.json#w0, b.json#base / a");
  EXPECT_EQ(identities("x/a.json", "./x/b.json"), "a.json#w0, b.json#base / a");
  EXPECT_EQ(identities("x/a.json", "y/a.json"), "x/a.json#w0, y/a.json#base / a");
  EXPECT_EQ(identities("/r/x/a.json", "/r/a.json"), "x/a.json#w0, a.json#base / a");
}

TEST(Timings, KnowsWhatAReportTells) {
  std::ostringstream text;
  kizen::JsonReporter reporter(text);
  reporter.run_started({});
  kizen::CaseResult result{"a.json", "reads"};
  result.identity = "a.json#reads";
  result.seconds = 1.5;
  reporter.case_finished(result);
  result.identity = "a.json#waits";
  result.status = kizen::CaseStatus::NotRun;
  reporter.case_finished(result);
  kizen::Timings timings;
  timings.add_report(text.str(), "out.json");
  EXPECT_EQ(timings.of("a.json#reads"), std::chrono::milliseconds(1500));
  EXPECT_FALSE(timings.of("a.json#waits")) << "it was not run";
}

TEST(RunOptions, ShardRunsItsPartAndSaysSo) {
  kizen_test::RunBench bench;
  bench.options.shard = kizen::Shard{2, 2};
  const auto told = bench.run(dependent_suite());
  EXPECT_EQ(told.header.cases, 4U);
  EXPECT_EQ(told.header.plan.cases, 6U);
  EXPECT_EQ(told.header.shard, (kizen::Shard{2, 2}));
  EXPECT_EQ(told.outcome, kizen::Outcome::Kept);
  ASSERT_EQ(told.cases.size(), 4U);
  EXPECT_EQ(told.cases[0].needed_by, "d1");
  EXPECT_EQ(told.cases[1].needed_by, "");
  EXPECT_EQ(told.cases[1].position, 2U);
  EXPECT_EQ(told.cases[1].identity, thing("base / b"));
}

TEST(RunOptions, ShardWithoutCasesIsKeptWhereThePlanHasSome) {
  kizen_test::RunBench bench;
  bench.options.shard = kizen::Shard{3, 3};
  const auto told = bench.run(plain_suite(2));
  EXPECT_EQ(told.outcome, kizen::Outcome::Kept);
  EXPECT_TRUE(told.summary.nothing_due);
  EXPECT_THAT(told.header.notes, ElementsAre("shard 3 of 3 has none of the 2 cases"));
  bench.options.selection.workflows = {"none"};
  EXPECT_EQ(bench.run(plain_suite(2)).outcome, kizen::Outcome::CouldNotRun) << "a hollow run";
}

}  // namespace
