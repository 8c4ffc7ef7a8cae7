#include "kizen/path/detail/regex.hpp"

#include <gtest/gtest.h>

#include <kizen/path.hpp>
#include <string>
#include <variant>

namespace {

using kizen::detail::Regex;

constexpr std::size_t memory = 1U << 20U;

Regex regex_of(const std::string& text) { return std::get<Regex>(Regex::compile(text, memory)); }

TEST(Regex, FindsAPartOrTakesTheWhole) {
  EXPECT_TRUE(regex_of("b").found_in("abc"));
  EXPECT_FALSE(regex_of("b").matches("abc"));
  EXPECT_TRUE(regex_of("a|abc").matches("abc"));
  EXPECT_TRUE(regex_of("").matches(""));
  EXPECT_TRUE(regex_of("a.b").matches(std::string("a\0b", 3)));
}

TEST(Regex, ThatIsNoneSaysWhy) {
  EXPECT_EQ(std::get<std::string>(Regex::compile("(a", memory)), "missing ): (a");
}

TEST(Regex, KeepsToItsMemory) {
  const std::string large = "\\p{L}{500}";
  EXPECT_EQ(std::get<std::string>(Regex::compile(large, memory)),
            "pattern too large - compile failed");
  EXPECT_TRUE(std::holds_alternative<Regex>(Regex::compile(large, 64 * memory)));
}

TEST(Regex, SizeGrowsWithWhatIsRepeated) {
  EXPECT_LT(regex_of("a").size(), 20U);
  EXPECT_GT(regex_of("a{500}").size(), 500U);
}

}  // namespace
