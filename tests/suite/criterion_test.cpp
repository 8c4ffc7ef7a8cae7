#include <kizen/suite/criterion.hpp>
// The header under test comes first; the umbrella follows with the definitions.
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>
#include <utility>

#include "suite_text.hpp"

namespace {

kizen::json with_criterion(const std::string& criterion, const std::string& arazzo = "1.0.1") {
  return changed("/workflows/0/steps/0/successCriteria/0", kizen::json::parse(criterion),
                 changed("/arazzo", arazzo));
}

kizen::Criterion the_criterion(const std::string& criterion) {
  return loaded(with_criterion(criterion)).workflows.at(0).steps.at(0).criteria.at(0);
}

/// What the loader says of a criterion, without rule, line and place of the step.
std::string criterion_refusal(const std::string& criterion) {
  const auto whole = refusal(with_criterion(criterion));
  const std::string place = "/workflows/0/steps/0/successCriteria/0";
  const auto at = whole.find(place);
  return at == std::string::npos ? whole : whole.substr(at + place.size());
}

kizen::Scope answered(kizen::json answer) {
  kizen::Scope scope;
  scope.inputs["id"] = kizen::json_value("x");
  scope.exchange.emplace();
  scope.exchange->exchange.response.status = 200;
  scope.exchange->response_body = kizen::json_value(std::move(answer));
  return scope;
}

TEST(Criterion, IsOfThreeKinds) {
  const auto scope = answered({{"name", "Ann"}, {"tags", kizen::json::array({"a"})}});
  const auto simple = the_criterion(R"({"condition": "$statusCode == 200"})");
  EXPECT_EQ(simple.text(), "$statusCode == 200");
  EXPECT_TRUE(simple.evaluate(scope).holds);
  const auto regex =
      the_criterion(R"({"condition": "^B", "type": "regex", "context": "$response.body#/name"})");
  EXPECT_EQ(regex.text(), "$response.body#/name matches /^B/");
  EXPECT_EQ(regex.evaluate(scope).seen, R"("Ann")");
  EXPECT_FALSE(regex.evaluate(scope).holds);
  const auto path = the_criterion(
      R"({"condition": "$.tags[0]", "type": "jsonpath", "context": "$response.body"})");
  EXPECT_EQ(path.text(), "$.tags[0] of $response.body");
  EXPECT_TRUE(path.evaluate(scope).holds);
  EXPECT_EQ(path.expressions().size(), 1U);
  EXPECT_EQ(path.place.to_string(), "/workflows/0/steps/0/successCriteria/0");
}

TEST(Criterion, TypeMayNameItsVersion) {
  for (const char* const version : {"rfc9535", "draft-goessner-dispatch-jsonpath-00"}) {
    const auto text = std::string(R"({"condition": "$.a", "context": "$response.body",
        "type": {"type": "jsonpath", "version": ")") +
                      version + "\"}}";
    EXPECT_TRUE(the_criterion(text).evaluate(answered({{"a", 1}})).holds) << version;
  }
  EXPECT_EQ(criterion_refusal(R"({"condition": "$.a", "context": "$response.body",
                "type": {"type": "jsonpath", "version": "v1"}})"),
            "/type/version: 'v1' is no version of jsonpath that is understood; there is: rfc9535, "
            "draft-goessner-dispatch-jsonpath-00");
  EXPECT_EQ(
      criterion_refusal(R"({"condition": "$[(@.length-1)]", "context": "$response.body",
                "type": {"type": "jsonpath", "version": "draft-goessner-dispatch-jsonpath-00"}})"),
      "/condition: the condition does not parse at character 3: expected a name in quotes, an "
      "index, a slice, * or ? instead of '('; write a JSONPath of RFC 9535; comparisons stand "
      "within [? and ]");
  EXPECT_EQ(criterion_refusal(R"({"condition": "a", "context": "$response.body",
                "type": {"type": "regex", "version": "1"}})"),
            "/type/type: 'regex' has no versions; write type: regex");
  EXPECT_EQ(criterion_refusal(R"({"condition": "a", "type": {"type": "jsonpath"}})"),
            "/type: the required member 'version' is missing; add it; it must be string");
}

TEST(Criterion, ComparisonIsNoJsonPath) {
  EXPECT_EQ(criterion_refusal(R"({"condition": "$.a != null", "type": "jsonpath",
                                  "context": "$response.body"})"),
            "/condition: the condition does not parse at character 4: expected . or [ or the end "
            "instead of a blank; write a JSONPath of RFC 9535; comparisons stand within [? and ]");
}

TEST(Criterion, OtherTypesAreRefused) {
  const auto refusal_of = [](const char* type) {
    return criterion_refusal(std::string(R"({"condition": "1 == 1", "type": )") + type + "}");
  };
  EXPECT_EQ(refusal_of(R"("xpath")"),
            "/type: XPath is not supported; write one of: simple, regex, jsonpath");
  EXPECT_EQ(refusal_of(R"({"type": "xpath", "version": "xpath-31"})"),
            "/type/type: XPath is not supported; write one of: simple, regex, jsonpath");
  EXPECT_EQ(refusal_of(R"("jsonpaht")"),
            "/type: 'jsonpaht' is no type here; did you mean 'jsonpath'?");
  EXPECT_EQ(refusal_of("7"), "/type: 'type' is number; it must be string");
}

