#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>
#include <vector>

#include "suite/lint_text.hpp"

namespace {

using kizen::json;
using testing::ElementsAre;
using testing::IsEmpty;

/// The ids of what lint finds in a step with these criteria.
std::vector<std::string> ids_of_criteria(const std::vector<std::string>& conditions) {
  auto suite = archive_suite();
  auto& criteria = suite["workflows"][0]["steps"][0]["successCriteria"];
  criteria = json::array();
  for (const auto& condition : conditions) criteria.push_back({{"condition", condition}});
  std::vector<std::string> ids;
  for (const auto& finding : kizen::lint(suite_to_lint(suite))) ids.push_back(finding.id);
  return ids;
}

struct LintConstant : testing::TestWithParam<std::string> {};
struct LintContradiction : testing::TestWithParam<std::string> {};
struct LintOpenCondition : testing::TestWithParam<std::string> {};

TEST_P(LintConstant, NeverFails) {
  EXPECT_THAT(ids_of_criteria({GetParam()}), ElementsAre("criterion-never-fails"));
}

TEST_P(LintContradiction, NeverHolds) {
  EXPECT_THAT(ids_of_criteria({GetParam()}), ElementsAre("criterion-never-holds"));
}

TEST_P(LintOpenCondition, IsLeftAlone) { EXPECT_THAT(ids_of_criteria({GetParam()}), IsEmpty()); }

INSTANTIATE_TEST_SUITE_P(Every, LintConstant,
                         testing::Values("1 == 1", "true", "'a' == 'A'", "!(1 > 2)",
                                         "$statusCode >= 100",
                                         "$statusCode == 200 || $statusCode != 200", "$statusCode",
                                         "$response.body#/id == $response.body#/id",
                                         "true || $response.body#/id == 1",
                                         "!($statusCode == 200 && $statusCode == 201)"));

INSTANTIATE_TEST_SUITE_P(
    Every, LintContradiction,
    testing::Values("1 == 2", "false", "null", "$statusCode == 200 && $statusCode == 201",
                    "$statusCode == 20", "$statusCode > 599", "$statusCode == 'ok'",
                    "$response.body#/id != $response.body#/id", "$inputs.id < $inputs.id",
                    "$response.body#/id == 1 && false",
                    "$response.body#/id == 1 && $statusCode == 0"));

INSTANTIATE_TEST_SUITE_P(Every, LintOpenCondition,
                         testing::Values("$statusCode == 204",
                                         "$statusCode == 200 || $statusCode == 204",
                                         "$statusCode == 599", "$response.body#/id == $inputs.id",
                                         "$response.body#/id <= $response.body#/id",
                                         "$response.body#/a == 1 || $response.body#/a != 1",
                                         "$statusCode == 204 || $response.body#/id == 1",
                                         "$statusCode == $inputs.id"));

TEST(LintCriteria, ThoseOfOneStepMustHoldTogether) {
  EXPECT_THAT(ids_of_criteria({"$statusCode == 200", "$statusCode == 204"}),
              ElementsAre("criterion-never-holds"));
  EXPECT_THAT(ids_of_criteria({"$statusCode < 300", "$statusCode == 204"}), IsEmpty());
  auto suite = changed("/workflows/0/steps/0/successCriteria/1",
                       json::parse(R"({"condition": "$statusCode == 200"})"));
  EXPECT_THAT(lint_lines(suite),
              ElementsAre("criterion-never-holds /workflows/0/steps/0/successCriteria/1: "
                          "'$statusCode == 200' cannot hold beside the criteria before it, so step "
                          "'delete' can only fail"));
  suite["workflows"][0]["steps"][0]["successCriteria"][1]["x-contract"]["severity"] = "warn";
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

TEST(LintCriteria, ThoseOfActionsAndTeardownDecide) {
  auto suite = create_suite();
  auto& step = suite["workflows"][0]["steps"][0];
  step["onSuccess"] = json::parse(
      R"([{"name": "stop", "type": "end", "criteria": [{"condition": "$statusCode == 20"}]}])");
  suite["workflows"][0]["x-contract"]["teardown"] = json::array({archive_call()});
  suite["workflows"][0]["x-contract"]["teardown"][0]["when"] = "1 == 1";
  EXPECT_THAT(lint_lines(suite),
              ElementsAre("criterion-never-holds /workflows/0/steps/0/onSuccess/0/criteria/0: "
                          "'$statusCode == 20' never holds, so the action 'stop' is never taken",
                          "criterion-never-fails /workflows/0/x-contract/teardown/0/when: "
                          "'1 == 1' always holds, so it is no condition of the teardown"));
}

TEST(LintCriteria, AStepThatCallsAWorkflowNeedsNone) {
  auto suite = create_suite();
  suite["workflows"][0]["steps"][1] = archive_call();
  suite["workflows"][0]["steps"][1]["stepId"] = "remove";
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

TEST(LintFilter, AMapOrAListOrAWrappedRootMayBeFiltered) {
  const auto count = json::parse(R"({"context": "$response.body#/count", "equals": 3})");
  auto suite = search_suite(count);
  auto& criterion = suite["workflows"][0]["steps"][0]["successCriteria"][1];
  criterion = json::parse(R"({"condition": "$[?@.name]", "context": "$response.body#/results",
                              "type": "jsonpath"})");
  EXPECT_THAT(lint_lines(suite), IsEmpty());
  criterion["context"] = "$response.body";
  EXPECT_THAT(lint_lines(suite), testing::SizeIs(1));
  suite["x-contract"] = {{"version", 1}, {"jsonpathRoot", "wrapped"}};
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

}  // namespace
