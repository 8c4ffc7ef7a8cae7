#include "kizen/core/detail/json_reader.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kizen/core/detail/json_shown.hpp"

namespace {

using kizen::detail::JsonKind;
using kizen::detail::JsonLimits;
using kizen::detail::JsonReader;
using kizen::detail::JsonReading;
using kizen::detail::JsonView;

/// What a text reads as, written anew.
std::string read(const std::string& text) {
  const auto reading = JsonReader(text).read();
  if (!reading.is_json()) return reading.problem + reading.limit;
  return kizen::detail::shown(JsonView(reading.tree), 10'000);
}

TEST(JsonReader, KeepsValuesAndTheirOrder) {
  for (const char* const text :
       {"null", "true", "false", "0", "-0", "1.50", "-1e+400", "\"\"", "\"a b\"", "[]", "{}",
        "[1,[2,[]],{}]", R"({"b":1,"a":{"c":[null,false]},"":"x"})"}) {
    EXPECT_EQ(read(text), text);
  }
  EXPECT_EQ(read(" \t\r\n[ 1 , { \"a\" : 2 } ] \n"), R"([1,{"a":2}])");
}

TEST(JsonReader, UnescapesStrings) {
  const std::string text = R"(["\"\\\/\b\f\n\r\t","\u00e4\u20AC\ud834\uDD1e","a\u0000b","ä€𝄞"])";
  const auto reading = JsonReader(text).read();
  ASSERT_TRUE(reading.is_json()) << reading.problem;
  std::vector<std::string> strings;
  all_items(JsonView(reading.tree), [&](JsonView item, std::size_t) {
    strings.emplace_back(item.text());
    return true;
  });
  EXPECT_EQ(strings,
            (std::vector<std::string>{"\"\\/\b\f\n\r\t", "ä€𝄞", std::string("a\0b", 3), "ä€𝄞"}));
}

struct Broken {
  std::string text;
  std::string problem;
  std::size_t offset;
};

const Broken broken_texts[] = {
    {"", "it is empty", 0},
    {"  ", "it is empty", 2},
    {"{\"a\":1", "the text ends inside an object", 6},
    {"[1,", "the text ends inside an array", 3},
    {"[", "the text ends inside an array", 1},
    {"{\"a\"", "the text ends inside an object", 4},
    {"\"ab", "the text ends inside a string", 3},
    {"\"ab\\", "the text ends inside a string", 3},
    {"{} {}", "text follows the end of the JSON value", 3},
    {"1 2", "text follows the end of the JSON value", 2},
    {"nullx", "'nullx' is no JSON value", 0},
    {"[1,]", "nothing stands between ',' and ']'", 3},
    {"{\"a\":1,}", "nothing stands between ',' and '}'", 7},
    {"[1 2]", "expected ',' or ']'", 3},
    {"{\"a\":1 \"b\":2}", "expected ',' or '}'", 7},
    {"{\"a\" 1}", "expected ':' behind a member's name", 5},
    {"{a:1}", "expected a member's name in double quotes", 1},
    {"{1:1}", "expected a member's name in double quotes", 1},
    {"[NaN]", "'NaN' is no JSON value", 1},
    {"-Infinity", "expected a digit behind '-'", 1},
    {"True", "'True' is no JSON value", 0},
    {"'a'", "a string stands in double quotes", 0},
    {"01", "a number starts with a superfluous 0", 0},
    {"-01", "a number starts with a superfluous 0", 0},
    {"1.", "expected a digit behind '.'", 2},
    {"1e", "expected a digit in the exponent", 2},
    {"1e+", "expected a digit in the exponent", 3},
    {"+1", "expected a value, not '+'", 0},
    {".5", "expected a value, not '.'", 0},
    {"]", "expected a value, not ']'", 0},
    {"[1}", "expected ',' or ']'", 2},
    {"// a", "expected a value, not '/'", 0},
    {"\xEF\xBB\xBF{}", "it starts with a byte order mark", 0},
    {std::string("\0", 1), "expected a value, not the byte 0x00", 0},
    {"\"a\nb\"", "a raw control character in a string: the byte 0x0a", 2},
    {"\"\\x41\"", "no escape: \\ before 'x'", 1},
    {"\"\\u12g4\"", "\\u stands before four hexadecimal digits", 1},
    {"\"\\u12", "\\u stands before four hexadecimal digits", 1},
    {"\"\\ud800\"", "half of a surrogate pair", 1},
    {"\"\\ud800\\u0041\"", "half of a surrogate pair", 1},
    {"\"\\udc00\\ud800\"", "half of a surrogate pair", 1},
    {"\"\xff\"", "a string is not UTF-8: the byte 0xff", 1},
    {"\"a\xc3\"", "a string is not UTF-8: the byte 0xc3", 2},
    {"\"\xc0\xaf\"", "a string is not UTF-8: the byte 0xc0", 1},
    {"\"\xed\xa0\x80\"", "a string is not UTF-8: the byte 0xed", 1},
    {"\"\xf4\x90\x80\x80\"", "a string is not UTF-8: the byte 0xf4", 1},
    {"{\"\xff\":1}", "a string is not UTF-8: the byte 0xff", 2},
    {"\xff", "expected a value, not the byte 0xff", 0},
};

