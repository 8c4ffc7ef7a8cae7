#include "kizen/check/detail/ecma_pattern.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <ostream>
#include <string>
#include <vector>

#include "kizen/check.hpp"
#include "support/format_values.hpp"

namespace {

using kizen::detail::Pattern;
using kizen::detail::PatternError;
using kizen_test::repeated;
using Strings = std::vector<std::string>;
using namespace std::string_literals;

struct Meaning {
  std::string pattern;
  Strings found;
  Strings missed;
};

void expect_meanings(const std::vector<Meaning>& meanings) {
  for (const auto& [text, found, missed] : meanings) {
    const auto pattern = Pattern::compile(text);
    for (const auto& one : found) {
      EXPECT_TRUE(pattern.found_in(one)) << text << " in " << testing::PrintToString(one);
    }
    for (const auto& one : missed) {
      EXPECT_FALSE(pattern.found_in(one)) << text << " in " << testing::PrintToString(one);
    }
  }
}

const Strings spaces = {"\t",     "\n",     "\v",     "\f",     "\r",     " ",
                        "\u00A0", "\u1680", "\u2000", "\u2005", "\u200A", "\u2028",
                        "\u2029", "\u202F", "\u205F", "\u3000", "\uFEFF"};
const Strings no_spaces = {"\0"s,    "\b",     "\x0E",   "\x1F",   "!",         "\u009F",
                           "\u00A1", "\u167F", "\u1681", "\u180E", "\u1FFF",    "\u200B",
                           "\u2027", "\u202A", "\u202E", "\u2030", "\u205E",    "\u2060",
                           "\u2FFF", "\u3001", "\uFEFE", "\uFF00", "\U0001F600"};

TEST(EcmaPattern, SpacesAreThoseOfUnicode) {
  for (const auto* const pattern : {"^\\s$", "^[\\s]$", "^[^\\S]$", "^[a\\s]$"}) {
    expect_meanings({{pattern, spaces, no_spaces}});
  }
  for (const auto* const pattern : {"^\\S$", "^[\\S]$", "^[^\\s]$", "^[\\S\\d]$"}) {
    expect_meanings({{pattern, no_spaces, spaces}});
  }
}

TEST(EcmaPattern, DotIsAnyCharacterOfALine) {
  expect_meanings({{"^.$",
                    {"a", "\0"s, "\v", "\f", "\u0085", "\u00A0", "\u00E9", "\U0001F600"},
                    {"", "\n", "\r", "\u2028", "\u2029", "ab", "\r\n"}},
                   {"^[.]$", {"."}, {"a"}}});
}

TEST(EcmaPattern, DigitsWordsAndBoundariesAreAscii) {
  expect_meanings({{"^\\d$", {"0", "9"}, {"a", "\u0663"}},
                   {"^\\D$", {"a", "\n", "\u0663", "\U0001F600"}, {"0"}},
                   {"^\\w$", {"a", "Z", "0", "_"}, {"-", "\u00E9", "\u017F"}},
                   {"^\\W$", {"-", "\n", "\u00E9", "\u212A"}, {"a", "_"}},
                   {"^[\\d\\-]$", {"7", "-"}, {"a"}},
                   {"^[^\\w]$", {"\u00E9"}, {"a"}},
                   {"\\ba",
                    {"a", "-a",
                     "\u00E9"
                     "a"},
                    {"ba"}},
                   {"a\\B", {"ab"}, {"a", "a-"}}});
}

TEST(EcmaPattern, BoundariesStandBetweenCharactersAndNotBetweenBytes) {
  expect_meanings({{"\\B",
                    {"", "ab", "-", "\u00E9"},
                    {"a",
                     "a\u00E9"
                     "b",
                     "a\U0001F600"
                     "b"}},
                   {"^\\B|x",
                    {"", "x", "\u00E9", "ax"},
                    {"a\u00E9"
                     "b"}}});
}

TEST(EcmaPattern, EndsAreThoseOfTheText) {
  expect_meanings({{"^a$", {"a"}, {"a\n", "\na", "a\0"s}}, {"a$|^b", {"ba", "bc"}, {"cb"}}});
}

TEST(EcmaPattern, EscapesNameCharacters) {
  expect_meanings(
      {{"^\\u0041$", {"A"}, {"a", "u0041"}},
       {"^\\u00e9$", {"\u00E9"}, {"e"}},
       {"^\\uD83D\\uDE00$", {"\U0001F600"}, {"\U0001F601"}},
       {"^\\u{1F600}$", {"\U0001F600"}, {"u"}},
       {"^\\u{000041}$", {"A"}, {"a"}},
       {"^\\x41\\x2a$", {"A*"}, {"x41", "A"}},
       {"^\\cC\\cj$", {"\x03\n"}, {"cCcj"}},
       {"^\\0$", {"\0"s}, {"", "0"}},
       {"^\0$"s, {"\0"s}, {""}},
       {"^\\f\\n\\r\\t\\v$", {"\f\n\r\t\v"}, {"fnrtv"}},
       {"^[\\f\\n\\r\\t\\v\\0\\cC\\x41]$", {"\v", "\0"s, "\x03", "A"}, {"v", "0", "\a"}},
       {"^[\\u{1F600}-\\u{1F64F}]$", {"\U0001F610"}, {"\U0001F650", "-"}},
       {"^[\\uD83D\\uDE00-\\uD83D\\uDE4F]$", {"\U0001F610"}, {"\U0001F650"}}});
}

TEST(EcmaPattern, WhatIsNoLetterMayBeEscaped) {
  expect_meanings({{"^\\-\\/\\\"\\'\\ \\_\\:\\\u00E9$", {"-/\"' _:\u00E9"}, {"-/\"' _:e"}},
                   {"^\\^\\$\\\\\\.\\*\\+\\?\\(\\)\\[\\]\\{\\}\\|$", {"^$\\.*+?()[]{}|"}, {""}},
                   {"^[\\-\\]\\^\\\\\\/\\@]$", {"-", "]", "^", "\\", "/", "@"}, {"a"}}});
}

TEST(EcmaPattern, BracketsHoldWhatTheySay) {
  expect_meanings({{"^[[:alpha:]]$", {"[]", ":]", "a]", "p]"}, {"a", "b", "z]"}},
                   {"[]", {}, {"", "a", "]"}},
                   {"[]a]|b", {"b"}, {"a]", "]"}},
                   {"^[^]$", {"a", "\n", "\0"s, "\u2028", "\U0001F600"}, {"", "ab"}},
                   {"^[^a]$", {"b", "\n", "\U0001F600"}, {"a"}},
                   {"^[\\b]$", {"\b"}, {"b", ""}},
                   {"^[a-]$", {"a", "-"}, {"b"}},
                   {"^[-a]$", {"a", "-"}, {"b"}},
                   {"^[\\w-.]$", {"w", "-", "."}, {"/", "\\"}},
                   {"^[+-\\d]$", {"+", "-", "5"}, {",", "."}},
                   {"^[a^]$", {"a", "^"}, {"b"}},
                   {"^[a&&b~|(]$", {"a", "b", "&", "~", "|", "("}, {"c"}},
                   {"^[\\d\\D]$", {"\n", "1"}, {""}},
                   {"[^\\d\\D]", {}, {"", "1", "a"}}});
}

TEST(EcmaPattern, PropertiesGoByTheirNamesInUnicode) {
  expect_meanings(
      {{"^\\p{L}\\p{Letter}\\p{gc=L}\\p{General_Category=Letter}$", {"a\u00DF\u03B1z"}, {"abc1"}},
       {"^\\P{L}[\\P{Lu}]$", {"1a"}, {"aa", "1A"}},
       {"^\\p{digit}$", {"1", "\u0663"}, {"a"}},
       {"^\\p{Script=Greek}\\p{sc=Greek}$", {"\u03B1\u03A9"}, {"a\u03A9"}},
       {"^\\P{Script=Greek}$", {"a"}, {"\u03B1"}},
       {"^[\\p{LC}-]$", {"a", "A", "\u01C5", "-"}, {"\u05D0", "1"}},
       {"^\\P{Cased_Letter}$", {"\u05D0", "1"}, {"a"}},
       {"^\\p{C}$", {"\n", "\uE000", "\u0378"}, {"a"}},
       {"^[\\P{Other}]$", {"a"}, {"\n", "\u0378"}},
       {"^\\p{Cn}$", {"\u0378"}, {"a", "\n"}},
       {"^[\\p{Assigned}]$", {"a", "\n"}, {"\u0378"}},
       {"^\\p{Any}$", {"a", "\n"}, {""}},
       {"\\P{Any}", {}, {"", "a"}},
       {"^\\p{ASCII}\\P{ASCII}$", {"a\u0080"}, {"aa"}}});
}

TEST(EcmaPattern, GroupsHoldTogether) {
  expect_meanings({{"^(?:ab)(cd)(?<name>ef)$", {"abcdef"}, {"abcd"}},
                   {"^(a|)(|b)$", {"", "a", "b", "ab"}, {"c"}},
                   {"^(?:a|\\b)*$", {"", "a"}, {"b"}}});
}

TEST(EcmaPattern, BracesThatCountNothingAreThemselves) {
  expect_meanings({{"^a{2}b{1,}c{0,1}$", {"aab", "aabbc"}, {"ab", "aabcc"}},
                   {"^a{02}$", {"aa"}, {"a", "a{02}"}},
                   {"^a{0}b{00,2}?$", {"", "bb"}, {"a", "bbb"}},
                   {"^a{,2}$", {"a{,2}"}, {"a", "aa"}},
                   {"^a{}{b}}]$", {"a{}{b}}]"}, {"a"}},
                   {"^{$", {"{"}, {""}},
                   {"^a{1$", {"a{1"}, {"a"}},
                   {"^a{1000}$", {repeated("a", 1000)}, {repeated("a", 999)}},
                   {"^a*?b+?c??$", {"abc", "b"}, {"ac"}}});
}

struct Unusable {
  std::string pattern;
  std::string sentence;
};

void expect_refusals(const std::vector<Unusable>& refusals) {
  for (const auto& [pattern, sentence] : refusals) {
    try {
      const auto taken = kizen::detail::to_re2(pattern);
      ADD_FAILURE() << pattern << " was taken as " << taken;
    } catch (const PatternError& error) {
      EXPECT_EQ(error.what() + "; "s + error.remedy(), sentence) << pattern;
    }
  }
}

TEST(EcmaPattern, WhatTakesMoreThanLinearTimeIsRefused) {
  const std::string end = " is not matched in linear time; say it without";
  expect_refusals({{"(?=a)", "lookaround (?=" + end},
                   {"(?!a)", "lookaround (?!" + end},
                   {"(?<=a)", "lookaround (?<=" + end},
                   {"(?<!a)", "lookaround (?<!" + end},
                   {"(a)\\1", "the backreference \\1" + end},
                   {"\\9", "the backreference \\9" + end},
                   {"(?<n>a)\\k<n>", "the backreference \\k<" + end}});
}

TEST(EcmaPattern, LettersWithoutAMeaningAreRefused) {
  for (const char letter : "aeghijklmoqyzACEFGHIJKLMNOQRTUVXYZ"s) {
    const auto escape = "\\"s + letter;
    const auto sentence = "'" + escape + "' means nothing in ECMA-262; write what it should mean";
    expect_refusals({{escape, sentence}, {"[" + escape + "]", sentence}});
  }
  for (const auto* const escape : {"\\B", "\\1", "\\8", "\\k"}) {
    expect_refusals({{"["s + escape + "]", "'"s + escape +
                                               "' means nothing in ECMA-262; "
                                               "write what it should mean"}});
  }
}

TEST(EcmaPattern, EscapesThatStopShortAreRefused) {
  const std::string unicode =
      "'\\u' needs four hexadecimal digits, or a code point in braces; "
      "write \\u0041 or \\u{1F600}";
  const std::string half =
      "' is half a pair of surrogates; "
      "write both halves, or the code point in braces";
  expect_refusals({{"\\u", unicode},
                   {"\\u00g1", unicode},
                   {"[\\u{}]", unicode},
                   {"\\u{110000}", unicode},
                   {"\\uD83D", "'\\uD83D" + half},
                   {"[\\uDE00]", "'\\uDE00" + half},
                   {"\\u{D83D}\\u{DE00}", "'\\u{D83D}" + half},
                   {"\\x4", "'\\x' needs two hexadecimal digits; write \\x41"},
                   {"\\x{41}", "'\\x' needs two hexadecimal digits; write \\x41"},
                   {"\\c1", "'\\c' needs a letter; write \\cA"},
                   {"\\01", "'\\0' must not be followed by a digit; write \\x00"},
                   {"a\\", "it ends in a single \\; write \\\\ for the character"},
                   {"[\\", "it ends in a single \\; write \\\\ for the character"},
                   {"a\xC3", "it is not UTF-8; save the document as UTF-8"}});
}

TEST(EcmaPattern, PropertiesOfOthersAreRefused) {
  const std::string unknown =
      "' is no property known here; "
      "name a general category, or a script as \\p{Script=Greek}";
  const std::string opposite =
      "a class holds a property that RE2 knows only by its opposite; "
      "write it beside the class, after a |";
  expect_refusals({{"\\pL", "'\\p' needs a name in braces; write \\p{L}"},
                   {"\\P", "'\\P' needs a name in braces; write \\p{L}"},
                   {"\\p{^L}", "'\\p' needs a name in braces; write \\p{L}"},
                   {"\\p{Greek}", "'\\p{Greek}" + unknown},
                   {"\\P{Script=L}", "'\\P{Script=L}" + unknown},
                   {"\\p{sc=Any}", "'\\p{sc=Any}" + unknown},
                   {"\\p{gc=Any}", "'\\p{gc=Any}" + unknown},
                   {"\\p{Emoji}", "'\\p{Emoji}" + unknown},
                   {"[\\p{C}]", opposite},
                   {"[^a\\P{LC}]", opposite}});
  EXPECT_THROW(Pattern::compile("\\p{Script=Klingon}"), PatternError);
}

TEST(EcmaPattern, WhatIsOutOfPlaceIsRefused) {
  const std::string groups = "' opens no group of ECMA-262; write ( or (?: or (?<name>";
  const std::string name = "'(?<' needs a name and a >; write (?<name>";
  expect_refusals({{"(a", "( is not closed; write \\( for the character"},
                   {"a)", ") closes nothing; write \\) for the character"},
                   {"[a", "[ is not closed; write \\[ for the character"}});
  expect_refusals(
      {{"(?i)a", "'(?i" + groups},
       {"(?s)a", "'(?s" + groups},
       {"(?U)a", "'(?U" + groups},
       {"(?P<n>a)", "'(?P" + groups},
       {"(?#a)", "'(?#" + groups},
       {"(?", "'(?" + groups},
       {"(?<>a)", name},
       {"(?<1>a)", name},
       {"(?<a", name},
       {"*", "* repeats nothing; write \\* for the character"},
       {"a+*", "* repeats nothing; write \\* for the character"},
       {"a|?", "? repeats nothing; write \\? for the character"},
       {"^*", "* repeats nothing; write \\* for the character"},
       {"\\b+", "+ repeats nothing; write \\+ for the character"},
       {"a{1}{2}", "{2,2} repeats nothing; write \\{ for the character"},
       {"a{2,1}", "{2,1} is out of order; write the smaller number first"},
       {"[z-a]", "'z-a' is out of order; write the smaller character first"},
       {"a{1001}",
        "{1001} repeats more than 1000 times; bound the length by minLength and maxLength"},
       {"a{0,99999999999999999999}",
        "{0,99999999999999999999} repeats more than 1000 times; "
        "bound the length by minLength and maxLength"}});
}

TEST(EcmaPattern, HostilePatternsAreDoneWithAtOnce) {
  const auto start = std::chrono::steady_clock::now();
  const Strings hostile = {repeated("[", 1'000'000),
                           repeated("\\", 1'000'000),
                           repeated("\\", 999'999),
                           repeated("(", 100'000),
                           repeated("(a", 100'000) + repeated(")", 100'000),
                           repeated(repeated("(a", 1000) + repeated(")", 1000), 100),
                           repeated("{1", 500'000),
                           repeated("\\u{", 300'000),
                           repeated(".", 1'000'000),
                           repeated("a|", 500'000),
                           repeated("\\p{L}", 200'000),
                           "[" + repeated("\\p{L}", 200'000) + "]",
                           "[" + repeated("\\S", 500'000) + "]"};
  for (const auto& pattern : hostile) {
    try {
      Pattern::compile(pattern);
    } catch (const PatternError&) {
      SUCCEED();
    }
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  const std::string large = "it is too large to be matched in linear time; say it in fewer words";
  expect_refusals({{repeated("(", 1001) + repeated(")", 1001),
                    "groups are nested more than 1000 deep; say it in fewer groups"},
                   {"[" + repeated("\\S", 500'000) + "]", large},
                   {repeated("\\p{L}", 1049), large},
                   {repeated(".", 1'000'000), large}});
  EXPECT_NO_THROW(Pattern::compile(repeated("(", 1000) + repeated(")", 1000)));
}

}  // namespace
