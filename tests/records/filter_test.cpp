#include <kizen/records/filter.hpp>

// clang-format off
#include <kizen/records.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace {

using kizen::Filter;
using kizen::json;

/// A condition of that name, and how it is written.
Filter named(const std::string& name) { return Filter::of({{"field", name}}); }
json as_json(const std::string& name) { return {{"field", name}}; }
json group_of(const json& conditions) { return {{"filters", conditions}}; }
json any_group_of(const json& conditions) { return {{"and", false}, {"filters", conditions}}; }
json query_of(const json& groups) { return {{"query", groups}}; }

const json a = as_json("a");
const json b = as_json("b");
const json c = as_json("c");
const json d = as_json("d");

TEST(Filter, NoConditionMatchesAll) {
  EXPECT_TRUE(Filter().empty());
  EXPECT_EQ(Filter().to_json(), query_of(json::array()));
}

TEST(Filter, NoConditionAddsNothing) {
  EXPECT_EQ((Filter() && named("a")).to_json(), named("a").to_json());
  EXPECT_EQ((named("a") || Filter()).to_json(), named("a").to_json());
  EXPECT_TRUE((Filter() || Filter()).empty());
}

TEST(Filter, OneConditionIsOneGroup) {
  EXPECT_EQ(named("a").to_json(), query_of(json::array({group_of(json::array({a}))})));
}

TEST(Filter, AConjunctionIsOneGroup) {
  EXPECT_EQ((named("a") && named("b") && named("c")).to_json(),
            query_of(json::array({group_of({a, b, c})})));
  EXPECT_EQ((named("a") && (named("b") && named("c"))).to_json(),
            query_of(json::array({group_of({a, b, c})})));
}

TEST(Filter, ADisjunctionIsOneGroup) {
  EXPECT_EQ((named("a") || named("b") || named("c")).to_json(),
            query_of(json::array({any_group_of({a, b, c})})));
}

TEST(Filter, AConjunctionOfDisjunctionsHasAGroupForEach) {
  EXPECT_EQ(((named("a") || named("b")) && (named("c") || named("d"))).to_json(),
            query_of({any_group_of({a, b}), any_group_of({c, d})}));
}

TEST(Filter, ConditionsBesideGroupsShareOne) {
  EXPECT_EQ((named("a") && (named("b") || named("c")) && named("d")).to_json(),
            query_of({group_of({a, d}), any_group_of({b, c})}));
}

TEST(Filter, ADisjunctionOfConjunctionsIsJoinedAtTheTop) {
  auto expected = query_of({any_group_of({a, d}), group_of({b, c})});
  expected["and"] = false;
  EXPECT_EQ((named("a") || (named("b") && named("c")) || named("d")).to_json(), expected);
}

TEST(Filter, GroupsNest) {
  const auto filter = named("a") && (named("b") || (named("c") && named("d")));
  const json inner = {{"and", false}, {"query", {group_of(json::array({b})), group_of({c, d})}}};
  EXPECT_EQ(filter.to_json(), query_of({group_of(json::array({a})), inner}));
}

TEST(Filter, JoiningLeavesItsPartsAsTheyAre) {
  const auto one = named("a") && named("b");
  const auto before = one.to_json();
  EXPECT_NE((one && named("c")).to_json(), before);
  EXPECT_EQ(one.to_json(), before);
}

TEST(Filter, PrintsTheBody) {
  std::ostringstream text;
  text << named("a");
  EXPECT_EQ(text.str(), R"({"query":[{"filters":[{"field":"a"}]}]})");
}

}  // namespace
