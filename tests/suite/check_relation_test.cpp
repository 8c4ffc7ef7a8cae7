#include <kizen/suite/check_relation.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

#include "suite/relation_text.hpp"

namespace {

using kizen::json;

TEST(CheckRelation, SubsetHolds) {
  EXPECT_EQ(
      relation_lines(R"({"subset": ["$inputs.a", "$inputs.b"]})",
                     R"({"a": [1.0, {"x": [2], "y": "ü"}], "b": [0, {"y": "ü", "x": [2.0]}, 1]})"),
      "");
  EXPECT_EQ(relation_lines(R"({"subset": ["$inputs.a", "$inputs.b"], "key": "/id"})",
                           R"({"a": [{"id": 1, "n": 1}], "b": [{"id": 1, "n": 2}]})"),
            "");
  EXPECT_EQ(relation_lines(R"({"subset": [[], []]})", "{}"), "");
}

TEST(CheckRelation, SubsetNamesTheRecordsThatAreMissing) {
  EXPECT_EQ(
      relation_lines(R"({"subset": ["$inputs.a", "$inputs.b"], "key": "/id"})",
                     R"({"a": [{"id": "x"}, {"id": "0b5e"}, {"id": "7f"}], "b": [{"id": "x"}]})"),
      "subset $inputs.a : expected each item of $inputs.a is in $inputs.b, actual not in it: "
      "\"0b5e\" (at /1), \"7f\" (at /2)");
  EXPECT_EQ(relation_lines(R"({"subset": ["$inputs.a", [{"id": 2}]]})", R"({"a": [{"id": 1}]})"),
            "subset $inputs.a : expected each item of $inputs.a is in [{\"id\":2}], actual not in "
            "it: {\"id\":1} (at /0)");
}

TEST(CheckRelation, SubsetNamesTenRecordsAndCountsTheRest) {
  EXPECT_EQ(relation_lines(R"({"subset": ["$inputs.a", []]})",
                           R"({"a": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]})"),
            "subset $inputs.a : expected each item of $inputs.a is in [], actual not in it: "
            "0 (at /0), 1 (at /1), 2 (at /2), 3 (at /3), 4 (at /4), 5 (at /5), 6 (at /6), "
            "7 (at /7), 8 (at /8), 9 (at /9) and 2 more");
}

TEST(CheckRelation, TextsAreNoNumbersAndLargeNumbersAreExact) {
  EXPECT_NE(relation_lines(R"({"subset": [["1"], [1]]})", "{}"), "");
  EXPECT_NE(relation_lines(R"({"subset": [[null], ["null"]]})", "{}"), "");
  EXPECT_NE(relation_lines(R"({"subset": [[9007199254740993], [9007199254740992.0]]})", "{}"), "");
  EXPECT_EQ(relation_lines(R"({"subset": [[-0.0, 18446744073709549568.0, -3e2, 1e30, 0.5],
                                         [0, 18446744073709549568, -300, 1e30, 5e-1]]})",
                           "{}"),
            "");
}

TEST(CheckRelation, AnItemWithoutItsKeyIsAFinding) {
  EXPECT_EQ(relation_lines(R"({"subset": ["$inputs.a", "$inputs.b"], "key": "/id"})",
                           R"({"a": [{"n": 1}, {"id": 1}], "b": [{"id": 1}, {"id": null}]})"),
            "key $inputs.a : expected each item of $inputs.a has a value at /id, actual none in: "
            "{\"n\":1} (at /0)\n"
            "key $inputs.b : expected each item of $inputs.b has a value at /id, actual none in: "
            "{\"id\":null} (at /1)");
}

TEST(CheckRelation, Superset) {
  EXPECT_EQ(
      relation_lines(R"({"superset": ["$inputs.a", "$inputs.b"]})", R"({"a": [1, 2], "b": [2]})"),
      "");
  EXPECT_EQ(
      relation_lines(R"({"superset": ["$inputs.a", "$inputs.b"]})", R"({"a": [2], "b": [1, 2]})"),
      "superset $inputs.b : expected each item of $inputs.b is in $inputs.a, actual not in "
      "it: 1 (at /0)");
}

TEST(CheckRelation, Disjoint) {
  const auto* const three =
      R"({"disjoint": ["$inputs.a", "$inputs.b", "$inputs.c"], "key": "/id"})";
  EXPECT_EQ(relation_lines(three, R"({"a": [{"id": 1}, {"id": 1}], "b": [{"id": 2}], "c": []})"),
            "");
  EXPECT_EQ(relation_lines(three, R"({"a": [{"id": 1}], "b": [{"id": 2}],
                                      "c": [{"id": 3}, {"id": 2}, {"id": 1}]})"),
            "disjoint $inputs.c : expected no item is in two of $inputs.a, $inputs.b, $inputs.c, "
            "actual in two: 2 (at /1, and at /0 of $inputs.b), 1 (at /2, and at /0 of $inputs.a)");
}

