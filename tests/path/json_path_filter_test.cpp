#include "kizen/path/detail/json_path_filter.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

#include "picked.hpp"

namespace {

using kizen::json;
using kizen_test::holds;
using kizen_test::picked;
using kizen_test::picked_of;

TEST(JsonPathFilter, TestsWhetherAQueryFindsAnything) {
  EXPECT_EQ(holds("@.a", {{"a", nullptr}}), "1");
  EXPECT_EQ(holds("@.a", {{"a", false}}), "1");
  EXPECT_EQ(holds("@.b", {{"a", 1}}), "0");
  EXPECT_EQ(holds("!@.b", {{"a", 1}}), "1");
  EXPECT_EQ(holds("@.*", json::array()), "0");
  EXPECT_EQ(holds("@..[?@ == 2]", {{1, 2}, 3}), "1");
  EXPECT_EQ(holds("$[0]", nullptr), "1");
}

TEST(JsonPathFilter, AndBindsTighterThanOr) {
  const json value = {{"a", 1}, {"b", 2}};
  EXPECT_EQ(holds("@.a || @.x && @.x", value), "1");
  EXPECT_EQ(holds("(@.a || @.x) && @.x", value), "0");
  EXPECT_EQ(holds("@.x && @.x || @.b", value), "1");
  EXPECT_EQ(holds("!(@.a && @.x)", value), "1");
  EXPECT_EQ(holds("!(!@.a)", value), "1");
  EXPECT_EQ(holds("@.a && @.b && @.a == 1 && @.b == 2", value), "1");
}

TEST(JsonPathFilter, EqualIsOfTheSameKindAndValue) {
  EXPECT_EQ(holds("@ == 'a'", "a"), "1");
  EXPECT_EQ(holds("@ == '1'", 1), "0");
  EXPECT_EQ(holds("@ == true", true), "1");
  EXPECT_EQ(holds("@ == true", 1), "0");
  EXPECT_EQ(holds("@ == null", nullptr), "1");
  EXPECT_EQ(holds("@ == null", false), "0");
  EXPECT_EQ(holds("@ != 'a'", "b"), "1");
  EXPECT_EQ(holds("@.a == @.b", {{"a", {1, {{"x", 2}}}}, {"b", {1.0, {{"x", 2}}}}}), "1");
  EXPECT_EQ(holds("@.a == @.b", {{"a", {1, 2}}, {"b", {2, 1}}}), "0");
  EXPECT_EQ(holds("@.a == @.b", {{"a", {{"x", 1}}}, {"b", {{"y", 1}}}}), "0");
}

TEST(JsonPathFilter, NothingEqualsNothingAlone) {
  EXPECT_EQ(holds("@.a == @.b", json::object()), "1");
  EXPECT_EQ(holds("@.a <= @.b", json::object()), "1");
  EXPECT_EQ(holds("@.a < @.b", json::object()), "0");
  EXPECT_EQ(holds("@.a == null", json::object()), "0");
  EXPECT_EQ(holds("@.a != null", json::object()), "1");
  EXPECT_EQ(holds("@.a == length(@.a)", {{"b", 1}}), "1");
}

TEST(JsonPathFilter, OrdersNumbersAndStringsAlone) {
  EXPECT_EQ(holds("@ < 2", 1.5), "1");
  EXPECT_EQ(holds("@ <= 1.5", 1.5), "1");
  EXPECT_EQ(holds("@ > 1.5", 1.5), "0");
  EXPECT_EQ(holds("@ >= 1.5", 1.5), "1");
  EXPECT_EQ(holds("2 > @", 1), "1");
  EXPECT_EQ(holds("@ < 'b'", "a"), "1");
  EXPECT_EQ(holds("@ < 'a'", ""), "1");
  EXPECT_EQ(holds("@ > '\xF0\x9F\x98\x80'", "\xEF\xBF\xBF"), "0");  // by code point, not UTF-16
  EXPECT_EQ(holds("@ < 'b'", 1), "0");
  EXPECT_EQ(holds("@ <= true", true), "1");
  EXPECT_EQ(holds("@ < true", false), "0");
  EXPECT_EQ(holds("@ <= null", nullptr), "1");
  EXPECT_EQ(holds("@.a >= @.b", {{"a", {1}}, {"b", {1}}}), "1");
  EXPECT_EQ(holds("@.a > @.b", {{"a", {2}}, {"b", {1}}}), "0");
}

TEST(JsonPathFilter, ComparesNumbersExactly) {
  EXPECT_EQ(holds("@ == 1e2", 100), "1");
  EXPECT_EQ(holds("@ == -0", 0.0), "1");
  EXPECT_EQ(holds("@ == 0.1", 0.1), "1");
  EXPECT_EQ(holds("@ == 9007199254740993", 9007199254740992.0), "0");
  EXPECT_EQ(holds("@ > 9007199254740992.0", 9007199254740993), "1");
  EXPECT_EQ(holds("@ == 18446744073709551615", 18446744073709551615U), "1");
  EXPECT_EQ(holds("@ < 18446744073709551616", 18446744073709551615U), "1");
  EXPECT_EQ(holds("@ == -9223372036854775808", std::numeric_limits<std::int64_t>::min()), "1");
}

TEST(JsonPathFilter, NumbersBeyondDoubleAreInfinite) {
  EXPECT_EQ(holds("@ < 1e400", 1.7e308), "1");
  EXPECT_EQ(holds("@ > -1e400", -1.7e308), "1");
  EXPECT_EQ(holds("@ == 1e400", 1.7e308), "0");
  EXPECT_EQ(holds("@ < 1e400", 18446744073709551615U), "1");
  EXPECT_EQ(holds("@ == 1e-400", 0), "1");
  EXPECT_EQ(holds("@ < 123456789012345678901234567890", 18446744073709551615U), "1");
}

TEST(JsonPathFilter, LengthCountsCharactersItemsAndMembers) {
  EXPECT_EQ(holds("length(@) == 3", "a\xC3\xA9\xF0\x9F\x98\x80"), "1");
  EXPECT_EQ(holds("length(@) == 0", ""), "1");
  EXPECT_EQ(holds("length(@) == 2", {1, 2}), "1");
  EXPECT_EQ(holds("length(@) == 1", {{"a", 1}}), "1");
  EXPECT_EQ(holds("length(@) == @.nothing", 12), "1");
  EXPECT_EQ(holds("length(value(@.*)) == 2", {{"a", "xy"}}), "1");
  EXPECT_EQ(holds("length('abc') == 3", 1), "1");
}

TEST(JsonPathFilter, CountAndValueLookAtNodes) {
  EXPECT_EQ(holds("count(@.*) == 2", {1, 1}), "1");
  EXPECT_EQ(holds("count(@[0, 0]) == 2", {1}), "1");
  EXPECT_EQ(holds("count(@.a) == 0", 1), "1");
  EXPECT_EQ(holds("value(@.*) == 7", {7}), "1");
  EXPECT_EQ(holds("value(@.*) == 7", {7, 7}), "0");
  EXPECT_EQ(holds("value(@.*) == @.nothing", {7, 7}), "1");
  EXPECT_EQ(holds("count($[0]..*) > count(@.*)", {{1}, 2}), "1");
}

TEST(JsonPathFilter, MatchTakesTheWholeTextAndSearchAPart) {
  EXPECT_EQ(holds("match(@, 'a.')", "ab"), "1");
  EXPECT_EQ(holds("match(@, 'a.')", "abc"), "0");
  EXPECT_EQ(holds("search(@, 'b')", "abc"), "1");
  EXPECT_EQ(holds("search(@, 'd')", "abc"), "0");
  EXPECT_EQ(holds("!search(@, 'd')", "abc"), "1");
  EXPECT_EQ(holds("match(@, 'a')", 1), "0");
  EXPECT_EQ(holds("match(@, 1)", "1"), "0");
  EXPECT_EQ(holds("match(@.a, 'a')", json::object()), "0");
}

TEST(JsonPathFilter, PatternsMayComeFromTheValue) {
  const json pairs = {{{"p", "a+"}, {"t", "aa"}},
                      {{"p", "a+"}, {"t", "ab"}},
                      {{"p", "(a"}, {"t", "(a"}},
                      {{"p", 1}, {"t", "1"}},
                      {{"t", "a"}}};
  EXPECT_EQ(picked_of("$[?match(@.t, @.p)].t", pairs), R"(["aa"])");
  EXPECT_EQ(picked_of("$[?search(@.t, $[0].p)].t", pairs), R"(["aa","ab","(a","a"])");
}

TEST(JsonPathFilter, PatternThatIsNoIRegexpMatchesNothing) {
  for (const auto* const bad : {"(a", "a**", "[z-a]", "\\\\d", "a{2,1}", "[^]"}) {
    EXPECT_EQ(holds("search(@, '" + std::string(bad) + "')", "aaaa(a**[^]"), "0") << bad;
  }
}

TEST(JsonPathFilter, ForgetsPatternsAndFindsThemAgain) {
  auto pairs = json::array();
  for (int n = 0; n < 100; ++n) {
    const auto digits = std::to_string(n % 40);
    pairs.push_back({{"p", digits}, {"t", digits}});
  }
  EXPECT_EQ(picked_of("$[?match(@.t, @.p)]", pairs), pairs.dump());
}

}  // namespace
