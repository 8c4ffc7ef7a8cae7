#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>
#include <utility>
#include <vector>

#include "suite_text.hpp"

// What a suite comes to where Arazzo is silent or contradicts itself, one test for each question of
// the table that says so; each through a whole suite, as its author would write it.

namespace {

using kizen::json;

/// What stands beside a condition in its Criterion Object.
json looking(const std::string& type, const std::string& context = "$response.body") {
  return {{"type", type}, {"context", context}};
}

json row_suite(const std::string& condition, json beside = json::object()) {
  beside["condition"] = condition;
  auto suite = changed("/workflows/0/steps/0/successCriteria/0", std::move(beside));
  suite["workflows"][0]["inputs"]["properties"]["word"] = json::object();
  return suite;
}

kizen::Scope row_scope(const std::string& answer, json word = "word") {
  kizen::Scope scope;
  scope.inputs["word"] = kizen::json_value(std::move(word));
  scope.exchange.emplace();
  scope.exchange->exchange.response.status = 200;
  scope.exchange->response_body = kizen::json_value(json::parse(answer));
  return scope;
}

kizen::ConditionResult row_result(const json& suite, const std::string& answer,
                                  json word = "word") {
  const auto made = loaded(suite);
  return made.workflows.at(0).steps.at(0).criteria.at(0).evaluate(
      row_scope(answer, std::move(word)));
}

/// Whether a criterion holds of an answer; it must come to a result.
bool row_holds(const json& suite, const std::string& answer, json word = "word") {
  const auto result = row_result(suite, answer, std::move(word));
  EXPECT_EQ(result.problem, "");
  return result.holds;
}

std::vector<std::string> row_warnings(const json& suite) {
  std::vector<std::string> texts;
  for (const auto& warning : loaded(suite).warnings) texts.push_back(warning.text);
  return texts;
}

using Texts = std::vector<std::string>;

TEST(ArazzoRow, R01_JsonPathRootIsNotWrapped) {
  const auto path = [](const char* text) { return row_suite(text, looking("jsonpath")); };
  const auto* const object = R"({"name": "a", "pets": [1]})";
  EXPECT_TRUE(row_holds(path("$.pets[*]"), object));
  EXPECT_TRUE(row_holds(path("$.name"), object));
  EXPECT_FALSE(row_holds(path("$[0].name"), object));
  EXPECT_FALSE(row_holds(path("$[?@.name]"), object));
  EXPECT_EQ(row_result(path("$[?@.name]"), object).notes,
            (Texts{"$response.body is an object, so $[?...] filters the values of its members; a "
                   "suite that means the object itself says x-contract.jsonpathRoot: wrapped"}));
  EXPECT_TRUE(row_result(path("$[?@.name]"), "[{}]").notes.empty());
}

TEST(ArazzoRow, R01_JsonPathRootIsWrappedWhereTheSuiteSaysSo) {
  const auto wrapped = [](const char* text, const char* word = "wrapped") {
    return changed("/x-contract", {{"version", 1}, {"jsonpathRoot", word}},
                   row_suite(text, looking("jsonpath")));
  };
  EXPECT_TRUE(row_holds(wrapped("$[?@.name]"), R"({"name": "a"})"));
  EXPECT_TRUE(row_result(wrapped("$[?@.name]"), R"({"name": "a"})").notes.empty());
  EXPECT_TRUE(row_holds(wrapped("$[0].name"), R"({"name": "a"})"));
  EXPECT_FALSE(row_holds(wrapped("$.name"), R"({"name": "a"})"));
  EXPECT_FALSE(row_holds(wrapped("$[?count(@.r[?@.bad]) == 0]"), R"({"r": [{"bad": 1}]})"));
  EXPECT_TRUE(loaded(wrapped("$")).wraps_jsonpath_root);
  EXPECT_FALSE(loaded(row_suite("$", looking("jsonpath"))).wraps_jsonpath_root);
  EXPECT_NE(refusal(wrapped("$", "bare"))
                .find("'jsonpathRoot' is 'bare'; write wrapped, or leave it out; then $ is the "
                      "context itself"),
            std::string::npos);
}

TEST(ArazzoRow, R02_TextsAreEqualWithoutRegardToCase) {
  const auto equal = row_suite("$response.body#/a == 'ANN'");
  const auto unequal = row_suite("$response.body#/a != 'ANN'");
  EXPECT_TRUE(row_holds(equal, R"({"a": "Ann"})"));
  EXPECT_FALSE(row_holds(unequal, R"({"a": "Ann"})"));
  EXPECT_FALSE(row_holds(equal, R"({"a": "An"})"));
  // A-Z alone: other letters are told apart.
  EXPECT_FALSE(row_holds(row_suite("$response.body#/a == '\xC3\x89'"), "{\"a\": \"\xC3\xA9\"}"));
  const Texts note = {R"("Ann" and "ANN" differ in case only; an expectation compares exactly)"};
  EXPECT_EQ(row_result(equal, R"({"a": "Ann"})").notes, note);
  EXPECT_EQ(row_result(unequal, R"({"a": "Ann"})").notes, note);
  EXPECT_TRUE(row_result(equal, R"({"a": "ANN"})").notes.empty());
}

TEST(ArazzoRow, R03_ParenthesesAndNegationAreRead) {
  const auto* const answer = R"({"t": true, "f": false})";
  EXPECT_FALSE(row_holds(row_suite("($response.body#/t || $response.body#/t) && $response.body#/f"),
                         answer));
  EXPECT_TRUE(
      row_holds(row_suite("$response.body#/t || $response.body#/t && $response.body#/f"), answer));
  EXPECT_TRUE(row_holds(row_suite("!($response.body#/t && $response.body#/f)"), answer));
  EXPECT_FALSE(row_holds(row_suite("!$response.body#/t"), answer));
}

TEST(ArazzoRow, R04_NumbersAndQuotesAreReadInFull) {
  EXPECT_TRUE(row_holds(row_suite("$response.body#/n == -1"), R"({"n": -1})"));
  EXPECT_FALSE(row_holds(row_suite("$response.body#/n > 1e3"), R"({"n": 1000})"));
  EXPECT_TRUE(row_holds(row_suite("$response.body#/n == 1e3"), R"({"n": 1000})"));
  EXPECT_TRUE(row_holds(row_suite("$response.body#/s == 'it''s'"), R"({"s": "it's"})"));
  EXPECT_TRUE(row_holds(row_suite("$response.body#/s == ''"), R"({"s": ""})"));
  const auto quoted = row_suite("$response.body#/s == \"a\"");
  EXPECT_TRUE(row_holds(quoted, R"({"s": "a"})"));
  EXPECT_EQ(row_warnings(quoted), (Texts{"texts stand in single quotes; other tools refuse \""}));
  EXPECT_TRUE(row_warnings(row_suite("$response.body#/s == 'a'")).empty());
}

TEST(ArazzoRow, R05_MembersLeadOnFromAnExpression) {
  EXPECT_TRUE(row_holds(row_suite("$response.body.name == 'a'"), R"({"name": "a"})"));
  EXPECT_TRUE(row_holds(row_suite("$response.body.list[1].x == 2"), R"({"list": [0, {"x": 2}]})"));
  const auto regex = row_suite("^a", looking("regex", "$response.body.list[0]"));
  EXPECT_TRUE(row_holds(regex, R"({"list": ["ab"]})"));
  EXPECT_FALSE(row_holds(regex, R"({"list": ["b", "a"]})"));
  EXPECT_EQ(row_warnings(regex), (Texts{"other tools do not read '$response.body.list[0]'; write "
                                        "$response.body#/list/0"}));
}

TEST(ArazzoRow, R06_BareWordsAreRefusedWithAHint) {
  EXPECT_NE(refusal(row_suite("$response.header.Content-Type == application/json"))
                .find("'application/json' is no value; put texts in single quotes: "
                      "'application/json'"),
            std::string::npos);
}

TEST(ArazzoRow, R07_MissingPointerIsAbsent) {
  EXPECT_TRUE(row_holds(row_suite("$response.body#/x == null"), "{}"));
  EXPECT_FALSE(row_holds(row_suite("$response.body#/x == null"), R"({"x": 1})"));
  for (const char* const text :
       {"$response.body#/x != null", "$response.body#/x != 1", "$response.body#/x < 1",
        "$response.body#/x >= 0", "$response.body#/x == ''", "$response.body#/x"}) {
    EXPECT_FALSE(row_holds(row_suite(text), "{}")) << text;
  }
  const auto sent = kizen::resolve("$response.body#/x", row_scope("{}"));
  EXPECT_EQ(sent.problem, "$response.body#/x is absent");
}

TEST(ArazzoRow, R08_BareValuesCountAsInJavaScript) {
  const auto bare = row_suite("$response.body#/v");
  for (const char* const answer : {"{}", R"({"v": false})", R"({"v": null})", R"({"v": 0})",
                                   R"({"v": -0.0})", R"({"v": ""})"}) {
    EXPECT_FALSE(row_holds(bare, answer)) << answer;
  }
  for (const char* const answer : {R"({"v": true})", R"({"v": 1})", R"({"v": "0"})",
                                   R"({"v": "false"})", R"({"v": []})", R"({"v": {}})"}) {
    EXPECT_TRUE(row_holds(bare, answer)) << answer;
  }
  EXPECT_EQ(row_result(bare, R"({"v": 1})").notes,
            (Texts{"$response.body#/v stands alone and is no boolean: 1"}));
  EXPECT_TRUE(row_result(bare, R"({"v": true})").notes.empty());
}

TEST(ArazzoRow, R09_TextsCountAsNumbersBesideNumbersAlone) {
  EXPECT_FALSE(row_holds(row_suite("$response.body#/v > '9'"), R"({"v": "10"})"));
  EXPECT_TRUE(row_holds(row_suite("$response.body#/v > 9"), R"({"v": "10"})"));
  EXPECT_TRUE(row_holds(row_suite("$response.body#/v > '9'"), R"({"v": 10})"));
  EXPECT_FALSE(row_holds(row_suite("$response.body#/v == 0"), R"({"v": "zero"})"));
  EXPECT_FALSE(row_holds(row_suite("$response.body#/v == 1"), R"({"v": true})"));
}

TEST(ArazzoRow, R10_ArraysAndObjectsAreEqualMemberByMember) {
  const auto equal = row_suite("$response.body#/a == $response.body#/b");
  EXPECT_TRUE(
      row_holds(equal, R"({"a": [1, {"x": 1, "y": "s"}], "b": [1.0, {"y": "s", "x": 1}]})"));
  EXPECT_FALSE(row_holds(equal, R"({"a": ["s"], "b": ["S"]})"));
  EXPECT_FALSE(row_holds(equal, R"({"a": [1, 2], "b": [2, 1]})"));
  for (const char* const sign : {"<", "<=", ">", ">="}) {
    const auto text = std::string("$response.body#/a ") + sign + " $response.body#/b";
    EXPECT_FALSE(row_holds(row_suite(text), R"({"a": [1], "b": [1]})")) << sign;
  }
}

TEST(ArazzoRow, R11_PatternsAreThoseOfRe2AndFoundAnywhere) {
  const auto regex = [](const char* text) {
    return row_suite(text, looking("regex", "$response.body#/v"));
  };
  EXPECT_TRUE(row_holds(regex("b"), R"({"v": "abc"})"));
  EXPECT_FALSE(row_holds(regex("^b"), R"({"v": "abc"})"));
  EXPECT_TRUE(row_holds(regex("/^AB/i"), R"({"v": "abc"})"));
  EXPECT_FALSE(row_holds(regex("/^AB/"), R"({"v": "abc"})"));
  EXPECT_TRUE(row_holds(regex("^1[.]5$"), R"({"v": 1.5})"));
  EXPECT_EQ(row_result(regex("."), R"({"v": null})").problem,
            "$response.body#/v is null, and a pattern is for texts, numbers and booleans");
  EXPECT_EQ(row_result(regex("."), "{}").problem, "$response.body#/v is absent");
  EXPECT_NE(refusal(regex("(?=a)")).find("RE2 does not take the pattern: "), std::string::npos);
  EXPECT_NE(refusal(regex("(a)\\1")).find("RE2 does not take the pattern: "), std::string::npos);
}

TEST(ArazzoRow, R12_SimpleConditionNeedsNoContext) {
  EXPECT_TRUE(row_holds(row_suite("$statusCode == 200", {{"type", "simple"}}), "{}"));
  EXPECT_TRUE(row_holds(row_suite("$statusCode == 200", looking("simple")), "{}"));
  EXPECT_FALSE(row_holds(row_suite("$statusCode == 201", {{"type", "simple"}}), "{}"));
}

TEST(ArazzoRow, R27_InputsAreSchemasThatDraft7CanSay) {
  const auto input = [](const json& schema) {
    return refusal(changed("/workflows/0/inputs/properties/more", schema));
  };
  EXPECT_EQ(input({{"type", "array"}, {"items", {{"const", 1}}}, {"maxItems", 2}}),
            "nothing is refused");
  for (const char* const keyword :
       {"prefixItems", "unevaluatedProperties", "dependentRequired", "$dynamicRef"}) {
    EXPECT_NE(input({{keyword, json::object()}}).find(keyword), std::string::npos) << keyword;
  }
}

TEST(ArazzoRow, R28_SelectorGivesOneSeveralOrNothing) {
  const auto output = [](const char* path) {
    const json selector = {{"context", "$response.body"}, {"selector", path}, {"type", "jsonpath"}};
    const auto suite = loaded(
        changed("/arazzo", "1.1.0", changed("/workflows/0/steps/0/outputs/status", selector)));
    const auto value = kizen::evaluate(suite.workflows.at(0).steps.at(0).outputs.at(0),
                                       row_scope(R"({"a": [[1, 2], 3]})"));
    return value == nullptr ? "absent" : value->dump();
  };
  EXPECT_EQ(output("$.a[1]"), "3");
  EXPECT_EQ(output("$.a[0]"), "[1,2]");
  EXPECT_EQ(output("$.a[*]"), "[[1,2],3]");
  EXPECT_EQ(output("$.a[2]"), "absent");
}

TEST(ArazzoRow, R30_DocumentsOf1_0And1_1AreRead) {
  for (const char* const version : {"1.0.0", "1.0.1", "1.0.99", "1.1.0", "1.1.7"}) {
    EXPECT_EQ(refusal(changed("/arazzo", version)), "nothing is refused") << version;
  }
  for (const char* const version : {"1.2.0", "2.0.0", "1.1", "0.9.0"}) {
    EXPECT_EQ(refusals(changed("/arazzo", version)).size(), 1U) << version;
  }
}

TEST(ArazzoRow, R30_AsyncApiAndXPathAreRefusedByOneMessageEach) {
  const auto later = changed("/arazzo", "1.1.0");
  const std::string step = "/workflows/0/steps/0";
  const std::vector<std::pair<json, const char*>> refused = {
      {changed("/sourceDescriptions/0/type", "asyncapi", later), "asyncapi"},
      {changed(step + "/action", "send", later), "'action'"},
      {changed(step + "/correlationId", "$inputs.id", later), "'correlationId'"},
      {changed(step + "/successCriteria/0", {{"condition", "$message.payload == 1"}}, later),
       "$message"},
      {changed(step + "/successCriteria/0",
               {{"condition", "//a"}, {"context", "$response.body"}, {"type", "xpath"}}, later),
       "XPath is not supported"}};
  for (const auto& [suite, word] : refused) {
    EXPECT_NE(refusal(suite).find(word), std::string::npos) << refusal(suite);
  }
}

TEST(ArazzoRow, R33_TheTextOfTheStandardWinsOverItsSchema) {
  EXPECT_NE(
      refusal(changed("/workflows/0/steps/0/sucessCriteria", json::array())).find("sucessCriteria"),
      std::string::npos);
  EXPECT_EQ(refusal(changed("/workflows/0/steps/0/x-any", 1)), "nothing is refused");
  auto unnamed = archive_suite();
  unnamed["workflows"][0].erase("workflowId");
  EXPECT_EQ(refusals(unnamed).size(), 1U);
}

TEST(ArazzoRow, R34_EmbeddedValueBetweenQuotesIsEscaped) {
  const auto quoted = row_suite("$[?@.n == '{$inputs.word}']", looking("jsonpath"));
  EXPECT_TRUE(row_holds(quoted, R"([{"n": "word"}])"));
  EXPECT_TRUE(row_holds(quoted, R"([{"n": "it's \\ \" {x}"}])", "it's \\ \" {x}"));
  EXPECT_FALSE(row_holds(quoted, R"([{"n": "a"}])", "' || '1'=='1"));
  EXPECT_FALSE(row_holds(quoted, R"([{"n": "a"}])", "\\' || '1'=='1"));
}

TEST(ArazzoRow, R34_EmbeddedValueOutsideOfQuotesIsALiteral) {
  const auto bare = row_suite("$[?@.n == {$inputs.word}]", looking("jsonpath"));
  EXPECT_TRUE(row_holds(bare, R"([{"n": 7}])", 7));
  EXPECT_FALSE(row_holds(bare, R"([{"n": 7}])", "7"));
  EXPECT_TRUE(row_holds(bare, R"([{"n": "7"}])", "7"));
  EXPECT_FALSE(row_holds(bare, R"([{"n": "a"}])", "'' || 1==1"));
  EXPECT_FALSE(row_holds(bare, R"([{"n": "a"}])", "@.n"));
}

TEST(ArazzoRow, R34_EmbeddedValueInAPatternStandsForItself) {
  const auto regex = row_suite("/^{$inputs.word}$/i", looking("regex", "$response.body#/v"));
  EXPECT_TRUE(row_holds(regex, R"({"v": "A.B"})", "a.b"));
  EXPECT_FALSE(row_holds(regex, R"({"v": "aXb"})", "a.b"));
  EXPECT_FALSE(row_holds(regex, R"({"v": "x"})", "a$|^x"));
}

TEST(ArazzoRow, R34_EmbeddedValueThatIsAbsentFails) {
  for (const auto& suite : {row_suite("^{$response.body#/no}", looking("regex", "$url")),
                            row_suite("$['{$response.body#/no}']", looking("jsonpath")),
                            row_suite("$[?@ == {$response.body#/no}]", looking("jsonpath"))}) {
    const auto result = row_result(suite, "{}");
    EXPECT_FALSE(result.holds);
    EXPECT_EQ(result.problem, "$response.body#/no is absent");
  }
}

}  // namespace
