#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <string>
#include <vector>

#include "support/overlay_of.hpp"
#include "support/run_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::Outcome;
using kizen::Verdict;
using kizen_test::add_step;
using kizen_test::findings;
using kizen_test::RunBench;
using kizen_test::suite_of;
using kizen_test::workflow;

/// A step that adds a thing without its name, and says so.
kizen::json negative_step(const kizen::json& said) {
  auto step = add_step(kizen::json::object());
  step["successCriteria"][0]["condition"] = "$statusCode == 400";
  step["x-contract"]["request"] = said;
  return step;
}

struct InvalidRequestTest : testing::Test {
  InvalidRequestTest() {
    bench.answer = [](const kizen::Request&) { return kizen::Response{400}; };
  }

  kizen_test::Told run(const kizen::json& step) {
    return bench.run(suite_of({workflow("w", {step})}));
  }

  RunBench bench;
};

TEST_F(InvalidRequestTest, UndeclaredIsNotSentAndIsASuiteFault) {
  const auto told = run(add_step(kizen::json::object()));
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::SuiteFault);
  EXPECT_EQ(told.outcome, Outcome::SuiteFault);
  EXPECT_EQ(told.summary.exchanges(), 0u);
  const auto text = findings(told.cases[0].steps);
  EXPECT_NE(text.find("request.body.schema: required"), std::string::npos) << text;
  EXPECT_NE(text.find("nothing was sent"), std::string::npos) << text;
}

TEST_F(InvalidRequestTest, DeclaredIsSentWaivedAndItsResponseChecked) {
  const auto told = run(negative_step({{"invalid", true}}));
  EXPECT_EQ(bench.requests(), "POST /things\n");
  EXPECT_EQ(bench.sent.at(0).body, "{}");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Passed) << findings(told.cases[0].steps);
  EXPECT_EQ(told.summary.count(Verdict::Waived), 1u);
  EXPECT_EQ(told.summary.waived.at("invalid on purpose"), 1u);
  bench.answer = [](const kizen::Request&) { return kizen::Response{418}; };
  EXPECT_EQ(run(negative_step({{"invalid", true}})).outcome, Outcome::Broken);
}

TEST_F(InvalidRequestTest, DeclaredButConformingIsNotSent) {
  auto step = negative_step({{"invalid", true}});
  step["requestBody"]["payload"] = {{"name", "ann"}};
  const auto told = run(step);
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::SuiteFault);
  EXPECT_EQ(findings(told.cases[0].steps),
            "case.request_invalid at '': expected a request that breaks the contract, actual it "
            "conforms; nothing was sent\n");
}

TEST_F(InvalidRequestTest, IsSentWherePlaceAndKeywordAreAsSaid) {
  auto step = negative_step({{"invalid", true}, {"at", {"/size"}}, {"keyword", {"type"}}});
  step["requestBody"]["payload"] = {{"name", "ann"}, {"size", "big"}};
  EXPECT_EQ(run(step).outcome, Outcome::Kept);
  step["x-contract"]["request"]["keyword"] = {"request.body.schema"};
  EXPECT_EQ(run(step).outcome, Outcome::Kept) << "a rule id does as well";
}

TEST_F(InvalidRequestTest, IsNotSentWhereThePlaceIsAnother) {
  auto step = negative_step({{"invalid", true}, {"at", {"/name"}}});
  step["requestBody"]["payload"] = {{"name", "ann"}, {"size", "big"}};
  const auto told = run(step);
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::SuiteFault);
  EXPECT_EQ(findings(told.cases[0].steps),
            "case.request_invalid at '': expected a violation at /name, actual "
            "request.body.schema: type at '/size'\n");
}

TEST_F(InvalidRequestTest, IsNotSentWhereTheKeywordIsAnother) {
  const auto told = run(negative_step({{"invalid", true}, {"keyword", {"minLength"}}}));
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::SuiteFault);
  EXPECT_NE(findings(told.cases[0].steps).find("a violation of minLength"), std::string::npos);
}

TEST_F(InvalidRequestTest, AMissingCredentialMayBeDeclared) {
  auto step = negative_step({{"invalid", true}, {"keyword", {"request.security.missing"}}});
  step["requestBody"]["payload"] = {{"name", "ann"}};
  step["parameters"] = {{{"name", "X-KEY"}, {"in", "header"}, {"value", nullptr}}};
  EXPECT_EQ(run(step).outcome, Outcome::Kept);
  EXPECT_EQ(bench.sent.at(0).headers.first("X-KEY"), nullptr);
}

/// Lets a thing be added by a number for a name.
kizen::Overlay numbers() {
  return kizen_test::overlay_of(
      R"({"target": "$.paths['/things'].post.requestBody..properties.name.type", "remove": true,
          "x-contract": {"id": "N1"}})");
}

TEST(Deviation, WaivesTheRequestsThatRelyOnIt) {
  RunBench bench;
  bench.options.differences = numbers();
  const std::vector<kizen::json> steps = {add_step({{"name", 5}})};
  const auto told = bench.run(suite_of({workflow("w", steps)}, {{"deviations", {"N1"}}}));
  EXPECT_EQ(told.outcome, Outcome::Kept) << findings(told.cases.at(0).steps);
  EXPECT_EQ(told.summary.waived.at("N1"), 1u);
  EXPECT_EQ(told.summary.count(Verdict::Waived), 1u);
  EXPECT_EQ(bench.run(suite_of({workflow("w", steps)})).outcome, Outcome::SuiteFault)
      << "a suite that does not name it gets no grace";
}

TEST(Deviation, UnknownIsRefusedBeforeAnythingIsSent) {
  RunBench bench;
  bench.options.differences = numbers();
  try {
    bench.run(suite_of({workflow("w", {add_step()})}, {{"deviations", {"N1", "N2"}}}));
    FAIL() << "nothing is refused";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "overlay.unknown");
    EXPECT_NE(std::string(error.what()).find("'N2'"), std::string::npos) << error.what();
    EXPECT_GT(error.place().line, 0u);
  }
  EXPECT_EQ(bench.requests(), "");
}

}  // namespace
