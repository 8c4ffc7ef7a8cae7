// Memory stays where it is, however large a recording is, and however large one of its bodies.

#include <gtest/gtest.h>

#include <cstddef>
#include <istream>
#include <string>

#include "support/made_stream.hpp"
#include "support/peak_memory.hpp"
#include "support/recordings.hpp"

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20U;

/// What reading a stream comes to.
struct Reading {
  std::size_t exchanges = 0;
  std::size_t body_bytes = 0;
  std::size_t left_out = 0;
  std::optional<std::size_t> growth = {};  ///< of memory, in MiB
};

Reading read_stream(kizen_test::MadeStream& buffer) {
  std::istream in(&buffer);
  const kizen_test::PeakMemory memory;
  auto recording = kizen::Recording::open(in, "made.har");
  Reading reading;
  while (const auto one = recording.next()) {
    ++reading.exchanges;
    reading.body_bytes += one->exchange.response.body.size();
    reading.left_out += one->missing.size();
  }
  reading.growth = memory.growth();
  return reading;
}

const std::string entry_begin =
    R"({"request": {"method": "GET", "url": "https://a.example/b", "headers": []}, "response":
        {"status": 200, "headers": [], "content": {"text": ")";
const std::string entry_end = "\"}}}";
const std::string har_begin = R"({"log": {"entries": [)";
const std::string har_end = "]}}";

/// What memory must not rise above, in MiB, to stay under 200 MB with everything else.
void expect_below(const Reading& reading, std::size_t most) {
  if (!reading.growth) GTEST_SKIP() << "this system does not tell of memory";
  EXPECT_LT(*reading.growth, most);
}

TEST(MemoryOfARecording, DoesNotGrowWithItsEntries) {
  const auto entry = entry_begin + std::string(mebibyte, 'x') + entry_end;
  kizen_test::MadeStream har(har_begin + entry, ", " + entry, 299, har_end);
  const auto reading = read_stream(har);
  EXPECT_EQ(reading.exchanges, 300u);
  EXPECT_EQ(reading.body_bytes, 300 * mebibyte);
  expect_below(reading, 16);
}

TEST(MemoryOfARecording, DoesNotGrowWithABody) {
  kizen_test::MadeStream har(har_begin + entry_begin, std::string(mebibyte, 'x'), 200,
                             entry_end + har_end);
  const auto reading = read_stream(har);
  EXPECT_EQ(reading.exchanges, 1u);
  EXPECT_EQ(reading.body_bytes, 0u);
  EXPECT_EQ(reading.left_out, 1u);
  expect_below(reading, 40);
}

TEST(MemoryOfARecording, DoesNotGrowWithManySmallValues) {
  std::string values;
  while (values.size() < mebibyte) values += "\"a\", ";
  kizen_test::MadeStream har(har_begin + "[", values, 60, "0]" + har_end);
  const auto reading = read_stream(har);
  EXPECT_EQ(reading.left_out, 1u);
  expect_below(reading, 48);
}

TEST(MemoryOfARecording, IsBoundedWhereAnEntryIsAsLargeAsItMayBe) {
  const auto piece = "\\n" + std::string(mebibyte - 8, 'x');
  const auto entry = entry_begin + piece;
  kizen_test::MadeStream har(har_begin + entry, piece, 22, entry_end + har_end);
  const auto reading = read_stream(har);
  EXPECT_EQ(reading.body_bytes, 23 * (mebibyte - 7));
  expect_below(reading, 100);
}

}  // namespace
