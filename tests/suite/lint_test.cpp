#include <kizen/suite/lint.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "suite/lint_text.hpp"

namespace {

using kizen::json;
using testing::ElementsAre;
using testing::IsEmpty;

/// A suite in which a rule finds one thing, and one much like it in which nothing is found.
struct LintedPair {
  std::string id;
  std::string place;
  std::string reason;
  json found;
  json passed;
};

std::ostream& operator<<(std::ostream& out, const LintedPair& pair) { return out << pair.id; }

json linted_criterion(const std::string& condition) {
  return changed("/workflows/0/steps/0/successCriteria/0/condition", condition);
}

json linted_extension(const std::string& extension, json suite = archive_suite()) {
  return changed("/x-contract", json::parse(extension), std::move(suite));
}

json linted_step_extension(const std::string& extension, json suite) {
  return changed("/workflows/0/steps/0/x-contract", json::parse(extension), std::move(suite));
}

json linted_second_source() {
  auto suite = changed("/sourceDescriptions/1",
                       {{"name", "spare"}, {"url", "spare.openapi.json"}, {"type", "openapi"}});
  return changed("/workflows/0/steps/0/operationId", "$sourceDescriptions.records.records_destroy",
                 std::move(suite));
}

json linted_without_criteria() {
  auto suite = archive_suite();
  suite["workflows"][0]["steps"][0].erase("successCriteria");
  return suite;
}

json linted_id(const std::string& condition) {
  auto suite = linted_criterion(condition);
  suite["workflows"][0].erase("inputs");
  return changed("/workflows/0/steps/0/parameters/1/value", "6f0c5b0e-9a8c-4c57-8a39-6f1c0f3a2b11",
                 std::move(suite));
}

json linted_filter(const std::string& path) {
  auto suite = search_suite(json::parse(R"({"context": "$response.body#/count", "equals": 3})"));
  return changed("/workflows/0/steps/0/successCriteria/1",
                 {{"condition", path}, {"context", "$response.body"}, {"type", "jsonpath"}},
                 std::move(suite));
}

json linted_actions(const std::string& actions) {
  return changed("/workflows/0/steps/0/onFailure", json::parse(actions));
}

std::vector<LintedPair> pairs_of_values() {
  const auto page =
      changed("/workflows/0/inputs/properties/page", {{"type", "integer"}, {"default", 1}});
  const auto late = changed("/workflows/0/steps/0/outputs/late", "$response.header.Date");
  const auto deals = changed("/components/parameters/deals",
                             {{"name", "object_identifier"}, {"in", "path"}, {"value", "deals"}});
  const auto empty =
      linted_extension(R"({"version": 1, "schemas": {"empty": {"type": "object"}}})");
  return {{"unused-input", "/workflows/0/inputs/properties/page",
           "input 'page' of workflow 'archive' is read nowhere", page,
           changed("/workflows/0/outputs/text", "$inputs.page", page)},
          {"unused-output", "/workflows/0/steps/0/outputs/late",
           "output 'late' of step 'delete' is read nowhere", late,
           changed("/workflows/0/x-contract/relations/0/same",
                   {"$steps.delete.outputs.late", "$inputs.id"}, late)},
          {"unused-component", "/components/parameters/deals",
           "'deals' of components.parameters is referred to nowhere", deals,
           changed("/workflows/0/steps/0/parameters/0",
                   {{"reference", "$components.parameters.deals"}}, deals)},
          {"unused-schema", "/x-contract/schemas/empty",
           "the schema 'empty' is referred to nowhere", empty,
           linted_step_extension(
               R"({"expect": [{"schema": {"$ref": "#/x-contract/schemas/empty"}}]})", empty)},
          {"unused-source", "/sourceDescriptions/1", "nothing of the source 'spare' is used",
           linted_second_source(),
           changed("/workflows/0/outputs/url", "$sourceDescriptions.spare.url",
                   linted_second_source())}};
}

std::vector<LintedPair> pairs_of_criteria() {
  return {{"step-without-criteria", "/workflows/0/steps/0",
           "step 'delete' has no successCriteria, so any status below 400 will do",
           linted_without_criteria(), archive_suite()},
          {"criterion-never-fails", "/workflows/0/steps/0/successCriteria/0",
           "'$statusCode == 204 || $statusCode != 204' always holds, so it checks nothing",
           linted_criterion("$statusCode == 204 || $statusCode != 204"),
           linted_criterion("$statusCode == 204 || $statusCode == 200")},
          {"criterion-never-holds", "/workflows/0/steps/0/successCriteria/0",
           "'$statusCode == 204 && $statusCode == 200' never holds, so step 'delete' can only fail",
           linted_criterion("$statusCode == 204 && $statusCode == 200"),
           linted_criterion("$statusCode >= 200 && $statusCode < 300")},
          {"loader-warning", "/workflows/0/steps/0/successCriteria/0/condition",
           "texts stand in single quotes; other tools refuse \"",
           linted_criterion("$method == \"DELETE\""), linted_criterion("$method == 'DELETE'")},
          {"filter-on-object", "/workflows/0/steps/0/successCriteria/1",
           "'$[?@.count > 0]' filters the members of $response.body, which is an object",
           linted_filter("$[?@.count > 0]"), linted_filter("$.results[?@.name == 'ann']")},
          {"hard-coded-id", "/workflows/0/steps/0/parameters/1/value",
           "the id 6f0c5b0e-9a8c-4c57-8a39-6f1c0f3a2b11 is of one tenant",
           linted_id("$statusCode == 204"), linted_id("$statusCode == 404")}};
}

std::vector<LintedPair> pairs_of_courses() {
  const auto first = json::parse(R"({"context": "$response.body#/results/0/id", "equals": "a"})");
  const auto count = json::parse(R"({"context": "$response.body#/count", "equals": 1})");
  return {
      {"ordered-search", "/workflows/0/steps/0/x-contract/expect/0",
       "it looks at one place of a list, but records_search_create is asked for no order",
       search_suite(first),
       changed("/workflows/0/steps/0/x-contract/expect/1", count, search_suite(first))},
      {"no-teardown", "/workflows/0",
       "workflow 'create' leaves behind what step 'upsert' creates by records_upsert_create",
       create_suite(),
       changed("/workflows/0/x-contract/teardown", json::array({archive_call()}), create_suite())},
      {"unreachable-action", "/workflows/0/steps/0/onFailure/1",
       "the action 'again' is never taken: 'stop' before it has no criteria",
       linted_actions(R"([{"name": "stop", "type": "end"}, {"name": "again", "type": "retry"}])"),
       linted_actions(R"([{"name": "again", "type": "retry"}, {"name": "stop", "type": "end"}])")},
      {"unreachable-step", "/workflows/0/steps/1", "step 'two' is never come to",
       changed("/workflows/0/steps/0/onSuccess",
               json::parse(R"([{"name": "on", "type": "goto", "stepId": "three"}])"),
               three_steps()),
       changed("/workflows/0/steps/0/onSuccess",
               json::parse(R"([{"name": "on", "type": "goto", "stepId": "three",
                                "criteria": [{"condition": "$statusCode == 204"}]}])"),
               three_steps())}};
}

json linted_relation(const std::string& relation) {
  return changed("/workflows/0/x-contract/relations/0", json::parse(relation));
}

json linted_loop(const std::string& action) {
  return changed("/workflows/0/steps/2/onSuccess", json::array({json::parse(action)}),
                 three_steps());
}

std::vector<LintedPair> more_pairs() {
  const auto page = changed("/workflows/0/inputs/properties/page", {{"type", "integer"}},
                            changed("/workflows/0/outputs/page", "$inputs.page"));
  const auto with_header = [](const char* value) {
    return changed("/workflows/0/steps/0/parameters/2",
                   {{"name", "X-API-KEY"}, {"in", "header"}, {"value", value}});
  };
  return {{"empty-list", "/workflows/0/steps/0/x-contract/expect", "'expect' is empty",
           linted_step_extension(R"({"expect": []})", archive_suite()),
           linted_step_extension(R"({"expect": [{"absent": true}]})", archive_suite())},
          {"endless-loop", "/workflows/0/steps/2/onSuccess/0",
           "from step 'three' the run goes round without end",
           linted_loop(R"({"name": "on", "type": "goto", "stepId": "two"})"),
           linted_loop(R"({"name": "on", "type": "goto", "stepId": "two",
                       "criteria": [{"condition": "$response.body#/more"}]})")},
          {"input-without-value", "/workflows/0/inputs/properties/page",
           "input 'page' of workflow 'archive' is read, but nothing gives it a value", page,
           changed("/workflows/0/x-contract/cases",
                   json::parse(R"([{"name": "a", "inputs": {"page": 1}}, {"name": "b"}])"), page)},
          {"literal-secret", "/workflows/0/steps/0/parameters/2/value",
           "'X-API-KEY' is given as it is", with_header("sk-live-1"), with_header("$inputs.id")},
          {"relation-never-fails", "/workflows/0/x-contract/relations/0",
           "'same' has one value twice, so it always holds",
           linted_relation(R"({"same": ["$inputs.id", "$inputs.id"]})"),
           linted_relation(R"({"same": ["$inputs.id", "a"]})")},
          {"relation-never-holds", "/workflows/0/x-contract/relations/0",
           "'subset' has no expression, so it cannot hold",
           linted_relation(R"({"subset": [[1], [2]]})"),
           linted_relation(R"({"subset": [["$inputs.id"], ["a"]]})")}};
}

std::vector<LintedPair> all_pairs() {
  auto all = pairs_of_values();
  for (const auto& more : {pairs_of_criteria(), pairs_of_courses(), more_pairs()}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

struct LintRulePair : testing::TestWithParam<LintedPair> {};

TEST_P(LintRulePair, FindsWhatItSays) {
  EXPECT_THAT(lint_lines(GetParam().found),
              ElementsAre(GetParam().id + " " + GetParam().place + ": " + GetParam().reason));
}

TEST_P(LintRulePair, PassesWhatIsMuchLikeIt) {
  EXPECT_THAT(lint_lines(GetParam().passed), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Every, LintRulePair, testing::ValuesIn(all_pairs()), [](const auto& one) {
  auto name = one.param.id;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(LintRule, EachHasASuiteThatItFinds) {
  std::vector<std::string> known;
  for (const auto& rule : kizen::lint_rules()) known.emplace_back(rule.id);
  std::vector<std::string> tested;
  for (const auto& pair : all_pairs()) tested.push_back(pair.id);
  EXPECT_TRUE(std::is_sorted(known.begin(), known.end()));
  EXPECT_THAT(tested, testing::UnorderedElementsAreArray(known));
}

TEST(LintFinding, TellsPlaceSeverityReasonAndFix) {
  const auto findings = kizen::lint(suite_to_lint(linted_criterion("true")));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, kizen::LintSeverity::Error);
  EXPECT_EQ(findings[0].to_string(),
            "archive.arazzo.json:" + std::to_string(findings[0].place.line) + ":" +
                std::to_string(findings[0].place.column) +
                ": error: 'true' always holds, so it checks nothing [criterion-never-fails]; "
                "compare something of the response with what is due, or leave it out");
  EXPECT_GT(findings[0].place.line, 20U);
}

TEST(Lint, TellsFindingsInTheOrderOfTheSuite) {
  auto suite = linted_without_criteria();
  suite["workflows"][0]["inputs"]["properties"]["page"] = {{"type", "integer"}};
  suite["workflows"][0]["steps"][0]["outputs"]["late"] = "$response.header.Date";
  const auto lines = lint_lines(suite);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_THAT(lines[0], testing::StartsWith("unused-input"));
  EXPECT_THAT(lines[1], testing::StartsWith("step-without-criteria"));
  EXPECT_THAT(lines[2], testing::StartsWith("unused-output"));
}

}  // namespace
