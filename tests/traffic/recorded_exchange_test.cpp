#include <kizen/traffic/recorded_exchange.hpp>

// clang-format off
#include <gtest/gtest.h>
// clang-format on

namespace {

TEST(RecordedExchange, IsShownByNumberRequestAndStatus) {
  kizen::RecordedExchange recorded;
  recorded.exchange = {{"GET", "/b?c=1", {{"X-API-KEY", "secret"}}}, {200}};
  recorded.number = 7;
  EXPECT_EQ(testing::PrintToString(recorded), "#7 GET /b?c=1");
  recorded.has_response = true;
  EXPECT_EQ(testing::PrintToString(recorded), "#7 GET /b?c=1 -> 200");
}

TEST(RecordedExchange, LacksWhatIsMissing) {
  kizen::RecordedExchange recorded;
  EXPECT_FALSE(recorded.lacks("recording.request_body_missing"));
  recorded.missing.push_back({"recording.request_body_missing", "it is not recorded"});
  EXPECT_TRUE(recorded.lacks("recording.request_body_missing"));
  EXPECT_FALSE(recorded.lacks("recording.response_body_missing"));
}

}  // namespace
