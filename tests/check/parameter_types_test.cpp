#include <gtest/gtest.h>

#include <string>

#include "kizen/check.hpp"
#include "support/parameter_bench.hpp"

namespace {

using kizen::json;
using kizen_test::color_in;
using kizen_test::told;

/// What is told of a query where `color` has this schema, unexploded.
std::string typed(const char* schema, const std::string& value) {
  const auto parameter = color_in("query", schema, {{"explode", false}});
  return told(json::array({parameter}), "/things?color=" + value);
}

TEST(JsonNumber, IsSpelledAsJsonHasIt) {
  for (const char* const good : {"0", "-0", "10", "1.5", "-1.25e+10", "1E5", "0.0"}) {
    EXPECT_TRUE(kizen::detail::is_json_number(good)) << good;
  }
  for (const char* const bad :
       {"", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1", "1 ", " 1", "1,5", "NaN"}) {
    EXPECT_FALSE(kizen::detail::is_json_number(bad)) << bad;
  }
}

TEST(Spellings, HaveTheStringLast) {
  using kizen::detail::spellings;
  using kizen::detail::TypeSet;
  using All = std::vector<std::string>;
  EXPECT_EQ(spellings("1.50", TypeSet::Any), (All{"1.50", "\"1.50\""}));
  EXPECT_EQ(spellings("1.50", TypeSet::Integer), All{"1.50"});
  EXPECT_EQ(spellings("one", TypeSet::Integer), All{"\"one\""});
  EXPECT_EQ(spellings("true", TypeSet::String), All{"\"true\""});
  EXPECT_EQ(spellings("null", TypeSet::Null | TypeSet::String), (All{"null", "\"null\""}));
  EXPECT_EQ(spellings("a\"b", TypeSet::String), All{R"("a\"b")"});
}

TEST(ParameterTypes, AreThoseOfTheSchemaAnywhere) {
  for (const char* const schema :
       {R"({"type": "integer"})", R"({"oneOf": [{"type": "boolean"}, {"type": "integer"}]})",
        R"({"allOf": [{"minimum": 1}, {"type": "integer"}]})", R"({"enum": [5]})",
        R"({"anyOf": [{"type": "string", "minLength": 9}, {"type": "number"}]})",
        R"({"type": "string", "maxLength": 1})", R"({})",
        R"({"type": "number", "nullable": true})"}) {
    EXPECT_EQ(typed(schema, "5"), "") << schema;
  }
  EXPECT_EQ(typed(R"({"type": "boolean"})", "true"), "");
  EXPECT_EQ(typed(R"({"type": "integer", "nullable": true})", "null"), "");
  EXPECT_EQ(typed(R"({"type": "boolean"})", "5"),
            "request.query.schema /color: a boolean; got \"5\"");
  EXPECT_EQ(typed(R"({"type": "integer", "minimum": 6})", "5"),
            "request.query.schema /color: an integer of at least 6; got 5");
}

TEST(ParameterTypes, RefuseNoItemForAGuess) {
  const char* const schema = R"({"type": "array", "items": {"anyOf": [
      {"type": "integer", "minimum": 10}, {"type": "string", "maxLength": 1}]}})";
  EXPECT_EQ(typed(schema, "5,50,a"), "");
  EXPECT_NE(typed(schema, "5,50,ab"), "");
}

TEST(ParameterTypes, RefuseNoMemberForAGuess) {
  const char* const schema = R"({"type": "object", "properties": {
      "a": {"enum": ["1", 2]}, "b": {"enum": [1, "2"]}}})";
  EXPECT_EQ(typed(schema, "a,1,b,2"), "");
  EXPECT_EQ(typed(schema, "a,2,b,1"), "");
  EXPECT_EQ(typed(schema, "a,1,b,1"), "");
  EXPECT_NE(typed(schema, "a,3,b,1"), "");
}

TEST(ParameterTypes, TryStringsWhereNoItemIsToBlame) {
  EXPECT_EQ(typed(R"({"type": "array", "items": {}, "enum": [["1", "2"]]})", "1,2"), "");
}

TEST(ParameterTypes, ReadAListOrATextAsWhicheverIsValid) {
  const char* const schema = R"({"oneOf": [{"type": "string", "pattern": "^[a-z]+$"},
                                           {"type": "array", "items": {"type": "integer"}}]})";
  for (const char* const good : {"all", "1", "1,2"}) EXPECT_EQ(typed(schema, good), "") << good;
  EXPECT_NE(typed(schema, "all,1"), "");
}

TEST(ParameterTypes, OneEmptyTextIsAListOfItOrOfNothing) {
  EXPECT_EQ(typed(R"({"type": "array", "items": {"type": "integer"}})", ""), "");
  EXPECT_EQ(typed(R"({"type": "array", "items": {"type": "string"}, "minItems": 1})", ""), "");
  EXPECT_NE(typed(R"({"type": "array", "items": {"type": "integer"}, "minItems": 1})", ""), "");
}

TEST(ParameterTypes, PointAtTheItem) {
  EXPECT_EQ(typed(R"({"type": "array", "items": {"type": "integer"}})", "1,b"),
            "request.query.schema /color/1: an integer; got \"b\"");
}

TEST(ParameterTypes, OfASchemaThatNobodyCanKeepRefuseAll) {
  EXPECT_EQ(typed(R"({"allOf": [{"type": "string"}, {"type": "integer"}]})", "1"),
            "request.query.schema /color: an integer; got \"1\"");
}

TEST(ParameterContent, IsReadAsItsMediaType) {
  const auto content = [](const char* schema, const char* type = "application/json") {
    return json::array(
        {{{"name", "color"}, {"in", "query"}, {"content", {{type, json::parse(schema)}}}}});
  };
  const char* const object =
      R"({"schema": {"type": "object", "properties": {"a": {"type": "array"}}, "required": ["a"]}})";
  EXPECT_EQ(told(content(object), "/things?color=%7B%22a%22:[1,%5B2]]%7D"), "");
  EXPECT_EQ(told(content(object), "/things?color=%7B%7D"),
            "request.query.schema /color: a member \"a\"; got {}");
  EXPECT_EQ(told(content(object), "/things?color=%7B"),
            "request.query.schema /color: one JSON text; got the text ends inside an object "
            "(line 1, column 2)");
  EXPECT_EQ(told(content(object), "/things?color=" + std::string(600, '[')),
            "request.query.too_deep: color has 513 levels or more; at most 512 are read");
  EXPECT_EQ(told(content("{}"), "/things?color=1"),
            "request.query.no_schema: color has no JSON schema");
  EXPECT_EQ(told(content(object, "text/plain"), "/things?color=1"),
            "request.query.no_schema: color has no JSON schema");
  EXPECT_EQ(told(content(object), "/things?color=1&color=2"),
            "request.query.repeated /color: one value; got another value \"2\"");
}

}  // namespace
