#include <kizen/run/detail/retry_after.hpp>

// clang-format off
#include <kizen/run.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <chrono>
#include <optional>

namespace {

using kizen::detail::http_date;
using std::chrono::milliseconds;
using std::chrono::seconds;

/// What a header asks at Sun, 06 Nov 1994 08:49:37 GMT.
std::optional<milliseconds> asked(std::string_view header) {
  return kizen::detail::retry_after(header,
                                    std::chrono::system_clock::time_point(seconds(784111777)));
}

TEST(RetryAfter, IsANumberOfSeconds) {
  EXPECT_EQ(asked("0"), milliseconds(0));
  EXPECT_EQ(asked("120"), seconds(120));
  EXPECT_EQ(asked("007"), seconds(7));
  EXPECT_EQ(asked(" 5\t"), seconds(5));
  EXPECT_EQ(asked("999999999"), seconds(999999999));
}

TEST(RetryAfter, IsADate) {
  EXPECT_EQ(asked("Sun, 06 Nov 1994 08:49:38 GMT"), seconds(1));
  EXPECT_EQ(asked("Mon, 07 Nov 1994 08:49:37 GMT"), seconds(86400));
  EXPECT_EQ(asked(" Sun, 06 Nov 1994 08:50:37 GMT "), seconds(60));
}

TEST(RetryAfter, AsksForNothingByADateThatHasPassed) {
  EXPECT_EQ(asked("Sun, 06 Nov 1994 08:49:37 GMT"), milliseconds(0));
  EXPECT_EQ(asked("Sun, 06 Nov 1994 08:49:36 GMT"), milliseconds(0));
  EXPECT_EQ(asked("Thu, 01 Jan 1970 00:00:00 GMT"), milliseconds(0));
}

TEST(RetryAfter, KeepsTheTimeOfAFarDate) {
  EXPECT_EQ(asked("Fri, 31 Dec 9999 23:59:59 GMT"), seconds(253402300799 - 784111777));
}

TEST(RetryAfter, SaysNothingInOtherWords) {
  for (const char* const text : {"",
                                 " ",
                                 "soon",
                                 "-1",
                                 "+1",
                                 "1.5",
                                 "1 2",
                                 "5s",
                                 "0x10",
                                 "1234567890",
                                 "Sun, 06 Nov 1994 08:49:37",
                                 "Sun, 06 Nov 1994 08:49:37 UTC",
                                 "Sun, 06 Nov 1994 08:49:37 GMT x",
                                 "Sunday, 06-Nov-94 08:49:37 GMT",
                                 "Sun Nov  6 08:49:37 1994",
                                 "Sun, 6 Nov 1994 08:49:37 GMT",
                                 "Sun, 00 Nov 1994 08:49:37 GMT",
                                 "Sun, 31 Nov 1994 08:49:37 GMT",
                                 "Sun, 06 nov 1994 08:49:37 GMT",
                                 "Sun, 06 Nov 1969 08:49:37 GMT",
                                 "Sun, 06 Nov 1994 24:00:00 GMT",
                                 "Sun, 06 Nov 1994 08:60:37 GMT",
                                 "Sun, 06 Nov 1994 08:49:61 GMT",
                                 "06 Nov 1994 08:49:37 GMT",
                                 "Sun, "}) {
    EXPECT_EQ(asked(text), std::nullopt) << text;
  }
}

TEST(RetryAfter, SaysNothingByADayThatIsNone) {
  for (const char* const text :
       {"Xyz, 06 Nov 1994 08:49:37 GMT", "12:, 06 Nov 1994 08:49:37 GMT"}) {
    EXPECT_EQ(asked(text), std::nullopt) << text;
  }
}

TEST(HttpDate, CountsSecondsSince1970) {
  EXPECT_EQ(http_date("Thu, 01 Jan 1970 00:00:00 GMT"), 0);
  EXPECT_EQ(http_date("Sun, 06 Nov 1994 08:49:37 GMT"), 784111777);
  EXPECT_EQ(http_date("Thu, 29 Feb 2024 12:00:00 GMT"), 1709208000);
  EXPECT_EQ(http_date("Wed, 29 Feb 2023 12:00:00 GMT"), std::nullopt);
}

TEST(HttpDate, TakesALeapSecondForTheNextMinute) {
  EXPECT_EQ(http_date("Sat, 31 Dec 2016 23:59:60 GMT"), http_date("Sun, 01 Jan 2017 00:00:00 GMT"));
}

}  // namespace
