#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "kizen/check.hpp"
#include "support/schema_case.hpp"

namespace {

using kizen::Violation;

std::vector<Violation> violations_of(const std::string& schema, const kizen::json& value) {
  const auto source = kizen::read_json(schema, "s.json");
  return kizen::Schema::compile(source, {}, kizen_test::AsResponse).check(value).violations;
}

/// Each branch in brackets, as told() puts it without notes.
std::string branches_of(const kizen::Choice& choice) {
  std::string text;
  for (auto branch : choice.branches) {
    for (auto& violation : branch) violation.note.clear();
    text += "[" + kizen_test::told(branch) + "]";
  }
  return text;
}

constexpr char boxes[] = R"({"properties": {"box": {"oneOf": [
  {"required": ["a"], "properties": {"a": {"type": "string"}, "b": {"type": "string"}}},
  {"type": "integer"},
  {"required": ["c", "d", "e"]}
]}}})";

TEST(Choices, HoldWhatTheOtherBranchesWanted) {
  const auto found = violations_of(boxes, {{"box", {{"a", 1}, {"b", 2}}}});
  ASSERT_EQ(found.size(), 2U);
  ASSERT_EQ(found[0].choices.size(), 1U);
  EXPECT_EQ(branches_of(*found[0].choices[0]),
            "[][type at /box by #/properties/box/oneOf/1: an integer; got {\"a\":1,\"b\":2}]"
            "[required at /box by #/properties/box/oneOf/2: a member \"c\"; "
            "got an object with \"a\", \"b\"\n"
            "required at /box by #/properties/box/oneOf/2: a member \"d\"; "
            "got an object with \"a\", \"b\"\n"
            "required at /box by #/properties/box/oneOf/2: a member \"e\"; "
            "got an object with \"a\", \"b\"]");
  EXPECT_EQ(found[0].choices[0]->branches[1][0].schema.document, "s.json");
}

TEST(Choices, AreOneForAllViolationsOfABranch) {
  const auto found = violations_of(boxes, {{"box", {{"a", 1}, {"b", 2}}}});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].choices, found[1].choices);
}

TEST(Choices, AreOneForEachValue) {
  const auto schema = R"({"items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}})";
  const auto found = violations_of(schema, {true, false});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_NE(found[0].choices, found[1].choices);
}

TEST(Choices, NestInnermostFirst) {
  const auto found = violations_of(
      R"({"anyOf": [{"type": "string"}, {"oneOf": [{"minimum": 5}, {"multipleOf": 7}]}]})", 3);
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].choices.size(), 2U);
  EXPECT_EQ(branches_of(*found[0].choices[0]),
            "[][multipleOf at  by #/anyOf/1/oneOf/1: a number that is a multiple of 7; got 3]");
  EXPECT_EQ(branches_of(*found[0].choices[1]), "[type at  by #/anyOf/0: a string; got 3][]");
}

TEST(Choices, NestInBranchesThatWereNotClosest) {
  const auto found = violations_of(
      R"({"anyOf": [{"enum": ["a", "b"]}, {"type": "string",
          "anyOf": [{"maxLength": 0, "pattern": "x"}, {"minLength": 3, "pattern": "y"}]}]})",
      "c");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].keyword, "enum");
  const auto& other = found[0].choices.at(0)->branches.at(1);
  ASSERT_EQ(other.size(), 2U);
  EXPECT_EQ(other[0].choices, other[1].choices);
  EXPECT_EQ(branches_of(*other[0].choices.at(0)).substr(0, 12), "[][minLength");
}

TEST(Choices, AreNoneWhereABranchIsNamed) {
  const auto found = violations_of(
      R"({"oneOf": [{"$ref": "#/x-kinds/Cat"}, {"$ref": "#/x-kinds/Dog"}],
          "discriminator": {"propertyName": "kind"},
          "x-kinds": {"Cat": {"required": ["lives"]}, "Dog": {"required": ["bark"]}}})",
      {{"kind", "Cat"}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].choices.empty());
}

TEST(Choices, AreNoneWhereOneBranchIsAllThereIs) {
  const auto found = violations_of(R"({"anyOf": [{"type": "string"}]})", 1);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].choices.empty());
}

TEST(Choices, LeaveOutABranchOfMoreThanAThousand) {
  const auto schema = R"({"anyOf": [{"items": {"type": "string"}}, {"maxItems": 1}]})";
  const auto most = violations_of(schema, kizen::json(1000, 1));
  ASSERT_EQ(most.size(), 1U);
  EXPECT_EQ(most[0].choices.at(0)->branches.at(0).size(), 1000U);
  EXPECT_TRUE(violations_of(schema, kizen::json(1001, 1)).at(0).choices.empty());
}

TEST(Choices, OfOneViolationAreAtMostSixteen) {
  const auto schema =
      R"({"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#"}}]})";
  kizen::json value = 1;
  for (int i = 0; i < 20; ++i) value = kizen::json::array({value});
  const auto found = violations_of(schema, value);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].choices.size(), 16U);
}

TEST(Choices, OfAMessageHaveItsRuleAndPlace) {
  const auto contract = kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "t", "version": "1"},
    "paths": {"/a": {"get": {"operationId": "a",
      "parameters": [{"in": "query", "name": "size", "schema": {
        "anyOf": [{"type": "integer"}, {"enum": ["all"]}]}}],
      "responses": {"204": {"description": ""}}}}}
  })",
                                               "a.json");
  const auto report = kizen::Checker(contract).check_request({"GET", "/a?size=few"});
  ASSERT_EQ(report.violations.size(), 1U);
  const auto& branches = report.violations[0].choices.at(0)->branches;
  const auto& other = branches.at(0).empty() ? branches.at(1) : branches.at(0);
  ASSERT_EQ(other.size(), 1U);
  EXPECT_EQ(other[0].rule, "request.query.schema");
  EXPECT_EQ(other[0].instance, kizen::JsonPointer() / "size");
  EXPECT_EQ(other[0].schema.document, "a.json");
}

}  // namespace
