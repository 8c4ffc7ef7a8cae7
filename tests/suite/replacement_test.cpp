#include <kizen/suite/replacement.hpp>
// The header under test comes first; the umbrella follows with the definitions.
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>
#include <utility>

#include "suite_text.hpp"

namespace {

using kizen::json;

/// A suite whose one step sends a body.
json with_body(json sent, const std::string& arazzo = "1.1.0") {
  auto suite = changed("/arazzo", arazzo);
  auto& sender = suite["workflows"][0]["steps"][0];
  sender["operationId"] = "records_add_create";
  sender["parameters"] = json::array({sender["parameters"][0]});
  sender["requestBody"] = std::move(sent);
  return suite;
}

json body_of(json payload, const std::string& replacements) {
  return {{"payload", std::move(payload)}, {"replacements", json::parse(replacements)}};
}

kizen::Scope scope_of_id(json id = "x") {
  kizen::Scope scope;
  scope.inputs["id"] = kizen::json_value(std::move(id));
  return scope;
}

/// The body that the suite's step would send, or `PLACE: PROBLEM`.
std::string replaced(const json& suite, const kizen::Scope& scope = scope_of_id(),
                     const std::string& type = "application/json") {
  const auto made = loaded(suite);
  const auto& sent = *made.workflows.at(0).steps.at(0).body;
  const auto payload = kizen::resolve(*sent.payload, scope, sent.selectors);
  EXPECT_EQ(payload.problem, "");
  const auto result = kizen::apply_replacements(payload.value, type, sent.replacements, scope);
  if (result.ok()) return result.value->dump();
  const std::string list = "/workflows/0/steps/0/requestBody/replacements";
  EXPECT_EQ(result.place.to_string().substr(0, list.size()), list);
  return result.place.to_string().substr(list.size()) + ": " + result.problem;
}

/// What the loader says of a body, without rule, line and place of the body.
std::string body_refusal(json sent, const std::string& arazzo = "1.1.0") {
  const auto whole = refusal(with_body(std::move(sent), arazzo));
  const std::string place = "/requestBody";
  const auto at = whole.find(place);
  return at == std::string::npos ? whole : whole.substr(at + place.size());
}

TEST(Replacement, JsonPointerNamesTheTarget) {
  const auto form = json::parse(R"({"a": {"b": [1, 2]}, "c": "$inputs.id"})");
  EXPECT_EQ(replaced(with_body(body_of(form, R"([{"target": "/a/b/1", "value": "$inputs.id"}])"))),
            R"({"a":{"b":[1,"x"]},"c":"x"})");
  EXPECT_EQ(
      replaced(with_body(body_of(form, R"([{"target": "", "value": {"n": null}}])"), "1.0.1")),
      R"({"n":null})");
}

TEST(Replacement, AreDoneOneAfterAnother) {
  EXPECT_EQ(replaced(with_body(body_of({{"a", 1}}, R"([{"target": "/a", "value": {"b": 1}},
                                                       {"target": "/a/b", "value": 2}])"))),
            R"({"a":{"b":2}})");
  EXPECT_EQ(replaced(with_body(body_of({{"a", 1}}, R"([{"target": "/a/b", "value": 2},
                                                       {"target": "/a", "value": {"b": 1}}])"))),
            "/0/target: the payload has nothing at the target '/a/b'");
}

TEST(Replacement, TargetThatIsNotThereIsAProblem) {
  const auto at = [](const char* target, const char* type) {
    const json one = {{"target", target}, {"targetSelectorType", type}, {"value", 1}};
    return replaced(with_body(body_of(json::parse(R"({"a": [1]})"), json::array({one}).dump())));
  };
  EXPECT_EQ(at("/b", "jsonpointer"), "/0/target: the payload has nothing at the target '/b'");
  EXPECT_EQ(at("/a/-", "jsonpointer"), "/0/target: the payload has nothing at the target '/a/-'");
  EXPECT_EQ(at("/a/01", "jsonpointer"), "/0/target: the payload has nothing at the target '/a/01'");
  EXPECT_EQ(at("$.b", "jsonpath"), "/0/target: the payload has nothing at the target '$.b'");
  EXPECT_EQ(at("$.a[0]", "jsonpath"), R"({"a":[1]})");
}

TEST(Replacement, JsonPathNamesSeveralTargets) {
  const auto at = [](const char* target) {
    const json one = {
        {"target", target}, {"targetSelectorType", "jsonpath"}, {"value", {{"a", 0}}}};
    return replaced(with_body(
        body_of(json::parse(R"({"a": {"a": 1}, "b": [{"a": 2}]})"), json::array({one}).dump())));
  };
  EXPECT_EQ(at("$.b[*]"), R"({"a":{"a":1},"b":[{"a":0}]})");
  EXPECT_EQ(at("$..a"), R"({"a":{"a":0},"b":[{"a":{"a":0}}]})");
  EXPECT_EQ(at("$"), R"({"a":0})");
}

TEST(Replacement, WhatWasPutInIsNotReadAgain) {
  const auto suite = with_body(body_of({{"a", "{$inputs.id}"}, {"b", 0}},
                                       R"([{"target": "/b", "value": "<{$inputs.id}>"}])"));
  EXPECT_EQ(replaced(suite, scope_of_id("{$inputs.id}$inputs.id")),
            R"({"a":"{$inputs.id}$inputs.id","b":"<{$inputs.id}$inputs.id>"})");
}

TEST(Replacement, ValueMayHoldSelectors) {
  const auto suite = with_body(body_of({{"a", 0}}, R"([{"target": "/a", "value": [
      {"context": "$inputs.id", "selector": "/n", "type": "jsonpointer"}]}])"));
  EXPECT_EQ(replaced(suite, scope_of_id({{"n", 5}})), R"({"a":[5]})");
  EXPECT_EQ(replaced(suite, scope_of_id({{"m", 5}})), "/0/value/0: /n of $inputs.id is absent");
}

TEST(Replacement, AbsentValueIsAProblem) {
  const auto suite =
      with_body(body_of({{"a", 0}}, R"([{"target": "/a", "value": {"b": "$inputs.id"}}])"));
  EXPECT_EQ(replaced(suite, {}), "/0/value/b: $inputs.id is absent");
}

TEST(Replacement, TextPayloadIsReadAsJson) {
  const auto suite =
      with_body(body_of(R"({"a": 1, "b": "{$inputs.id}"})", R"([{"target": "/a", "value": 2}])"));
  EXPECT_EQ(replaced(suite), R"({"a":2,"b":"x"})");
  EXPECT_EQ(replaced(suite, scope_of_id(), "application/vnd.x+json"), R"({"a":2,"b":"x"})");
  EXPECT_EQ(replaced(suite, scope_of_id(), "text/plain"),
            "/0: the payload is a text of type text/plain, and only JSON has replacements");
  EXPECT_EQ(replaced(suite, scope_of_id("\"")), "/0: the payload is no JSON");
  const auto deep = with_body(
      body_of(std::string(600, '[') + std::string(600, ']'), R"([{"target": "/a", "value": 2}])"));
  EXPECT_EQ(replaced(deep), "/0: the payload nests too deep");
}

TEST(Replacement, TargetThatCannotBeReadIsRefused) {
  EXPECT_EQ(body_refusal(body_of({}, R"([{"target": "a", "value": 1}])")),
            "/replacements/0/target: 'a' is no JSON Pointer; write one like /items/0/id");
  EXPECT_EQ(body_refusal(body_of({}, R"([{"target": "$.", "targetSelectorType": "jsonpath",
                                          "value": 1}])"))
                .substr(0, 73),
            "/replacements/0/target: the JSONPath does not parse at character 3; expec");
  EXPECT_EQ(
      body_refusal(body_of({}, R"([{"target": "//a", "targetSelectorType": "xpath",
                                          "value": 1}])")),
      "/replacements/0/targetSelectorType: XPath is not supported; write one of: jsonpointer, "
      "jsonpath");
  EXPECT_EQ(body_refusal(body_of({}, R"([{"target": "/a", "value": 1, "targetSelectorType":
                                          {"type": "jsonpointer", "version": "rfc6901"}}])")),
            "nothing is refused");
  EXPECT_EQ(
      body_refusal(body_of({}, R"([{"target": "/a", "value": 1,
                                          "targetSelectorType": "jsonpointer"}])"),
                   "1.0.1"),
      "/replacements/0/targetSelectorType: 'targetSelectorType' of a replacement came with Arazzo "
      "1.1; write arazzo: 1.1.0");
}

TEST(Replacement, NeedsTargetAndValue) {
  EXPECT_EQ(body_refusal(body_of({}, R"([{"value": 1}])")),
            "/replacements/0: the required member 'target' is missing; add it; it must be string");
  EXPECT_EQ(body_refusal(body_of({}, R"([{"target": "/a"}])")),
            "/replacements/0: the required member 'value' is missing; add it; it may be null");
  EXPECT_EQ(body_refusal(body_of({}, R"([{"target": "/a", "value": "$inputs.no"}])")).substr(0, 38),
            "/replacements/0/value: '$inputs.no': w");
}

TEST(Replacement, InOtherThanJsonIsRefused) {
  auto sent = body_of("<a/>", R"([{"target": "/a", "value": 1}])");
  sent["contentType"] = "application/xml";
  EXPECT_EQ(body_refusal(sent),
            "/replacements/0: a replacement in a payload of type 'application/xml' is not "
            "supported; write the payload as it is meant; expressions may stand in it");
}

}  // namespace
