#include <kizen/suite/check_expectation.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "suite/suite_text.hpp"

namespace {

using kizen::json;

const json body = json::parse(R"({
  "count": 2, "results": [{"id": "a", "n": 1.05}, {"id": "b", "n": 2}]})");

kizen::ExpectationResult checked(const json& expectation) {
  auto document = changed("/workflows/0/steps/0/x-contract", {{"expect", {expectation}}});
  document["x-contract"] = json::parse(R"({"version": 1, "schemas": {
      "row": {"type": "object", "required": ["id"]}}})");
  const auto suite = loaded(document);
  kizen::Scope scope;
  scope.inputs["id"] = kizen::json_value("a");
  scope.exchange.emplace();
  scope.exchange->response_body = kizen::json_value(body);
  return kizen::check_expectation(suite, suite.workflows[0].steps[0].expectations.at(0), scope);
}

/// `KEYWORD PLACE expected EXPECTED actual ACTUAL` of each finding, each with a semicolon after it.
std::string findings(const json& expectation) {
  const auto result = checked(expectation);
  std::string text = result.problem;
  for (const auto& finding : result.findings) {
    text += finding.keyword + " " + finding.instance.to_string() + " expected " + finding.expected +
            " actual " + finding.actual + ";";
    EXPECT_EQ(finding.place.file, "archive.arazzo.json");
    EXPECT_GT(finding.place.line, 0U);
  }
  return text;
}

TEST(CheckExpectation, SchemaHolds) {
  EXPECT_EQ(findings(json::parse(R"({"schema": {"properties": {"count": {"const": 2}}}})")), "");
  EXPECT_EQ(findings(json::parse(R"({"context": "$response.body#/results",
                                     "schema": {"items": {"$ref": "#/x-contract/schemas/row"}}})")),
            "");
}

TEST(CheckExpectation, SchemaSaysWhichItemFails) {
  const auto result = checked(json::parse(
      R"({"schema": {"properties": {"results": {"items": {"properties": {"n": {"minimum": 2}}}}}}})"));
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].keyword, "minimum");
  EXPECT_EQ(result.findings[0].instance.to_string(), "/results/0/n");
  EXPECT_EQ(result.findings[0].actual, "1.05");
  EXPECT_EQ(result.findings[0].place.pointer.to_string().substr(0, 49),
            "/workflows/0/steps/0/x-contract/expect/0/schema/p");
}

TEST(CheckExpectation, SchemaSaysThatNothingMatches) {
  const auto none = R"({"context": "$response.body#/results",
                        "schema": {"items": {"not": {"properties": {"id": {"const": "$inputs.id"}}}}}})";
  const auto result = checked(json::parse(none));
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].instance.to_string(), "/0");
}

TEST(CheckExpectation, ExpressionsInASchemaAreResolved) {
  EXPECT_EQ(findings(json::parse(R"({"context": "$response.body#/results/0/id",
                                     "schema": {"const": "$inputs.id"}})")),
            "");
  EXPECT_NE(findings(json::parse(R"({"context": "$response.body#/results/1/id",
                                     "schema": {"const": "$inputs.id"}})")),
            "");
  EXPECT_EQ(findings(json::parse(R"({"context": "$response.body#/results/1/id",
                                     "schema": {"const": "$response.body#/x"}})")),
            "the expected schema cannot be resolved: $response.body#/x is absent");
}

TEST(CheckExpectation, EqualsTellsEveryDifference) {
  EXPECT_EQ(findings({{"equals", body}}), "");
  EXPECT_EQ(findings(json::parse(R"({"equals": {"count": 3, "next": null, "results": [
                                       {"id": "a", "n": 1.05}]}})")),
            "equals /count expected 3 actual 2;equals /next expected null actual absent;"
            "equals /results/1 expected no value actual {\"id\":\"b\",\"n\":2};");
}

TEST(CheckExpectation, EqualsIsExactAboutTextsAndLooseAboutForms) {
  const auto id = [](const json& value) {
    return findings({{"context", "$response.body#/results/0/id"}, {"equals", value}});
  };
  EXPECT_EQ(id("$inputs.id"), "");
  EXPECT_EQ(id("A"), "equals  expected \"A\" actual \"a\";");
  EXPECT_EQ(findings({{"context", "$response.body#/count"}, {"equals", 2.0}}), "");
}

TEST(CheckExpectation, EqualsWithin) {
  const auto near = [](double within) {
    return findings(
        {{"context", "$response.body#/results/0/n"}, {"equals", 1}, {"within", within}});
  };
  EXPECT_EQ(near(0.1), "");
  EXPECT_EQ(near(0.01), "equals  expected 1 actual 1.05;");
}

TEST(CheckExpectation, EqualsUnordered) {
  const auto rows = [](json expectation, const char* equals) {
    expectation["context"] = "$response.body#/results";
    expectation["unordered"] = true;
    expectation["equals"] = json::parse(equals);
    return findings(expectation);
  };
  const json keyed = {{"key", "/id"}};
  EXPECT_EQ(rows({}, R"([{"id": "b", "n": 2}, {"id": "a", "n": 1.05}])"), "");
  EXPECT_EQ(rows(keyed, R"([{"id": "b", "n": 3}, {"id": "a", "n": 1.05}])"),
            "equals /1/n expected 3 actual 2;");
  EXPECT_EQ(rows(keyed, R"([{"id": "b", "n": 2}, {"id": "c"}])"),
            "equals  expected {\"id\":\"c\"} actual absent;"
            "equals /0 expected no value actual {\"id\":\"a\",\"n\":1.05};");
}

TEST(CheckExpectation, AbsentAndPresent) {
  EXPECT_EQ(findings({{"context", "$response.body#/next"}, {"absent", true}}), "");
  EXPECT_EQ(findings({{"context", "$response.body#/count"}, {"absent", true}}),
            "absent  expected no value actual 2;");
  EXPECT_EQ(findings({{"context", "$response.body#/next"}, {"equals", nullptr}}),
            "present  expected a value actual absent;");
  EXPECT_EQ(findings({{"context", "$response.body#/next"}, {"schema", true}}),
            "present  expected a value actual absent;");
}

}  // namespace
