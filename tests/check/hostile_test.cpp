#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "kizen/check.hpp"
#include "kizen/records.hpp"

namespace {

using kizen::Dialect;
using kizen::json;

kizen::Schema compiled(const std::string& schema, Dialect dialect = Dialect::OpenApiResponse) {
  return kizen::Schema::compile(kizen::read_json(schema, "s.json"), {}, dialect);
}

/// `valid`, `unchecked REASON`, or the keyword of the first violation.
std::string verdict(const kizen::SchemaFindings& findings) {
  if (findings.unchecked) return "unchecked " + findings.unchecked->reason;
  return findings.valid ? "valid" : findings.violations.at(0).keyword;
}

std::string verdict(const std::string& schema, const json& value) {
  return verdict(compiled(schema).check(value));
}

json nested_lists(std::size_t levels) {
  json value = json::array();
  for (std::size_t i = 1; i < levels; ++i) value = json::array({std::move(value)});
  return value;
}

TEST(Hostile, DeepValuesInMemoryAreUnchecked) {
  const auto schema = compiled(R"({"type": "array", "items": {"$ref": "#"}})");
  EXPECT_EQ(verdict(schema.check(nested_lists(512))), "valid");
  EXPECT_EQ(verdict(schema.check(nested_lists(513))), "unchecked too_deep");
  EXPECT_EQ(verdict(schema.check(nested_lists(100'000))), "unchecked too_deep");
}

TEST(Hostile, DeepDocumentsAreRefused) {
  const std::string deep(100'000, '[');
  EXPECT_THROW(kizen::read_json(deep, "s.json"), kizen::ContractError);
}

TEST(Hostile, PatternsTakeLinearTime) {
  const std::string megabyte(1'000'000, 'a');
  EXPECT_EQ(verdict(R"({"pattern": "^(a|b)*$"})", megabyte), "valid");
  EXPECT_EQ(verdict(R"({"pattern": "^(a|b)*$"})", megabyte + "c"), "pattern");
  EXPECT_EQ(verdict(R"({"pattern": "^[a-z]+$"})", megabyte), "valid");
  EXPECT_EQ(verdict(R"({"pattern": "^(a+)+$"})", megabyte + "!"), "pattern");
}

TEST(Hostile, PatternsOfCharactersBeyondAscii) {
  EXPECT_EQ(verdict(R"({"pattern": "^.$"})", "𝄞"), "valid");
  EXPECT_EQ(verdict(R"({"pattern": "^\\p{L}+$"})", "äöü"), "valid");
  EXPECT_EQ(verdict(R"({"pattern": "^a$"})", std::string("a\0b", 3)), "pattern");
}

TEST(Hostile, NumbersAreExact) {
  EXPECT_EQ(verdict(R"({"maximum": 9007199254740992})", 9007199254740993), "maximum");
  EXPECT_EQ(verdict(R"({"minimum": 0})", 18446744073709551615U), "valid");
  EXPECT_EQ(verdict(R"({"type": "integer"})", 18446744073709551615U), "valid");
  EXPECT_EQ(verdict(R"({"enum": [9007199254740993]})", 9007199254740992), "enum");
  EXPECT_EQ(verdict(R"({"enum": [9223372036854775808]})", 9223372036854775809U), "enum");
  EXPECT_EQ(verdict(R"({"uniqueItems": true})", {9007199254740992, 9007199254740993}), "valid");
  EXPECT_EQ(verdict(R"({"multipleOf": 2})", 2.5), "multipleOf");
  EXPECT_EQ(verdict(R"({"multipleOf": 0.01})", 19.99), "valid");
  EXPECT_EQ(verdict(R"({"format": "int32"})", json::parse("1099511627776")), "format");
  EXPECT_EQ(verdict(R"({"format": "int64"})", 9223372036854775808U), "format");
  EXPECT_EQ(verdict(R"({"format": "float"})", 1e39), "format");
  EXPECT_EQ(verdict(R"({"format": "double"})", 1e308), "valid");
}

TEST(Hostile, NumbersOfBodiesAreReadAsWritten) {
  const kizen::Checker checker(kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "t", "version": "1"},
    "paths": {"/a": {"get": {"operationId": "get", "responses": {"200": {"description": "",
      "content": {"application/json": {"schema": {"type": "integer", "maximum": 18446744073709551615,
        "multipleOf": 3}}}}}}}}})",
                                                      "s.json"));
  const auto& get = *checker.contract().operation("get");
  const auto check = [&](const char* body) {
    const auto report = checker.check_response_body(get, 200, body);
    return report.ok() ? std::string("valid") : report.violations.at(0).keyword;
  };
  EXPECT_EQ(check("18446744073709551615"), "valid");
  EXPECT_EQ(check("18446744073709551618"), "maximum");
  EXPECT_EQ(check("-36893488147419103233"), "valid");
  EXPECT_EQ(check("-36893488147419103234"), "multipleOf");
  EXPECT_EQ(check("3.0"), "type");
  EXPECT_EQ(check("1e400"), "type");
}

/// Schema, value and verdict, all as written.
TEST(Hostile, NumbersOfSchemasAreReadAsWritten) {
  const auto check = [](const char* schema, const std::string& text) {
    const auto reading = kizen::detail::JsonReader(text).read();
    return verdict(kizen::detail::SchemaAccess::check(compiled(schema),
                                                      kizen::detail::JsonView(reading.tree)));
  };
  EXPECT_EQ(check(R"({"maximum": -9223372036854775809})", "-9223372036854775809"), "valid");
  EXPECT_EQ(check(R"({"maximum": 18446744073709551616})", "18446744073709551616"), "valid");
  EXPECT_EQ(check(R"({"maximum": 18446744073709551616})", "18446744073709551617"), "maximum");
  EXPECT_EQ(check(R"({"minimum": 0.1000000000000000000001})", "0.1"), "minimum");
  EXPECT_EQ(check(R"({"maximum": 9007199254740993.0})", "9007199254740993"), "valid");
  EXPECT_EQ(check(R"({"enum": [18446744073709551616]})", "18446744073709551616"), "valid");
  EXPECT_EQ(check(R"({"enum": [{"a": [12345678901234567890123]}]})",
                  R"({"a": [12345678901234567890123]})"),
            "valid");
  EXPECT_EQ(check(R"({"enum": [12345678901234567890123]})", "12345678901234567890124"), "enum");
}

TEST(Hostile, LengthsCountCodePointsPastNul) {
  EXPECT_EQ(verdict(R"({"maxLength": 1})", std::string("a\0bcd", 5)), "maxLength");
  EXPECT_EQ(verdict(R"({"maxLength": 1})", "𝄞"), "valid");
  EXPECT_EQ(verdict(R"({"minLength": 2})", "𝄞"), "minLength");
  EXPECT_EQ(verdict(R"({"minLength": 3})", std::string("a\0b", 3)), "valid");
}

TEST(Hostile, NamesWithNulAreWholeNames) {
  const std::string schema =
      R"({"required": ["a\u0000b"], "properties": {"a\u0000b": {"type": "string"}}})";
  EXPECT_EQ(verdict(schema, {{std::string("a\0b", 3), "x"}}), "valid");
  EXPECT_EQ(verdict(schema, {{std::string("a\0b", 3), 1}}), "type");
  EXPECT_EQ(verdict(schema, {{"a", "x"}}), "required");
}

TEST(Hostile, TextThatIsNotUtf8IsUnchecked) {
  const std::string bad = "\xc3(";
  for (const json& value :
       std::vector<json>{bad, json::array({1, bad}), {{"a", bad}}, {{bad, 1}}}) {
    EXPECT_EQ(
        verdict(R"({"minLength": 1, "maxLength": 9, "pattern": "x", "format": "uuid"})", value),
        "unchecked not_utf8");
  }
}

TEST(Hostile, NumbersThatJsonCannotWriteAreUnchecked) {
  EXPECT_EQ(verdict("{}", std::numeric_limits<double>::infinity()), "unchecked not_finite");
  EXPECT_EQ(verdict("{}", std::numeric_limits<double>::quiet_NaN()), "unchecked not_finite");
}

TEST(Hostile, ManyEqualItemsAreFoundAtOnce) {
  json items = json::array();
  for (int i = 0; i < 200'000; ++i) items.push_back({{"n", i}});
  EXPECT_EQ(verdict(R"({"uniqueItems": true})", items), "valid");
  items.push_back({{"n", 7}});
  EXPECT_EQ(verdict(R"({"uniqueItems": true})", items), "uniqueItems");
}

TEST(Hostile, ALargeEnumIsSearchedByHash) {
  json members = json::array();
  for (int i = 0; i < 20'000; ++i) members.push_back("member " + std::to_string(i));
  const auto schema = compiled(json{{"items", {{"enum", members}}}}.dump());
  EXPECT_EQ(verdict(schema.check(members)), "valid");
  members.push_back("member");
  EXPECT_EQ(verdict(schema.check(members)), "enum");
}

/// Each schema tries the next twice.
std::string doubling(int levels, const std::string& keyword) {
  std::string text = "{\"x-0\":{}";
  for (int i = 1; i <= levels; ++i) {
    const auto next = "{\"$ref\":\"#/x-" + std::to_string(i - 1) + "\"}";
    text += ",\"x-" + std::to_string(i) + "\":{\"" + keyword + "\":[" + next + "," + next + "]}";
  }
  return text + ",\"allOf\":[{\"$ref\":\"#/x-" + std::to_string(levels) + "\"}]}";
}

TEST(Hostile, SchemasThatDoubleTheirWorkAreUnchecked) {
  EXPECT_EQ(verdict(doubling(10, "allOf"), 1), "valid");
  EXPECT_EQ(verdict(doubling(40, "allOf"), 1), "unchecked too_complex");
  EXPECT_EQ(verdict(doubling(40, "anyOf"), 1), "valid");
  EXPECT_EQ(verdict(doubling(40, "oneOf"), 1), "unchecked too_complex");
}

TEST(Hostile, SchemasThatDoubleTheirWorkALevelAreUnchecked) {
  const auto schema = compiled(R"({"anyOf": [{"type": "integer"}, {"items": {"$ref": "#"},
      "type": "array", "minItems": 1}, {"items": {"$ref": "#"}, "type": "array", "maxItems": 9}]})");
  auto value = json::array({"no"});
  for (int i = 0; i < 60; ++i) value = json::array({std::move(value)});
  EXPECT_EQ(verdict(schema.check(value)), "unchecked too_complex");
}

TEST(Hostile, SchemasThatLeadFarAreRefused) {
  try {
    compiled(doubling(70, "allOf"));
    FAIL() << "it was taken";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "schema.too_deep");
  }
  std::string chain = "{\"x-0\":{}";
  for (int i = 1; i <= 50'000; ++i) {
    chain += ",\"x-" + std::to_string(i) + "\":{\"not\":{\"$ref\":\"#/x-" + std::to_string(i - 1) +
             "\"}}";
  }
  EXPECT_THROW(compiled(chain + ",\"not\":{\"$ref\":\"#/x-50000\"}}"), kizen::ContractError);
}

TEST(Hostile, NullIsNoDate) {
  EXPECT_EQ(verdict(compiled(R"({"type": ["string", "null"], "format": "uuid"})", Dialect::Draft7)
                        .check(nullptr)),
            "valid");
  EXPECT_EQ(verdict(R"({"type": "string", "nullable": true, "format": "uuid"})", nullptr), "valid");
}

TEST(Hostile, AGreatManyViolationsAreNamedUpToALimit) {
  const auto schema = compiled(R"({"items": {"type": "integer"}})");
  json items = json::array();
  for (int i = 0; i < 10'000; ++i) items.push_back("x");
  const auto all = schema.check(items);
  ASSERT_EQ(all.violations.size(), 10'000U);
  EXPECT_EQ(all.violations.back().instance.to_string(), "/9999");
  EXPECT_FALSE(all.unchecked);
  items.push_back("x");
  const auto first = schema.check(items);
  EXPECT_FALSE(first.valid);
  EXPECT_EQ(first.violations.size(), 10'000U);
  EXPECT_EQ(first.unchecked->reason, "cut_short");
}

/// Each level of a value is in `width` schemas, and the enum refuses it before any is tried.
std::string wide_recursion(int width) {
  std::string text = R"({"enum":["x"],"allOf":[{"$ref":"#/x-0"}])";
  for (int i = 0; i < width; ++i) {
    text += ",\"x-" + std::to_string(i) + "\":{\"allOf\":[{\"$ref\":\"#/x-" +
            std::to_string(i + 1) + "\"}]}";
  }
  return text + ",\"x-" + std::to_string(width) + R"(":{"properties":{"a":{"$ref":"#/x-0"}}}})";
}

TEST(Hostile, DeepSchemasOnDeepValuesAreUncheckedThoughRefusedEarly) {
  json value = 1;
  for (int i = 0; i < 510; ++i) value = {{"a", std::move(value)}};
  EXPECT_EQ(verdict(wide_recursion(1), value), "enum");
  EXPECT_EQ(verdict(wide_recursion(55), value), "unchecked too_complex");
}

TEST(Hostile, UniqueItemsAtEveryLevelAreTooMuchWork) {
  const auto schema = compiled(R"({"uniqueItems": true, "type": "array",
                                   "items": {"anyOf": [{"type": "integer"}, {"$ref": "#"}]}})");
  json value = json::array();
  for (int i = 0; i < 100'000; ++i) value.push_back(i);
  for (int i = 0; i < 300; ++i) value = json::array({std::move(value)});
  EXPECT_EQ(verdict(schema.check(value)), "unchecked too_complex");
}

}  // namespace
