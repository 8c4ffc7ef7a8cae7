#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <set>
#include <string>

#include "support/run_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::Outcome;
using kizen_test::add_step;
using kizen_test::read_step;
using kizen_test::remove_workflow;
using kizen_test::RunBench;
using kizen_test::suite_of;
using kizen_test::teardown_of;
using kizen_test::workflow;

TEST(Runner, RunsNothingWhereNothingIsSelected) {
  RunBench bench;
  bench.options.selection.workflows = {"none"};
  const auto told = bench.run(suite_of({workflow("reads", {read_step()})}));
  EXPECT_TRUE(told.cases.empty());
  EXPECT_EQ(told.header.cases, 0u);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun) << "a hollow run";
}

TEST(Runner, IsHollowWhereEverythingIsSkipped) {
  RunBench bench;
  const auto told =
      bench.run(suite_of({workflow("reads", {read_step()}, {{"skip", "the service is away"}})}));
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Skipped);
  EXPECT_EQ(told.cases[0].reason, "the service is away");
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

/// Reads the thing that the variables THING and TAG name.
kizen::Suite by_environment() {
  auto made = workflow("reads", {read_step("$inputs.id")},
                       {{"environment", {{"id", "THING"}, {"tag", "TAG"}}}});
  made["inputs"] = {{"type", "object"},
                    {"required", {"id", "tag"}},
                    {"properties", {{"id", {{"type", "string"}}}, {"tag", {{"type", "string"}}}}}};
  return suite_of({made});
}

TEST(Runner, SkipsACaseWhoseVariablesAreNotSetAndNamesThem) {
  RunBench bench;
  const auto told = bench.run(by_environment());
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Skipped);
  EXPECT_EQ(told.cases[0].reason, "needs THING, TAG");
}

TEST(Runner, TakesInputsFromTheEnvironment) {
  RunBench bench;
  bench.options.inputs.environment = [](const std::string& name) {
    return kizen::json_value("of " + name);
  };
  EXPECT_EQ(bench.run(by_environment()).outcome, Outcome::Kept);
  EXPECT_EQ(bench.requests(), "GET /things/of%20THING\n");
}

TEST(Runner, AVariableThatDoesNotFitIsASuiteFault) {
  RunBench bench;
  bench.options.inputs.environment = [](const std::string&) { return kizen::json_value(5); };
  const auto told = bench.run(by_environment());
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::SuiteFault);
  EXPECT_EQ(told.cases[0].reason,
            "input 'id': expected a string, actual 5; input 'tag': expected a string, actual 5");
}

TEST(Runner, GivesEachCaseAUniqueTextOfItsOwn) {
  auto made = workflow("adds", {add_step({{"name", "$inputs.name"}})},
                       {{"unique", {"name"}}, {"cases", {{{"name", "a"}}, {{"name", "b"}}}}});
  made["inputs"] = {{"type", "object"},
                    {"properties", {{"name", {{"type", "string"}, {"default", "ann"}}}}}};
  RunBench bench;
  EXPECT_EQ(bench.run(suite_of({made})).outcome, Outcome::Kept);
  EXPECT_EQ(bench.run(suite_of({made})).outcome, Outcome::Kept);
  std::set<std::string> bodies;
  for (const auto& request : bench.sent) bodies.insert(request.body);
  EXPECT_EQ(bodies.size(), 4u);
}

struct WritesTest : testing::Test {
  WritesTest() { bench.target.host = "things.example.test"; }
  RunBench bench;
};

TEST_F(WritesTest, AreRefusedOnAnotherMachine) {
  const auto told = bench.run(
      suite_of({workflow("adds", {read_step(), add_step()}), workflow("reads", {read_step()})}));
  EXPECT_EQ(bench.requests(), "GET /things/7\n") << "not even its reading steps";
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Skipped);
  EXPECT_EQ(told.cases[0].reason, "sends add, and writes are refused there");
  EXPECT_EQ(told.cases.at(1).status, CaseStatus::Passed);
}

TEST_F(WritesTest, AreRefusedInCalledWorkflowsAndTeardownToo) {
  const auto told =
      bench.run(suite_of({workflow("calls", {{{"stepId", "call"}, {"workflowId", "adds"}}}),
                          workflow("adds", {add_step()}),
                          workflow("cleans", {read_step()}, teardown_of("7")), remove_workflow()}));
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.summary.count(CaseStatus::Skipped), 2u);
  EXPECT_EQ(told.outcome, Outcome::CouldNotRun);
}

TEST_F(WritesTest, AreRefusedInWorkflowsOfActionsToo) {
  for (const char* const type : {"goto", "retry"}) {
    auto step = read_step();
    step["onFailure"] = {{{"name", "other"}, {"type", type}, {"workflowId", "adds"}}};
    const auto told =
        bench.run(suite_of({workflow("acts", {step}), workflow("adds", {add_step()})}));
    EXPECT_EQ(told.cases.at(0).status, CaseStatus::Skipped) << type;
  }
  EXPECT_EQ(bench.requests(), "");
}

TEST_F(WritesTest, AreRefusedInWorkflowsThatAreNeeded) {
  auto needing = workflow("needs", {read_step()});
  needing["dependsOn"] = {"adds"};
  const auto told = bench.run(suite_of({needing, workflow("adds", {add_step()})}));
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.cases.at(1).reason,
            "depends on adds, which was skipped (sends add, and writes are refused there)");
}

TEST_F(WritesTest, ThatAreRefusedAreToldWithWhatAllowsThem) {
  bench.options.writes_remedy = "--allow-writes";
  const auto told = bench.run(suite_of({workflow("adds", {add_step()})}));
  EXPECT_EQ(told.cases.at(0).reason, "sends add, and writes are refused there (--allow-writes)");
}

TEST_F(WritesTest, AreSentWhereTheyAreAllowed) {
  bench.options.writes = kizen::Writes::Allowed;
  EXPECT_EQ(bench.run(suite_of({workflow("adds", {add_step()})})).outcome, Outcome::Kept);
}

TEST(IsLoopback, KnowsNamesAndAddressesOfThisMachine) {
  for (const char* const host : {"localhost", "127.0.0.1", "127.1.2.3", "::1"}) {
    EXPECT_TRUE(kizen::detail::is_loopback(host)) << host;
  }
}

TEST(IsLoopback, IsNotTakenInByNamesThatLookLikeIt) {
  for (const char* const host :
       {"127.0.0.1.example.test", "127.example.test", "localhost.example.test", "128.0.0.1", ""}) {
    EXPECT_FALSE(kizen::detail::is_loopback(host)) << host;
  }
}

TEST(Runner, TellsWhereACaseStands) {
  RunBench bench;
  const auto told = bench.run(suite_of({workflow("reads", {read_step()})}));
  EXPECT_EQ(told.cases.at(0).place.file, "things.arazzo.json");
  EXPECT_GT(told.cases[0].place.line, 0u);
  EXPECT_TRUE(told.cases[0].place.pointer.empty());
}

}  // namespace
