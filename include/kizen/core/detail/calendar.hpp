#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "../version.hpp"
#include "text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A day of the Gregorian calendar, which may be of the year 0.
struct Date {
  int year;
  int month;
  int day;
};

/// Days from 1970-01-01 to a date.
/// @see Howard Hinnant, chrono-compatible low-level date algorithms, days_from_civil
constexpr std::int64_t days_to(const Date& date) {
  const std::int64_t y = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year =
      (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

constexpr int days_in(int year, int month) {
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Takes `YYYY-MM-DD` off the front of `text`. @see RFC 3339, 5.6, full-date
inline std::optional<Date> take_date(std::string_view& text) {
  const int year = take_digits(text, 4);
  if (year < 0 || !take(text, '-')) return std::nullopt;
  const int month = take_digits(text, 2);
  if (month < 1 || month > 12 || !take(text, '-')) return std::nullopt;
  const int day = take_digits(text, 2);
  if (day < 1 || day > days_in(year, month)) return std::nullopt;
  return Date{year, month, day};
}

/// What a clock shows, of which a leap second is the second 60.
struct Clock {
  int hour;
  int minute;
  int second;
};

/// Takes `hh:mm:ss` off the front of `text`. @see RFC 3339, 5.6, partial-time
inline std::optional<Clock> take_clock(std::string_view& text) {
  const int hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return std::nullopt;
  const int minute = take_digits(text, 2);
  if (minute < 0 || minute > 59 || !take(text, ':')) return std::nullopt;
  const int second = take_digits(text, 2);
  if (second < 0 || second > 60) return std::nullopt;
  return Clock{hour, minute, second};
}

/// Takes `Z` or `+hh:mm`, as minutes east of UTC. @see RFC 3339, 5.6, time-offset
inline std::optional<int> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return 0;
  const bool east = take(text, '+');
  if (!east && !take(text, '-')) return std::nullopt;
  const int hours = take_digits(text, 2);
  if (hours < 0 || hours > 23 || !take(text, ':')) return std::nullopt;
  const int minutes = take_digits(text, 2);
  if (minutes < 0 || minutes > 59) return std::nullopt;
  return (east ? 1 : -1) * (hours * 60 + minutes);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
