#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "kizen/check.hpp"
#include "support/parameter_bench.hpp"

namespace {

using kizen::json;
using kizen_test::color_in;
using kizen_test::told;

constexpr char any_text[] = R"({"type": "string"})";
constexpr char integers[] = R"({"type": "array", "items": {"type": "integer"}})";
constexpr char open_object[] = R"({"type": "object", "properties": {"R": {"type": "integer"}}})";
constexpr char closed_object[] = R"({"type": "object", "properties": {"R": {"type": "integer"}},
                                     "additionalProperties": false})";

std::string queried(const char* schema, const std::string& query,
                    const json& more = json::object()) {
  return told(json::array({color_in("query", schema, more)}), "/things?" + query);
}

TEST(CheckQuery, AnExplodedObjectTakesTheNamesOfItsMembers) {
  EXPECT_EQ(queried(closed_object, "R=1"), "");
  EXPECT_EQ(queried(closed_object, "R=red"),
            "request.query.schema /color/R: an integer; got \"red\"");
  EXPECT_EQ(queried(closed_object, "G=1"),
            "request.query.undeclared /G: one of R (did you mean 'R'?); got \"1\"");
  EXPECT_EQ(queried(closed_object, "color=1"),
            "request.query.undeclared /color: one of R; got \"1\"");
  EXPECT_EQ(queried(closed_object, "R=1&R=2"),
            "request.query.repeated /color/R: one value; got another value \"2\"");
}

TEST(CheckQuery, AnOpenObjectTakesWhatNobodyElseDeclares) {
  EXPECT_EQ(queried(open_object, "R=1&G=2"), "");
  const char* const numbers = R"({"type": "object", "additionalProperties": {"type": "integer"}})";
  EXPECT_EQ(queried(numbers, "G=1"), "");
  EXPECT_EQ(queried(numbers, "G=green"),
            "request.query.schema /color/G: an integer; got \"green\"");
  auto page = color_in("query", any_text);
  page["name"] = "G";
  EXPECT_EQ(told(json::array({color_in("query", numbers), page}), "/things?G=green"), "");
}

TEST(CheckQuery, ARequiredObjectWithoutMembersLeavesNoTrace) {
  EXPECT_EQ(queried(closed_object, "", {{"required", true}}), "");
  EXPECT_EQ(queried(R"({"type": "object", "minProperties": 1})", "", {{"required", true}}),
            "request.query.missing /color: the parameter color; got no such parameter");
  EXPECT_EQ(queried(integers, "", {{"required", true}}),
            "request.query.missing /color: the parameter color; got no such parameter");
}

TEST(CheckQuery, AnExplodedListTakesEachOfItsName) {
  EXPECT_EQ(queried(integers, "color=1&color=2"), "");
  EXPECT_EQ(queried(integers, "color=1&color=b"),
            "request.query.schema /color/1: an integer; got \"b\"");
  EXPECT_EQ(queried(integers, "color=1,2"),
            "request.query.schema /color/0: an integer; got \"1,2\"");
}

TEST(CheckQuery, OthersStandOnce) {
  EXPECT_EQ(queried(integers, "color=1&color=2", {{"explode", false}}),
            "request.query.repeated /color: one value; got another value \"2\"");
  EXPECT_EQ(queried(any_text, "color=1&color=2&color=3"),
            "request.query.repeated /color: one value; got another value \"2\" and 1 more");
  EXPECT_EQ(queried(open_object, "color[R]=1&color[R]=2", {{"style", "deepObject"}}),
            "request.query.repeated /color/R: one value; got another value \"2\"");
}

TEST(CheckQuery, ADeepObjectTakesBrackets) {
  EXPECT_EQ(queried(closed_object, "color[R]=1", {{"style", "deepObject"}}), "");
  EXPECT_EQ(queried(closed_object, "color[R]=r", {{"style", "deepObject"}}),
            "request.query.schema /color/R: an integer; got \"r\"");
  EXPECT_NE(queried(closed_object, "color[G]=1", {{"style", "deepObject"}}), "");
  EXPECT_EQ(queried(closed_object, "colour[R]=1", {{"style", "deepObject"}}),
            "request.query.undeclared /colour[R]: one of color[R] (did you mean 'color[R]'?); got "
            "\"1\"");
}

