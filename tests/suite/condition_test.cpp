#include <kizen/suite/condition.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <variant>

namespace {

using kizen::Condition;
using kizen::ConditionError;
using kizen::json;

kizen::ConditionResult result(const std::string& text) {
  kizen::Scope scope;
  scope.exchange.emplace();
  scope.exchange->response_body = kizen::json_value(json::parse(R"({
    "name": "Ann", "ten": "10", "n": 9, "zero": 0, "empty": "", "none": null, "yes": true,
    "no": false, "list": [1, "A"], "object": {"a": 1, "b": [2]}, "big": 9007199254740993,
    "deep": [{"x": "it's"}]})"));
  const auto parsed = Condition::parse(text);
  const auto* condition = std::get_if<Condition>(&parsed);
  if (condition == nullptr) return {false, "no condition: " + text, {}};
  return condition->evaluate(scope);
}

bool holds(const std::string& text) {
  const auto outcome = result(text);
  EXPECT_NE(outcome.text.substr(0, 12), "no condition") << text;
  return outcome.holds;
}

/// `COLUMN PROBLEM; FIX` of a text that is no condition.
std::string parse_refusal(const std::string& text) {
  const auto parsed = Condition::parse(text);
  const auto* error = std::get_if<ConditionError>(&parsed);
  if (error == nullptr) return "it parses";
  return std::to_string(error->column) + " " + error->problem + "; " + error->fix;
}

TEST(Condition, TextsAreComparedWithoutRegardToCase) {
  EXPECT_TRUE(holds("$response.body.name == 'ANN'"));
  EXPECT_FALSE(holds("$response.body.name != 'ANN'"));
  EXPECT_TRUE(holds("$response.body.name < 'BOB'"));
  EXPECT_EQ(result("$response.body.name == 'ANN'").notes.size(), 1U);
  EXPECT_TRUE(result("$response.body.name == 'Ann'").notes.empty());
}

TEST(Condition, ParenthesesAndNegationAreRead) {
  EXPECT_FALSE(holds("($response.body.yes || $response.body.yes) && $response.body.no"));
  EXPECT_TRUE(holds("$response.body.yes || $response.body.yes && $response.body.no"));
  EXPECT_TRUE(holds("!($response.body.n == 8)"));
  EXPECT_TRUE(holds("!$response.body.no"));
  EXPECT_TRUE(holds("!( !$response.body.yes )"));
}

TEST(Condition, NumbersAndQuotesAreReadInFull) {
  EXPECT_TRUE(holds("$response.body.n > -1"));
  EXPECT_TRUE(holds("$response.body.n < 1e3"));
  EXPECT_TRUE(holds("$response.body.deep[0].x == 'it''s'"));
  EXPECT_TRUE(holds("$response.body.empty == ''"));
}

TEST(Condition, DoubleQuotesAreReadWithAWarning) {
  const auto parsed = Condition::parse("$response.body.name == \"ann\"");
  EXPECT_EQ(std::get<Condition>(parsed).warnings().size(), 1U);
  EXPECT_TRUE(holds("$response.body.name == \"ann\""));
}

TEST(Condition, MembersAndItemsLeadOn) {
  EXPECT_TRUE(holds("$response.body.object.b[0] == 2"));
  EXPECT_TRUE(holds("$response.body#/object/b/0 == 2"));
  EXPECT_FALSE(holds("$response.body.object.b[1]"));
}

TEST(Condition, AbsentEqualsNullAndNothingElse) {
  EXPECT_TRUE(holds("$response.body.x == null"));
  EXPECT_TRUE(holds("$inputs.x == null"));
  EXPECT_TRUE(holds("$response.body.none == null"));
  for (const char* const text :
       {"$response.body.x != null", "$response.body.x != 3", "$response.body.x > 0",
        "$response.body.x <= 0", "$response.body.x == 0", "$response.body.x == ''",
        "$response.body.none == 0", "$response.body.none < 1"}) {
    EXPECT_FALSE(holds(text)) << text;
  }
  EXPECT_TRUE(holds("$response.body.none != 3"));
}

TEST(Condition, BareValuesCountAsInJavaScript) {
  for (const char* const name : {"no", "none", "x", "zero", "empty"}) {
    EXPECT_FALSE(holds(std::string("$response.body.") + name)) << name;
  }
  for (const char* const name : {"yes", "n", "name", "list", "object"}) {
    EXPECT_TRUE(holds(std::string("$response.body.") + name)) << name;
  }
  EXPECT_EQ(result("$response.body.n").notes.size(), 1U);
  EXPECT_TRUE(result("$response.body.yes").notes.empty());
}

TEST(Condition, TextsBesideNumbersCountAsNumbers) {
  EXPECT_TRUE(holds("$response.body.ten > 9"));
  EXPECT_TRUE(holds("$response.body.ten == 10"));
  EXPECT_FALSE(holds("$response.body.ten > '9'"));
  EXPECT_FALSE(holds("$response.body.name == 0"));
  EXPECT_FALSE(holds("$response.body.name < 0"));
  EXPECT_FALSE(holds("$response.body.yes == 1"));
}

TEST(Condition, ArraysAndObjectsAreComparedMemberByMember) {
  EXPECT_TRUE(holds("$response.body.list == $response.body.list"));
  EXPECT_FALSE(holds("$response.body.list == $response.body.object"));
  EXPECT_FALSE(holds("$response.body.list <= $response.body.list"));
}

TEST(Condition, BigIntegersAreComparedExactly) {
  EXPECT_FALSE(holds("$response.body.big == 9007199254740992"));
  EXPECT_TRUE(holds("$response.body.big == 9007199254740993"));
  EXPECT_TRUE(holds("18446744073709551615 > -1"));
}

TEST(Condition, SaysWhatItSaw) {
  EXPECT_EQ(result("$response.body.n == 3").text, "$response.body.n == 3, seen 9");
  EXPECT_EQ(
      result("$response.body.n == 3 || $response.body.x > $response.body.n").text,
      "$response.body.n == 3 || $response.body.x > $response.body.n, seen $response.body.n = 9, "
      "$response.body.x = absent");
}

TEST(Condition, TellsWhereItDoesNotParse) {
  EXPECT_EQ(parse_refusal("$statusCode = 200"), "13 '= 200' is left over; compare with ==");
  EXPECT_EQ(parse_refusal("$method == application/json"),
            "12 'application/json' is no value; put texts in single quotes: 'application/json'");
  EXPECT_EQ(parse_refusal("!$statusCode == 200"),
            "1 ! stands before a comparison; put the comparison in parentheses, or turn its sign "
            "around");
  EXPECT_EQ(parse_refusal("$statusCod == 200").substr(0, 40),
            "1 '$statusCod' is no runtime expression;");
  EXPECT_EQ(parse_refusal("1 == 'x").substr(0, 33), "6 the text that begins here has n");
  EXPECT_EQ(parse_refusal("1 < 2 < 3").substr(0, 22), "7 '< 3' is left over; ");
  EXPECT_EQ(parse_refusal("$inputs.a[x] == 1").substr(0, 2), "1 ");
}

TEST(Condition, RefusesDeepNesting) {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '(') + "true" + std::string(levels, ')');
  };
  EXPECT_EQ(parse_refusal(nested(100)), "it parses");
  EXPECT_EQ(parse_refusal(nested(101)), "102 it nests deeper than 100 levels; split it up");
  EXPECT_EQ(parse_refusal(nested(100000)).substr(0, 4), "102 ");
}

