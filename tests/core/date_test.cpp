#include <gtest/gtest.h>

#include <kizen/core/date.hpp>

namespace {

using kizen::Date;

TEST(Date, ParsesWhatItPrints) {
  for (const char* const text : {"0000-01-01", "1970-01-01", "2028-02-29", "9999-12-31"}) {
    const auto date = Date::parse(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(testing::PrintToString(*date), text);
  }
}

TEST(Date, IsNoOtherText) {
  for (const char* const text : {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1",
                                 "2026-01-01T", "+2026-01-01", "2026-01-32", "26-01-01"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(Date, IsOrderedByTime) {
  EXPECT_LT((Date{2025, 12, 31}), (Date{2026, 1, 1}));
  EXPECT_LT((Date{2026, 1, 31}), (Date{2026, 2, 1}));
  EXPECT_LT((Date{2026, 2, 1}), (Date{2026, 2, 2}));
  EXPECT_FALSE((Date{2026, 2, 2}) < (Date{2026, 2, 2}));
  EXPECT_EQ((Date{2026, 2, 2}), (Date{2026, 2, 2}));
  EXPECT_FALSE((Date{2026, 2, 2}) == (Date{2026, 3, 2}));
}

}  // namespace
