#include <kizen/records/field_conditions.hpp>

// clang-format off
#include <kizen/records.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using kizen::field;
using kizen::json;

constexpr char some_id[] = "921cec5c-9f68-4cd1-bf30-b11f00571175";

/// The only condition of a filter.
json only(const kizen::Filter& filter) {
  const auto body = filter.to_json();
  return body.at("query").at(0).at("filters").at(0);
}

void expect_condition(const kizen::Filter& filter, const std::string& condition,
                      const json& value) {
  EXPECT_EQ(only(filter).at("condition"), condition);
  EXPECT_EQ(only(filter).at("value"), value) << condition;
}

TEST(FieldConditions, SpellTheConditionsOfTexts) {
  expect_condition(field("f").equals("x"), "=", "x");
  expect_condition(field("f").not_equals("x"), "!=", "x");
  expect_condition(field("f").contains("x"), "contains", "x");
  expect_condition(field("f").not_contains("x"), "!contains", "x");
  expect_condition(field("f").starts_with("x"), "starts_with", "x");
  expect_condition(field("f").not_starts_with("x"), "!starts_with", "x");
  expect_condition(field("f").ends_with("x"), "ends_with", "x");
  expect_condition(field("f").not_ends_with("x"), "!ends_with", "x");
  expect_condition(field("f").is_blank(), "is_blank", true);
  expect_condition(field("f").is_not_blank(), "is_blank", false);
}

TEST(FieldConditions, SpellTheConditionsOfNumbersAndDays) {
  expect_condition(field("f").less_than(1), "<", 1);
  expect_condition(field("f").at_most(1.5), "<=", 1.5);
  expect_condition(field("f").greater_than("7"), ">", "7");
  expect_condition(field("f").at_least(kizen::Date{2026, 1, 2}), ">=", "2026-01-02");
  expect_condition(field("f").between(10, 20), "between", {10, 20});
  expect_condition(field("f").month_equals(12), "month_equals", 12);
}

TEST(FieldConditions, SpellTheConditionsOfLists) {
  const std::vector<std::string> ids = {"x", "y"};
  const json both = {"x", "y"};
  expect_condition(field("f").has(ids), "has", both);
  expect_condition(field("f").not_has({"x", "y"}), "!has", both);
  expect_condition(field("f").has_any({"x"}), "has_any", json::array({"x"}));
  expect_condition(field("f").not_has_any(ids), "!has_any", both);
  expect_condition(field("f").is_any_of({kizen::is_me, "y"}), "is_any_of", {"is_me", "y"});
  expect_condition(field("f").is_none_of(ids), "is_none_of", both);
}

TEST(FieldConditions, ContainsTakesATextOrAListOfRecords) {
  const std::vector<std::string> ids = {"x", "y"};
  const std::string id = "x";
  expect_condition(field("f").contains(id), "contains", "x");
  expect_condition(field("f").contains({id}), "contains", json::array({"x"}));
  expect_condition(field("f").contains({"x", "y"}), "contains", {"x", "y"});
  expect_condition(field("f").contains(ids), "contains", {"x", "y"});
  expect_condition(field("f").not_contains({id}), "!contains", json::array({"x"}));
  expect_condition(field("f").not_contains(ids), "!contains", {"x", "y"});
}

TEST(FieldConditions, AddressDefaultFieldsByName) {
  const json expected = {{"type", "fields"},
                         {"subtype", "non_custom"},
                         {"field", "amount"},
                         {"condition", "="},
                         {"value", 1}};
  EXPECT_EQ(only(field("amount").equals(1)), expected);
}

TEST(FieldConditions, AddressCustomFieldsByUuidInQuotationMarks) {
  const auto condition = only(kizen::custom_field(some_id).equals(1));
  EXPECT_EQ(condition.at("type"), "fields_v2");
  EXPECT_EQ(condition.at("subtype"), "custom");
  EXPECT_EQ(condition.at("field"), std::string("\"custom\"::") + some_id);
}

TEST(FieldConditions, TakeAnyConditionWithAnyValue) {
  expect_condition(field("f").condition("resembles", {{"x", nullptr}}), "resembles",
                   {{"x", nullptr}});
}

}  // namespace
