// What is too large to be kept is left out, and told.

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "support/recordings.hpp"

namespace {

using Lines = std::vector<std::string>;

kizen::RecordingLimits keeping(std::size_t bytes) {
  kizen::RecordingLimits limits;
  limits.entry_bytes = bytes;
  return limits;
}

const std::string too_large = "it is too large: of one entry, at most 400 bytes are kept";

TEST(LimitOfAnEntry, LeavesOutALargeBodyAlone) {
  const std::string large(500, 'x');
  EXPECT_EQ(
      kizen_test::read_one(kizen_test::har_with(R"("postData": {"text": ")" + large + "\"}",
                                                R"("status": 200, "content": {"text": "a"})"),
                           keeping(400)),
      "#1 GET https://a.example /b | -> 200 | a | recording.request_body_missing: " + too_large);
  EXPECT_EQ(
      kizen_test::read_one(
          kizen_test::har_with(R"("postData": {"text": "a"})",
                               R"("status": 200, "content": {"text": ")" + large + "\"}"),
          keeping(400)),
      "#1 GET https://a.example /b | a | -> 200 | recording.response_body_missing: " + too_large);
}

TEST(LimitOfAnEntry, LeavesOutALargeBodyOfALine) {
  const std::string large(500, 'x');
  const std::string missing = "#1 GET  / | recording.request_body_missing: " + too_large +
                              " | recording.response_missing: no answer is recorded";
  for (const std::string body : {"\"body\": \"@\"", "\"base64\": \"@\"", "\"json\": \"@\"",
                                 "\"json\": {\"a\": [1, \"@\"]}"}) {
    auto line = R"({"request": {"method": "GET", "target": "/", "headers": {}, )" + body + "}}";
    line.replace(line.find('@'), 1, large);
    EXPECT_EQ(kizen_test::read_one(line, keeping(400)), missing);
  }
}

TEST(LimitOfAnEntry, LeavesOutWhatNobodyReadsWithoutAWord) {
  const std::string large(500, '\\');
  EXPECT_EQ(
      kizen_test::read_one(kizen_test::har_with("", R"("status": 204)",
                                                "\"_initiator\": {\"stack\": \"" + large + "\"}"),
                           keeping(400)),
      "#1 GET https://a.example /b | -> 204");
}

TEST(LimitOfAnEntry, TellsThatAnotherTextIsLeftOut) {
  EXPECT_EQ(kizen_test::read_one(kizen_test::har_of(R"({"request": {"method": "GET", "headers": [],
                "url": "data:,)" + std::string(500, 'x') +
                                                    "\"}}"),
                                 keeping(400)),
            "#1 GET   | recording.response_missing: no answer is recorded | "
            "recording.entry_too_large: a text of it is too large to be kept");
}

TEST(LimitOfAnEntry, LeavesOutAUrlOfALine) {
  EXPECT_EQ(kizen_test::read_one(R"({"request": {"method": "GET", "headers": [], "url": "data:,)" +
                                     std::string(500, 'x') + "\"}}",
                                 keeping(400)),
            "#1 GET   | recording.response_missing: no answer is recorded | "
            "recording.entry_too_large: a text of it is too large to be kept");
}

TEST(LimitOfAnEntry, IsThreeQuartersOfItForOneText) {
  const auto har = [](std::size_t size) {
    return kizen_test::har_with(
        "", R"("status": 200, "content": {"text": ")" + std::string(size, 'x') + "\"}");
  };
  EXPECT_EQ(kizen_test::read_one(har(748), keeping(1000)),
            "#1 GET https://a.example /b | -> 200 | " + std::string(748, 'x'));
  EXPECT_EQ(kizen_test::read_one(har(749), keeping(1000)),
            "#1 GET https://a.example /b | -> 200 | recording.response_body_missing: it is too "
            "large: of one entry, at most 1000 bytes are kept");
}

TEST(LimitOfAnEntry, LeavesNothingOutOfTheNextEntry) {
  const auto entry = [](std::size_t size) {
    return R"({"request": {"method": "PUT", "url": "/b", "headers": [], "postData": {"text": ")" +
           std::string(size, 'x') + "\"}}}";
  };
  const auto lines =
      kizen_test::read_recording(kizen_test::har_of(entry(500) + ", " + entry(3)), keeping(400));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines.back(), "#2 PUT  /b | xxx | recording.response_missing: no answer is recorded");
}

TEST(LimitOfAnEntry, GivesTheRoomOfALargeEntryBack) {
  kizen::detail::EntryText text(std::size_t{4} << 20U);
  text.begin({});
  text.append(std::string(std::size_t{3} << 20U, 'x'));
  EXPECT_GE(text.text().capacity(), std::size_t{3} << 20U);
  text.begin({});
  EXPECT_LT(text.text().capacity(), 1000u);
}

TEST(LimitOfAnEntry, GoesOnBehindAnEntryThatIsTooLarge) {
  std::string many;
  for (int i = 0; i < 200; ++i) many += "1,";
  EXPECT_EQ(kizen_test::read_recording(
                kizen_test::har_of(R"({"a": [)" + many + R"(1]}, {"request": {"method": "GET",
                    "url": "/b", "headers": []}})"),
                keeping(400)),
            (Lines{"#1    | recording.entry_too_large: it is too large to be kept",
                   "#2 GET  /b | recording.response_missing: no answer is recorded"}));
}

TEST(LimitOfAnEntry, GoesOnBehindManySmallValues) {
  std::string many;
  for (int i = 0; i < 1'000'000; ++i) many += "1,";
  EXPECT_EQ(
      kizen_test::read_recording(kizen_test::har_of(R"({"a": [)" + many + "1]}")),
      Lines{"#1    | recording.entry_too_large: it has 1000001 values or more; at most 1000000 are "
            "read"});
}

TEST(LimitOfAnEntry, KeepsPlacesRightBehindWhatIsLeftOut) {
  for (const std::size_t block_bytes : {7U, 65536U}) {
    auto limits = keeping(400);
    limits.block_bytes = block_bytes;
    const auto left_out = "\n{\"a\": \"" + std::string(500, 'x');
    EXPECT_EQ(kizen_test::read_one(kizen_test::har_of(left_out + "\", \"request\": 1}"), limits),
              "recording.entry: a:2:522: #/log/entries/0/request: it is a number; it must be an "
              "object");
    EXPECT_EQ(kizen_test::read_one(kizen_test::har_of(left_out + "\",\n \"request\": 1}"), limits),
              "recording.entry: a:3:13: #/log/entries/0/request: it is a number; it must be an "
              "object");
  }
}

}  // namespace
