#include <kizen/suite/regex_condition.hpp>
// The header under test comes first; the umbrella follows with the definitions.
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>
#include <variant>

namespace {

using kizen::RegexCondition;

kizen::Scope regex_scope(kizen::json value, kizen::json word = "word") {
  kizen::Scope scope;
  scope.inputs["value"] = kizen::json_value(std::move(value));
  scope.inputs["word"] = kizen::json_value(std::move(word));
  return scope;
}

std::variant<RegexCondition, kizen::ConditionError> regex_of(const std::string& pattern) {
  return RegexCondition::parse(*kizen::Expression::parse("$inputs.value"), pattern);
}

kizen::ConditionResult regex_result(const std::string& pattern, const kizen::Scope& scope) {
  return std::get<RegexCondition>(regex_of(pattern)).evaluate(scope);
}

bool is_found(const std::string& pattern, kizen::json value, kizen::json word = "word") {
  const auto result = regex_result(pattern, regex_scope(std::move(value), std::move(word)));
  EXPECT_EQ(result.problem, "");
  return result.holds;
}

/// `PROBLEM; FIX` of a text that is no pattern.
std::string regex_refusal(const std::string& pattern) {
  const auto parsed = regex_of(pattern);
  const auto* error = std::get_if<kizen::ConditionError>(&parsed);
  return error == nullptr ? "it parses" : error->problem + "; " + error->fix;
}

TEST(RegexCondition, IsFoundAnywhereUnlessAnchored) {
  EXPECT_TRUE(is_found("b+", "abbc"));
  EXPECT_FALSE(is_found("^b+$", "abbc"));
  EXPECT_TRUE(is_found("^ab+c$", "abbc"));
}

TEST(RegexCondition, MayStandBetweenSlashes) {
  EXPECT_TRUE(is_found("/^a/", "abc"));
  EXPECT_FALSE(is_found("/^a/", "ABC"));
  EXPECT_TRUE(is_found("/^a|x/i", "ABC"));
  EXPECT_TRUE(is_found("/^a|x/i", "bX"));
  EXPECT_TRUE(is_found("/a\\/b/", "a/b"));
}

TEST(RegexCondition, PathIsNoPatternBetweenSlashes) {
  EXPECT_TRUE(is_found("/api/records", "GET /api/records"));
  EXPECT_FALSE(is_found("/api/records", "api"));
  EXPECT_TRUE(is_found("/", "a/b"));
}

TEST(RegexCondition, OtherFlagsAreRefused) {
  EXPECT_EQ(
      regex_refusal("/a/g"),
      "the flags 'g' are not known; the only flag is i; a pattern that begins with a slash of "
      "its own begins with \\/");
  EXPECT_EQ(regex_refusal("\\/users/my"), "it parses");
}

TEST(RegexCondition, NumbersAndBooleansAreLookedAtAsJson) {
  EXPECT_TRUE(is_found("^12\\.5$", 12.5));
  EXPECT_TRUE(is_found("^204$", 204));
  EXPECT_TRUE(is_found("^true$", true));
  EXPECT_FALSE(is_found("^true$", false));
}

TEST(RegexCondition, OtherValuesAreAProblem) {
  const auto problem = [](kizen::json value) {
    const auto result = regex_result(".*", regex_scope(std::move(value)));
    EXPECT_FALSE(result.holds);
    return result.problem;
  };
  EXPECT_EQ(problem(nullptr),
            "$inputs.value is null, and a pattern is for texts, numbers and booleans");
  EXPECT_EQ(problem(kizen::json::array()),
            "$inputs.value is an array, and a pattern is for texts, numbers and booleans");
  const auto absent = regex_result(".*", {});
  EXPECT_FALSE(absent.holds);
  EXPECT_EQ(absent.problem, "$inputs.value is absent");
}

TEST(RegexCondition, WhatRe2RefusesIsRefused) {
  EXPECT_EQ(regex_refusal("a("),
            "RE2 does not take the pattern: missing ): a(; see "
            "https://github.com/google/re2/wiki/Syntax");
  EXPECT_EQ(regex_refusal("(?=a)b").substr(0, 31), "RE2 does not take the pattern: ");
  EXPECT_EQ(regex_refusal("({$inputs.word}").substr(0, 31), "RE2 does not take the pattern: ");
}

TEST(RegexCondition, EmbeddedTextStandsForItself) {
  EXPECT_TRUE(is_found("^{$inputs.word}$", "a.c", "a.c"));
  EXPECT_FALSE(is_found("^{$inputs.word}$", "abc", "a.c"));
  EXPECT_TRUE(is_found("/^{$inputs.word}!$/i", "A.C!", "a.c"));
  EXPECT_TRUE(is_found("^{$inputs.word}{2}$", "abab", "ab"));
  EXPECT_TRUE(is_found("^n={$inputs.word}$", "n=7", 7));
  EXPECT_TRUE(is_found("^{$inputs.word}$", R"({"a":[1]})", kizen::json::parse(R"({"a": [1]})")));
}

TEST(RegexCondition, EmbeddedTextIsNoPattern) {
  for (const char* const word :
       {".*", "a|b", "x)|(y", "[", "\\", "\\E.*", "^", "$", "(?i)", "a{2}", "{$inputs.value}"}) {
    EXPECT_TRUE(is_found("^({$inputs.word})$", word, word)) << word;
    EXPECT_FALSE(is_found("^({$inputs.word})$", "a", word)) << word;
  }
}

TEST(RegexCondition, EmbeddedTextNeedsAPlaceOfItsOwn) {
  const std::string fix = "; put it where a text of its own can stand";
  EXPECT_EQ(regex_refusal("\\{$inputs.word}"), "a backslash stands before an expression" + fix);
  EXPECT_EQ(regex_refusal("[a{$inputs.word}]"), "an expression stands within [ and ]" + fix);
  EXPECT_EQ(regex_refusal("[]{$inputs.word}]"), "an expression stands within [ and ]" + fix);
  EXPECT_EQ(regex_refusal("[^[:alpha:]{$inputs.word}]"),
            "an expression stands within [ and ]" + fix);
  EXPECT_EQ(regex_refusal("\\Q[{$inputs.word}"), "an expression stands between \\Q and \\E" + fix);
  EXPECT_EQ(regex_refusal("\\\\[[:alpha:]][]x\\]]\\Q[\\E{$inputs.word}"), "it parses");
  EXPECT_EQ(regex_refusal("\\x{$inputs.word}").substr(0, 31), "RE2 does not take the pattern: ");
  EXPECT_EQ(regex_refusal("(?{$inputs.word})").substr(0, 31), "RE2 does not take the pattern: ");
}

TEST(RegexCondition, AbsentExpressionIsAProblem) {
  kizen::Scope scope;
  scope.inputs["value"] = kizen::json_value("");
  const auto result = regex_result("{$inputs.word}", scope);
  EXPECT_FALSE(result.holds);
  EXPECT_EQ(result.problem, "$inputs.word is absent");
}

TEST(RegexCondition, TooLongAPatternIsAProblem) {
  const auto result =
      regex_result("({$inputs.word}){1000}", regex_scope("a", std::string(100'000, 'a')));
  EXPECT_FALSE(result.holds);
  EXPECT_EQ(result.problem.substr(0, 31), "RE2 does not take the pattern: ");
}

TEST(RegexCondition, SaysWhatItSaw) {
  EXPECT_EQ(std::get<RegexCondition>(regex_of("^a")).text(), "$inputs.value matches /^a/");
  EXPECT_EQ(std::get<RegexCondition>(regex_of("/^a/i")).text(), "$inputs.value matches /^a/i");
  EXPECT_EQ(regex_result("^a", regex_scope("b")).text, "$inputs.value matches /^a/, seen \"b\"");
  EXPECT_EQ(regex_result("{$inputs.word}", regex_scope("b")).seen,
            "$inputs.value = \"b\", $inputs.word = \"word\"");
}

}  // namespace