json condition_data() {
  std::ifstream file(KIZEN_SOURCE_DIR
                     "/../shared/conformance/arazzo/swaggerexpert/simple-conditions.json");
  return file.is_open() ? json::parse(file) : json();
}

TEST(Condition, ParsesAsSwaggerexpertDoes) {
  const auto data = condition_data();
  if (data.is_null()) GTEST_SKIP() << "skipped: shared/conformance is not there";
  for (const auto& text : data["valid"]) EXPECT_EQ(parse_refusal(text), "it parses") << text;
  for (const auto& text : data["invalid"]) EXPECT_NE(parse_refusal(text), "it parses") << text;
}

TEST(Condition, HoldsAsForSwaggerexpert) {
  const auto data = condition_data();
  if (data.is_null()) GTEST_SKIP() << "skipped: shared/conformance is not there";
  const auto& context = data["evaluate"]["context"];
  kizen::Scope scope;
  scope.inputs["name"] = kizen::json_value(context["$inputs.name"]);
  scope.inputs["age"] = kizen::json_value(context["$inputs.age"]);
  scope.exchange.emplace();
  scope.exchange->exchange.response.status = context["$statusCode"];
  scope.exchange->response_body = kizen::json_value(context["$response.body"]);
  for (const auto& entry : data["evaluate"]["cases"]) {
    const auto parsed = Condition::parse(entry["condition"]);
    EXPECT_EQ(std::get<Condition>(parsed).evaluate(scope).holds, entry["expected"]) << entry;
  }
}

}  // namespace