TEST(CheckQuery, AnEmptyValueIsFineWhereItIsAllowed) {
  const char* const number = R"({"type": "integer"})";
  EXPECT_EQ(queried(number, "color", {{"allowEmptyValue", true}}), "");
  EXPECT_EQ(queried(number, "color=", {{"allowEmptyValue", true}}), "");
  EXPECT_EQ(queried(number, "color="), "request.query.schema /color: an integer; got \"\"");
  EXPECT_EQ(queried(number, "color"), "request.query.schema /color: an integer; got \"\"");
  EXPECT_EQ(queried(any_text, "color"), "");
}

TEST(CheckQuery, APlusIsASpace) {
  const char* const two = R"({"type": "string", "enum": ["a b+c"]})";
  EXPECT_EQ(queried(two, "color=a+b%2Bc"), "");
  EXPECT_NE(told(json::array({color_in("path", two)}), "/things/a+b%2Bc"), "");
}

TEST(CheckQuery, OnlyWhatHasNoPlaceInAUriIsMisencoded) {
  EXPECT_EQ(queried(any_text, "color=:/?@!$'()*,;[]-._~"), "");
  EXPECT_EQ(queried(any_text, "color=a b"),
            "request.query.encoding /color: %20 for that byte; got a raw \" \" in \"a b\"");
  for (const char* const bad : {"\"", "<", ">", "\\", "^", "`", "{", "|", "}", "\x01", "\x7f"}) {
    EXPECT_EQ(queried(any_text, std::string("color=") + bad).substr(0, 30),
              "request.query.encoding /color:")
        << bad;
  }
  EXPECT_EQ(queried(any_text, "color=K\xc3\xb6ln"),
            "request.query.encoding /color: %C3 for that byte; got a raw \"\xef\xbf\xbd\" in "
            "\"K\xc3\xb6ln\"");
  EXPECT_EQ(queried(integers, "color=1|2", {{"style", "pipeDelimited"}}), "");
  EXPECT_EQ(queried(open_object, "color[G]=", {{"style", "deepObject"}}), "");
}

TEST(CheckHeaders, FieldsOfOneNameAreOneValue) {
  const auto parameters = json::array({color_in("header", integers)});
  EXPECT_EQ(told(parameters, "/things", {{"Color", "1 ,\t2"}, {"color", "3"}}), "");
  EXPECT_EQ(told(parameters, "/things", {{"color", "1"}, {"color", "b,2"}}),
            "request.header.schema /color/1: an integer; got \"b\"");
}

TEST(CheckHeaders, AreNotDecoded) {
  const auto parameters = json::array({color_in("header", R"({"enum": ["a%20b+c, d"]})")});
  EXPECT_EQ(told(parameters, "/things", {{"color", " a%20b+c, d "}}), "");
}

TEST(CheckHeaders, SomeAreDeclaredElsewhere) {
  for (const char* const name : {"accept", "Content-Type", "AUTHORIZATION"}) {
    auto parameter = color_in("header", R"({"type": "integer"})", {{"required", true}});
    parameter["name"] = name;
    EXPECT_EQ(told(json::array({parameter}), "/things", {{name, "text"}}), "") << name;
    EXPECT_EQ(told(json::array({parameter}), "/things"), "") << name;
  }
}

TEST(CheckCookies, AreReadFromEveryField) {
  const auto parameters = json::array({color_in("cookie", integers)});
  EXPECT_EQ(told(parameters, "/things", {{"Cookie", "a=b; color=1"}, {"Cookie", "color=2"}}), "");
  EXPECT_EQ(told(parameters, "/things", {{"Cookie", "color=1; color=b"}}),
            "request.cookie.schema /color/1: an integer; got \"b\"");
}

TEST(CheckCookies, OfTwoOfANameTheFirstSpeaks) {
  const auto parameters = json::array({color_in("cookie", R"({"type": "integer"})")});
  EXPECT_EQ(told(parameters, "/things", {{"Cookie", "color=1; color=b"}}), "");
  EXPECT_NE(told(parameters, "/things", {{"Cookie", "color=b; color=1"}}), "");
}

TEST(CheckCookies, AreDecodedWhereTheyCanBe) {
  const auto parameters = json::array({color_in("cookie", R"({"enum": ["a b", "100%"]})")});
  EXPECT_EQ(told(parameters, "/things", {{"Cookie", "color=a%20b"}}), "");
  EXPECT_EQ(told(parameters, "/things", {{"Cookie", "color=100%"}}), "");
}

