#include "kizen/traffic/detail/base64.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using kizen::detail::base64_decoded;

TEST(Base64Decoded, KnowsTheExamplesOfTheStandard) {
  const char* const texts[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
  for (std::size_t size = 0; size < 7; ++size) {
    EXPECT_EQ(base64_decoded(texts[size]), std::string("foobar").substr(0, size));
  }
}

TEST(Base64Decoded, KnowsEveryByte) {
  EXPECT_EQ(base64_decoded("AP+AfwH+"), std::string("\0\xFF\x80\x7F\x01\xFE", 6));
  EXPECT_EQ(base64_decoded("+/+/"), std::string("\xFB\xFF\xBF"));
}

TEST(Base64Decoded, MayLackPaddingAndHaveLineBreaks) {
  EXPECT_EQ(base64_decoded("Zg"), "f");
  EXPECT_EQ(base64_decoded("Zm8"), "fo");
  EXPECT_EQ(base64_decoded("Zm\r\n9v\nYg==\n"), "foob");
}

TEST(Base64Decoded, IsNothingWhereATextIsNoBase64) {
  for (const char* const text : {"Z", "Zm9vY", "Z===", "Zg=", "Zm8==", "=",
                                 "Zg==Zg==", "====", "Zg=a", "Zm 8=", "Zm-_", "Zm9\xFF", "Zg==x"}) {
    EXPECT_FALSE(base64_decoded(text)) << text;
  }
}

}  // namespace
