#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <string>
#include <utility>

#include "support/run_bench.hpp"

namespace {

using kizen::detail::BuiltRequest;
using kizen::detail::RequestBuilder;
using kizen_test::add_step;
using kizen_test::read_step;
using kizen_test::suite_of;
using kizen_test::workflow;

/// The request of the one step of a suite, with `word` among its inputs.
BuiltRequest built(const kizen::json& step, const kizen::json& word = "two words") {
  auto made = workflow("w", {step});
  made["inputs"] = kizen::json::parse(
      R"({"type": "object", "properties": {"word": {}, "nothing": {"type": "string"}}})");
  const auto suite = suite_of({made});
  auto target = kizen::Target::parse("http://127.0.0.1:9/base");
  target.credentials = {{"X-KEY", "s3cret"}, {"X-USER", "u"}};
  kizen::Scope scope;
  scope.inputs["word"] = kizen::json_value(word);
  return RequestBuilder(target, suite.workflows[0].steps[0], scope).build();
}

kizen::json with_parameter(const char* name, const char* in, kizen::json value,
                           kizen::json step = read_step()) {
  step["parameters"].push_back({{"name", name}, {"in", in}, {"value", std::move(value)}});
  return step;
}

std::string header(const BuiltRequest& request, const char* name) {
  const auto* value = request.request.headers.first(name);
  return value == nullptr ? "(absent)" : *value;
}

TEST(RequestBuilder, EncodesPathParametersOnce) {
  EXPECT_EQ(built(read_step("a/b c%20?#")).request.target, "/things/a%2Fb%20c%2520%3F%23");
  EXPECT_EQ(built(read_step("$inputs.word")).request.target, "/things/two%20words");
  EXPECT_EQ(built(read_step(7)).request.target, "/things/7");
}

TEST(RequestBuilder, DoesNotSendWithoutAPathParameter) {
  const auto request = built(read_step("$inputs.word"), nullptr);
  EXPECT_EQ(request.problem, "the path parameter 'id' has no value");
}

TEST(RequestBuilder, WritesQueryParametersInOrder) {
  const auto step = with_parameter("b&", "query", "x=1 2", with_parameter("limit", "query", 5));
  EXPECT_EQ(built(step).request.target, "/things/7?limit=5&b%26=x%3D1%202");
}

TEST(RequestBuilder, WritesAListAsOnePairAnItem) {
  EXPECT_EQ(built(with_parameter("tags", "query", {"a", "b c"})).request.target,
            "/things/7?tags=a&tags=b%20c");
  EXPECT_EQ(built(with_parameter("tags", "query", kizen::json::array())).request.target,
            "/things/7");
}

TEST(RequestBuilder, WritesAnObjectByItsStyle) {
  EXPECT_EQ(built(with_parameter("range", "query", {{"from", 1}, {"to", 9}})).request.target,
            "/things/7?range%5Bfrom%5D=1&range%5Bto%5D=9");
}

TEST(RequestBuilder, EscapesWhatWouldEndACookie) {
  EXPECT_EQ(header(built(with_parameter("theme", "cookie", "dark; a")), "Cookie"),
            "theme=dark%3B%20a");
}

TEST(RequestBuilder, DoesNotSendWhatHasNoText) {
  const auto request = built(with_parameter("tags", "query", {"a", {"b"}}));
  EXPECT_EQ(request.problem,
            "the query parameter 'tags' cannot be written: a list within a list has no text");
  EXPECT_EQ(request.place.to_string(), "/workflows/0/steps/0/parameters/1/value");
}

TEST(RequestBuilder, LeavesNullParametersOut) {
  EXPECT_EQ(built(with_parameter("limit", "query", nullptr)).request.target, "/things/7");
  EXPECT_EQ(header(built(with_parameter("X-More", "header", nullptr)), "X-More"), "(absent)");
}

TEST(RequestBuilder, AddsTheCredentialsOfTheTarget) {
  const auto request = built(read_step());
  EXPECT_EQ(header(request, "X-KEY"), "s3cret");
  EXPECT_EQ(header(request, "X-USER"), "u");
  EXPECT_TRUE(request.own_credentials);
}

TEST(RequestBuilder, AHeaderParameterReplacesACredential) {
  const auto request = built(with_parameter("x-key", "header", "other"));
  EXPECT_EQ(header(request, "X-KEY"), "other");
  EXPECT_EQ(header(request, "X-USER"), "u");
  EXPECT_FALSE(request.own_credentials);
}

TEST(RequestBuilder, ANullHeaderParameterRemovesACredential) {
  const auto request = built(with_parameter("X-KEY", "header", nullptr));
  EXPECT_EQ(header(request, "X-KEY"), "(absent)");
  EXPECT_FALSE(request.own_credentials);
}

TEST(RequestBuilder, SendsAJsonPayloadWithTheDeclaredContentType) {
  const auto request = built(add_step({{"name", "{$inputs.word}!"}}));
  EXPECT_EQ(request.request.method, "POST");
  EXPECT_EQ(request.request.body, R"({"name":"two words!"})");
  EXPECT_EQ(header(request, "Content-Type"), "application/json");
}

TEST(RequestBuilder, SendsATextPayloadAsItIs) {
  const auto request = built(add_step("{\"name\": "));
  EXPECT_EQ(request.request.body, "{\"name\": ");
}

TEST(RequestBuilder, TakesTheContentTypeOfTheStep) {
  auto step = add_step("name=ann");
  step["requestBody"]["contentType"] = "application/x-www-form-urlencoded";
  EXPECT_EQ(header(built(step), "Content-Type"), "application/x-www-form-urlencoded");
}

TEST(RequestBuilder, SendsBytesThatAreNoUtf8) {
  const auto request = built(add_step({{"name", "$inputs.word"}}), "\xff");
  EXPECT_EQ(request.request.body, "{\"name\":\"\xEF\xBF\xBD\"}");
}

TEST(RequestBuilder, NamesTheAbsentExpressionAndItsPlace) {
  const auto request = built(add_step({{"name", "$inputs.nothing"}}));
  EXPECT_EQ(request.problem, "$inputs.nothing is absent");
  EXPECT_EQ(request.place.to_string(), "/workflows/0/steps/0/requestBody/payload/name");
}

/// A step that sends a payload with one replacement.
kizen::json replacing_step(const char* target, kizen::json value) {
  auto step = add_step({{"name", "?"}});
  step["requestBody"]["replacements"] =
      kizen::json::array({{{"target", target}, {"value", std::move(value)}}});
  return step;
}

TEST(RequestBuilder, SendsThePayloadWithItsReplacements) {
  EXPECT_EQ(built(replacing_step("/name", "{$inputs.word}!")).request.body,
            R"({"name":"two words!"})");
  auto step = replacing_step("/name", "$inputs.word");
  step["requestBody"]["payload"] = R"({"name": "?"})";
  EXPECT_EQ(built(step).request.body, R"({"name":"two words"})");
}

TEST(RequestBuilder, NamesTheTargetThatIsNotThere) {
  const auto request = built(replacing_step("/nam", 1));
  EXPECT_EQ(request.problem, "the payload has nothing at the target '/nam'");
  EXPECT_EQ(request.place.to_string(), "/workflows/0/steps/0/requestBody/replacements/0/target");
}

TEST(RequestBuilder, ReplacesNothingInATextThatIsNoJson) {
  auto step = with_parameter("Content-Type", "header", "text/plain", replacing_step("/name", 1));
  step["requestBody"]["payload"] = R"({"name": "?"})";
  step["x-contract"] = {{"request", {{"invalid", true}}}};
  EXPECT_EQ(built(step).problem,
            "the payload is a text of type text/plain, and only JSON has replacements");
}

TEST(RequestBuilder, FillsSelectorsIn) {
  auto made = workflow(
      "w",
      {add_step(
          {{"name", {{"context", "$inputs.word"}, {"selector", "$[1]"}, {"type", "jsonpath"}}}})});
  made["inputs"] = kizen::json::parse(R"({"type": "object", "properties": {"word": {}}})");
  auto document = *suite_of({made}).source.document;
  document["arazzo"] = "1.1.0";
  const auto suite = kizen::load_suite(kizen::read_json(document.dump(), "things.arazzo.json"),
                                       kizen_test::things_contract());
  kizen::Scope scope;
  scope.inputs["word"] = kizen::json_value({"a", "b"});
  const auto target = kizen::Target::parse("http://127.0.0.1:9/base");
  const auto& step = suite.workflows[0].steps[0];
  EXPECT_EQ(RequestBuilder(target, step, scope).build().request.body, R"({"name":"b"})");
  EXPECT_EQ(RequestBuilder(target, step, {}).build().problem, "$[1] of $inputs.word is absent");
}

TEST(Runner, SendsNothingWhereAnExpressionIsAbsent) {
  kizen_test::RunBench bench;
  auto made = workflow("reads", {read_step("$inputs.nothing")});
  made["inputs"] =
      kizen::json::parse(R"({"type": "object", "properties": {"nothing": {"type": "string"}}})");
  const auto told = bench.run(suite_of({made}));
  EXPECT_EQ(bench.requests(), "");
  EXPECT_EQ(told.cases.at(0).status, kizen::CaseStatus::SuiteFault);
  EXPECT_EQ(kizen_test::findings(told.cases.at(0).steps),
            "case.value at '': expected a value for every expression, actual $inputs.nothing is "
            "absent\n");
}

}  // namespace
