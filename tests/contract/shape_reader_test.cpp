#include <kizen/contract.hpp>

// clang-format off
#include <kizen/contract/detail/shape_reader.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

namespace {

using kizen::json;
using kizen::detail::SchemaShape;
using kizen::detail::TypeSet;

SchemaShape shape(const char* text) {
  const auto read = json::parse(text);
  return kizen::detail::ShapeReader(read).shape(read);
}

TEST(ShapeReader, FollowsComposition) {
  EXPECT_EQ(shape("{}").types, TypeSet::Any);
  EXPECT_EQ(shape(R"({"type": "number"})").types, TypeSet::Numbers);
  EXPECT_EQ(shape(R"({"type": "integer", "nullable": true})").types,
            TypeSet::Integer | TypeSet::Null);
  EXPECT_EQ(shape(R"({"allOf": [{"type": "number"}, {"enum": [1, "a"]}]})").types,
            TypeSet::Integer);
  EXPECT_EQ(shape(R"({"oneOf": [{"type": "string"}, {"type": "array"}]})").types,
            TypeSet::String | TypeSet::Array);
  EXPECT_EQ(shape(R"({"$ref": "#/x", "x": {"type": "boolean"}})").types, TypeSet::Boolean);
}

TEST(ShapeReader, TakesTheDescribedForTheType) {
  EXPECT_TRUE(shape(R"({"properties": {}})").is_object());
  EXPECT_TRUE(shape(R"({"type": "object", "nullable": true})").is_object());
  EXPECT_FALSE(shape("{}").is_object());
  EXPECT_EQ(shape(R"({"items": {}})").types, TypeSet::Array);
}

TEST(ShapeReader, KnowsItemsAndMembers) {
  const auto found = shape(R"({
    "allOf": [{"type": "object", "properties": {"a": {"type": "integer"}, "b": {}},
               "additionalProperties": {"type": "string"}},
              {"type": "object", "properties": {"b": {"type": "boolean"}}}]})");
  EXPECT_EQ(found.member("a"), TypeSet::Integer);
  EXPECT_EQ(found.member("b"), TypeSet::Boolean);
  EXPECT_EQ(found.member("c"), TypeSet::String);
  EXPECT_TRUE(shape(R"({"type": "object", "additionalProperties": false})").others.empty());
  EXPECT_EQ(shape(R"({"type": "array", "items": {"type": "string"}})").items, TypeSet::String);
}

TEST(ShapeReader, ABranchThatIsNoObjectSaysNothingOfMembers) {
  const auto found = shape(R"({"oneOf": [{"type": "string"},
    {"type": "array", "items": {"type": "integer"}},
    {"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": false}]})");
  EXPECT_EQ(found.member("a"), TypeSet::Integer);
  EXPECT_EQ(found.items, TypeSet::Integer);
  EXPECT_TRUE(found.others.empty());
  const auto two = shape(R"({"anyOf": [
    {"type": "object", "properties": {"a": {"type": "integer"}}, "additionalProperties": false},
    {"type": "object", "properties": {"b": {"type": "string"}}}]})");
  EXPECT_EQ(two.member("a"), TypeSet::Any);
  EXPECT_EQ(two.member("b"), TypeSet::String);
}

TEST(ShapeReader, EndsWhereSchemasDoNot) {
  EXPECT_EQ(shape(R"({"allOf": [{"$ref": "#"}, {"$ref": "#"}]})").types, TypeSet::Any);
  EXPECT_EQ(shape(R"({"properties": {"a": {"$ref": "#"}}})").member("a"), TypeSet::Object);
}

}  // namespace
