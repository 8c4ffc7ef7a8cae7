#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline constexpr std::int64_t microseconds_a_second = 1'000'000;
inline constexpr std::int64_t microseconds_a_day = 86'400 * microseconds_a_second;

/// Days from 1970-01-01 to a date of the Gregorian calendar.
/// @see Howard Hinnant, chrono-compatible low-level date algorithms, days_from_civil
constexpr std::int64_t days_to(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

constexpr int days_in(int year, int month) {
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Takes `count` digits off the front of `text`; -1 where there are not that many.
inline int take_digits(std::string_view& text, std::size_t count) {
  int number = 0;
  if (text.size() < count) return -1;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return number;
}

inline bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

/// Takes `YYYY-MM-DD` off the front of `text`, as days from 1970-01-01.
inline std::optional<std::int64_t> take_date(std::string_view& text) {
  const int year = take_digits(text, 4);
  if (year < 1 || !take(text, '-')) return std::nullopt;
  const int month = take_digits(text, 2);
  if (month < 1 || month > 12 || !take(text, '-')) return std::nullopt;
  const int day = take_digits(text, 2);
  if (day < 1 || day > days_in(year, month)) return std::nullopt;
  return days_to(year, month, day);
}

/// The day that `YYYY-MM-DD` spells, from 1970-01-01.
inline std::optional<std::int64_t> parse_date(std::string_view text) {
  const auto days = take_date(text);
  return text.empty() ? days : std::nullopt;
}

/// A point in time, and as finely as it was spelled.
struct Moment {
  std::int64_t microseconds = 0;  ///< from 1970-01-01T00:00:00Z
  std::int64_t grain = 1;         ///< microseconds of its last spelled digit
};

/// Takes `.` and digits; those past the sixth are dropped. The grain is a millisecond or finer.
inline std::optional<Moment> take_fraction(std::string_view& text) {
  Moment fraction{0, microseconds_a_second};
  if (!take(text, '.')) return Moment{0, 1000};
  std::size_t digits = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; ++digits) {
    if (fraction.grain > 1) {
      fraction.grain /= 10;
      fraction.microseconds += (text.front() - '0') * fraction.grain;
    }
    text.remove_prefix(1);
  }
  if (digits == 0) return std::nullopt;
  if (fraction.grain > 1000) fraction.grain = 1000;
  return fraction;
}

/// Takes `Z` or `+hh:mm`, as minutes east of UTC.
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

/// The moment that `YYYY-MM-DDTHH:MM:SS[.fraction](Z|+hh:mm)` spells.
inline std::optional<Moment> parse_moment(std::string_view text) {
  const auto days = take_date(text);
  if (!days || !take(text, 'T')) return std::nullopt;
  const int hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return std::nullopt;
  const int minute = take_digits(text, 2);
  if (minute < 0 || minute > 59 || !take(text, ':')) return std::nullopt;
  const int second = take_digits(text, 2);
  if (second < 0 || second > 59) return std::nullopt;
  const auto fraction = take_fraction(text);
  if (!fraction) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  const std::int64_t seconds = hour * 3600 + (minute - *offset) * 60 + second;
  return Moment{
      *days * microseconds_a_day + seconds * microseconds_a_second + fraction->microseconds,
      fraction->grain};
}

/// A spelled moment with six digits of fraction and a numeric offset: the form that is stored.
inline std::string spelled_in_full(std::string_view text) {
  const std::size_t seconds_end = 19;  // YYYY-MM-DDTHH:MM:SS
  std::string_view rest = text.substr(seconds_end);
  std::string fraction;
  if (take(rest, '.')) {
    const auto digits = rest.find_first_of("Z+-");
    fraction = std::string(rest.substr(0, digits)).substr(0, 6);
    rest.remove_prefix(digits);
  }
  fraction.resize(6, '0');
  return std::string(text.substr(0, seconds_end)) + "." + fraction +
         (rest == "Z" ? "+00:00" : std::string(rest));
}

/// Microseconds from 1970, from 1970 on, as stored text in UTC.
inline std::string moment_text(std::int64_t microseconds) {
  std::int64_t days = microseconds / microseconds_a_day;
  const auto of_day = microseconds % microseconds_a_day;
  int year = 1970;
  while (days >= 365 + (days_in(year, 2) == 29 ? 1 : 0)) days -= 337 + days_in(year++, 2);
  int month = 1;
  while (days >= days_in(year, month)) days -= days_in(year, month++);
  const auto seconds = of_day / microseconds_a_second;
  char text[96];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d.%06d+00:00", year, month,
                static_cast<int>(days + 1), static_cast<int>(seconds / 3600),
                static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60),
                static_cast<int>(of_day % microseconds_a_second));
  return text;
}

inline std::int64_t microseconds_now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
