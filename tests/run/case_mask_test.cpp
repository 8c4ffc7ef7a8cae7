#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <memory>
#include <string>

#include "support/run_bench.hpp"

namespace {

using kizen::detail::CaseMask;
using kizen_test::read_step;
using kizen_test::suite_of;
using kizen_test::workflow;

TEST(CaseMask, CoversEveryTextOfAResult) {
  const kizen::Violation violation = {
      "rule", "keyword", kizen::JsonPointer() / "s3cret", {}, "s3cret", "is s3cret", "s3cret too"};
  kizen::StepResult step;
  step.report.request = "GET /s3cret";
  step.report.violations = {violation};
  step.report.waived = {{"D6", violation}};
  step.report.unchecked = {{"reason", "s3cret"}};
  step.failures = {violation};
  step.no_answer = "s3cret";
  kizen::CaseResult result;
  result.reason = "s3cret";
  result.steps = {step};
  result.teardown = {step};
  result.teardown_skipped = {"s3cret"};
  const auto masked = CaseMask({"s3cret"}).masked(result);
  const kizen::Violation hidden = {"rule",   "keyword", kizen::JsonPointer() / "***", {}, "***",
                                   "is ***", "*** too"};
  EXPECT_EQ(masked.reason, "***");
  EXPECT_EQ(masked.teardown_skipped.at(0), "***");
  for (const auto& one : {masked.steps.at(0), masked.teardown.at(0)}) {
    EXPECT_EQ(one.report.request, "GET /***");
    EXPECT_EQ(one.report.violations.at(0), hidden);
    EXPECT_EQ(one.report.waived.at(0).violation, hidden);
    EXPECT_EQ(one.report.unchecked.at(0).detail, "***");
    EXPECT_EQ(one.failures.at(0), hidden);
    EXPECT_EQ(one.no_answer, "***");
  }
}

TEST(CaseMask, CoversTheBranchesOfAChoiceOnce) {
  const auto choice = std::make_shared<const kizen::Choice>(kizen::Choice{
      {{}, {{"rule", "type", kizen::JsonPointer() / "s3cret", {}, "a string", "s3cret"}}}});
  kizen::Violation violation;
  violation.choices = {choice};
  kizen::CaseResult result;
  result.steps.resize(1);
  result.steps[0].report.violations = {violation, violation};
  result.steps[0].report.waived = {{"D6", violation}};
  const auto report = CaseMask({"s3cret"}).masked(result).steps.at(0).report;
  const auto& masked = report.violations.at(0).choices.at(0);
  EXPECT_EQ(masked->branches.at(1).at(0).actual, "***");
  EXPECT_EQ(masked->branches.at(1).at(0).instance, kizen::JsonPointer() / "***");
  EXPECT_EQ(report.violations.at(1).choices.at(0), masked);
  EXPECT_EQ(report.waived.at(0).violation.choices.at(0), masked);
  EXPECT_EQ(choice->branches.at(1).at(0).actual, "s3cret");
}

/// A service that says the key back, raw and percent-encoded.
TEST(Runner, TellsNoCredentialThatTheServiceEchoes) {
  kizen_test::RunBench bench;
  bench.target.credentials = {{"X-KEY", "s3 cret"}};
  bench.answer = [](const kizen::Request& request) {
    const std::string key = *request.headers.first("X-KEY");
    return kizen_test::json_response(200, {{"size", key + " s3%20cret"}});
  };
  auto step = read_step();
  step["x-contract"]["expect"] = {{{"equals", {{"size", 1}}}}};
  const auto told = bench.run(suite_of({workflow("reads", {step})}));
  const auto text = kizen_test::findings(told.cases.at(0).steps);
  EXPECT_EQ(text.find("s3 cret"), std::string::npos) << text;
  EXPECT_EQ(text.find("s3%20cret"), std::string::npos) << text;
  EXPECT_NE(text.find("*** ***"), std::string::npos) << text;
}

TEST(Runner, TellsNoCredentialThatTheServiceEchoesInBase64) {
  kizen_test::RunBench bench;
  bench.target.credentials = {{"X-KEY", "s3cret-key"}};
  bench.answer = [](const kizen::Request& request) {
    const std::string key = *request.headers.first("X-KEY");
    return kizen_test::json_response(200, {{"size", kizen::detail::base64_encoded(key)}});
  };
  const auto told = bench.run(suite_of({workflow("reads", {read_step()})}));
  const auto& step = told.cases.at(0).steps.at(0);
  EXPECT_EQ(kizen_test::findings({step}),
            "response.body.schema: type at '/size': expected an integer, actual \"***\"\n");
  EXPECT_EQ(step.received, "200 {\"size\":\"***\"}");
}

TEST(Runner, TellsNoSecretOfTheOptions) {
  kizen_test::RunBench bench;
  bench.options.secrets = {"hush"};
  bench.answer = [](const kizen::Request&) {
    return kizen::NoAnswer{kizen::NoAnswer::Reason::Broken, "after hush"};
  };
  const auto told = bench.run(suite_of({workflow("reads", {read_step()})}));
  EXPECT_EQ(told.cases.at(0).reason, "no answer: broken connection: after ***");
  EXPECT_EQ(told.summary.stopped, "http://127.0.0.1:9: no answer: broken connection: after ***");
}

TEST(Runner, TellsNoPasswordThatTheEnvironmentGives) {
  kizen_test::RunBench bench;
  bench.options.inputs.environment = [](const std::string& name) {
    return kizen::json_value(name == "WORD" ? "hush" : "other");
  };
  bench.answer = [](const kizen::Request&) {
    return kizen_test::json_response(200, {{"size", "hush"}});
  };
  auto reads = workflow("reads", {read_step()}, {{"environment", {{"word", "WORD"}}}});
  reads["inputs"] = kizen::json::parse(
      R"({"type": "object", "properties": {"word": {"type": "string", "format": "password"}}})");
  const auto told = bench.run(suite_of({reads}));
  EXPECT_EQ(kizen_test::findings(told.cases.at(0).steps),
            "response.body.schema: type at '/size': expected an integer, actual \"***\"\n");
}

}  // namespace
