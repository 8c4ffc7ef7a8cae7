#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <string>

#include "support/run_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::Outcome;
using kizen_test::add_step;
using kizen_test::findings;
using kizen_test::read_step;
using kizen_test::remove_workflow;
using kizen_test::RunBench;
using kizen_test::suite_of;
using kizen_test::teardown_of;
using kizen_test::workflow;

/// Adds a thing, then does `more`, and removes the thing.
kizen::Suite adds_then(const kizen::json& more) {
  return suite_of({workflow("adds", {add_step(), more}, teardown_of("$steps.add.outputs.id")),
                   remove_workflow()});
}

TEST(Teardown, RunsAfterSuccess) {
  RunBench bench;
  const auto told = bench.run(adds_then(read_step()));
  EXPECT_EQ(bench.requests(), "POST /things\nGET /things/7\nDELETE /things/7\n");
  EXPECT_EQ(told.outcome, Outcome::Kept);
  ASSERT_EQ(told.cases.at(0).teardown.size(), 1u);
  EXPECT_EQ(told.cases[0].teardown[0].id, "teardown/clean/remove");
  EXPECT_EQ(told.summary.exchanges(), 3u);
}

TEST(Teardown, RunsAfterFailure) {
  RunBench bench;
  auto step = read_step();
  step["successCriteria"][0]["condition"] = "$statusCode == 404";
  const auto told = bench.run(adds_then(step));
  EXPECT_EQ(bench.requests(), "POST /things\nGET /things/7\nDELETE /things/7\n");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Failed);
  EXPECT_TRUE(told.cases[0].teardown_ok());
}

TEST(Teardown, RemovesWhatAFailedStepMade) {
  RunBench bench;
  auto step = add_step();
  step["successCriteria"][0]["condition"] = "$statusCode == 200";
  bench.run(suite_of(
      {workflow("adds", {step}, teardown_of("$steps.add.outputs.id")), remove_workflow()}));
  EXPECT_EQ(bench.requests(), "POST /things\nDELETE /things/7\n");
}

TEST(Teardown, RunsWhereNoAnswerCame) {
  RunBench bench;
  const auto served = bench.answer;
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    if (request.method == "GET") return kizen::NoAnswer{kizen::NoAnswer::Reason::Timeout};
    return served(request);
  };
  const auto told = bench.run(adds_then(read_step()));
  EXPECT_EQ(bench.requests(), "POST /things\nGET /things/7\nDELETE /things/7\n");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::NotRun);
}

TEST(Teardown, OfWhatWasNeverMadeIsSkippedAndListed) {
  RunBench bench;
  bench.answer = [](const kizen::Request&) { return kizen::Response{400}; };
  const auto told = bench.run(adds_then(read_step()));
  EXPECT_EQ(bench.requests(), "POST /things\n");
  ASSERT_EQ(told.cases.at(0).teardown_skipped.size(), 1u);
  EXPECT_EQ(told.cases[0].teardown_skipped[0], "clean: $steps.add.outputs.id is absent");
  EXPECT_TRUE(told.cases[0].teardown_ok());
}

TEST(Teardown, FailingIsToldApartFromTheCase) {
  RunBench bench;
  const auto served = bench.answer;
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    return request.method == "DELETE" ? kizen::Response{500} : served(request);
  };
  const auto told = bench.run(adds_then(read_step()));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Passed);
  EXPECT_FALSE(told.cases[0].teardown_ok());
  EXPECT_EQ(findings(told.cases[0].steps), "");
  EXPECT_NE(findings(told.cases[0].teardown).find("$statusCode == 204"), std::string::npos);
  EXPECT_EQ(told.summary.failed_teardowns, 1u);
  EXPECT_EQ(told.outcome, Outcome::Broken);
}

TEST(Teardown, RunsEveryEntryInOrderThoughOneFails) {
  RunBench bench;
  const auto served = bench.answer;
  bench.answer = [&](const kizen::Request& request) -> kizen::Answer {
    return request.target == "/things/a" ? kizen::Response{500} : served(request);
  };
  auto extension = teardown_of("a");
  extension["teardown"].push_back(teardown_of("b")["teardown"][0]);
  bench.run(suite_of({workflow("reads", {read_step()}, extension), remove_workflow()}));
  EXPECT_EQ(bench.requests(), "GET /things/7\nDELETE /things/a\nDELETE /things/b\n");
}

/// A workflow that adds a thing of the size it is given, and hands on its id.
kizen::json adding(const kizen::json& extension = nullptr) {
  auto made =
      workflow("adding", {add_step({{"name", "ann"}, {"size", "$inputs.size"}})}, extension);
  made["inputs"] = {{"type", "object"},
                    {"required", {"size"}},
                    {"properties", {{"size", {{"type", "integer"}}}}}};
  made["outputs"] = {{"thing", "$steps.add.outputs.id"}};
  return made;
}

kizen::json call_adding(const kizen::json& size) {
  return {{"stepId", "setup"},
          {"workflowId", "adding"},
          {"parameters", {{{"name", "size"}, {"value", size}}}},
          {"outputs", {{"own", "$outputs.thing"}}}};
}

TEST(NestedWorkflow, GetsInputsAndHandsOnOutputs) {
  RunBench bench;
  auto second = read_step("$steps.setup.outputs.own");
  second["stepId"] = "second";
  const auto told = bench.run(suite_of(
      {workflow("calls", {call_adding(3), read_step("$steps.setup.outputs.thing"), second}),
       adding()}));
  EXPECT_EQ(told.outcome, Outcome::Kept) << findings(told.cases.at(0).steps);
  EXPECT_EQ(bench.requests(), "POST /things\nGET /things/7\nGET /things/7\n");
  EXPECT_EQ(bench.sent.at(0).body, R"({"name":"ann","size":3})");
  ASSERT_EQ(told.cases.size(), 1u) << "a helper is no case";
  EXPECT_EQ(told.cases[0].steps.at(0).id, "setup/add");
}

TEST(NestedWorkflow, FailingFailsItsCaller) {
  RunBench bench;
  bench.answer = [](const kizen::Request&) { return kizen::Response{400}; };
  const auto told =
      bench.run(suite_of({workflow("calls", {call_adding(3), read_step()}), adding()}));
  EXPECT_EQ(bench.requests(), "POST /things\n");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Failed);
}

TEST(NestedWorkflow, IsNotRunWithInputsThatDoNotFit) {
  RunBench bench;
  auto first = read_step();
  first["outputs"]["all"] = "$response.body";
  const auto told = bench.run(
      suite_of({workflow("calls", {first, call_adding("$steps.read.outputs.all")}), adding()}));
  EXPECT_EQ(bench.requests(), "GET /things/7\n");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::SuiteFault);
  EXPECT_NE(findings(told.cases[0].steps).find("input 'size': expected an integer"),
            std::string::npos);
}

TEST(NestedWorkflow, TearsDownWhatItMade) {
  RunBench bench;
  const auto told =
      bench.run(suite_of({workflow("calls", {call_adding(3), read_step()}),
                          adding(teardown_of("$steps.add.outputs.id")), remove_workflow()}));
  EXPECT_EQ(bench.requests(), "POST /things\nDELETE /things/7\nGET /things/7\n");
  EXPECT_EQ(told.outcome, Outcome::Kept);
}

}  // namespace
