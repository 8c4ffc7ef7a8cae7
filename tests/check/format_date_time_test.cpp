#include <gtest/gtest.h>

#include <string_view>

#include "kizen/check/detail/format/date_time.hpp"
#include "support/format_values.hpp"

namespace {

using kizen_test::expect_break;
using kizen_test::expect_keep;
using namespace std::string_view_literals;

using kizen::detail::is_date;
using kizen::detail::is_date_time;
using kizen::detail::is_time;

TEST(FormatDate, IsADayOfTheCalendar) {
  expect_keep(is_date, {"1963-06-19", "2024-02-29", "2000-02-29", "0000-02-29", "0001-01-01",
                        "9999-12-31", "1582-10-10"});
  expect_break(is_date, {"2021-02-29", "1900-02-29", "2024-02-30", "2024-04-31", "2024-13-01",
                         "2024-00-01", "2024-01-00", "2024-01-32"});
}

TEST(FormatDate, IsSpelledInOneWay) {
  expect_break(is_date, {"",
                         "2024",
                         "2024-1-01",
                         "2024-01-1",
                         "24-01-01",
                         "12024-01-01",
                         "+2024-01-01",
                         "-2024-01-01",
                         "20240101",
                         "2024/01/01",
                         "2024-W01",
                         "2024-350",
                         " 2024-01-01",
                         "2024-01-01 ",
                         "2024-01-01\n",
                         "2024-01-01Z",
                         "2024-01-01T00:00:00Z",
                         "2024-01-01\0"sv,
                         "2024-01-0\xE0\xA7\xAA",
                         "\xFF"
                         "024-01-01",
                         "99999999999-01-01"});
}

TEST(FormatTime, HasAnOffset) {
  expect_keep(is_time, {"00:00:00Z", "23:59:59z", "08:30:06.283185Z", "12:34:56-00:00",
                        "12:34:56+23:59", "12:34:56.000000000000000000001-08:00"});
  expect_break(is_time, {"12:00:00", "12:00:00.5", "12:00:00+1:00", "12:00:00+01", "12:00:00+0100",
                         "12:00:00+24:00", "12:00:00-00:60", "12:00:00|05:00", "12:00:00Z+01:00",
                         "12:00:00 PST"});
}

TEST(FormatTime, IsOfADay) {
  expect_break(is_time, {"", "24:00:00Z", "00:60:00Z", "00:00:61Z", "8:30:06Z", "08:30Z",
                         "08:30:06,5Z", "08:30:06.Z", "08:30:06.5", " 08:30:06Z", "08:30:06Z\n",
                         "08:30:06Z\0"sv, "0\xD9\xA3:30:06Z", "-8:30:06Z", "08:+3:06Z"});
}

TEST(FormatTime, LeapSecondEndsTheDayOfUtc) {
  expect_keep(is_time, {"23:59:60Z", "23:59:60.9Z", "15:59:60-08:00", "00:59:60+01:00",
                        "23:29:60+23:30", "00:29:60-23:30"});
  expect_break(is_time, {"23:58:60Z", "22:59:60Z", "00:00:60Z", "23:59:60+01:00", "23:59:60-01:00",
                         "23:59:60+23:59"});
}

TEST(FormatDateTime, JoinsADateAndATime) {
  expect_keep(is_date_time, {"1963-06-19T08:30:06.283185Z", "1937-01-01T12:00:27.87+00:20",
                             "1963-06-19t08:30:06z", "0000-01-01T00:00:00Z"});
  expect_break(is_date_time,
               {"", "T", "1963-06-19", "08:30:06Z", "1963-06-19 08:30:06Z", "1963-06-19_08:30:06Z",
                "1963-06-19T08:30:06", "1963-06-19TT08:30:06Z", "1963-02-29T08:30:06Z",
                "1963-06-19T08:30:06ZZ", "1963-06-19T08:30:06Z\0"sv,
                "1963-06-19T\xFF"
                "8:30:06Z",
                "99999999999-06-19T08:30:06Z", "1963-06-19T08:30:06|05:00"});
}

TEST(FormatDateTime, LeapSecondEndsAMonthOfUtc) {
  expect_keep(is_date_time, {"1998-12-31T23:59:60Z", "2012-06-30T23:59:60Z", "2024-02-29T23:59:60Z",
                             "1998-12-31T15:59:60.123-08:00", "1999-01-01T00:59:60+01:00"});
  expect_break(is_date_time,
               {"1998-12-30T23:59:60Z", "2024-02-28T23:59:60Z", "1998-12-31T23:58:60Z",
                "1999-01-02T00:59:60+01:00", "1998-12-31T00:59:60+01:00", "1998-12-31T23:59:61Z"});
}

}  // namespace
