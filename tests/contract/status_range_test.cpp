#include <gtest/gtest.h>

#include <kizen/contract/status_range.hpp>

namespace {

using kizen::StatusRange;

TEST(StatusRange, ACodeCoversItself) {
  const auto missing = StatusRange::parse("404");
  ASSERT_TRUE(missing);
  EXPECT_TRUE(missing->covers(404));
  EXPECT_FALSE(missing->covers(403));
}

TEST(StatusRange, AClassCoversAHundred) {
  const auto errors = StatusRange::parse("4XX");
  ASSERT_TRUE(errors);
  EXPECT_TRUE(errors->covers(400) && errors->covers(499));
  EXPECT_FALSE(errors->covers(399) || errors->covers(500));
}

TEST(StatusRange, DefaultCoversAll) {
  EXPECT_TRUE(StatusRange::parse("default")->covers(100));
  EXPECT_TRUE(StatusRange::parse("default")->covers(599));
}

TEST(StatusRange, RefusesWhatIsNoKey) {
  for (const char* const key : {"", "4xx", "40", "4040", "600", "099", "4X4", "40X", "Default"}) {
    EXPECT_FALSE(StatusRange::parse(key)) << key;
  }
}

TEST(StatusRange, NarrowestKeySpeaks) {
  const auto code = *StatusRange::parse("404");
  const auto errors = *StatusRange::parse("4XX");
  const auto any = *StatusRange::parse("default");
  EXPECT_TRUE(code.narrower_than(errors) && errors.narrower_than(any));
  EXPECT_FALSE(any.narrower_than(code));
}

TEST(StatusRange, PrintsItsKey) {
  for (const char* const key : {"404", "4XX", "default"}) {
    EXPECT_EQ(testing::PrintToString(*StatusRange::parse(key)), key);
  }
}

}  // namespace
