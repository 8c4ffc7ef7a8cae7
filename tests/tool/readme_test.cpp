#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "support/tool.hpp"

namespace {

/// The first console fence of the README, without its command.
std::string picture() {
  std::ifstream file(KIZEN_SOURCE_DIR "/README.md");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const std::string fence = "```console\n$ tools/quickstart\n";
  const auto begin = text.find(fence);
  const auto end = text.find("```\n", begin + fence.size());
  if (begin == std::string::npos || end == std::string::npos) return "no console fence";
  return text.substr(begin + fence.size(), end - begin - fence.size());
}

/// Whether a text has the pieces of a picture in their order; `...` on a line of its own is what is
/// left out. The first piece begins the text, the last one ends it.
testing::AssertionResult shows(const std::string& picture, const std::string& text) {
  const std::string gap = "...\n";
  std::size_t at = 0;
  for (std::size_t begin = 0; begin <= picture.size();) {
    const auto end = std::min(picture.find(gap, begin), picture.size());
    const auto piece = picture.substr(begin, end - begin);
    const auto found = begin == 0              ? text.rfind(piece, 0)
                       : end == picture.size() ? text.rfind(piece)
                                               : text.find(piece, at);
    const bool ends = end < picture.size() || found + piece.size() == text.size();
    if (found == std::string::npos || found < at || !ends) {
      return testing::AssertionFailure() << "this is not shown:\n" << piece << "in:\n" << text;
    }
    at = found + piece.size();
    begin = end + gap.size();
  }
  return testing::AssertionSuccess();
}

TEST(Readme, ShowsWhatQuickstartPrints) {
  const auto run = kizen_test::tool({"run", KIZEN_SOURCE_DIR "/suites"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const auto told = std::regex_replace(run.out, std::regex(KIZEN_SOURCE_DIR "/"), "");
  EXPECT_TRUE(shows(kizen_test::steady(picture()), kizen_test::steady(told)));
}

TEST(Readme, PicturesMayLeaveLinesOutAndNothingElse) {
  EXPECT_TRUE(shows("a\nb\n", "a\nb\n"));
  EXPECT_TRUE(shows("a\n...\nc\n", "a\nb\nc\n"));
  EXPECT_FALSE(shows("a\n...\nc\n", "a\nb\nc\nd\n"));
  EXPECT_FALSE(shows("b\n...\nc\n", "a\nb\nc\n"));
  EXPECT_FALSE(shows("a\n...\nx\n...\nc\n", "a\nb\nc\n"));
}

}  // namespace
