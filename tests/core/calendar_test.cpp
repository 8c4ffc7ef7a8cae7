#include "kizen/core/detail/calendar.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace {

using kizen::detail::days_in;
using kizen::detail::days_to;
using kizen::detail::take_date;
using kizen::detail::take_offset;
using kizen::detail::take_time_of_day;

TEST(Calendar, CountsDaysFromNineteenSeventy) {
  EXPECT_EQ(days_to({1970, 1, 1}), 0);
  EXPECT_EQ(days_to({1969, 12, 31}), -1);
  EXPECT_EQ(days_to({2000, 3, 1}), 11'017);
  EXPECT_EQ(days_to({2000, 3, 1}) - days_to({2000, 2, 28}), 2);
  EXPECT_EQ(days_to({1900, 3, 1}) - days_to({1900, 2, 28}), 1);
  EXPECT_EQ(days_to({0, 3, 1}) - days_to({0, 2, 28}), 2);
}

TEST(Calendar, LeapYearsAreGregorian) {
  for (const int year : {0, 4, 400, 1996, 2000, 2024}) EXPECT_EQ(days_in(year, 2), 29) << year;
  for (const int year : {1, 100, 1900, 2021, 2100}) EXPECT_EQ(days_in(year, 2), 28) << year;
}

TEST(Calendar, TakesADateAndLeavesTheRest) {
  std::string_view text = "2024-02-29T";
  const auto date = take_date(text);
  ASSERT_TRUE(date);
  EXPECT_EQ(date->year * 10'000 + date->month * 100 + date->day, 2024'02'29);
  EXPECT_EQ(text, "T");
}

TEST(Calendar, TakesAClockWithALeapSecond) {
  std::string_view text = "23:59:60.5";
  const auto clock = take_time_of_day(text);
  ASSERT_TRUE(clock);
  EXPECT_EQ(clock->hour * 10'000 + clock->minute * 100 + clock->second, 23'59'60);
  EXPECT_EQ(text, ".5");
}

TEST(Calendar, TakesAnOffsetInMinutesEast) {
  std::string_view utc = "Z";
  EXPECT_EQ(take_offset(utc), 0);
  std::string_view west = "-08:30";
  EXPECT_EQ(take_offset(west), -510);
  for (std::string_view bad : {"", "z", "8:00", "+24:00", "+00:60", "+0000", "+01"}) {
    EXPECT_FALSE(take_offset(bad)) << bad;
  }
}

}  // namespace
