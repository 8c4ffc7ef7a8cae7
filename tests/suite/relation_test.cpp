#include <kizen/suite/relation.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "suite/relation_text.hpp"

namespace {

using kizen::json;
using kizen::Relation;

Relation relation_read(const char* text) {
  return loaded(relation_suite(json::parse(text))).workflows[0].relations.at(0);
}

TEST(Relation, IsReadWithAllItSays) {
  const auto sorted = relation_read(
      R"({"sorted-by": ["/n", "/m"], "of": "$inputs.a", "direction": "descending",
          "stable": "$inputs.b", "key": "/id"})");
  EXPECT_EQ(sorted.kind, Relation::Kind::SortedBy);
  ASSERT_EQ(sorted.sorted_by.size(), 2U);
  EXPECT_EQ(sorted.sorted_by[1].to_string(), "/m");
  EXPECT_EQ(*sorted.of, "$inputs.a");
  EXPECT_EQ(*sorted.stable, "$inputs.b");
  EXPECT_EQ(sorted.direction, Relation::Direction::Descending);
  EXPECT_EQ(sorted.key->to_string(), "/id");
  EXPECT_EQ(sorted.place.to_string(), "/workflows/0/x-contract/relations/0");

  const auto pages =
      relation_read(R"({"concatenation": ["$inputs.a", [1], []], "whole": "$inputs.w"})");
  EXPECT_EQ(pages.values.size(), 3U);
  EXPECT_EQ(*pages.values[1], json::array({1}));
  EXPECT_EQ(*pages.whole, "$inputs.w");
  EXPECT_FALSE(pages.key);

  const auto same = relation_read(R"({"same": ["$inputs.a", 7], "at": "/count"})");
  EXPECT_EQ(same.at.to_string(), "/count");
  const auto unchanged =
      relation_read(R"({"unchanged": ["$inputs.a", "$inputs.b"], "except": ["/at"]})");
  EXPECT_EQ(unchanged.except.at(0).to_string(), "/at");
}

TEST(Relation, SortedByTakesOnePointerAndGoesUp) {
  const auto one = relation_read(R"({"sorted-by": "/n", "of": "$inputs.a"})");
  EXPECT_EQ(one.sorted_by.at(0).to_string(), "/n");
  EXPECT_EQ(one.direction, Relation::Direction::Ascending);
  EXPECT_EQ(one.stable, nullptr);
  EXPECT_TRUE(relation_read(R"({"sorted-by": "", "of": "$inputs.a"})").sorted_by.at(0).empty());
}

TEST(Relation, EveryKindIsCalledAsInASuite) {
  for (const auto* const name :
       {"subset", "superset", "disjoint", "equal-set", "unchanged", "same"}) {
    const json relation = {{name, {"$inputs.a", "$inputs.b"}}};
    std::ostringstream text;
    text << relation_read(relation.dump().c_str());
    EXPECT_EQ(text.str(), name);
  }
  EXPECT_EQ(to_string(Relation::Kind::Concatenation), "concatenation");
  EXPECT_EQ(to_string(Relation::Direction::Descending), "descending");
}

TEST(Relation, SeesOutputsOfEveryStep) {
  EXPECT_EQ(*relation_read(R"({"same": ["$steps.delete.outputs.status", 204]})").values.at(0),
            "$steps.delete.outputs.status");
}

struct RefusedRelation {
  std::string name;
  std::string relation;  ///< as JSON
  std::string place;     ///< within the relation
  std::string says;      ///< rule and message
};

void PrintTo(const RefusedRelation& refused, std::ostream* out) { *out << refused.name; }

struct LoadRelation : testing::TestWithParam<RefusedRelation> {};

