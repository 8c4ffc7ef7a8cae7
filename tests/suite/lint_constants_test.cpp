#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "suite/lint_text.hpp"

namespace {

using kizen::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string criteria_place = "/workflows/0/steps/0/successCriteria";

/// The id of what lint finds in a criterion; empty where it finds nothing.
std::string constant_rule(const json& criterion) {
  const auto lines = lint_lines(changed(criteria_place + "/1", criterion));
  return lines.empty() ? "" : lines.front().substr(0, lines.front().find(' '));
}

std::string condition_rule(const std::string& condition) {
  return constant_rule({{"condition", condition}});
}

std::string typed_rule(const char* type, const std::string& condition) {
  return constant_rule(
      {{"condition", condition}, {"type", type}, {"context", "$response.header.Location"}});
}

TEST(LintConstants, ConditionsThatHoldWhateverOneExpressionIs) {
  for (const auto* const always :
       {"$response.body#/a == null || $response.body#/a != null",
        "!($response.body#/a == 'a' && $response.body#/a == 'b')",
        "$response.body#/b == 1 || ($response.body#/a == 'a' || !($response.body#/a == 'a'))",
        "$response.body#/a == 1 || $response.body#/b == 2 || $response.body#/a != 1 || "
        "$response.body#/a == null"}) {
    EXPECT_EQ(condition_rule(always), "criterion-never-fails") << always;
  }
}

TEST(LintConstants, ConditionsThatHoldOfNoValue) {
  for (const auto* const never :
       {"$response.body#/a == 'a' && $response.body#/a == 'b'",
        "$response.body#/a > 3 && $response.body#/a < 2",
        "$response.body#/b == 1 && $response.body#/a && !$response.body#/a",
        "$response.body#/a == 'a' && $response.body#/b == 1 && $response.body#/a == 'b'"}) {
    EXPECT_EQ(condition_rule(never), "criterion-never-holds") << never;
  }
}

TEST(LintConstants, ConditionsThatMayComeToEither) {
  for (const auto* const open :
       {"$response.body#/a == null || $response.body#/a == 1", "$response.body#/a != null",
        "$response.body#/a > 2 && $response.body#/a < 3", "$response.body#/a == $response.body#/b",
        "$response.body#/a > 'a' && $response.body#/a < 'b'",
        "$response.body#/a == 'A' && $response.body#/a == 'a'",
        "$response.body#/a == '5' && $response.body#/a == 5",
        "$response.body#/a == 'a' && $response.body#/b == 'b'"}) {
    EXPECT_EQ(condition_rule(open), "") << open;
  }
}

TEST(LintConstants, CriteriaThatCannotHoldTogether) {
  const auto suite = changed(criteria_place, json::parse(R"([
    {"condition": "$statusCode == 204"}, {"condition": "$response.body#/a == 'a'"},
    {"condition": "$response.body#/a == 'b'"}])"));
  EXPECT_THAT(lint_lines(suite), ElementsAre(HasSubstr("cannot hold beside the criteria before")));
}

TEST(LintConstants, PatternsOfEveryTextOrNone) {
  for (const auto* const always : {"", ".*", "^", "$", "a*", "(a|b)?", "^.*$", "/x*/"}) {
    EXPECT_EQ(typed_rule("regex", always), "criterion-never-fails") << always;
  }
  for (const auto* const never : {"[^\\s\\S]", "$.^"}) {
    EXPECT_EQ(typed_rule("regex", never), "criterion-never-holds") << never;
  }
  for (const auto* const open : {"^a*$", ".+", "a", "^$", "\\d*x", "{$inputs.id}"}) {
    EXPECT_EQ(typed_rule("regex", open), "") << open;
  }
}

TEST(LintConstants, PathsOfEveryValueOrNone) {
  EXPECT_EQ(typed_rule("jsonpath", "$"), "criterion-never-fails");
  EXPECT_EQ(typed_rule("jsonpath", "$[?1 == 1]"), "criterion-never-fails");
  EXPECT_EQ(typed_rule("jsonpath", "$[?1 == 2]"), "criterion-never-holds");
  for (const auto* const open : {"$.a", "$[?@.a == 1]", "$[?$.a]", "$[?1 == {$inputs.id}]"}) {
    EXPECT_EQ(typed_rule("jsonpath", open), "") << open;
  }
}

TEST(LintLoop, MayBeLeft) {
  const auto with = [](const std::string& failure) {
    auto suite = changed("/workflows/0/steps/2/onSuccess",
                         json::parse(R"([{"name": "on", "type": "goto", "stepId": "three"}])"),
                         three_steps());
    return lint_lines(
        changed("/workflows/0/steps/2/onFailure", json::array({json::parse(failure)}), suite));
  };
  EXPECT_THAT(with(R"({"name": "off", "type": "end"})"),
              ElementsAre(HasSubstr("endless-loop /workflows/0/steps/2/onSuccess/0")));
  EXPECT_THAT(with(R"({"name": "off", "type": "end", "x-contract": {"recovers": true}})"),
              IsEmpty());
}

json secret_step(const char* status) {
  auto suite = changed("/workflows/0/steps/0/parameters/2",
                       {{"name", "X-API-KEY"}, {"in", "header"}, {"value", "sk-live-1"}});
  return changed(criteria_place + "/0/condition", std::string("$statusCode == ") + status, suite);
}

TEST(LintSecret, MayBeWrongOnPurpose) {
  EXPECT_THAT(lint_lines(secret_step("401")), IsEmpty());
  EXPECT_THAT(lint_lines(secret_step("403")), IsEmpty());
  EXPECT_THAT(lint_lines(secret_step("404")), ElementsAre(HasSubstr("literal-secret")));
}

TEST(LintSecret, IsFoundInInputsCasesAndPayloads) {
  auto suite = create_suite();
  suite["workflows"].erase(1);
  suite["workflows"][0]["steps"][0]["requestBody"]["payload"]["fields"] =
      json::parse(R"([{"client_secret": "a"}, {"password": "$inputs.token"}, {"tokens": "b"}])");
  suite["workflows"][0]["inputs"] =
      json::parse(R"({"properties": {"token": {"type": "string", "default": "b"}}})");
  suite["workflows"][0]["x-contract"]["cases"] =
      json::parse(R"([{"name": "a", "inputs": {"token": "c"}}])");
  std::vector<std::string> places;
  for (const auto& line : lint_lines(suite)) {
    if (line.find("literal-secret") == 0) places.push_back(line.substr(15, line.find(':') - 15));
  }
  EXPECT_THAT(places, testing::UnorderedElementsAre(
                          "/workflows/0/inputs/properties/token/default",
                          "/workflows/0/x-contract/cases/0/inputs/token",
                          "/workflows/0/steps/0/requestBody/payload/fields/0/client_secret"));
}

}  // namespace