TEST(JsonReader, SaysWhatIsWrongAndWhere) {
  for (const auto& one : broken_texts) {
    const auto reading = JsonReader(one.text).read();
    EXPECT_EQ(reading.problem, one.problem) << one.text;
    EXPECT_EQ(reading.offset, one.offset) << one.text;
    EXPECT_FALSE(reading.is_json());
  }
}

std::vector<std::string> repeated(const std::string& text) {
  const auto reading = JsonReader(text).read();
  EXPECT_EQ(reading.problem, "");
  std::vector<std::string> names;
  for (const auto& one : reading.repeated) names.push_back(one.place.to_string());
  return names;
}

TEST(JsonReader, SeesRepeatedNames) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(repeated(R"({"a":1,"b":2})"), Names{});
  EXPECT_EQ(repeated(R"({"a":{"a":1},"b":[{"a":1},{"a":1}]})"), Names{});
  EXPECT_EQ(repeated(R"({"a":1,"b":2,"a":3})"), Names{"/a"});
  EXPECT_EQ(repeated(R"({"a":1,"\u0061":3})"), Names{"/a"});
  EXPECT_EQ(repeated(R"([0,{"w":1,"x":[[],{"":1,"":2,"":3}]}])"), (Names{"/1/x/1/", "/1/x/1/"}));
}

TEST(JsonReader, SeesRepeatedNamesAmongMany) {
  std::string text = "{\"last\":0";
  for (int i = 0; i < 50'000; ++i) text += ",\"name" + std::to_string(i) + "\":0";
  EXPECT_TRUE(repeated(text + "}").empty());
  EXPECT_EQ(repeated(text + ",\"name777\":0}"), std::vector<std::string>{"/name777"});
}

TEST(JsonReader, TellsOfTheFirstRepeatedNames) {
  std::string text = "{\"a\":0";
  for (int i = 0; i < 90'000; ++i) text += ",\"a\":0";
  EXPECT_EQ(repeated("[" + text + "}," + text + "}]").size(), kizen::detail::most_repeated);
}

JsonReading read_within(const std::string& text, const JsonLimits& limits) {
  return JsonReader(text, limits).read();
}

TEST(JsonReader, NamesTheLimitThatIsPassed) {
  JsonLimits limits;
  limits.bytes = 40;
  limits.depth = 3;
  limits.values = 8;
  limits.members = 2;
  limits.string_bytes = 5;
  EXPECT_TRUE(read_within("[[[1,2,3,4,5]]]", limits).is_json());
  EXPECT_TRUE(read_within(R"({"a":1,"b":"12345"})", limits).is_json());
  const auto deep = read_within("[[[[]]]]", limits);
  EXPECT_EQ(deep.limit, "too_deep");
  EXPECT_EQ(deep.measured, "4 levels or more; at most 3 are read");
  EXPECT_EQ(read_within("[1,2,3,4,5,6,7,8]", limits).limit, "too_many_values");
  EXPECT_EQ(read_within(R"({"a":1,"b":2,"c":3})", limits).limit, "too_many_members");
  const auto longer = read_within("\"123456\"", limits);
  EXPECT_EQ(longer.limit, "string_too_long");
  EXPECT_EQ(longer.measured, "6 bytes in a string; at most 5 are read");
  EXPECT_EQ(read_within(R"({"123456":1})", limits).limit, "string_too_long");
  const auto exponent = read_within("[1e1234567890]", limits);
  EXPECT_EQ(exponent.limit, "exponent_too_long");
  EXPECT_EQ(exponent.measured, "10 digits in an exponent; at most 9 are read");
  const auto large = read_within(std::string(41, ' '), limits);
  EXPECT_EQ(large.limit, "too_large");
  EXPECT_EQ(large.measured, "41 bytes; at most 40 are read");
}

TEST(JsonReader, TakesHostileDepthWithoutRecursion) {
  EXPECT_EQ(JsonReader(std::string(5'000'000, '[')).read().limit, "too_deep");
  std::string members;
  for (int i = 0; i < 100'000; ++i) members += "{\"a\":";
  EXPECT_EQ(JsonReader(members).read().limit, "too_deep");
}

TEST(JsonShown, CutsLongValues) {
  const std::string text = "[\"" + std::string(500, 'x') + "\",{\"a\":\"\\u0001\\n\"}]";
  const auto reading = JsonReader(text).read();
  EXPECT_EQ(kizen::detail::shown(JsonView(reading.tree), 6), "[\"xxxx...");
  EXPECT_EQ(kizen::detail::shown(JsonView(reading.tree), 900),
            "[\"" + std::string(500, 'x') + "\",{\"a\":\"\\u0001\\n\"}]");
}

}  // namespace
