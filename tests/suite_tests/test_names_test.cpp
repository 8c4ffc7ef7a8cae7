#include <kizen/suite_tests.hpp>
//
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace {

using kizen::detail::suite_word;
using kizen::detail::test_word;

TEST(TestNames, HaveNothingThatAFilterCannotSpell) {
  EXPECT_EQ(test_word("creates-a:record* (by ?)"), "creates_a_record_by");
  EXPECT_EQ(test_word("größe"), "gr_e");
  EXPECT_EQ(test_word("--"), "");
}

TEST(TestNames, DisableNothing) { EXPECT_EQ(test_word("DISABLED_x"), "DISABLEDx"); }

TEST(TestNames, OfASuiteAreThoseOfItsFile) {
  EXPECT_EQ(suite_word("a/b/upsert-outcomes.arazzo.yaml"), "upsert_outcomes");
  EXPECT_EQ(suite_word("suites/"), "suites");
  EXPECT_EQ(suite_word("?.yaml"), "suite");
  EXPECT_EQ(suite_word("suites"), "suites");
}

TEST(TestNames, AreNotThereTwice) {
  kizen::detail::TestNames names;
  EXPECT_EQ(names.suite("a"), "a");
  EXPECT_EQ(names.suite("a"), "a_2");
  EXPECT_EQ(names.test("a", "looks", "few, at most"), "looks/few_at_most");
  EXPECT_EQ(names.test("a", "looks", "few at most"), "looks/few_at_most_2");
  EXPECT_EQ(names.test("a_2", "looks", "few at most"), "looks/few_at_most");
  EXPECT_EQ(names.test("a", "looks", ""), "looks");
  EXPECT_EQ(names.test("a", "looks", "?"), "looks/case");
  EXPECT_EQ(names.test("a", "?", ""), "workflow");
}

}  // namespace
