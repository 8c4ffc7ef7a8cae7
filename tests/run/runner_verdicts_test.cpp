#include <kizen/run/runner.hpp>

// clang-format off
#include <kizen/run.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

#include "support/run_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::Outcome;
using kizen::Verdict;
using kizen_test::add_step;
using kizen_test::findings;
using kizen_test::read_step;
using kizen_test::RunBench;
using kizen_test::suite_of;
using kizen_test::Told;
using kizen_test::workflow;

/// Runs one step against a service that always says this.
Told answered(const kizen::json& step, const kizen::Response& response,
              const kizen::RunOptions& options = {}) {
  RunBench bench;
  bench.options = options;
  bench.answer = [&](const kizen::Request&) { return response; };
  return bench.run(suite_of({workflow("w", {step})}));
}

kizen::Response size(const kizen::json& value) {
  return kizen_test::json_response(200, {{"size", value}});
}

TEST(Runner, PassesWhatIsKept) {
  const auto told = answered(read_step(), size(1));
  ASSERT_EQ(told.cases.size(), 1u);
  EXPECT_EQ(told.cases[0].status, CaseStatus::Passed);
  EXPECT_EQ(told.outcome, Outcome::Kept);
  EXPECT_EQ(told.summary.count(Verdict::Conforms), 1u);
  EXPECT_EQ(told.header.contract.name, "things.json");
  EXPECT_EQ(told.header.target, "http://127.0.0.1:9");
  EXPECT_EQ(told.header.cases, 1u);
  EXPECT_EQ(told.cases[0].suite, "things.arazzo.json");
}

TEST(Runner, FailsWhereACriterionDoesNotHoldAndTellsAllThatDoNot) {
  auto step = read_step();
  step["successCriteria"].push_back({{"condition", "$response.body#/size > 3"}});
  step["successCriteria"].push_back({{"condition", "$response.body#/size < 0"}});
  const auto told = answered(step, size(1));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Failed);
  EXPECT_EQ(told.outcome, Outcome::Broken);
  const auto& failures = told.cases[0].steps.at(0).failures;
  ASSERT_EQ(failures.size(), 2u);
  EXPECT_EQ(failures[0].rule, "case.criterion");
  EXPECT_EQ(failures[0].expected, "$response.body#/size > 3");
  EXPECT_NE(failures[0].actual.find('1'), std::string::npos);
  EXPECT_EQ(failures[0].schema.pointer.to_string(), "/workflows/0/steps/0/successCriteria/1");
  EXPECT_EQ(failures[0].schema.document.find("things.arazzo.json:"), 0u);
}

TEST(Runner, TellsWhyACriterionCannotBeSaid) {
  auto step = read_step();
  step["successCriteria"].push_back(
      {{"condition", "^1"}, {"type", "regex"}, {"context", "$response.body#/size"}});
  EXPECT_EQ(answered(step, size(1)).outcome, Outcome::Kept);
  const auto other = answered(step, size(2)).cases.at(0).steps.at(0).failures.at(0);
  EXPECT_EQ(other.expected, "$response.body#/size matches /^1/");
  EXPECT_EQ(other.actual, "2");
  step["successCriteria"][1]["context"] = "$response.body#/sise";
  const auto absent = answered(step, size(1)).cases.at(0).steps.at(0).failures.at(0);
  EXPECT_EQ(absent.actual, "$response.body#/sise is absent");
}

TEST(Runner, StopsACaseAtItsFirstBadStep) {
  RunBench bench;
  auto first = read_step();
  first["successCriteria"][0]["condition"] = "$statusCode == 201";
  auto second = read_step();
  second["stepId"] = "second";
  bench.run(suite_of({workflow("w", {first, second})}));
  EXPECT_EQ(bench.sent.size(), 1u);
}

