#include <gtest/gtest.h>

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

TEST(Readme, ShowsWhatQuickstartPrints) {
  const auto run = kizen_test::tool({"run", KIZEN_SOURCE_DIR "/suites"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const auto told = std::regex_replace(run.out, std::regex(KIZEN_SOURCE_DIR "/"), "");
  EXPECT_EQ(kizen_test::steady(told), kizen_test::steady(picture()));
}

}  // namespace
