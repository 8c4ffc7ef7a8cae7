#include <kizen/path/json_path.hpp>
// The header under test comes first; the umbrella follows with the definitions.
#include <gtest/gtest.h>

#include <kizen/path.hpp>
#include <string>
#include <variant>
#include <vector>

#include "picked.hpp"

namespace {

using kizen_test::picked;
using kizen_test::picked_of;
using kizen_test::places;

const char* const store = R"({"a": [10, [20, {"b": 30}]], "b": {"b": 40, "c": null}})";

kizen::JsonPath path_of(const std::string& text) {
  return std::get<kizen::JsonPath>(kizen::JsonPath::parse(text));
}

TEST(JsonPath, RootIsTheWhole) {
  EXPECT_EQ(picked("$", "7"), "[7]");
  EXPECT_EQ(places("$", store), "$");
  EXPECT_EQ(path_of("$ .a").text(), "$ .a");
}

TEST(JsonPath, NameSelectorPicksOneMember) {
  EXPECT_EQ(picked("$.b.b", store), "[40]");
  EXPECT_EQ(picked("$['b'][\"c\"]", store), "[null]");
  EXPECT_EQ(picked("$.c", store), "[]");
  EXPECT_EQ(picked("$['0']", "[1]"), "[]");
  EXPECT_EQ(picked("$.a", "1"), "[]");
  EXPECT_EQ(picked("$._\xC3\xA9"
                   "1",
                   R"({"_é1": 1})"),
            "[1]");
  EXPECT_EQ(picked("$['']", R"({"": 1})"), "[1]");
}

TEST(JsonPath, EscapesInNames) {
  EXPECT_EQ(picked(R"($['\b\f\n\r\t\/\\\''])", R"({"\b\f\n\r\t/\\'": 1})"), "[1]");
  EXPECT_EQ(picked(R"($["\"'"])", R"({"\"'": 1})"), "[1]");
  EXPECT_EQ(picked(R"($["\u00e9\u20AC"])", R"({"é€": 1})"), "[1]");
  EXPECT_EQ(picked(R"($["\uD83D\uDE00"])", R"({"😀": 1})"), "[1]");
  EXPECT_EQ(picked(R"($["\u0000"])", R"({"\u0000": 1})"), "[1]");
}

TEST(JsonPath, WildcardSelectorPicksAllChildren) {
  EXPECT_EQ(places("$.*", store), "$['a'] $['b']");
  EXPECT_EQ(picked("$.a[*]", "{\"a\": [1, 2]}"), "[1,2]");
  EXPECT_EQ(picked("$.*", "\"text\""), "[]");
}

TEST(JsonPath, IndexSelectorCountsFromEitherEnd) {
  EXPECT_EQ(picked("$[0]", "[1, 2, 3]"), "[1]");
  EXPECT_EQ(picked("$[-1]", "[1, 2, 3]"), "[3]");
  EXPECT_EQ(picked("$[3]", "[1, 2, 3]"), "[]");
  EXPECT_EQ(picked("$[-4]", "[1, 2, 3]"), "[]");
  EXPECT_EQ(picked("$[9007199254740991,-9007199254740991]", "[1]"), "[]");
  EXPECT_EQ(picked("$[0]", R"({"0": 1})"), "[]");
  EXPECT_EQ(places("$[-1]", "[1, 2]"), "$[1]");
}

TEST(JsonPath, SliceSelectorKeepsTheDirectionOfItsStep) {
  const std::string digits = "[0, 1, 2, 3, 4]";
  EXPECT_EQ(picked("$[1:3]", digits), "[1,2]");
  EXPECT_EQ(picked("$[:-3]", digits), "[0,1]");
  EXPECT_EQ(picked("$[3:]", digits), "[3,4]");
  EXPECT_EQ(picked("$[::2]", digits), "[0,2,4]");
  EXPECT_EQ(picked("$[::-2]", digits), "[4,2,0]");
  EXPECT_EQ(picked("$[3:1:-1]", digits), "[3,2]");
  EXPECT_EQ(picked("$[-2:-5:-1]", digits), "[3,2,1]");
  EXPECT_EQ(picked("$[9:-9:-4]", digits), "[4,0]");
  EXPECT_EQ(picked("$[3:1]", digits), "[]");
  EXPECT_EQ(picked("$[::0]", digits), "[]");
  EXPECT_EQ(picked("$[ 1 : 3 : 1 ]", digits), "[1,2]");
  EXPECT_EQ(picked("$[::9007199254740991]", digits), "[0]");
  EXPECT_EQ(picked("$[::-1]", "[]"), "[]");
  EXPECT_EQ(picked("$[:]", R"({"a": 1})"), "[]");
}

TEST(JsonPath, FilterSelectorLooksAtEachChild) {
  EXPECT_EQ(places("$[?@.b]", store), "$['b']");
  EXPECT_EQ(picked("$[?@ > 1]", "[1, 2, 3]"), "[2,3]");
  EXPECT_EQ(picked("$[?@ > 1]", R"({"a": 1, "b": 2})"), "[2]");
  EXPECT_EQ(picked("$[?@]", "1"), "[]");
  EXPECT_EQ(picked("$.list[?@ == $.wanted]", R"({"list": [1, 2], "wanted": 2})"), "[2]");
}

TEST(JsonPath, DescendantSegmentGoesIntoANodeBeforeTheNext) {
  EXPECT_EQ(places("$..b", store), "$['b'] $['a'][1][1]['b'] $['b']['b']");
  EXPECT_EQ(places("$..[0]", store), "$['a'][0] $['a'][1][0]");
  EXPECT_EQ(places("$..*", R"([[1, [2]], 3])"), "$[0] $[1] $[0][0] $[0][1] $[0][1][0]");
  EXPECT_EQ(picked("$.b..['c', 'b']", store), "[null,40]");
}

TEST(JsonPath, NodeStandsAsOftenAsItIsPicked) {
  EXPECT_EQ(picked("$[0, 0, -2]", "[1, 2]"), "[1,1,1]");
  EXPECT_EQ(picked("$[*, 0]", "[1, 2]"), "[1,2,1]");
  EXPECT_EQ(picked("$['a', 'a'].b", R"({"a": {"b": 1}})"), "[1,1]");
  EXPECT_EQ(places("$..[*]..[0]", "[[[1]]]"), "$[0][0] $[0][0][0] $[0][0][0]");
}

TEST(JsonPath, LocationsLeadToTheirValues) {
  const auto whole = kizen::json::parse(store);
  const auto found = path_of("$..b").nodes(whole);
  ASSERT_EQ(found.nodes.size(), 3U);
  EXPECT_EQ(found.nodes[1].location.to_string(), "/a/1/1/b");
  EXPECT_EQ(found.nodes[1].value, &whole["a"][1][1]["b"]);
  EXPECT_EQ(found.problem, "");
  const auto odd = path_of("$..*").nodes(kizen::json{{"a/b", {1}}});
  EXPECT_EQ(odd.nodes.at(1).location.to_string(), "/a~1b/0");
}

TEST(JsonPath, BlanksStandWhereTheGrammarHasThem) {
  EXPECT_EQ(picked("$ .b\t['b']", store), "[40]");
  EXPECT_EQ(picked("$[ 'b' ,\r\n'c' ]", store), R"([{"b":40,"c":null}])");
  EXPECT_EQ(picked("$[? ( ! @ .b ) && @ [ 0 ] ]", store), R"([[10,[20,{"b":30}]]])");
}

TEST(JsonPath, IsSingularByItsSyntax) {
  for (const auto* const one : {"$", "$.a", "$['a'][0]", "$ .a [-1]"}) {
    EXPECT_TRUE(path_of(one).is_singular()) << one;
  }
  for (const auto* const several :
       {"$.*", "$..a", "$[0, 1]", "$[0, 0]", "$[0:1]", "$[?@]", "$[*].a", "$[ 0]", "$['a' ]"}) {
    EXPECT_FALSE(path_of(several).is_singular()) << several;
  }
}

TEST(JsonPath, TellsThePatternsThatMatchNothing) {
  const auto unsound = [](const char* path) { return path_of(path).unsound_patterns(); };
  EXPECT_TRUE(unsound("$[?match(@.a, 'a.') && search(@.a, @.b)]").empty());
  EXPECT_EQ(unsound("$[?!(search(@.a, '(?i)x')) || @[?match(@, '[')]]"),
            (std::vector<std::string>{"(?i)x", "["}));
}

TEST(JsonPath, IsCopiedWithItsText) {
  const auto copy = [] { return path_of("$..[?match(@, 'a.')]"); }();
  const auto second = copy;
  EXPECT_EQ(second.text(), "$..[?match(@, 'a.')]");
  EXPECT_EQ(second.nodes(kizen::json{"ab", "b"}).nodes.size(), 1U);
}

}  // namespace
