#include <gtest/gtest.h>

#include <string>

#include "picked.hpp"

namespace {

using kizen_test::refused;

std::string repeated(const std::string& text, int count) {
  std::string all;
  while (count-- > 0) all += text;
  return all;
}

TEST(JsonPathRefusal, OfWhatIsNoQuery) {
  EXPECT_EQ(refused(""), "1: expected $, which stands for the whole instead of the end");
  EXPECT_EQ(refused("a"), "1: expected $, which stands for the whole instead of 'a'");
  EXPECT_EQ(refused(" $"), "1: expected $, which stands for the whole instead of a blank");
  EXPECT_EQ(refused("$ "), "2: expected . or [ or the end instead of a blank");
  EXPECT_EQ(refused("$.a\n"), "4: expected . or [ or the end instead of the byte 0x0a");
  EXPECT_EQ(refused("$a"), "2: expected . or [ or the end instead of 'a'");
}

TEST(JsonPathRefusal, OfSegments) {
  EXPECT_EQ(refused("$."), "3: expected a name or * instead of the end");
  EXPECT_EQ(refused("$.1"), "3: expected a name or * instead of '1'");
  EXPECT_EQ(refused("$.['a']"), "3: expected a name or * instead of '['");
  EXPECT_EQ(refused("$. a"), "3: expected a name or * instead of a blank");
  EXPECT_EQ(refused("$.."), "4: expected a name, * or [ instead of the end");
  EXPECT_EQ(refused("$...a"), "4: expected a name, * or [ instead of '.'");
  EXPECT_EQ(refused("$[]"),
            "3: expected a name in quotes, an index, a slice, * or ? instead of ']'");
  EXPECT_EQ(refused("$[a]"),
            "3: expected a name in quotes, an index, a slice, * or ? instead of 'a'");
  EXPECT_EQ(refused("$[0,]"),
            "5: expected a name in quotes, an index, a slice, * or ? instead of ']'");
  EXPECT_EQ(refused("$[0 1]"), "5: expected a comma or ] instead of '1'");
  EXPECT_EQ(refused("$[0"), "4: expected a comma or ] instead of the end");
}

TEST(JsonPathRefusal, OfNumbers) {
  const std::string range = "expected a number from -9007199254740991 to 9007199254740991";
  EXPECT_EQ(refused("$[9007199254740992]"), "3: " + range);
  EXPECT_EQ(refused("$[-9007199254740992]"), "3: " + range);
  EXPECT_EQ(refused("$[1:99999999999999999999]"), "5: " + range);
  EXPECT_EQ(refused("$[::9007199254740992]"), "5: " + range);
  EXPECT_EQ(refused("$[01]"), "3: expected no leading zero");
  EXPECT_EQ(refused("$[-01]"), "3: expected no leading zero");
  EXPECT_EQ(refused("$[-0]"), "3: expected 0 instead of -0");
  EXPECT_EQ(refused("$[-]"), "4: expected a digit instead of ']'");
  EXPECT_EQ(refused("$[1.0]"), "4: expected a comma or ] instead of '.'");
  EXPECT_EQ(refused("$[1:2:3:4]"), "8: expected a comma or ] instead of ':'");
  EXPECT_EQ(refused("$[?@==01]"), "7: expected no leading zero");
  EXPECT_EQ(refused("$[?@==1.]"), "9: expected a digit instead of ']'");
  EXPECT_EQ(refused("$[?@==1e+]"), "10: expected a digit instead of ']'");
  EXPECT_EQ(refused("$[?@==.1]"), "7: expected a query, a function or a literal instead of '.'");
}

TEST(JsonPathRefusal, OfStrings) {
  EXPECT_EQ(refused("$['a"), "5: expected a closing ' instead of the end");
  EXPECT_EQ(refused("$[\"a'"), "6: expected a closing \" instead of the end");
  EXPECT_EQ(refused("$['\t']"), "4: expected an escape instead of the byte 0x09");
  EXPECT_EQ(refused(R"($['\x'])"),
            R"(5: expected b, f, n, r, t, u, /, \ or ' after \ instead of 'x')");
  EXPECT_EQ(refused(R"($["\'"])"),
            R"(5: expected b, f, n, r, t, u, /, \ or " after \ instead of ''')");
  EXPECT_EQ(refused(R"($['\)"),
            R"(5: expected b, f, n, r, t, u, /, \ or ' after \ instead of the end)");
  EXPECT_EQ(refused(R"($['\u12g4'])"), "8: expected a hexadecimal digit instead of 'g'");
  EXPECT_EQ(refused(R"($['\uDC00'])"), "6: expected a high surrogate before a low one");
  EXPECT_EQ(refused(R"($['\uD800'])"), R"(10: expected \u and a low surrogate instead of ''')");
  EXPECT_EQ(refused(R"($['\uD800\u0041'])"), "12: expected a low surrogate");
}

TEST(JsonPathRefusal, OfConditions) {
  EXPECT_EQ(refused("$[?]"), "4: expected a query, a function or a literal instead of ']'");
  EXPECT_EQ(refused("$[?@.a = 1]"), "8: expected ==, !=, <, <=, > or >= instead of '='");
  EXPECT_EQ(refused("$[?@.a & 1]"), "8: expected &&, ||, a comma or ] instead of '&'");
  EXPECT_EQ(refused("$[?(@.a]"), "8: expected &&, || or ) instead of ']'");
  EXPECT_EQ(refused("$[?(@.a) == 1]"), "10: expected &&, ||, a comma or ] instead of '='");
  EXPECT_EQ(refused("$[?1 < 2 < 3]"), "10: expected &&, ||, a comma or ] instead of '<'");
  EXPECT_EQ(refused("$[?!@.a == 1]"), "5: expected ( before a comparison that is negated");
  EXPECT_EQ(refused("$[?!!@.a]"), "5: expected a query, a function or a literal instead of '!'");
  EXPECT_EQ(refused("$[?'a']"), "7: expected a comparison instead of ']'");
  EXPECT_EQ(refused("$[?@.a && true]"), "15: expected a comparison instead of ']'");
  EXPECT_EQ(refused("$[?@ == nil]"),
            "9: expected true, false, null or a function instead of 'nil'");
  EXPECT_EQ(refused("$[?@ == True]"),
            "9: expected a query, a function or a literal instead of 'T'");
}

TEST(JsonPathRefusal, OfWhatIsNotWellTyped) {
  const std::string one = "expected a query for one node: names and indices, no blanks in brackets";
  EXPECT_EQ(refused("$[?@.* == 1]"), "4: " + one);
  EXPECT_EQ(refused("$[?1 == $..a]"), "9: " + one);
  EXPECT_EQ(refused("$[?@[ 0 ] == 1]"), "4: " + one);
  EXPECT_EQ(refused("$[?@[0 ] == 1]"), "4: " + one);
  EXPECT_EQ(refused("$[?length(@.*) == 1]"), "11: " + one);
  EXPECT_EQ(refused("$[?length(@)]"), "4: expected a comparison of what length gives");
  EXPECT_EQ(refused("$[?count(@.*)]"), "4: expected a comparison of what count gives");
  EXPECT_EQ(refused("$[?value(@.*)]"), "4: expected a comparison of what value gives");
  EXPECT_EQ(refused("$[?match(@, 'a') == true]"), "4: expected a value, which match does not give");
  EXPECT_EQ(refused("$[?length(search(@, 'a')) == 1]"),
            "11: expected a value, which search does not give");
  EXPECT_EQ(refused("$[?count(1) == 1]"), "10: expected a query instead of '1'");
  EXPECT_EQ(refused("$[?count(value(@)) == 1]"), "10: expected a query instead of 'v'");
  EXPECT_EQ(refused("$[?value('a') == 1]"), "10: expected a query instead of '''");
}

TEST(JsonPathRefusal, OfFunctions) {
  EXPECT_EQ(refused("$[?size(@) == 1]"),
            "4: expected length, count, match, search or value instead of 'size'");
  EXPECT_EQ(refused("$[?length (@) == 1]"),
            "10: expected ( right after the function instead of a blank");
  EXPECT_EQ(refused("$[?length() == 1]"),
            "11: expected a query, a function or a literal instead of ')'");
  EXPECT_EQ(refused("$[?length(@, @) == 1]"), "12: expected ) instead of ','");
  EXPECT_EQ(refused("$[?match(@)]"), "11: expected a comma instead of ')'");
  EXPECT_EQ(refused("$[?match(@, 'a', 'b')]"), "16: expected ) instead of ','");
  EXPECT_EQ(refused("$[?length(@.a == 1) == 1]"), "15: expected ) instead of '='");
}

TEST(JsonPathRefusal, OfPatternsTooLargeToMatch) {
  const std::string why = "expected a pattern that can be matched in linear time";
  EXPECT_EQ(refused("$[?match(@, 'a{1001}')]"), "13: " + why);
  EXPECT_EQ(refused("$[?search(@, '" + repeated("a", 4097) + "')]"), "14: " + why);
  EXPECT_EQ(refused("$[?search(@, '" + repeated("a", 4096) + "')]"), "taken");
}

TEST(JsonPathRefusal, OfLimits) {
  const std::string deep = "brackets and parentheses nest more than 64 deep";
  EXPECT_EQ(refused("$" + repeated("[?@", 64) + repeated("]", 64)), "taken");
  EXPECT_EQ(refused("$" + repeated("[?@", 65) + repeated("]", 65)), "195: " + deep);
  EXPECT_EQ(refused("$[?" + repeated("(", 60'000)), "67: " + deep);
  EXPECT_EQ(refused("$[?" + repeated("length(", 8'000)), "451: " + deep);
  EXPECT_EQ(refused("$" + repeated(".a", 32'767)), "taken");
  EXPECT_EQ(refused("$" + repeated(".a", 32'768)), "65537: a JSONPath has at most 65536 bytes");
}

TEST(JsonPathRefusal, CountsCharactersAndNamesBytes) {
  EXPECT_EQ(refused("$.\xC3\xA9.\xF0\x9F\x98\x80.1"), "7: expected a name or * instead of '1'");
  EXPECT_EQ(refused("$[\xC3\xA9]"),
            "3: expected a name in quotes, an index, a slice, * or ? instead of '\xC3\xA9'");
  EXPECT_EQ(refused("$.\xC3\xA9\xFF"), "4: a JSONPath is UTF-8");
  EXPECT_EQ(refused("$['\xED\xA0\x80']"), "4: a JSONPath is UTF-8");
  EXPECT_EQ(refused(std::string("$.a\0", 4)),
            "4: expected . or [ or the end instead of the byte 0x00");
}

}  // namespace
