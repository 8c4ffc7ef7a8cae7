#include "kizen/path/detail/i_regexp.hpp"

#include <gtest/gtest.h>

#include <kizen/path.hpp>
#include <string>

namespace {

using kizen::detail::compile_i_regexp;
using kizen::detail::IRegexpReader;

/// Whether an I-Regexp takes all of a text; `none` where it is no I-Regexp.
std::string takes(const std::string& pattern, const std::string& text) {
  const auto compiled = compile_i_regexp(pattern);
  if (!compiled.regex) return compiled.is_too_large ? "too large" : "none";
  return compiled.regex->matches(text) ? "yes" : "no";
}

TEST(IRegexp, AtomsAndBranches) {
  EXPECT_EQ(takes("", ""), "yes");
  EXPECT_EQ(takes("a|bc|", "bc"), "yes");
  EXPECT_EQ(takes("a|bc|", ""), "yes");
  EXPECT_EQ(takes("a(b|c)d", "acd"), "yes");
  EXPECT_EQ(takes("a()b", "ab"), "yes");
  EXPECT_EQ(takes("\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"), "yes");
  EXPECT_EQ(takes("a,-_<>/", "a,-_<>/"), "yes");
  EXPECT_EQ(takes(std::string("a\0b", 3), std::string("a\0b", 3)), "yes");
}

TEST(IRegexp, DotIsAllButLineEnds) {
  EXPECT_EQ(takes("a.b",
                  "a\xF0\x9F\x98\x80"
                  "b"),
            "yes");
  EXPECT_EQ(takes(".", "\xE2\x80\xA8"), "yes");
  EXPECT_EQ(takes(".", std::string(1, '\0')), "yes");
  EXPECT_EQ(takes(".", "\n"), "no");
  EXPECT_EQ(takes(".", "\r"), "no");
  EXPECT_EQ(takes("[.]", "."), "yes");
  EXPECT_EQ(takes("[.]", "a"), "no");
}

TEST(IRegexp, Quantifiers) {
  EXPECT_EQ(takes("a*", "aaa"), "yes");
  EXPECT_EQ(takes("a+", ""), "no");
  EXPECT_EQ(takes("a?b", "b"), "yes");
  EXPECT_EQ(takes("a{2}", "aa"), "yes");
  EXPECT_EQ(takes("a{2,}", "aaa"), "yes");
  EXPECT_EQ(takes("a{0,2}", "aaa"), "no");
  EXPECT_EQ(takes("(ab){2}", "abab"), "yes");
  EXPECT_EQ(takes("a{0002}", "aa"), "yes");
}

TEST(IRegexp, CaretAndDollarAreCharacters) {
  EXPECT_EQ(takes("a^b", "a^b"), "yes");
  EXPECT_EQ(takes("a$b", "a$b"), "yes");
  EXPECT_EQ(takes("(^a)", "^a"), "yes");
  EXPECT_EQ(takes("(^a)", "a"), "no");
  EXPECT_EQ(takes("(a$)", "a"), "no");
  EXPECT_EQ(takes("a|^b", "b"), "no");
  EXPECT_EQ(takes("x^*", "x^^"), "yes");
  EXPECT_EQ(takes("[$^]", "^"), "yes");
}

TEST(IRegexp, CaretThatStartsAndDollarThatEndsMatchEither) {
  EXPECT_EQ(takes("^ab$", "ab"), "yes");
  EXPECT_EQ(takes("^ab$", "^ab$"), "yes");
  EXPECT_FALSE(compile_i_regexp("^b").regex->found_in("ab"));
  EXPECT_TRUE(compile_i_regexp("^b").regex->found_in("a^b"));
}

TEST(IRegexp, EscapesOfOneCharacter) {
  for (const char c : std::string("()*+-.?[\\]^{|}")) {
    EXPECT_EQ(takes({'\\', c}, {c}), "yes") << c;
    EXPECT_EQ(takes({'[', '\\', c, ']'}, {c}), "yes") << c;
  }
  EXPECT_EQ(takes("\\n\\r\\t", "\n\r\t"), "yes");
  for (const char c : std::string("abdDsSwWxuUAzZ0/$\"'_ ")) {
    EXPECT_EQ(takes({'\\', c}, {c}), "none") << c;
  }
  EXPECT_EQ(takes("\\", ""), "none");
}

TEST(IRegexp, Classes) {
  EXPECT_EQ(takes("[a-c]", "b"), "yes");
  EXPECT_EQ(takes("[^a-c]", "b"), "no");
  EXPECT_EQ(takes("[^a]", "\n"), "yes");
  EXPECT_EQ(takes("[-a]", "-"), "yes");
  EXPECT_EQ(takes("[a-]", "-"), "yes");
  EXPECT_EQ(takes("[-]", "-"), "yes");
  EXPECT_EQ(takes("[^-]", "-"), "no");
  EXPECT_EQ(takes("[^-]", "^"), "yes");
  EXPECT_EQ(takes("[a^]", "^"), "yes");
  EXPECT_EQ(takes("[\\--a]", "0"), "yes");
  EXPECT_EQ(takes("[(|*]", "|"), "yes");
  EXPECT_EQ(takes("[[:alpha:]", ""), "none");
  EXPECT_EQ(takes("[\xC3\xA0-\xC3\xBF]", "\xC3\xA9"), "yes");
  EXPECT_EQ(takes("[&&a]", "&"), "yes");
}

TEST(IRegexp, Categories) {
  EXPECT_EQ(takes("\\p{L}", "\xC3\x9F"), "yes");
  EXPECT_EQ(takes("\\p{Lu}", "a"), "no");
  EXPECT_EQ(takes("\\P{Lu}", "a"), "yes");
  EXPECT_EQ(takes("[\\p{Nd}x]", "x"), "yes");
  EXPECT_EQ(takes("[^\\p{Nd}x]", "7"), "no");
  EXPECT_EQ(takes("[\\P{L}]", "7"), "yes");
  for (const auto* const name :
       {"Cs", "LC", "Lx", "Is", "IsBasicLatin", "Greek", "", "lu", "Luu"}) {
    EXPECT_EQ(takes("\\p{" + std::string(name) + "}", "a"), "none") << name;
  }
  EXPECT_EQ(takes("\\pL", "a"), "none");
  EXPECT_EQ(takes("\\p{L", "a"), "none");
}

TEST(IRegexp, KnowsWhatIsUnassigned) {
  const std::string unassigned = "\xCD\xB8";  // U+0378
  const std::string control = "\x01";
  EXPECT_EQ(takes("\\p{Cn}", unassigned), "yes");
  EXPECT_EQ(takes("\\p{C}", unassigned), "yes");
  EXPECT_EQ(takes("\\P{Cn}", unassigned), "no");
  EXPECT_EQ(takes("\\P{C}", unassigned), "no");
  EXPECT_EQ(takes("\\p{Cn}", control), "no");
  EXPECT_EQ(takes("\\p{C}", control), "yes");
  EXPECT_EQ(takes("[a\\p{Cn}]", "a"), "yes");
  EXPECT_EQ(takes("[a\\p{Cn}]", unassigned), "yes");
  EXPECT_EQ(takes("[a\\p{Cn}]", "b"), "no");
  EXPECT_EQ(takes("[^a\\p{Cn}]", "b"), "yes");
  EXPECT_EQ(takes("[^a\\p{Cn}]", "a"), "no");
  EXPECT_EQ(takes("[^a\\p{Cn}]", unassigned), "no");
  EXPECT_EQ(takes("[^a\\p{Cn}]", control), "yes");
  EXPECT_EQ(takes("[\\p{Cn}\\p{C}]", control), "yes");
  EXPECT_EQ(takes("[\\p{C}\\p{Cn}]", control), "yes");
  EXPECT_EQ(takes("[^\\P{Cn}]", unassigned), "yes");
}

TEST(IRegexp, WhatBreaksTheGrammarIsNone) {
  for (const auto* const bad :
       {"(",    ")",  "a)",    "(a",         "[",          "[]",          "[a",       "]",
        "}",    "{",  "a{",    "a{}",        "a{,2}",      "a{2",         "a{x}",     "a{2,1}",
        "*",    "+a", "?",     "a**",        "a*?",        "a+?",         "a{2}{3}",  "a??",
        "(*a)", "|*", "[z-a]", "[a-\\p{L}]", "[\\p{L}-a]", "[a-b-c]",     "[--a]",    "[a[]",
        "[^]",  "[^", "(?:a)", "(?i)a",      "\\Qa\\E",    "[a-z&&[^b]]", "[a-z-[b]]"}) {
    EXPECT_EQ(takes(bad, "a"), "none") << bad;
  }
  EXPECT_EQ(takes("\xFF", "\xFF"), "none");
  EXPECT_EQ(takes("[\xC3]", "\xC3"), "none");
}

TEST(IRegexp, LimitsAreToldFromErrors) {
  EXPECT_EQ(takes("a{1000}", std::string(1000, 'a')), "yes");
  EXPECT_EQ(takes("a{1001}", "a"), "too large");
  EXPECT_EQ(takes("(a{100}){100}", "a"), "too large");
  EXPECT_EQ(takes("a{99999999999999999999}", "a"), "too large");
  EXPECT_EQ(takes(std::string(4097, 'a'), "a"), "too large");
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "a" + std::string(depth, ')');
  };
  EXPECT_EQ(takes(nested(100), "a"), "yes");
  EXPECT_EQ(takes(nested(101), "a"), "too large");
  EXPECT_EQ(takes("\\p{L}{1,255}", "\xC3\x9F"), "yes");
  EXPECT_EQ(takes("\\p{L}{1,1000}", "a"), "too large");
  std::string categories;
  for (int n = 0; n < 251; ++n) categories += "\\p{Zl}*";
  EXPECT_EQ(takes(categories, ""), "too large");
}

TEST(IRegexp, IsSaidInTheWordsOfRe2) {
  EXPECT_EQ(IRegexpReader("a.b").to_re2(), R"(a[^\n\r]b)");
  EXPECT_EQ(IRegexpReader("x{2,}(y|z)").to_re2(), "x{2,}(?:y|z)");
  EXPECT_EQ(IRegexpReader("[^-a]").to_re2(), R"([^\-a])");
}

}  // namespace
