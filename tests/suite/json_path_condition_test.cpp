#include <kizen/suite/json_path_condition.hpp>
// The header under test comes first; the umbrella follows with the definitions.
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>
#include <utility>
#include <variant>

namespace {

using kizen::JsonPathCondition;

kizen::Scope path_scope(kizen::json value, kizen::json word = "word") {
  kizen::Scope scope;
  scope.inputs["value"] = kizen::json_value(std::move(value));
  scope.inputs["word"] = kizen::json_value(std::move(word));
  return scope;
}

std::variant<JsonPathCondition, kizen::ConditionError> path_of(
    const std::string& path, JsonPathCondition::Root root = JsonPathCondition::Root::Value) {
  return JsonPathCondition::parse(*kizen::Expression::parse("$inputs.value"), path, root);
}

kizen::ConditionResult path_result(const std::string& path, const kizen::Scope& scope,
                                   JsonPathCondition::Root root = JsonPathCondition::Root::Value) {
  return std::get<JsonPathCondition>(path_of(path, root)).evaluate(scope);
}

/// Whether a path picks something of a value whose one member `a` is the word itself.
bool picks_word(const std::string& path, const kizen::json& word) {
  const auto result = path_result(path, path_scope(kizen::json::array({{{"a", word}}}), word));
  EXPECT_EQ(result.problem, "") << path;
  return result.holds;
}

/// `COLUMN PROBLEM; FIX` of a text that is no JSONPath.
std::string path_refusal(const std::string& path) {
  const auto parsed = path_of(path);
  const auto* error = std::get_if<kizen::ConditionError>(&parsed);
  if (error == nullptr) return "it parses";
  return std::to_string(error->column) + " " + error->problem + "; " + error->fix;
}

/// Texts that would end a literal, or begin another one, were they pasted as they are.
const std::vector<std::string>& hostile_words() {
  static const std::vector<std::string> words = {
      "it's",    "say \"so\"", "' || '1'=='1",    "\" || \"1\"==\"1",  "\\", "\\' || 1==1",
      "\\u0027", "a\nb\t\x01", "{$inputs.value}", "')] || $[?(@ != '", "]",  "\xC3\xA9"};
  return words;
}

TEST(JsonPathCondition, HoldsIfSomethingIsPicked) {
  const auto scope = path_scope(kizen::json::parse(R"({"items": [{"n": 1}, {"n": 2}]})"));
  EXPECT_TRUE(path_result("$.items[?@.n == 2]", scope).holds);
  EXPECT_FALSE(path_result("$.items[?@.n == 3]", scope).holds);
  EXPECT_TRUE(path_result("$", path_scope(nullptr)).holds);
  EXPECT_TRUE(path_result("$.a", path_scope({{"a", false}})).holds);
}

TEST(JsonPathCondition, AbsentValuesAreAProblem) {
  EXPECT_EQ(path_result("$", {}).problem, "$inputs.value is absent");
  kizen::Scope scope;
  scope.inputs["value"] = kizen::json_value(7);
  const auto result = path_result("$[?@ == {$inputs.word}]", scope);
  EXPECT_FALSE(result.holds);
  EXPECT_EQ(result.problem, "$inputs.word is absent");
}

TEST(JsonPathCondition, QueryThatComesToNoEndIsAProblem) {
  std::string each = "[*";
  for (int n = 0; n < 1000; ++n) each += ",*";
  const auto result = path_result("$" + each + "]" + each + "]" + each + "]",
                                  path_scope(kizen::json::parse("[[1, 2], [[3]]]")));
  EXPECT_FALSE(result.holds);
  EXPECT_EQ(result.problem, "the query takes more than 5000000 steps");
}

TEST(JsonPathCondition, WhatIsNoJsonPathIsRefused) {
  EXPECT_EQ(path_refusal("$.a["),
            "5 expected a name in quotes, an index, a slice, * or ? instead of the end; write a "
            "JSONPath of RFC 9535; comparisons stand within [? and ]");
  EXPECT_EQ(path_refusal("$[?@.a == {$inputs.word}"),
            "12 expected &&, ||, a comma or ] instead of the end, read with 0 for each expression; "
            "write a JSONPath of RFC 9535; comparisons stand within [? and ]");
}

TEST(JsonPathCondition, EmbeddedTextBetweenQuotesStandsForItself) {
  for (const auto& word : hostile_words()) {
    EXPECT_TRUE(picks_word("$[?@.a == '{$inputs.word}']", word)) << word;
    EXPECT_TRUE(picks_word("$[?@.a == \"{$inputs.word}\"]", word)) << word;
    EXPECT_FALSE(picks_word("$[?@.a == 'x{$inputs.word}']", word)) << word;
    EXPECT_FALSE(picks_word("$[?@.a != \"{$inputs.word}\"]", word)) << word;
  }
}

TEST(JsonPathCondition, OtherValuesBetweenQuotesAreTheirJson) {
  const auto holds = [](const kizen::json& word, const char* text) {
    return path_result("$[?@ == 'is {$inputs.word}']", path_scope(kizen::json::array({text}), word))
        .holds;
  };
  EXPECT_TRUE(holds(7, "is 7"));
  EXPECT_TRUE(holds(nullptr, "is null"));
  EXPECT_TRUE(holds({{"a", "b"}}, R"(is {"a":"b"})"));
}

TEST(JsonPathCondition, EmbeddedValueOutsideOfQuotesIsALiteral) {
  for (const auto& word : hostile_words()) {
    EXPECT_TRUE(picks_word("$[?@.a == {$inputs.word}]", word)) << word;
    EXPECT_FALSE(picks_word("$[?@.a != {$inputs.word}]", word)) << word;
  }
  for (const kizen::json& word :
       {kizen::json(7), kizen::json(-2.5e300), kizen::json(true), kizen::json(nullptr)}) {
    EXPECT_TRUE(picks_word("$[?@.a=={$inputs.word}]", word)) << word;
    EXPECT_FALSE(picks_word("$[?@.a!={$inputs.word}]", word)) << word;
  }
  EXPECT_FALSE(path_result("$[?@ == {$inputs.word}]", path_scope({7, 8}, "7")).holds);
}

TEST(JsonPathCondition, EmbeddedValueIsANameOrIndexInBrackets) {
  EXPECT_TRUE(path_result("$[{$inputs.word}]", path_scope({1, 2}, 1)).holds);
  EXPECT_FALSE(path_result("$[{$inputs.word}]", path_scope({1, 2}, 2)).holds);
  EXPECT_TRUE(path_result("$[{$inputs.word}]", path_scope(kizen::json{{"it's", 1}}, "it's")).holds);
  EXPECT_TRUE(
      path_result("$[?@[{$inputs.word}] == 3]", path_scope(kizen::json::parse("[[2, 3]]"), 1))
          .holds);
}

TEST(JsonPathCondition, EmbeddedValueIsNoPartOfAnotherWord) {
  for (const char* const path :
       {"$.a{$inputs.word}", "$.{$inputs.word}", "$[?@ == 1{$inputs.word}]",
        "$[?@ == -{$inputs.word}]", "$[?@ == {$inputs.word}0]",
        "$[?@ == {$inputs.word}{$inputs.word}]", "$[?@.a{$inputs.word} == 1]"}) {
    EXPECT_NE(path_refusal(path), "it parses") << path;
  }
  EXPECT_EQ(path_refusal("$['\\{$inputs.word}']"),
            "0 a backslash stands before an expression; leave it out");
}

TEST(JsonPathCondition, ValueThatDoesNotFitItsPlaceIsAProblem) {
  const auto result = path_result("$[{$inputs.word}]", path_scope({1, 2}, 1.5));
  EXPECT_FALSE(result.holds);
  EXPECT_EQ(result.problem,
            "the JSONPath \"$[1.5]\" does not parse: expected a comma or ] instead of '.'");
  EXPECT_EQ(path_result("$[?@ == {$inputs.word}]", path_scope(kizen::json::array({1}), {{"a", 1}}))
                .problem,
            "$inputs.word is an object, which has no literal in a JSONPath");
}

TEST(JsonPathCondition, WrappedRootIsAnArrayOfTheValue) {
  const auto scope = path_scope(kizen::json::parse(R"({"n": 1, "items": {"n": 2}})"));
  const auto wrapped = JsonPathCondition::Root::Wrapped;
  EXPECT_TRUE(path_result("$[?@.n == 1]", scope, wrapped).holds);
  EXPECT_FALSE(path_result("$[?@.n == 1]", scope).holds);
  EXPECT_FALSE(path_result("$.n", scope, wrapped).holds);
  EXPECT_TRUE(path_result("$[?@.n == 1]", scope, wrapped).notes.empty());
}

TEST(JsonPathCondition, FilterOfAnObjectIsNoted) {
  const std::vector<std::string> note = {
      "$inputs.value is an object, so $[?...] filters the values of its members; a suite that "
      "means "
      "the object itself says x-contract.jsonpathRoot: wrapped"};
  const kizen::json object = {{"n", 1}};
  EXPECT_EQ(path_result("$[?@.n == 1]", path_scope(object)).notes, note);
  EXPECT_EQ(path_result("$ [ ?@ == 1]", path_scope(object)).notes, note);
  EXPECT_TRUE(path_result("$[?@.n == 1]", path_scope(kizen::json::array({object}))).notes.empty());
  EXPECT_TRUE(path_result("$.n[?@.n == 1]", path_scope(object)).notes.empty());
}

TEST(JsonPathCondition, SaysWhatItSaw) {
  EXPECT_EQ(std::get<JsonPathCondition>(path_of("$[?@.a]")).text(), "$[?@.a] of $inputs.value");
  EXPECT_EQ(path_result("$.b", path_scope({{"a", 1}})).text,
            "$.b of $inputs.value, seen {\"a\":1}");
  EXPECT_EQ(path_result("$['{$inputs.word}']", path_scope({{"a", 1}})).seen,
            "$inputs.value = {\"a\":1}, $inputs.word = \"word\"");
}

}  // namespace
