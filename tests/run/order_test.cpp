#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <kizen/run.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "support/flow_bench.hpp"

namespace {

using kizen::json;
using kizen_test::FlowBench;
using kizen_test::reading;
using kizen_test::suite_of;
using kizen_test::with;
using kizen_test::workflow;

/// In which order the cases of a suite run and are told.
std::string seeded_order(const kizen::Suite& suite, std::optional<std::uint64_t> seed,
                         std::size_t jobs = 1) {
  FlowBench bench;
  bench.options.order_seed = seed;
  bench.options.jobs = jobs;
  const auto told = bench.run(suite);
  EXPECT_EQ(told.header.order_seed, seed);
  std::string all;
  for (const auto& one : told.cases) all += (all.empty() ? "" : " ") + one.title();
  if (jobs == 1) {
    EXPECT_EQ(bench.order(), all);
  }
  return all;
}

kizen::Suite lettered(const std::string& letters) {
  std::vector<json> all;
  for (const char letter : letters) {
    const std::string name(1, letter);
    all.push_back(workflow(name, {reading(name)}));
  }
  return suite_of(all);
}

TEST(Order, WithoutASeedIsThatOfTheSuite) {
  EXPECT_EQ(seeded_order(lettered("abcdefgh"), std::nullopt), "a b c d e f g h");
}

TEST(Order, FollowsFromTheSeedAloneOnEveryMachine) {
  const auto suite = lettered("abcdefgh");
  EXPECT_EQ(seeded_order(suite, 1), "e d c h f g a b");
  EXPECT_EQ(seeded_order(suite, 1, 8), "e d c h f g a b");
  EXPECT_EQ(seeded_order(suite, 18446744073709551615U), "h d f e c g b a");
}

TEST(Order, OfManySeedsIsEveryOneAboutAsOften) {
  const auto suite = lettered("abc");
  std::vector<kizen::Suite> suites{suite};
  const auto planned = kizen::plan(suites);
  std::map<std::string, int> seen;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    std::string order;
    for (const auto& one : kizen::detail::CaseShuffle(planned, seed).take()) order += one.title();
    ++seen[order];
  }
  EXPECT_EQ(seen.size(), 6U);
  for (const auto& [order, count] : seen) EXPECT_NEAR(count, 100, 40) << order;
}

TEST(Order, KeepsWhatIsNeededBeforeWhatNeedsIt) {
  const auto after = [](const std::string& name, const std::vector<std::string>& needed) {
    return with(workflow(name, {reading(name)}), {{"dependsOn", needed}});
  };
  const auto suite =
      suite_of({workflow("a", {reading("a")}), workflow("b", {reading("b")}), after("c", {"b"}),
                after("d", {"c", "a"}), workflow("e", {reading("e")})});
  std::set<std::string> orders;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const auto order = seeded_order(suite, seed);
    orders.insert(order);
    EXPECT_LT(order.find('b'), order.find('c')) << order;
    EXPECT_LT(order.find('c'), order.find('d')) << order;
    EXPECT_LT(order.find('a'), order.find('d')) << order;
  }
  EXPECT_GT(orders.size(), 5U);
}

TEST(Order, LeavesStepsThatOthersWaitForBeforeThem) {
  const auto suite = suite_of(
      {workflow("a", {reading("a")}),
       workflow("b", {reading("b", {{"dependsOn", json::array({"$workflows.a.steps.a"})}})})});
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    EXPECT_EQ(seeded_order(suite, seed), "a b");
    EXPECT_EQ(seeded_order(suite, seed, 2), "a b");
  }
}

TEST(Order, ShufflesTheCasesOfAWorkflow) {
  auto made = workflow("w", {reading("w")}, {{"cases", json::array()}});
  for (const char* const name : {"1", "2", "3", "4", "5"}) {
    made["x-contract"]["cases"].push_back({{"name", name}});
  }
  std::vector<kizen::Suite> suites{suite_of({made})};
  const auto planned = kizen::plan(suites);
  auto shuffled = kizen::detail::CaseShuffle(planned, 3).take();
  const auto by_row = [](const auto& one, const auto& other) { return one.row < other.row; };
  EXPECT_FALSE(std::is_sorted(shuffled.begin(), shuffled.end(), by_row));
  std::sort(shuffled.begin(), shuffled.end(), by_row);
  ASSERT_EQ(shuffled.size(), planned.size());
  for (std::size_t i = 0; i < planned.size(); ++i) EXPECT_EQ(shuffled[i].row, planned[i].row);
}

}  // namespace
