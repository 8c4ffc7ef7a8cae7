#include <gtest/gtest.h>

#include <kizen/core/detail/readable.hpp>
#include <string>

namespace {

using kizen::detail::readable;

TEST(Readable, EscapesControlCharactersButLineEnds) {
  EXPECT_EQ(readable(std::string("a\0b\x1b\n'\t'", 8)), "a\\u0000b\\u001b\n'\\u0009'");
  EXPECT_EQ(readable(""), "");
}

TEST(Readable, CutsWhatIsQuotedAtLength) {
  const std::string name(161, 'n');
  EXPECT_EQ(readable("no '" + name + "'; did you mean 'b'?"),
            "no '" + std::string(120, 'n') + "...'; did you mean 'b'?");
  EXPECT_EQ(readable("'" + name.substr(1) + "'"), "'" + name.substr(1) + "'");
}

TEST(Readable, AnApostropheIsNoQuote) {
  const auto rest = " name" + std::string(200, '.');
  EXPECT_EQ(readable("the member's" + rest), "the member's" + rest);
}

TEST(Readable, CutsASentenceWithoutEnd) {
  EXPECT_EQ(readable(std::string(5'000, 'a')).size(), 2'003U);
}

}  // namespace
