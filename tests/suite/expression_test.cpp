#include <kizen/suite/expression.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace {

using kizen::Expression;
using kizen::json;

kizen::Scope answered() {
  kizen::Scope scope;
  scope.inputs["customer"] = kizen::json_value({{"name", "Ann"}, {"a/b", 1}});
  scope.steps["create"]["id"] = kizen::json_value(7);
  scope.outputs["token"] = kizen::json_value("t");
  scope.exchange = kizen::step_exchange(
      "http://127.0.0.1:1/x?page=2",
      {{"POST", "/x?page=2", {{"X-Trace", "abc"}, {"Content-Type", "application/json"}}, "[1]"},
       {201, {{"Content-Type", "application/json"}}, R"({"results": [{"id": 5}], "none": null})"}},
      {{"entity", kizen::json_value("e")}}, {{"page", kizen::json_value(2)}});
  return scope;
}

/// JSON of what an expression stands for, or `absent`.
std::string seen(const std::string& text) {
  const auto expression = Expression::parse(text);
  if (!expression) return "no expression";
  const auto value = kizen::evaluate(*expression, answered());
  return value == nullptr ? "absent" : value->dump();
}

json expression_data() {
  std::ifstream file(KIZEN_SOURCE_DIR
                     "/../shared/conformance/arazzo/swaggerexpert/runtime-expressions.json");
  return file.is_open() ? json::parse(file) : json();
}

TEST(Expression, ReadsTheExchange) {
  EXPECT_EQ(seen("$url"), "\"http://127.0.0.1:1/x?page=2\"");
  EXPECT_EQ(seen("$method"), "\"POST\"");
  EXPECT_EQ(seen("$statusCode"), "201");
  EXPECT_EQ(seen("$request.body#/0"), "1");
  EXPECT_EQ(seen("$request.query.page"), "2");
  EXPECT_EQ(seen("$request.path.entity"), "\"e\"");
  EXPECT_EQ(seen("$response.body#/results/0/id"), "5");
  EXPECT_EQ(seen("$response.body#/none"), "null");
}

TEST(Expression, ReadsHeadersWithoutRegardToCase) {
  EXPECT_EQ(seen("$request.header.x-trace"), "\"abc\"");
  EXPECT_EQ(seen("$response.header.Allow"), "absent");
}

TEST(Expression, ReadsInputsAndOutputs) {
  EXPECT_EQ(seen("$inputs.customer#/name"), "\"Ann\"");
  EXPECT_EQ(seen("$inputs.customer#/a~1b"), "1");
  EXPECT_EQ(seen("$steps.create.outputs.id"), "7");
  EXPECT_EQ(seen("$outputs.token"), "\"t\"");
}

TEST(Expression, IsAbsentWhereNothingIs) {
  for (const char* const text : {"$inputs.x", "$steps.create.outputs.x", "$steps.x.outputs.id",
                                 "$response.body#/results/1", "$inputs.customer#/name/0"}) {
    EXPECT_EQ(seen(text), "absent") << text;
  }
}

TEST(Expression, IsTheWholeText) {
  for (const char* const text : {"", "$", "$statusCodes", "$inputs.", "$inputs.a b", "$steps.a.b",
                                 "$steps.a.inputs.b", "$response.body.id", "$response.body#id",
                                 "$request.header.a b", "$inputs.a#/~2", "x$url"}) {
    EXPECT_FALSE(Expression::parse(text)) << text;
  }
}

TEST(Expression, BodyThatIsNoJsonIsText) {
  kizen::Scope scope;
  scope.exchange = kizen::step_exchange("", {{}, {404, {{"Content-Type", "text/html"}}, "[1]"}});
  EXPECT_EQ(*kizen::evaluate(*Expression::parse("$response.body"), scope), "[1]");
  scope.exchange = kizen::step_exchange("", {{}, {200, {}, "{"}});
  EXPECT_EQ(*kizen::evaluate(*Expression::parse("$response.body"), scope), "{");
  scope.exchange = kizen::step_exchange("", {{}, {204}});
  EXPECT_EQ(kizen::evaluate(*Expression::parse("$response.body"), scope), nullptr);
}

TEST(Expression, AgreesWithSwaggerexpert) {
  const auto data = expression_data();
  if (data.is_null()) GTEST_SKIP() << "skipped: shared/conformance is not there";
  for (const auto& text : data["valid"]) EXPECT_TRUE(Expression::parse(text.get<std::string>()));
  for (const auto& text : data["invalid"]) {
    EXPECT_FALSE(Expression::parse(text.get<std::string>())) << text;
  }
}

TEST(Expression, IsFoundInTextAsBySwaggerexpert) {
  const auto data = expression_data();
  if (data.is_null()) GTEST_SKIP() << "skipped: shared/conformance is not there";
  // Braces that open no expression stay as they are here; there they spoil the whole text.
  const json exceptions = {"{{$url}}", "{$url}}"};
  for (const auto& entry : data["extract"]) {
    json found = json::array();
    for (const auto& part : kizen::detail::parts_of(entry["template"].get<std::string>())) {
      if (part.expression) found.push_back(part.expression->text);
    }
    const bool excepted =
        std::find(exceptions.begin(), exceptions.end(), entry["template"]) != exceptions.end();
    EXPECT_EQ(found == entry["expressions"], !excepted) << entry << " found " << found;
  }
}

}  // namespace
