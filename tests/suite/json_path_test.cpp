#include <kizen/suite/json_path.hpp>
// The header under test comes first; the umbrella follows with the definitions.
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>
#include <utility>
#include <variant>

namespace {

/// What a path picks out of one record, as a JSON array; or why it is refused.
std::string picked(const std::string& path) {
  const auto record = kizen::json_value(kizen::json::parse(R"({
    "list": [10, 20],
    "fields": {
      "f1": {"name": "status", "value": {"id": "s-1", "code": 3}},
      "f2": {"name": "labels", "value": [{"id": "l-1"}, {"id": "l-2"}]},
      "f3": {"name": "empty", "value": null}}})"));
  const auto parsed = kizen::JsonPath::parse(path);
  if (const auto* error = std::get_if<kizen::JsonPathError>(&parsed)) {
    return std::to_string(error->column) + ": " + error->problem;
  }
  auto values = kizen::json::array();
  for (const auto& value : std::get<kizen::JsonPath>(parsed).select(record)) {
    values.push_back(*value);
  }
  return values.dump();
}

TEST(JsonPath, PicksMembersAndItems) {
  EXPECT_EQ(picked("$.list[1]"), "[20]");
  EXPECT_EQ(picked("$['fields'].f3[\"name\"]"), R"(["empty"])");
  EXPECT_EQ(picked("$.list[*]"), "[10,20]");
  EXPECT_EQ(picked("$.fields.*.name"), R"(["status","labels","empty"])");
  EXPECT_EQ(picked("$.list[2]"), "[]");
  EXPECT_EQ(picked("$.list.*.x"), "[]");
}

TEST(JsonPath, FiltersByOnePlaceOfEachChild) {
  EXPECT_EQ(picked("$.fields[?@.name == 'status'].value.id"), R"(["s-1"])");
  EXPECT_EQ(picked("$.fields[?@.name==\"labels\"].value[*].id"), R"(["l-1","l-2"])");
  EXPECT_EQ(picked("$.fields[?@.value.code == 3.0].name"), R"(["status"])");
  EXPECT_EQ(picked("$.fields[?@.value[1].id == 'l-2'].name"), R"(["labels"])");
  EXPECT_EQ(picked("$.fields[?@.value == null].name"), R"(["empty"])");
  EXPECT_EQ(picked("$.list[? @ == 10 ]"), "[10]");
  EXPECT_EQ(picked("$.fields[?@.name == 'Status']"), "[]");
}

TEST(JsonPath, RefusesWhatItDoesNotUnderstand) {
  EXPECT_EQ(picked("fields"), "1: a JSONPath starts with $");
  EXPECT_EQ(picked("$..id"), "2: '..' is not supported");
  EXPECT_EQ(picked("$.list[0:1]"), "9: expected ]; unions and slices are not supported");
  EXPECT_EQ(picked("$.list[-1]"), "8: expected a quoted name, an index, * or ?");
  EXPECT_EQ(picked("$.fields[?@.name != 'a']"), "18: expected ==; other filters are not supported");
  EXPECT_EQ(picked("$.fields[?@.name == a]"), "21: expected a literal");
  EXPECT_EQ(picked("$.fields['f1]"), "10: the quotation mark is not closed");
  EXPECT_EQ(picked("$.fields['a\\u0062']"), "10: escapes are not supported");
  EXPECT_EQ(picked("$ "), "2: expected . or [");
  EXPECT_EQ(picked("$."), "3: expected the name of a member");
}

}  // namespace
