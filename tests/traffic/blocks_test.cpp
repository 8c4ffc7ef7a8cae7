// What is read does not depend on how a stream comes in pieces.

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/recordings.hpp"

namespace {

const std::size_t block_sizes[] = {1, 2, 3, 5, 7, 8, 9, 63, 64, 1000, 4096};

std::vector<std::string> read_in_blocks(const std::string& text, std::size_t bytes,
                                        kizen::RecordingLimits limits = {}) {
  limits.block_bytes = bytes;
  return kizen_test::read_recording(text, limits);
}

std::string recording_in(const std::string& name) {
  std::ifstream in(std::string(KIZEN_SOURCE_DIR) + "/tests/traffic/recordings/" + name,
                   std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Blocks : public testing::TestWithParam<std::size_t> {};

TEST_P(Blocks, GiveTheSameExchanges) {
  for (const std::string name : {"chrome", "firefox", "safari", "mitmproxy", "charles", "fiddler",
                                 "zap", "playwright", "postman"}) {
    const auto text = recording_in(name + ".har");
    ASSERT_FALSE(text.empty()) << name;
    EXPECT_EQ(read_in_blocks(text, GetParam()), read_in_blocks(text, text.size())) << name;
  }
}

TEST_P(Blocks, GiveTheSameRefusal) {
  const auto text = recording_in("safari.har");
  for (std::size_t size = 0; size < text.size(); size += 17) {
    const auto cut = text.substr(0, size);
    EXPECT_EQ(read_in_blocks(cut, GetParam()), read_in_blocks(cut, text.size()));
  }
}

TEST_P(Blocks, GiveTheSameLines) {
  const std::string text =
      "\xEF\xBB\xBF\r\n{\"request\": {\"method\": \"GET\", \"target\": \"/\\\"\\\\\", \"json\": "
      "[1.5, \"\\u00e4\"]}}\n \n{\"request\": {\"method\": \"GET\", \"target\": \"/b\"}} x";
  EXPECT_EQ(read_in_blocks(text, GetParam()), read_in_blocks(text, text.size()));
}

TEST_P(Blocks, LeaveTheSameOut) {
  const auto text = recording_in("chrome.har");
  for (const std::size_t bytes : {1U, 60U, 300U, 600U, 1200U, 1500U, 2000U}) {
    kizen::RecordingLimits limits;
    limits.entry_bytes = bytes;
    EXPECT_EQ(read_in_blocks(text, GetParam(), limits), read_in_blocks(text, text.size(), limits));
  }
}

INSTANTIATE_TEST_SUITE_P(Of, Blocks, testing::ValuesIn(block_sizes),
                         testing::PrintToStringParamName());

}  // namespace
