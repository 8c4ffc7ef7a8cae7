#include "kizen/path/detail/json_path_budget.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>
#include <variant>

#include "picked.hpp"

namespace {

using kizen::json;
using kizen_test::picked_nodes;

const std::string spent = "the query takes more than 5000000 steps";

/// An object in an object, so many deep.
json nested_objects(int depth) {
  json value = 1;
  for (int n = 0; n < depth; ++n) {
    json outer = {{"b", n}};
    outer["a"] = std::move(value);
    value = std::move(outer);
  }
  return value;
}

std::string text_of(std::size_t size) { return std::string(size, 'x'); }

/// The problem of a query, which must come soon.
std::string problem_of(const std::string& path, const json& value) {
  const auto start = std::chrono::steady_clock::now();
  const auto found = picked_nodes(path, value);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20)) << path;
  EXPECT_TRUE(found.problem.empty() || found.nodes.empty());
  return found.problem;
}

TEST(JsonPathBudget, IsTheCallers) {
  const auto path = std::get<kizen::JsonPath>(kizen::JsonPath::parse("$[*]"));
  const json value = {1, 2, 3};
  EXPECT_EQ(path.nodes(value, 16).nodes.size(), 3U);
  const auto found = path.nodes(value, 15);
  EXPECT_EQ(found.problem, "the query takes more than 15 steps");
  EXPECT_TRUE(found.nodes.empty());
}

TEST(JsonPathBudget, StopsFiltersWithinFilters) {
  EXPECT_EQ(problem_of("$..[?@..[?@..c]]", nested_objects(500)), spent);
  EXPECT_EQ(problem_of("$..[?count($..*) > 0]", nested_objects(2000)), spent);
}

TEST(JsonPathBudget, StopsNodesThatMultiply) {
  EXPECT_EQ(problem_of("$..*..*..*", nested_objects(500)), spent);
  EXPECT_EQ(problem_of("$[*,*,*,*][*,*,*,*]", json(1000, json(1000, 1))), spent);
}

TEST(JsonPathBudget, StopsComparisonsOfWholes) {
  EXPECT_EQ(problem_of("$[?$ == $]", json(3000, json::array({1, 2}))), spent);
  const json named = {{text_of(1'000'000), 1}};
  EXPECT_EQ(problem_of("$[?$[?$[?@ == $[1]]]]", json(20, named)), spent);
  EXPECT_EQ(problem_of("$[?$[?$[?@ < $[1]]]]", json(20, text_of(1'000'000))), spent);
  json wide(100'000, 0);
  json differs_at_the_end = wide;
  differs_at_the_end.back() = 1;
  const json pair = {std::move(wide), std::move(differs_at_the_end)};
  EXPECT_EQ(problem_of("$[1][?$[0] == $[1]]", pair), spent);
}

TEST(JsonPathBudget, StopsTextsThatAreReadAgainAndAgain) {
  const json texts(100, text_of(1'000'000));
  EXPECT_EQ(problem_of("$[?$[?length(@) == 1]]", texts), spent);
  EXPECT_EQ(problem_of("$[?search(@, '[xy]{20}z')]", texts), spent);
}

TEST(JsonPathBudget, StopsHostilePatterns) {
  auto pairs = json::array();
  for (int n = 0; n < 2'000; ++n) {
    pairs.push_back({{"p", "[^\\p{Cn}\\p{L}]{50}" + std::to_string(n)}, {"t", "a"}});
  }
  EXPECT_EQ(problem_of("$[?match(@.t, @.p)]", pairs), spent);
  auto long_classes = json::array();
  for (int n = 0; n < 200; ++n) {
    long_classes.push_back("[" + text_of(4'000) + std::to_string(n) + "]");
  }
  EXPECT_EQ(problem_of("$[?match('x', @)]", long_classes), spent);
  EXPECT_EQ(problem_of("$[?search(@, '[a-b]*[ab][^c]{900}c')]", json(100, text_of(100'000))),
            spent);
  EXPECT_EQ(problem_of("$[?match(@, @)]", json::array({"a{1001}"})),
            "a pattern in the value cannot be matched in linear time");
}

TEST(JsonPathBudget, StopsLocationsThatGrowLargerThanTheWhole) {
  EXPECT_EQ(problem_of("$..*", {{text_of(1'000'000), json(1000, 1)}}), spent);
}

TEST(JsonPathBudget, SufficesForLargeDocuments) {
  auto records = json::array();
  for (int n = 0; n < 20'000; ++n) {
    records.push_back({{"id", n}, {"fields", {{{"name", "status"}, {"value", n}}}}});
  }
  EXPECT_EQ(picked_nodes("$..[?@.name == 'status'].value", records).nodes.size(), 20'000U);
  EXPECT_EQ(picked_nodes("$..*", records).nodes.size(), 140'000U - 20'000U);
}

TEST(JsonPathBudget, NothingRecursesInTheValue) {
  json deep = 1;
  for (int n = 0; n < 100'000; ++n) deep = json::array({std::move(deep)});
  EXPECT_EQ(picked_nodes("$..[?@ == 1]", deep).nodes.size(), 1U);
  EXPECT_EQ(picked_nodes("$[?@ == $[0]]", deep).nodes.size(), 1U);
}

}  // namespace