TEST(CheckRelation, EqualSetHolds) {
  EXPECT_EQ(relation_lines(R"({"equal-set": ["$inputs.a", "$inputs.b", "$inputs.c"]})",
                           R"({"a": [1, 2, 2], "b": [2, 1.0, 2], "c": [2, 2, 1]})"),
            "");
}

TEST(CheckRelation, EqualSetNamesWhatEitherSideLacks) {
  EXPECT_EQ(
      relation_lines(R"({"equal-set": ["$inputs.a", "$inputs.b", "$inputs.c"], "key": "/id"})",
                     R"({"a": [{"id": 1}, {"id": 2}], "b": [{"id": 2}, {"id": 1}],
                               "c": [{"id": 2}, {"id": 3}]})"),
      "equal-set $inputs.a : expected each item of $inputs.a is in $inputs.c, actual not in "
      "it: 1 (at /0)\n"
      "equal-set $inputs.c : expected each item of $inputs.c is in $inputs.a, actual not in "
      "it: 3 (at /1)");
}

TEST(CheckRelation, EqualSetCountsWholeItems) {
  EXPECT_EQ(relation_lines(R"({"equal-set": ["$inputs.a", "$inputs.b"]})",
                           R"({"a": ["x", "y"], "b": ["y", "x", "x"]})"),
            "equal-set $inputs.b : expected each item is in $inputs.b as often as in $inputs.a, "
            "actual not as often: \"x\" (2 times, not 1)");
}

TEST(CheckRelation, EqualSetWantsEachKeyOnce) {
  EXPECT_EQ(relation_lines(R"({"equal-set": ["$inputs.a", "$inputs.b"], "key": "/id"})",
                           R"({"a": [{"id": 1}], "b": [{"id": 1, "n": 1}, {"id": 1, "n": 2}]})"),
            "key $inputs.b : expected no two items of $inputs.b have the same value at /id, actual "
            "more than once: 1 (at /0, /1)");
}

TEST(CheckRelation, ConcatenationHolds) {
  const auto* const pages =
      R"({"concatenation": ["$inputs.a", "$inputs.b", "$inputs.c"], "whole": "$inputs.w"})";
  EXPECT_EQ(relation_lines(pages, R"({"a": [1, 2], "b": [2, 3], "c": [], "w": [1, 2, 2, 3]})"), "");
  EXPECT_EQ(relation_lines(pages, R"({"a": [], "b": [], "c": [], "w": []})"), "");
}

const char* const pages_by_id =
    R"({"concatenation": ["$inputs.a", "$inputs.b"], "whole": "$inputs.w", "key": "/id"})";

TEST(CheckRelation, ConcatenationNamesTheFirstPlaceOutOfOrder) {
  EXPECT_EQ(relation_lines(pages_by_id, R"({"a": [{"id": 1}], "b": [{"id": 3}, {"id": 2}],
                                            "w": [{"id": 1}, {"id": 2}, {"id": 3}]})"),
            "concatenation $inputs.b /0: expected 2 as at /1 of $inputs.w, actual 3");
}

TEST(CheckRelation, ConcatenationNamesMissingRecords) {
  EXPECT_EQ(relation_lines(pages_by_id, R"({"a": [{"id": 1}], "b": [{"id": 3}],
                                            "w": [{"id": 1}, {"id": 2}, {"id": 3}, {"id": 4}]})"),
            "concatenation $inputs.b /0: expected 2 as at /1 of $inputs.w, actual 3\n"
            "concatenation $inputs.w : expected each item of $inputs.w is in one of $inputs.a, "
            "$inputs.b, actual in none of them: 2 (at /1), 4 (at /3)");
  EXPECT_EQ(relation_lines(R"({"concatenation": ["$inputs.a", "$inputs.b"], "whole": "$inputs.w"})",
                           R"({"a": [1], "b": [], "w": [1, 1]})"),
            "concatenation $inputs.b : expected 1 as at /1 of $inputs.w, actual no more items");
}

TEST(CheckRelation, ConcatenationNamesSurplusRecords) {
  EXPECT_EQ(
      relation_lines(pages_by_id, R"({"a": [{"id": 1}], "b": [{"id": 5}], "w": [{"id": 1}]})"),
      "concatenation $inputs.b /0: expected no more items than in $inputs.w, actual 5\n"
      "concatenation $inputs.b : expected each item of $inputs.b is in $inputs.w, actual not "
      "in it: 5 (at /0)");
}

TEST(CheckRelation, ConcatenationNamesRecordsInTwoPages) {
  EXPECT_EQ(
      relation_lines(pages_by_id, R"({"a": [{"id": 1}, {"id": 2}], "b": [{"id": 2}, {"id": 3}],
                                            "w": [{"id": 1}, {"id": 2}, {"id": 3}]})"),
      "concatenation $inputs.b /0: expected 3 as at /2 of $inputs.w, actual 2\n"
      "concatenation $inputs.w : expected no item of $inputs.w is in two of $inputs.a, "
      "$inputs.b, actual more than once: 2 (at /1 of $inputs.a, at /0 of $inputs.b)");
}

