#include <kizen/run/plan.hpp>

// clang-format off
#include <kizen/run.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/run_bench.hpp"

namespace {

using kizen::Selection;
using kizen_test::read_step;
using kizen_test::suite_of;

bool fits(const std::string& pattern, const std::string& text) {
  return kizen::detail::fits_glob(pattern, text);
}

TEST(FitsGlob, WithoutAStarOnlyTheTextItself) {
  EXPECT_TRUE(fits("adds", "adds"));
  EXPECT_FALSE(fits("adds", "adds-more"));
  EXPECT_FALSE(fits("adds", "add"));
  EXPECT_TRUE(fits("", ""));
  EXPECT_FALSE(fits("", "a"));
}

TEST(FitsGlob, AStarStandsForAnyText) {
  EXPECT_TRUE(fits("*", ""));
  EXPECT_TRUE(fits("search-*", "search-"));
  EXPECT_TRUE(fits("*-name", "search-by-name"));
  EXPECT_TRUE(fits("a*b*c", "a-b-b-c"));
  EXPECT_TRUE(fits("**", "anything"));
  EXPECT_FALSE(fits("a*b", "a-b-c"));
}

TEST(FitsGlob, NothingElseIsSpecial) {
  EXPECT_FALSE(fits("a?c", "abc"));
  EXPECT_FALSE(fits("a.c", "abc"));
  EXPECT_FALSE(fits("[a]", "a"));
}

TEST(FitsGlob, ManyStarsDoNotExplode) {
  std::string pattern;
  for (int i = 0; i < 40; ++i) pattern += "*a";
  EXPECT_FALSE(fits(pattern + "b", std::string(4000, 'a')));
}

/// Titles of what is planned, in order.
std::vector<std::string> planned(const Selection& selection) {
  const std::vector<kizen::Suite> suites = {
      suite_of({kizen_test::workflow("reads", {read_step()}, {{"tags", {"fast"}}}),
                kizen_test::workflow(
                    "cases", {read_step()},
                    {{"tags", {"slow"}}, {"cases", {{{"name", "one"}}, {{"name", "two"}}}}}),
                kizen_test::workflow("calls", {{{"stepId", "call"}, {"workflowId", "helper"}}}),
                kizen_test::workflow("helper", {read_step()})},
               {{"tags", {"things"}}}),
      suite_of({kizen_test::workflow("other", {read_step()})})};
  std::vector<std::string> titles;
  for (const auto& one : kizen::plan(suites, selection)) titles.push_back(one.title());
  return titles;
}

using Titles = std::vector<std::string>;

TEST(Plan, HoldsEveryCaseInTheOrderWrittenAndNoHelper) {
  EXPECT_EQ(planned({}), (Titles{"reads", "cases / one", "cases / two", "calls", "other"}));
}

TEST(Selection, TakesByTagOfSuiteOrWorkflow) {
  EXPECT_EQ(planned({{"things"}}), (Titles{"reads", "cases / one", "cases / two", "calls"}));
  EXPECT_EQ(planned({{"fast", "slow"}}), (Titles{"reads", "cases / one", "cases / two"}));
  EXPECT_EQ(planned({{"none"}}), Titles{});
}

TEST(Selection, LeavesOutByTagEvenWhatAnotherTagTakes) {
  EXPECT_EQ(planned({{}, {"slow"}}), (Titles{"reads", "calls", "other"}));
  EXPECT_EQ(planned({{"things"}, {"slow"}}), (Titles{"reads", "calls"}));
}

TEST(Selection, TakesWorkflowsByGlob) {
  EXPECT_EQ(planned({{}, {}, {"ca*"}}), (Titles{"cases / one", "cases / two", "calls"}));
  EXPECT_EQ(planned({{}, {}, {"reads", "oth*"}}), (Titles{"reads", "other"}));
  EXPECT_EQ(planned({{}, {}, {"none"}}), Titles{});
}

TEST(Selection, TakesCasesByTheirTitles) {
  Selection selection;
  selection.cases = {"cases / two", "reads"};
  EXPECT_EQ(planned(selection), (Titles{"reads", "cases / two"}));
  selection.cases = {"cases"};
  EXPECT_EQ(planned(selection), Titles{});
  selection.cases = {"cases / *"};
  EXPECT_EQ(planned(selection), Titles{});
  EXPECT_FALSE(selection.is_all());
}

TEST(Selection, TakesCasesOfOneFile) {
  const auto file = suite_of({kizen_test::workflow("other", {read_step()})}).source.file;
  Selection selection;
  selection.cases = {file + "#other"};
  EXPECT_EQ(planned(selection), Titles{"other"});
  selection.cases = {"another.json#other"};
  EXPECT_EQ(planned(selection), Titles{});
}

TEST(Selection, TakesAllCasesOnWhichOneDepends) {
  auto after = kizen_test::workflow("after", {read_step()});
  after["dependsOn"] = {"cases"};
  const std::vector<kizen::Suite> suites = {
      suite_of({kizen_test::workflow("cases", {read_step()},
                                     {{"cases", {{{"name", "one"}}, {{"name", "two"}}}}}),
                after, kizen_test::workflow("other", {read_step()})})};
  const auto titles = [&](const Titles& cases) {
    Selection selection;
    selection.cases = cases;
    Titles all;
    for (const auto& one : kizen::plan(suites, selection)) all.push_back(one.title());
    return all;
  };
  EXPECT_EQ(titles({"after"}), (Titles{"cases / one", "cases / two", "after"}));
  EXPECT_EQ(titles({"cases / two"}), Titles{"cases / two"});
  EXPECT_EQ(titles({"cases / two", "after"}), (Titles{"cases / two", "cases / one", "after"}));
}

TEST(Selection, DoesNotRunAHelperEvenByName) { EXPECT_EQ(planned({{}, {}, {"helper"}}), Titles{}); }

}  // namespace
