#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>

#include "suite/relation_text.hpp"

namespace {

/// What is found in a list that should stand in the ascending order of its items.
std::string unsorted_items(const std::string& list) {
  return relation_lines(R"({"sorted-by": "", "of": "$inputs.a"})",
                        (R"({"a": )" + list + "}").c_str());
}

TEST(CheckSorted, HoldsForEveryKind) {
  EXPECT_EQ(unsorted_items("[]"), "");
  EXPECT_EQ(unsorted_items("[-2, 1, 1.0, 1.5, 18446744073709551615]"), "");
  EXPECT_EQ(unsorted_items(R"(["", "B", "a", "ab", "\u00E9", "\uFF5E", "\uD83D\uDE00"])"), "");
  EXPECT_EQ(unsorted_items("[false, false, true]"), "");
}

TEST(CheckSorted, NamesNeighboursThatAreOutOfOrder) {
  EXPECT_EQ(
      unsorted_items("[10, 9, 11, 2]"),
      "sorted-by $inputs.a : expected ascending by '', actual out of order: 10 (at /0) before "
      "9 (at /1), 11 (at /2) before 2 (at /3)");
  EXPECT_EQ(unsorted_items(R"(["a", "B"])"),
            "sorted-by $inputs.a : expected ascending by '', actual out of order: \"a\" (at /0) "
            "before \"B\" (at /1)");
  EXPECT_EQ(unsorted_items("[true, false]"),
            "sorted-by $inputs.a : expected ascending by '', actual out of order: true (at /0) "
            "before false (at /1)");
}

TEST(CheckSorted, GoesDownToo) {
  const auto* const down = R"({"sorted-by": "/n", "of": "$inputs.a", "direction": "descending"})";
  EXPECT_EQ(relation_lines(down, R"({"a": [{"n": 2}, {"n": 2}, {"n": 1}, {}]})"), "");
  EXPECT_EQ(relation_lines(down, R"({"a": [{"n": 1}, {"n": 2}]})"),
            "sorted-by $inputs.a : expected descending by '/n', actual out of order: 1 (at /0) "
            "before 2 (at /1)");
}

TEST(CheckSorted, LaterPointersOrderWhatEarlierOnesLeave) {
  const auto* const two = R"({"sorted-by": ["/n", "/m"], "of": "$inputs.a"})";
  EXPECT_EQ(relation_lines(two, R"({"a": [{"n": 1, "m": "b"}, {"n": 2, "m": "a"},
                                          {"n": 2, "m": "c"}]})"),
            "");
  EXPECT_EQ(relation_lines(two, R"({"a": [{"n": 1, "m": "b"}, {"n": 1, "m": "a"}]})"),
            "sorted-by $inputs.a : expected ascending by '/n', then by '/m', actual out of order: "
            "1, \"b\" (at /0) before 1, \"a\" (at /1)");
}

TEST(CheckSorted, ItemsWithoutAValueStandAtOneEnd) {
  EXPECT_EQ(unsorted_items("[null, null, 1, 2]"), "");
  EXPECT_EQ(unsorted_items("[1, 2, null, null]"), "");
  EXPECT_EQ(unsorted_items("[null, null]"), "");
  EXPECT_EQ(unsorted_items("[null, 1, null]"),
            "sorted-by $inputs.a : expected ascending by '', items without a value together at one "
            "end, actual out of order: 1 (at /1) before no value (at /2)");
  EXPECT_EQ(unsorted_items("[1, null, 2]"),
            "sorted-by $inputs.a : expected ascending by '', items without a value together at one "
            "end, actual out of order: no value (at /1) before 2 (at /2)");
}

TEST(CheckSorted, APointerThatLeadsNowhereIsAProblem) {
  const auto* const by_name = R"({"sorted-by": ["/name", "/id"], "of": "$inputs.a"})";
  EXPECT_EQ(relation_lines(by_name, R"({"a": [{"id": 2}, {"id": 1}]})"),
            "no item of $inputs.a has anything at /name");
  EXPECT_EQ(relation_lines(by_name, R"({"a": [{"id": 1, "name": null}, {"id": 2}]})"), "");
  EXPECT_EQ(relation_lines(by_name, R"({"a": []})"), "");
}

TEST(CheckSorted, ValuesAreOfOneKind) {
  EXPECT_EQ(relation_lines(R"({"sorted-by": "/n", "of": "$inputs.a"})",
                           R"({"a": [{"n": 1}, {"n": null}, {"n": "2"}, {"n": 3.5}]})"),
            "sorted-by $inputs.a : expected numbers, texts or booleans at '/n', all of one kind, "
            "actual the number 1 (at /0), the string \"2\" (at /2)");
  EXPECT_EQ(unsorted_items("[[1], [2]]"),
            "sorted-by $inputs.a : expected numbers, texts or booleans at '', all of one kind, "
            "actual the array [1] (at /0)");
}

const char* const stable_by_id =
    R"({"sorted-by": "/n", "of": "$inputs.a", "stable": "$inputs.b", "key": "/id"})";

TEST(CheckSorted, StableHolds) {
  EXPECT_EQ(relation_lines(stable_by_id,
                           R"({"a": [{"id": 3, "n": 1}, {"id": 1, "n": 2}, {"id": 2, "n": 2}],
                               "b": [{"id": 1}, {"id": 2}, {"id": 3}]})"),
            "");
  EXPECT_EQ(relation_lines(R"({"sorted-by": "/n", "of": "$inputs.a", "stable": "$inputs.b"})",
                           R"({"a": [{"n": 1}, {"n": 1}, {"n": 1, "m": 2}],
                               "b": [{"n": 1}, {"n": 1}, {"n": 1, "m": 2}]})"),
            "");
}

TEST(CheckSorted, StableNamesTiesInAnotherOrder) {
  EXPECT_EQ(relation_lines(stable_by_id,
                           R"({"a": [{"id": 2, "n": 2}, {"id": 1, "n": 2}, {"id": 3, "n": 3}],
                               "b": [{"id": 3}, {"id": 1}, {"id": 2}]})"),
            "sorted-by $inputs.a : expected items with equal sort values stand in the order of "
            "$inputs.b, actual not so: 2 (at /0) before 1 (at /1)");
}

TEST(CheckSorted, StableNamesTiesThatItsListLacks) {
  EXPECT_EQ(relation_lines(stable_by_id,
                           R"({"a": [{"id": 1, "n": 2}, {"id": 2, "n": 2}, {"id": 3, "n": 3}],
                               "b": [{"id": 1}]})"),
            "sorted-by $inputs.a : expected each item with the sort values of another is in "
            "$inputs.b, actual not in it: 2 (at /1)");
}

TEST(CheckSorted, NamesRecordsByTheirKey) {
  EXPECT_EQ(relation_lines(stable_by_id, R"({"a": [{"id": "x", "n": 2}, {"id": "y", "n": 1}],
                                             "b": [{"id": "x"}, {"id": "x"}]})"),
            "key $inputs.b : expected no two items of $inputs.b have the same value at /id, actual "
            "more than once: \"x\" (at /0, /1)\n"
            "sorted-by $inputs.a : expected ascending by '/n', actual out of order: 2 (\"x\", at "
            "/0) before 1 (\"y\", at /1)");
}

}  // namespace