TEST(Criterion, ContextIsNeededByRegexAndJsonPath) {
  EXPECT_EQ(criterion_refusal(R"({"condition": "a", "type": "regex"})"),
            ": the required member 'context' is missing; a regex is applied to a value; write "
            "context: $response.body");
  EXPECT_EQ(criterion_refusal(R"({"condition": "$", "type": "jsonpath"})"),
            ": the required member 'context' is missing; a jsonpath is applied to a value; write "
            "context: $response.body");
  EXPECT_EQ(criterion_refusal(R"({"condition": "a", "type": "regex", "context": "body"})"),
            "/context: 'body' is no runtime expression; write one like $response.body#/id or "
            "$steps.create.outputs.id");
  EXPECT_EQ(criterion_refusal(R"({"condition": "a", "type": "regex", "context": "$inputs.nid"})"),
            "/context: '$inputs.nid': workflow 'archive' has no input 'nid'; did you mean 'id'?");
}

TEST(Criterion, ContextMayLeadOnWithAWarning) {
  const auto suite = loaded(with_criterion(
      R"({"condition": "^x", "type": "regex", "context": "$response.body.data[0].id"})"));
  ASSERT_EQ(suite.warnings.size(), 1U);
  EXPECT_EQ(suite.warnings[0].text,
            "other tools do not read '$response.body.data[0].id'; write $response.body#/data/0/id");
  const auto criterion = suite.workflows.at(0).steps.at(0).criteria.at(0);
  EXPECT_TRUE(
      criterion.evaluate(answered(kizen::json::parse(R"({"data": [{"id": "xy"}]})"))).holds);
  EXPECT_EQ(criterion.evaluate(answered(kizen::json::object())).problem,
            "$response.body.data[0].id is absent");
  EXPECT_TRUE(loaded(with_criterion(
                         R"({"condition": "^x", "type": "regex", "context": "$response.body#/a"})"))
                  .warnings.empty());
}

TEST(Criterion, PatternThatRe2DoesNotTakeIsRefused) {
  EXPECT_EQ(criterion_refusal(R"({"condition": "a(", "type": "regex", "context": "$url"})"),
            "/condition: RE2 does not take the pattern: missing ): a(; see "
            "https://github.com/google/re2/wiki/Syntax");
}

TEST(Criterion, EmbeddedExpressionsAreChecked) {
  EXPECT_EQ(
      criterion_refusal(R"({"condition": "^{$inputs.nid}", "type": "regex", "context": "$url"})"),
      "/condition: '$inputs.nid': workflow 'archive' has no input 'nid'; did you mean 'id'?");
  EXPECT_EQ(
      criterion_refusal(
          R"({"condition": "$['{$response.body.a}']", "type": "jsonpath", "context": "$url"})"),
      "/condition: '$response.body.a' is no runtime expression; write a JSON Pointer: "
      "$response.body#/a");
  const auto criterion = the_criterion(
      R"({"condition": "$[?@ == {$inputs.id}]", "type": "jsonpath", "context": "$response.body"})");
  EXPECT_TRUE(criterion.evaluate(answered(kizen::json::array({"x"}))).holds);
  EXPECT_FALSE(criterion.evaluate(answered(kizen::json::array({"y"}))).holds);
}

TEST(Criterion, MayBeSoftOrWarn) {
  const auto plain = the_criterion(R"({"condition": "1 == 1", "x-contract": {}})");
  EXPECT_FALSE(plain.soft || plain.warns);
  const auto soft = the_criterion(R"({"condition": "1 == 1", "x-contract": {"soft": true}})");
  EXPECT_TRUE(soft.soft && !soft.warns);
  const auto warns =
      the_criterion(R"({"condition": "1 == 1", "x-contract": {"severity": "warn"}})");
  EXPECT_TRUE(warns.warns && !warns.soft);
}

TEST(Criterion, SaysNothingElseUnderXContract) {
  const auto refusal_of = [](const char* extension) {
    return criterion_refusal(std::string(R"({"condition": "1 == 1", "x-contract": )") + extension +
                             "}");
  };
  EXPECT_EQ(refusal_of(R"({"soft": true, "severity": "warn"})"),
            "/x-contract: it says soft and severity; give at most one of them");
  EXPECT_EQ(refusal_of(R"({"soft": false})"),
            "/x-contract/soft: 'soft' is not true; write true, or leave it out");
  EXPECT_EQ(refusal_of(R"({"severity": "error"})"),
            "/x-contract/severity: 'severity' is 'error'; write warn, or leave it out");
  EXPECT_EQ(refusal_of(R"({"sof": true})").substr(0, 17), "/x-contract/sof: ");
}

}  // namespace