TEST(CheckRelation, ConcatenationWantsEachKeyOnce) {
  EXPECT_EQ(relation_lines(pages_by_id, R"({"a": [{"id": 1}], "b": [{"id": 1}, {"m": 1}],
                                            "w": [{"id": 1}, {"id": 1}]})"),
            "key $inputs.b : expected each item of $inputs.b has a value at /id, actual none in: "
            "{\"m\":1} (at /1)\n"
            "key $inputs.w : expected no two items of $inputs.w have the same value at /id, actual "
            "more than once: 1 (at /0, /1)");
}

TEST(CheckRelation, UnchangedHolds) {
  EXPECT_EQ(relation_lines(R"({"unchanged": ["$inputs.a", "$inputs.b"]})",
                           R"({"a": {"n": [1, {"m": null}]}, "b": {"n": [1.0, {"m": null}]}})"),
            "");
  EXPECT_EQ(relation_lines(
                R"({"unchanged": ["$inputs.a", "$inputs.b"], "except": ["/at", "/l/1", "/gone"]})",
                R"({"a": {"at": 1, "l": [1, 2, 3]}, "b": {"at": {}, "l": [1, 4, 3], "gone": 1}})"),
            "");
}

TEST(CheckRelation, UnchangedNamesEachPlace) {
  EXPECT_EQ(
      relation_lines(
          R"({"unchanged": ["$inputs.a", "$inputs.b"], "except": ["/at", "/l/1"]})",
          R"({"a": {"at": 1, "l": [1, 2, 3], "n": 1}, "b": {"at": 2, "l": [0, 4, 3], "m": 2}})"),
      "unchanged $inputs.b /l/0: expected 1 as in $inputs.a, actual 0\n"
      "unchanged $inputs.b /n: expected 1 as in $inputs.a, actual absent\n"
      "unchanged $inputs.b /m: expected no value as in $inputs.a, actual 2");
}

TEST(CheckRelation, Same) {
  const auto* const counts = R"({"same": ["$inputs.a", "$inputs.b", "$inputs.c"], "at": "/count"})";
  EXPECT_EQ(
      relation_lines(counts, R"({"a": {"count": 2}, "b": {"count": 2.0}, "c": {"count": 2}})"), "");
  EXPECT_EQ(relation_lines(counts, R"({"a": {"n": 2}, "b": {"count": 2}, "c": {"count": 3}})"),
            "same $inputs.a /count: expected 2 as in $inputs.b, actual absent\n"
            "same $inputs.c /count: expected 2 as in $inputs.b, actual 3");
  EXPECT_EQ(relation_lines(R"({"same": ["$inputs.a", "$inputs.b"]})", R"({"a": null, "b": 0})"),
            "same $inputs.b : expected null as in $inputs.a, actual 0");
}

TEST(CheckRelation, SameNeedsAValueToCompare) {
  EXPECT_EQ(relation_lines(R"({"same": ["$inputs.a", "$inputs.b"], "at": "/count"})",
                           R"({"a": {}, "b": 1})"),
            "none of the values has anything at /count");
}

TEST(CheckRelation, AnAbsentValueIsAProblem) {
  EXPECT_EQ(relation_lines(R"({"subset": ["$inputs.a", "$inputs.b"]})", R"({"a": [1]})"),
            "the value at /subset/1 cannot be resolved: $inputs.b is absent");
  EXPECT_EQ(relation_lines(R"({"same": ["$inputs.a", ["$inputs.c"]]})", "{}"),
            "the value at /same/0 cannot be resolved: $inputs.a is absent; the value at /same/1 "
            "cannot be resolved: $inputs.c is absent");
  EXPECT_EQ(relation_lines(R"({"concatenation": [[1], [2]], "whole": "$inputs.w"})", "{}"),
            "the value at /whole cannot be resolved: $inputs.w is absent");
  EXPECT_EQ(
      relation_lines(R"({"sorted-by": "/n", "of": "$inputs.a", "stable": "$inputs.b"})", "{}"),
      "the value at /of cannot be resolved: $inputs.a is absent; the value at /stable cannot "
      "be resolved: $inputs.b is absent");
}

TEST(CheckRelation, AValueThatIsNoListIsAProblem) {
  EXPECT_EQ(relation_lines(R"({"disjoint": ["$inputs.a", [], "$inputs.b"]})",
                           R"({"a": {"results": []}, "b": null})"),
            "the value at /disjoint/0 $inputs.a is no list: {\"results\":[]}; the value at "
            "/disjoint/2 $inputs.b is no list: null");
}

}  // namespace