TEST(CheckCookies, AnObjectTakesOnlyTheMembersThatItNames) {
  const auto parameters = json::array(
      {color_in("cookie", R"({"type": "object", "properties": {"R": {"type": "integer"}},
                    "additionalProperties": {"type": "integer"}})")});
  EXPECT_EQ(told(parameters, "/things", {{"Cookie", "_ga=x; R=1"}}), "");
  EXPECT_EQ(told(parameters, "/things", {{"Cookie", "R=r"}}),
            "request.cookie.schema /color/R: an integer; got \"r\"");
}

TEST(CheckCookies, RequiredOnesAreThere) {
  const auto parameters = json::array({color_in("cookie", any_text, {{"required", true}})});
  EXPECT_EQ(told(parameters, "/things", {{"Cookie", "colors=1"}}),
            "request.cookie.missing /color: the parameter color; got no such parameter");
}

TEST(CheckPath, ALabelsPatternIsHeldToWhatFollowsTheDot) {
  const auto parameters = json::array(
      {color_in("path", R"({"type": "string", "pattern": "^[a-z]+$"})", {{"style", "label"}})});
  EXPECT_EQ(told(parameters, "/things/.blue"), "");
  EXPECT_EQ(told(parameters, "/things/.7").substr(0, 23), "request.path.undeclared");
}

TEST(CheckHostile, BytesThatAreNoTextAreUncheckedByName) {
  EXPECT_EQ(queried(any_text, "color=%ff"), "request.query.not_utf8: color is not UTF-8");
  EXPECT_EQ(queried(integers, "color=1&color=%ff"), "request.query.not_utf8: color is not UTF-8");
  EXPECT_EQ(queried(open_object, "%ff=1"), "request.query.not_utf8: color is not UTF-8");
  EXPECT_EQ(told(json::array({color_in("path", integers)}), "/things/1,%ff"),
            "request.path.not_utf8: color is not UTF-8");
  EXPECT_EQ(told(json::array({color_in("header", any_text)}), "/things", {{"color", "\xff"}}),
            "request.header.not_utf8: color is not UTF-8");
  EXPECT_EQ(told(json::array({color_in("cookie", any_text)}), "/things", {{"Cookie", "color=%ff"}}),
            "request.cookie.not_utf8: color is not UTF-8");
}

TEST(CheckHostile, NulIsACharacter) {
  EXPECT_EQ(queried(R"({"type": "string", "enum": ["\u0000"]})", "color=%00"), "");
  EXPECT_NE(queried(R"({"type": "string", "enum": [""]})", "color=%00"), "");
}

TEST(CheckHostile, MalformedEscapesAreRefused) {
  for (const char* const bad : {"color=%", "color=%z", "color=%zz", "%=1", "color=1&b=%4"}) {
    EXPECT_EQ(queried(integers, bad).substr(0, 21), "request.path.encoding") << bad;
  }
}

std::string repeated(const std::string& piece, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += piece;
  return all;
}

TEST(CheckHostile, TooMuchIsUncheckedByName) {
  const auto start = std::chrono::steady_clock::now();
  const auto many = repeated("color=1&", 100000);
  EXPECT_EQ(queried(integers, many),
            "request.query.too_large: color has 100000 pieces; at most 10000 are checked");
  EXPECT_EQ(queried(any_text, many),
            "request.query.repeated /color: one value; got another value "
            "\"1\" and 99998 more");
  EXPECT_EQ(queried(integers, repeated("other=1&", 100000)),
            "request.query.undeclared /other: one of color; got \"1\"");
  EXPECT_EQ(queried(integers, "color=" + repeated("1,", 10000), {{"explode", false}}),
            "request.query.too_large: color has 10001 pieces; at most 10000 are checked");
  EXPECT_EQ(queried(any_text, "color=" + std::string((1U << 20U) + 1, 'a')),
            "request.query.too_large: color has 1048577 bytes; at most 1048576 are checked");
  EXPECT_EQ(queried(any_text, "color=" + std::string(1U << 20U, 'a')), "");
  EXPECT_EQ(told(json::array({color_in("header", integers)}), "/things",
                 {{"color", repeated("1,", 10000)}}),
            "request.header.too_large: color has 10001 pieces; at most 10000 are checked");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

}  // namespace