TEST(Runner, FailsWhereAnExpectationIsNotMet) {
  auto step = read_step();
  step["x-contract"]["expect"] = {{{"schema", {{"properties", {{"size", {{"minimum", 5}}}}}}}},
                                  {{"context", "$statusCode"}, {"equals", 201}}};
  const auto told = answered(step, size(1));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Failed);
  const auto& failures = told.cases[0].steps.at(0).failures;
  ASSERT_EQ(failures.size(), 2u);
  EXPECT_EQ(failures[0].rule, "case.expectation");
  EXPECT_EQ(failures[0].keyword, "minimum");
  EXPECT_EQ(failures[0].instance.to_string(), "/size");
  EXPECT_EQ(failures[1].note, "in $statusCode");
}

TEST(Runner, FailsWhereTheResponseBreaksTheContract) {
  const auto told = answered(read_step(), size(-1));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Failed);
  EXPECT_EQ(findings(told.cases[0].steps),
            "response.body.schema: minimum at '/size': expected an integer of at least 0, actual "
            "-1\n");
  EXPECT_EQ(told.summary.count(Verdict::Violates), 1u);
}

TEST(Runner, WithoutCriteriaExpectsAStatusBelow400) {
  auto step = add_step();
  step.erase("successCriteria");
  EXPECT_EQ(answered(step, kizen_test::json_response(201, {{"id", "7"}})).outcome, Outcome::Kept);
  const auto told = answered(step, {400});
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Failed);
  EXPECT_NE(findings(told.cases[0].steps).find("case.status"), std::string::npos);
}

TEST(Runner, AnUndeclaredStatusThatIsExpectedIsADocumentationGap) {
  auto step = read_step();
  step["successCriteria"][0]["condition"] = "$statusCode == 404";
  const auto told = answered(step, kizen_test::json_response(404, {}));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Passed) << findings(told.cases[0].steps);
  EXPECT_TRUE(told.cases[0].steps.at(0).documentation_gap);
  EXPECT_EQ(told.summary.gaps.at("404"), 1u);
  EXPECT_EQ(told.outcome, Outcome::Kept);
}

TEST(Runner, AnUndeclaredStatusThatIsNotExpectedFails) {
  const auto told = answered(read_step(), kizen_test::json_response(404, {}));
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Failed);
  EXPECT_TRUE(told.cases[0].steps.at(0).report.violates("response.status.undeclared"));
  EXPECT_TRUE(told.summary.gaps.empty());
}

TEST(Runner, AnUndeclaredStatusIsExpectedOnlyWhereItIsNamed) {
  for (const char* const loose : {"$statusCode != 500", "$statusCode < 500", "$statusCode > 0"}) {
    auto step = read_step();
    step["successCriteria"][0]["condition"] = loose;
    EXPECT_EQ(answered(step, kizen_test::json_response(404, {})).outcome, Outcome::Broken) << loose;
  }
  auto step = read_step();
  step["successCriteria"][0]["condition"] = "$statusCode == 200 || $statusCode == 404";
  EXPECT_EQ(answered(step, kizen_test::json_response(404, {})).outcome, Outcome::Kept);
}

TEST(Runner, AnUndeclaredStatusThatNoCriterionSpeaksOfFails) {
  auto step = read_step();
  step["successCriteria"][0]["condition"] = "$response.body#/size == 1";
  EXPECT_EQ(answered(step, kizen_test::json_response(299, {{"size", 1}})).outcome, Outcome::Broken);
}

/// A body deeper than what is checked.
kizen::Response too_deep() {
  kizen::json deep = 1;
  for (int i = 0; i < 600; ++i) deep = kizen::json::array({deep});
  return size(deep);
}

TEST(Runner, FailsARunInWhichMoreStaysUncheckedThanAllowed) {
  kizen::RunOptions options;
  auto told = answered(read_step(), too_deep(), options);
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Passed) << findings(told.cases[0].steps);
  EXPECT_EQ(told.summary.count(Verdict::Unchecked), 1u);
  EXPECT_EQ(told.outcome, Outcome::Broken);
  options.max_unchecked = 1;
  EXPECT_EQ(answered(read_step(), too_deep(), options).outcome, Outcome::Kept);
}

}  // namespace