TEST_P(LoadRelation, Refuses) {
  try {
    loaded(relation_suite(json::parse(GetParam().relation)));
    ADD_FAILURE() << "nothing is refused";
  } catch (const kizen::ContractError& error) {
    const std::string message = error.what();
    EXPECT_EQ(error.rule() + " " + message.substr(message.find(": ", message.find(": #") + 2) + 2),
              GetParam().says);
    EXPECT_EQ(error.place().pointer.to_string(),
              "/workflows/0/x-contract/relations/0" + GetParam().place);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Suite, LoadRelation,
    testing::ValuesIn(std::vector<RefusedRelation>{
        {"NoObject", "[]", "", "suite.kind a relation is array; it must be object"},
        {"UnknownMember", R"({"subsets": []})", "/subsets",
         "suite.member.unknown a relation has no member 'subsets'; did you mean 'subset'?"},
        {"NoKind", R"({"key": "/id"})", "",
         "suite.relation it does not say which relation must hold; give exactly one of subset, "
         "superset, disjoint, equal-set, concatenation, sorted-by, unchanged, same"},
        {"TwoKinds", R"({"same": [1, 2], "subset": [[], []]})", "",
         "suite.relation it says subset and same; give exactly one of subset, superset, disjoint, "
         "equal-set, concatenation, sorted-by, unchanged, same"},
        {"NoValues", R"({"subset": "$inputs.a"})", "/subset",
         "suite.kind 'subset' is string; it must be array"},
        {"Pair", R"({"subset": [[], [], []]})", "/subset",
         "suite.relation 'subset' has 3 values; give exactly two"},
        {"PairOfSuperset", R"({"superset": [[]]})", "/superset",
         "suite.relation 'superset' has 1 value; give exactly two"},
        {"PairOfUnchanged", R"({"unchanged": [1, 1, 1]})", "/unchanged",
         "suite.relation 'unchanged' has 3 values; give exactly two"},
        {"TooFew", R"({"disjoint": [[]]})", "/disjoint",
         "suite.relation 'disjoint' has 1 value; give at least two"},
        {"Whole", R"({"concatenation": [[], []]})", "",
         "suite.member.missing the required member 'whole' is missing; add it; it is the list to "
         "look at, such as $steps.all.outputs.records"},
        {"Of", R"({"sorted-by": "/n"})", "",
         "suite.member.missing the required member 'of' is missing; add it; it is the list to look "
         "at, such as $steps.all.outputs.records"},
        {"StrayWhole", R"({"subset": [[], []], "whole": []})", "/whole",
         "suite.relation 'whole' does not belong to subset; leave it out; it goes with "
         "concatenation"},
        {"StrayOf", R"({"same": [1, 2], "of": []})", "/of",
         "suite.relation 'of' does not belong to same; leave it out; it goes with sorted-by"},
        {"StrayDirection", R"({"same": [1, 2], "direction": "ascending"})", "/direction",
         "suite.relation 'direction' does not belong to same; leave it out; it goes with "
         "sorted-by"},
        {"StrayStable", R"({"same": [1, 2], "stable": []})", "/stable",
         "suite.relation 'stable' does not belong to same; leave it out; it goes with sorted-by"},
        {"StrayExcept", R"({"same": [1, 2], "except": ["/a"]})", "/except",
         "suite.relation 'except' does not belong to same; leave it out; it goes with unchanged"},
        {"StrayAt", R"({"unchanged": [1, 2], "at": "/a"})", "/at",
         "suite.relation 'at' does not belong to unchanged; leave it out; it goes with same"},
        {"StrayKey", R"({"unchanged": [1, 2], "key": "/a"})", "/key",
         "suite.relation 'key' does not belong to unchanged; leave it out; it goes with subset, "
         "superset, disjoint, equal-set, concatenation, sorted-by"},
        {"KeyWithoutStable", R"({"sorted-by": "/n", "of": [], "key": "/id"})", "/key",
         "suite.relation 'key' is given without 'stable'; leave it out, or say stable: the list "
         "whose order ties keep"},
        {"Key", R"({"subset": [[], []], "key": "id"})", "/key",
         "suite.relation 'id' is no JSON Pointer; write one like /id"},
        {"KeyKind", R"({"subset": [[], []], "key": 7})", "/key",
         "suite.kind a JSON Pointer is number; it must be string"},
        {"KeyEscape", R"({"subset": [[], []], "key": "/a~2"})", "/key",
         "suite.relation '/a~2' is no JSON Pointer; write one like /id"},
        {"At", R"({"same": [1, 2], "at": ""})", "/at",
         "suite.relation '' is no JSON Pointer; write one like /id"},
        {"Except", R"({"unchanged": [1, 2], "except": "/a"})", "/except",
         "suite.kind a list of JSON Pointers is string; it must be array"},
        {"ExceptItem", R"({"unchanged": [1, 2], "except": ["/a", "b"]})", "/except/1",
         "suite.relation 'b' is no JSON Pointer; write one like /id"},
        {"NoPointers", R"({"sorted-by": [], "of": []})", "/sorted-by",
         "suite.relation the list of JSON Pointers is empty; write one like /name into it"},
        {"PointerTwice", R"({"sorted-by": ["/a", "/a"], "of": []})", "/sorted-by/1",
         "suite.duplicate the pointer '/a' is there twice; name it once"},
        {"Direction", R"({"sorted-by": "/n", "of": [], "direction": "up"})", "/direction",
         "suite.relation 'up' is no direction; write ascending or descending"},
        {"NoList", R"({"subset": [7, []]})", "/subset/0",
         "suite.kind a value of a relation of lists is number; it must be array"},
        {"NoExpression", R"({"disjoint": [[], "steps.all.outputs.records"]})", "/disjoint/1",
         "suite.expression 'steps.all.outputs.records' is no runtime expression; write one like "
         "$response.body#/id or $steps.create.outputs.id"},
        {"ExpressionWithin", R"({"subset": [["$inputs.x"], []]})", "/subset/0/0",
         "suite.input '$inputs.x': workflow 'archive' has no input 'x'; did you mean 'a'?"},
        {"ExpressionOfWhole", R"({"concatenation": [[], []], "whole": "$steps.x.outputs.y"})",
         "/whole",
         "suite.step_output '$steps.x.outputs.y': no earlier step is called 'x'; there is: "
         "delete"},
        {"ExpressionOfStable", R"({"sorted-by": "/n", "of": [], "stable": "$inputs.ids"})",
         "/stable",
         "suite.input '$inputs.ids': workflow 'archive' has no input 'ids'; did you mean 'id'?"},
        {"ExpressionOfSame", R"({"same": [1, {"a": "$response.body"}]})", "/same/1/a",
         "suite.expression '$response.body' has no value here; there is no request here; use an "
         "output of a step"},
    }),
    [](const auto& refused) { return refused.param.name; });

}  // namespace
