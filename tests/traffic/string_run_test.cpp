#include "kizen/traffic/detail/string_run.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(QuietLength, EndsAtAQuoteABackslashOrAControlCharacter) {
  for (std::size_t before = 0; before < 40; ++before) {
    for (const char stop : {'"', '\\', '\n', '\0', '\x1F'}) {
      const auto text = std::string(before, '\xFF') + stop + "\"aaaaaaaaaaaaaaaa";
      EXPECT_EQ(kizen::detail::quiet_length(text), before) << stop;
    }
  }
}

TEST(QuietLength, PassesEveryOtherByte) {
  std::string text;
  for (int byte = 0x20; byte < 0x100; ++byte) {
    if (byte != '"' && byte != '\\') text += static_cast<char>(byte);
  }
  EXPECT_EQ(kizen::detail::quiet_length(text), text.size());
  EXPECT_EQ(kizen::detail::quiet_length(""), 0u);
}

/// How far a string goes, and whether its next byte is escaped.
std::string run(const std::string& piece, bool is_escaped = false) {
  const auto length = kizen::detail::string_run(piece, is_escaped);
  return std::to_string(length) + (is_escaped ? " escaped" : "");
}

TEST(StringRun, EndsAtTheClosingQuote) {
  EXPECT_EQ(run("abc\"d"), "3");
  EXPECT_EQ(run("\""), "0");
  EXPECT_EQ(run(R"(a\"b\\")"), "6");
  EXPECT_EQ(run(R"(\\\\\\\"")"), "8");
}

TEST(StringRun, GoesOnInTheNextPiece) {
  EXPECT_EQ(run("abc"), "3");
  EXPECT_EQ(run("abc\\"), "4 escaped");
  EXPECT_EQ(run("\"\"", true), "1");
  EXPECT_EQ(run("\\\"", true), "1");
  EXPECT_EQ(run("", true), "0 escaped");
}

TEST(StringRun, EndsAtAControlCharacterEvenIfItIsEscaped) {
  EXPECT_EQ(run("a\nb"), "1");
  EXPECT_EQ(run("a\\\nb"), "2 escaped");
}

}  // namespace
