#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "../date.hpp"
#include "../version.hpp"
#include "text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

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

/// What a clock shows, of which a leap second is the second 60.
struct TimeOfDay {
  int hour;
  int minute;
  int second;
};

/// Takes `hh:mm:ss` off the front of `text`. @see RFC 3339, 5.6, partial-time
inline std::optional<TimeOfDay> take_time_of_day(std::string_view& text) {
  const int hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return std::nullopt;
  const int minute = take_digits(text, 2);
  if (minute < 0 || minute > 59 || !take(text, ':')) return std::nullopt;
  const int second = take_digits(text, 2);
  if (second < 0 || second > 60) return std::nullopt;
  return TimeOfDay{hour, minute, second};
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
