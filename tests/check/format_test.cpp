#include "kizen/check/detail/format.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>

#include "kizen/check.hpp"

namespace {

using kizen::detail::is_uri;
using kizen::detail::is_uuid;
using kizen::detail::Pattern;
using namespace std::string_literals;

TEST(Format, UuidIsFiveGroupsOfHexadecimalDigits) {
  for (const auto* const good :
       {"0b5e3a52-6a1c-4c8e-9d70-1234567890ab", "00000000-0000-0000-0000-000000000000",
        "FFFFFFFF-ABCD-EF01-2345-6789abcdef01"}) {
    EXPECT_TRUE(is_uuid(good)) << good;
  }
  for (const auto& bad :
       {""s, "0b5e3a52"s, "0b5e3a526a1c4c8e9d701234567890ab"s,
        "0b5e3a52-6a1c-4c8e-9d70-1234567890a"s, "0b5e3a52-6a1c-4c8e-9d70-1234567890abc"s,
        "0b5e3a52-6a1c-4c8e-9d70-1234567890ag"s, "0b5e3a52-6a1c-4c8e-9d701-234567890ab"s,
        "{0b5e3a52-6a1c-4c8e-9d70-1234567890ab}"s, "0b5e3a52 6a1c 4c8e 9d70 1234567890ab"s,
        " 0b5e3a52-6a1c-4c8e-9d70-1234567890a"s, "0b5e3a52-6a1c-4c8e-9d70-1234567890a\0"s,
        "urn:uuid:0b5e3a52-6a1c-4c8e-9d70-1234567890ab"s}) {
    EXPECT_FALSE(is_uuid(bad)) << bad;
  }
}

TEST(Format, UriHasASchemeAndOnlyItsCharacters) {
  for (const auto* const good : {"https://a.test", "http://a.test:8080/api?page=2&x=1#top",
                                 "mailto:a@b.test", "urn:a:b", "http://[::1]:80/a", "a+b-c.d:x",
                                 "file:///etc/hosts", "https://a.test/%C3%A4?q=%20", "data:,a"}) {
    EXPECT_TRUE(is_uri(good)) << good;
  }
  for (const auto& bad : {""s,
                          "a.test"s,
                          "/api?page=2"s,
                          "//a.test"s,
                          "1http://a"s,
                          ":a"s,
                          "ht tp://a"s,
                          "http://a b"s,
                          "http://a/%zz"s,
                          "http://a/%4"s,
                          "http://a/#b#c"s,
                          "http://ä.test"s,
                          "http://a/\0"s,
                          "http://a/\""s,
                          "http://a/<b>"s,
                          "http://a/{id}"s,
                          "http://a/b[0]"s,
                          "http://a\\b"s,
                          "http://a/|"s,
                          "urn:[a]"s,
                          "http://a/?x=[]"s}) {
    EXPECT_FALSE(is_uri(bad)) << bad;
  }
}

TEST(Format, OthersHaveNoTest) {
  EXPECT_NE(kizen::detail::format_test("uuid"), nullptr);
  EXPECT_NE(kizen::detail::format_test("uri"), nullptr);
  EXPECT_EQ(kizen::detail::format_test("UUID"), nullptr);
  EXPECT_EQ(kizen::detail::format_test("email"), nullptr);
}

TEST(Pattern, IsFoundAnywhereUnlessAnchored) {
  EXPECT_TRUE(Pattern::compile("b").found_in("abc"));
  EXPECT_FALSE(Pattern::compile("^b").found_in("abc"));
  EXPECT_TRUE(Pattern::compile("").found_in(""));
  EXPECT_TRUE(Pattern::compile("^.$").found_in("ä"));
  EXPECT_TRUE(Pattern::compile("^\\p{L}$").found_in("ß"));
}

TEST(Pattern, ReadsBeyondNul) {
  EXPECT_TRUE(Pattern::compile("b$").found_in("a\0b"s));
  EXPECT_FALSE(Pattern::compile("^a$").found_in("a\0"s));
}

TEST(Pattern, ThatCannotBeUsedIsRefused) {
  for (const auto* const bad : {"(", "[a", "a{2,1}", "(?<=a)b", "(?!a)", "(a)\\1", "\\", "*"}) {
    EXPECT_THROW(Pattern::compile(bad), std::invalid_argument) << bad;
  }
}

/// How long a pattern takes with a text, as a schema.
std::chrono::milliseconds time_of(const std::string& pattern, const std::string& text, bool fits) {
  const auto source = kizen::read_json(R"({"pattern": ")" + pattern + R"("})", "s.json");
  const auto schema = kizen::Schema::compile(source, {}, kizen::Dialect::Draft7);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(schema.check(text).valid, fits);
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                               start);
}

TEST(Pattern, TakesLinearTimeAndNoStack) {
  const std::chrono::seconds limit(5);
  EXPECT_LT(time_of("^[a-z]+$", std::string(3'000'000, 'a'), true), limit);
  EXPECT_LT(time_of("^(a|b)*$", std::string(1'000'000, 'a'), true), limit);
  EXPECT_LT(time_of("^(a+)+$", std::string(100'000, 'a') + "!", false), limit);
}

}  // namespace
