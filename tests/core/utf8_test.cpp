#include "kizen/core/detail/utf8.hpp"

#include <gtest/gtest.h>

namespace {

using kizen::detail::is_utf8;

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

}  // namespace
