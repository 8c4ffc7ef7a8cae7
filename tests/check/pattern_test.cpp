#include "kizen/check/detail/pattern.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>

#include "kizen/check.hpp"

namespace {

using kizen::detail::Pattern;
using namespace std::string_literals;

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
