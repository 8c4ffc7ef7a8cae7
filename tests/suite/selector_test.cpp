#include <kizen/suite/selector.hpp>
// The header under test comes first; the umbrella follows with the definitions.
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>
#include <utility>

#include "suite_text.hpp"

namespace {

using kizen::json;

/// A JSONPath that takes more steps than it may.
std::string endless_path(const std::string& more = {}) {
  std::string each = "[*";
  for (int n = 0; n < 1000; ++n) each += ",*";
  return "$" + each + "]" + each + "]" + each + "]" + more;
}

json selector_object(const std::string& context, const std::string& selector,
                     json type = "jsonpath") {
  return {{"context", context}, {"selector", selector}, {"type", std::move(type)}};
}

/// The archive suite with a value given to the path parameter of its step.
json with_value(json value, const std::string& arazzo = "1.1.0") {
  return changed("/arazzo", arazzo,
                 changed("/workflows/0/steps/0/parameters/1/value", std::move(value)));
}

kizen::Scope scope_with_id(json id) {
  kizen::Scope scope;
  scope.inputs["id"] = kizen::json_value(std::move(id));
  return scope;
}

/// What the value comes to, or its problem.
std::string resolved_value(const json& suite, const kizen::Scope& scope) {
  const auto made = loaded(suite);
  const auto& parameter = made.workflows.at(0).steps.at(0).parameters.at(1);
  const auto resolution = kizen::resolve(*parameter.value, scope, parameter.selectors);
  if (resolution.ok()) return resolution.value->dump();
  return resolution.place.to_string() + ": " + resolution.problem;
}

/// What the loader says of a selector, without rule, line and place of the value.
std::string selector_refusal(json value) {
  const auto whole = refusal(with_value(std::move(value)));
  const std::string place = "/parameters/1/value";
  const auto at = whole.find(place);
  return at == std::string::npos ? whole : whole.substr(at + place.size());
}

TEST(Selector, PicksOneNoneOrSeveral) {
  const auto scope = scope_with_id({{"a", {1, 2}}});
  EXPECT_EQ(resolved_value(with_value(selector_object("$inputs.id", "$.a[1]")), scope), "2");
  EXPECT_EQ(resolved_value(with_value(selector_object("$inputs.id", "$.a[*]")), scope), "[1,2]");
  EXPECT_EQ(resolved_value(with_value(selector_object("$inputs.id", "$.b")), scope),
            ": $.b of $inputs.id is absent");
}

TEST(Selector, JsonPointerPicksOneOrNone) {
  const auto scope = scope_with_id({{"a", {1, 2}}});
  const auto at = [](const char* pointer) {
    return with_value(selector_object("$inputs.id", pointer, "jsonpointer"));
  };
  EXPECT_EQ(resolved_value(at("/a/1"), scope), "2");
  EXPECT_EQ(resolved_value(at(""), scope), R"({"a":[1,2]})");
  EXPECT_EQ(resolved_value(at("/a/2"), scope), ": /a/2 of $inputs.id is absent");
}

TEST(Selector, StandsAnywhereInAValue) {
  const json value = {{"list", {0, selector_object("$inputs.id", "$.a")}}, {"x", "{$inputs.id}"}};
  EXPECT_EQ(resolved_value(with_value(value), scope_with_id({{"a", "$inputs.id"}})),
            R"({"list":[0,"$inputs.id"],"x":"{\"a\":\"$inputs.id\"}"})");
  EXPECT_EQ(resolved_value(with_value(value), scope_with_id({{"b", 1}})),
            "/list/1: $.a of $inputs.id is absent");
}

TEST(Selector, OfAnAbsentContextIsAbsent) {
  EXPECT_EQ(resolved_value(with_value(selector_object("$inputs.id", "$")), {}),
            ": $ of $inputs.id is absent");
}

TEST(Selector, ThatComesToNoEndIsAProblem) {
  const auto path = endless_path();
  const auto said = resolved_value(with_value(selector_object("$inputs.id", path)),
                                   scope_with_id(json::parse("[[1, 2], [[3]]]")));
  EXPECT_EQ(said, ": " + path + " of $inputs.id: the query takes more than 5000000 steps");
}

TEST(Selector, IsAPlainValueInArazzo10) {
  const auto value = selector_object("$inputs.id", "$.a");
  EXPECT_EQ(resolved_value(with_value(value, "1.0.1"), scope_with_id(7)),
            R"({"context":7,"selector":"$.a","type":"jsonpath"})");
}

TEST(Selector, HasExactlyThreeMembers) {
  auto value = selector_object("$inputs.id", "$.a");
  value["x-more"] = 1;
  EXPECT_EQ(resolved_value(with_value(value), scope_with_id(7)),
            R"({"context":7,"selector":"$.a","type":"jsonpath","x-more":1})");
}

TEST(Selector, TypeMayNameItsVersion) {
  const auto scope = scope_with_id({{"a", 1}});
  const json path = {{"type", "jsonpath"}, {"version", "rfc9535"}};
  EXPECT_EQ(resolved_value(with_value(selector_object("$inputs.id", "$.a", path)), scope), "1");
  const json pointer = {{"type", "jsonpointer"}, {"version", "rfc6901"}};
  EXPECT_EQ(resolved_value(with_value(selector_object("$inputs.id", "/a", pointer)), scope), "1");
  const json other = {{"type", "jsonpointer"}, {"version", "rfc6902"}};
  EXPECT_EQ(
      selector_refusal(selector_object("$inputs.id", "/a", other)),
      "/type/version: 'rfc6902' is no version of jsonpointer that is understood; did you mean "
      "'rfc6901'?");
}

TEST(Selector, ThatCannotBeReadIsRefused) {
  EXPECT_EQ(selector_refusal(selector_object("$inputs.id", "//a", "xpath")),
            "/type: XPath is not supported; write one of: jsonpath, jsonpointer");
  EXPECT_EQ(selector_refusal(selector_object("$inputs.id", "a", "regex")).substr(0, 33),
            "/type: 'regex' is no type here; t");
  EXPECT_EQ(selector_refusal(selector_object("$inputs.id", "a", "jsonpointer")),
            "/selector: 'a' is no JSON Pointer; write one like /items/0/id");
  EXPECT_EQ(selector_refusal(selector_object("$inputs.id", "a")).substr(0, 57),
            "/selector: the JSONPath does not parse at character 1; ex");
  EXPECT_EQ(selector_refusal(selector_object("$inputs.no", "$")).substr(0, 24),
            "/context: '$inputs.no': ");
  EXPECT_EQ(selector_refusal(selector_object("$response.body", "$")).substr(0, 47),
            "/context: '$response.body' has no value here; n");
}

TEST(Selector, IsReadInAnExpectation) {
  const auto suite = loaded(changed(
      "/arazzo", "1.1.0",
      changed("/workflows/0/steps/0/x-contract/expect/0",
              {{"context", selector_object("$response.body", "$[*].n")}, {"equals", {1, 2}}})));
  const auto& expectation = suite.workflows.at(0).steps.at(0).expectations.at(0);
  kizen::Scope scope;
  scope.exchange.emplace();
  scope.exchange->response_body = kizen::json_value(json::parse(R"([{"n": 1}, {"n": 2}])"));
  EXPECT_TRUE(kizen::check_expectation(suite, expectation, scope).ok());
  scope.exchange->response_body = kizen::json_value(json::parse(R"([{"n": 1}, {"n": 3}])"));
  const auto result = kizen::check_expectation(suite, expectation, scope);
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].context, "$[*].n of $response.body");
}

TEST(Selector, ThatComesToNoEndDoesNotProveAnAbsence) {
  const auto suite =
      loaded(changed("/arazzo", "1.1.0",
                     changed("/workflows/0/steps/0/x-contract/expect/0",
                             {{"context", selector_object("$response.body", endless_path(".x"))},
                              {"absent", true}})));
  const auto& expectation = suite.workflows.at(0).steps.at(0).expectations.at(0);
  kizen::Scope scope;
  scope.exchange.emplace();
  scope.exchange->response_body = kizen::json_value(json::parse("[[1, 2], [[3]]]"));
  EXPECT_NE(kizen::check_expectation(suite, expectation, scope).problem, "");
}

}  // namespace
