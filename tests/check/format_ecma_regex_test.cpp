#include <gtest/gtest.h>

#include <string_view>

#include "kizen/check/detail/format/ecma_regex.hpp"
#include "support/format_values.hpp"

namespace {

using kizen_test::expect_break;
using kizen_test::expect_keep;
using namespace std::string_view_literals;

using kizen::detail::is_ecma_regex;
using kizen_test::repeated;

TEST(FormatRegex, GroupsBalance) {
  expect_keep(is_ecma_regex,
              {"", "a", "()", "(a|b)", "|", "(|a|)", "((a)(b))", "(?:a)", "(?<n>a)", "(?<$_9>a)",
               "(?<\xC3\xA4>a)", "(?=a)", "(?!a)", "(?<=a+)b", "(?<!a)b"});
  expect_break(
      is_ecma_regex,
      {"(",     ")",      "(()",     "())",       "a)",     "^(abc]",         "(?",
       "(?)",   "(?a)",   "(?i)a",   "(?P<n>a)",  "(?P=n)", "(?#a)",          "(?>a)",
       "(?<a)", "(?<>a)", "(?<1>a)", "(?<a b>c)", "(?<a",   "(?<a>b)(?<a>c)", "(?<\\u0061>b)"});
}

TEST(FormatRegex, QuantifiersFollowAnAtom) {
  expect_keep(is_ecma_regex,
              {"a*", "a+?", "a??", "a{2}", "a{2,}?", "a{2,2}", "a{02,3}", ".*", "[a]*", "(a)*",
               "(?:a)*", "\\d+", "\\n*", "(a)\\1*", "(?<n>a)\\k<n>?", "\xC3\xA4*",
               "a{99999999999999999999,100000000000000000000}", "a{0}", "a{00,0}"});
  expect_break(is_ecma_regex,
               {"*",      "+",       "?",        "{2}",
                "a**",    "a+*",     "a???",     "a{2}{3}",
                "^*",     "$+",      "\\b*",     "\\B+",
                "(*)",    "(?:*)",   "|*",       "a|*",
                "(?=a)*", "(?!a)+",  "(?<=a)*",  "(?<!a)?",
                "a{2,1}", "a{10,9}", "a{",       "a{}",
                "a{,2}",  "a{2",     "a{2,",     "a{2,1",
                "a{a}",   "a{-1}",   "a{ 2}",    "a}",
                "}",      "{",       "a{1,2,3}", "a{100000000000000000000,99999999999999999999}"});
}

TEST(FormatRegex, ClassesCloseAndRangesAreInOrder) {
  expect_keep(is_ecma_regex, {"[]",
                              "[^]",
                              "[a]",
                              "[^a]",
                              "[a-z]",
                              "[a-a]",
                              "[-a]",
                              "[a-]",
                              "[^-]",
                              "[--a]",
                              "[\\w.-]",
                              "[\\d\\-x]",
                              "[\\]]",
                              "[[]",
                              "[(*+?{}|^$]",
                              "[\\b]",
                              "[\\u{1F600}-\\u{1F64F}]",
                              "[\xC3\xA0-\xC3\xBF]",
                              "[\\x00-\\x7F]",
                              "[\\ud83d\\ude00-\\ud83d\\ude4f]",
                              "[\\p{L}]",
                              "[a-\\u0062]",
                              "[\\0-a]"});
  expect_break(is_ecma_regex,
               {"[",         "[a",       "[^",      "[a-",     "[\\",
                "[\\]",      "]",        "a]",      "[]]",     "[z-a]",
                "[b-\\x61]", "[\\d-x]",  "[a-\\d]", "[\\w-.]", "[\\a]",
                "[\\B]",     "[\\k<a>]", "[\\1]",   "[\\p]",   "[\\u{1F64F}-\\u{1F600}]",
                "[a-z",      "[\xFF]"});
}

TEST(FormatRegex, EscapesAreKnown) {
  expect_keep(is_ecma_regex,
              {"\\d\\D\\s\\S\\w\\W", "\\f\\n\\r\\t\\v", "\\cA\\cz", "\\0", "\\0a", "\\x4f",
               "\\u004F", "\\u{4f}", "\\u{0010FFFF}", "\\ud83d\\ude00", "\\ud83d", "\\ud83d\\u0041",
               "\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|\\/", "\\ba\\B", "\\p{L}",
               "\\P{Script=Greek}", "\\p{digit}", "/"});
  expect_break(is_ecma_regex,
               {"\\",      "\\a",         "\\A",      "\\Z",         "\\z",     "\\e",    "\\G",
                "\\h",     "\\Q",         "\\_",      "\\-",         "\\ ",     "\\\"",   "\\c",
                "\\c1",    "\\c\xC3\xA9", "\\x",      "\\x4",        "\\x4g",   "\\u",    "\\u00",
                "\\u004g", "\\u{",        "\\u{}",    "\\u{110000}", "\\u{4g}", "\\u{4f", "\\00",
                "\\01",    "\\p",         "\\pL",     "\\p{",        "\\p{}",   "\\p{L",  "\\p{=a}",
                "\\p{a=}", "\\p{a=b=c}",  "\\p{a b}", "\\\xC3\xA4",  "\\\0"sv});
}

TEST(FormatRegex, ReferencesAreToGroups) {
  expect_keep(is_ecma_regex, {"(a)\\1", "\\1(a)", "(a)(?<b>c)\\2", "\\k<b>(?<b>c)",
                              "(?<a>b)(?<c>d)\\k<c>\\k<a>\\k<a>"});
  expect_break(is_ecma_regex,
               {"\\1", "(a)\\2", "(?:a)\\1", "(?=a)\\1", "(a)\\99999999999999999999", "\\k",
                "\\k<a>", "(?<a>b)\\k<c>", "(?<a>b)\\k<a", "(?<a>b)\\ka", "(?<a>b)\\k<>"});
}

TEST(FormatRegex, IsUtf8) {
  expect_keep(is_ecma_regex, {"\xC3\xA4", "a\0b"sv, "a\nb"});
  expect_break(is_ecma_regex, {"\xFF", "a\xC3", "\xC0\xAF", "(?<\xFF>a)", "\xED\xA0\x80"});
}

TEST(FormatRegex, DeepGroupsTakeNoStack) {
  constexpr std::size_t depth = 500'000;
  EXPECT_TRUE(is_ecma_regex(repeated("(", depth) + repeated(")", depth)));
  EXPECT_FALSE(is_ecma_regex(repeated("(", depth)));
}

}  // namespace
