#include "kizen/core/detail/utf8.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace {

using kizen::detail::is_utf8;
using kizen::detail::take_code_point;

TEST(Utf8, TakesEveryLengthOfCharacter) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("a\x7F"));
  EXPECT_TRUE(is_utf8("\xC2\x80 \xDF\xBF"));
  EXPECT_TRUE(is_utf8("\xE0\xA0\x80 \xED\x9F\xBF \xEF\xBF\xBF"));
  EXPECT_TRUE(is_utf8("\xF0\x90\x80\x80 \xF4\x8F\xBF\xBF"));
  EXPECT_TRUE(is_utf8(std::string_view("a\0b", 3)));
}

TEST(Utf8, RefusesWhatIsNoCharacter) {
  for (const char* const text : {
           "\x80",
           "\xFF",
           "a\xC3",  // no first byte; cut short
           "\xC0\xAF",
           "\xE0\x9F\xBF",  // overlong
           "\xF0\x8F\xBF\xBF",
           "\xED\xA0\x80",  // overlong; surrogate
           "\xF4\x90\x80\x80",
           "\xF5\x80\x80\x80",  // above U+10FFFF
           "\xE2\x82",
           "\xE2\x28\xA1",
           "\xE2\x82\x28",
       }) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(Utf8, TakesOneCharacterAndLeavesTheRest) {
  std::string_view text = "a\xC3\xA4\xE4\xB8\xAD\xF0\x9F\x98\x80\xFF";
  for (const char32_t due : {U'a', U'\u00E4', U'\u4E2D', U'\U0001F600'}) {
    EXPECT_EQ(take_code_point(text), due);
  }
  EXPECT_FALSE(take_code_point(text));
  EXPECT_EQ(text, "\xFF");
  text = {};
  EXPECT_FALSE(take_code_point(text));
}

}  // namespace
