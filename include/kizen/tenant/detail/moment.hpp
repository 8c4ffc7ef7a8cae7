#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "../../core/detail/calendar.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline constexpr std::int64_t microseconds_a_second = 1'000'000;
inline constexpr std::int64_t microseconds_a_day = 86'400 * microseconds_a_second;

/// Takes `YYYY-MM-DD` of the year 1 or a later one, as days from 1970-01-01.
inline std::optional<std::int64_t> take_days(std::string_view& text) {
  const auto date = take_date(text);
  if (!date || date->year < 1) return std::nullopt;
  return days_to(*date);
}

/// The day that `YYYY-MM-DD` spells, from 1970-01-01.
inline std::optional<std::int64_t> parse_date(std::string_view text) {
  const auto days = take_days(text);
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
  for (; !text.empty() && is_digit(text.front()); ++digits) {
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

/// The moment that `YYYY-MM-DDTHH:MM:SS[.fraction](Z|+hh:mm)` spells.
inline std::optional<Moment> parse_moment(std::string_view text) {
  const auto days = take_days(text);
  if (!days || !take(text, 'T')) return std::nullopt;
  const auto clock = take_time_of_day(text);
  if (!clock || clock->second > 59) return std::nullopt;
  const auto fraction = take_fraction(text);
  if (!fraction) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  const std::int64_t seconds = clock->hour * 3600 + (clock->minute - *offset) * 60 + clock->second;
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
