#pragma once

#include <optional>
#include <string_view>

#include "../../../core/detail/calendar.hpp"
#include "../../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// RFC 3339, 5.6, full-date: a day that the calendar has.
inline bool is_date(std::string_view text) { return take_date(text) && text.empty(); }

/// Takes `.` and digits where a `.` comes. @see RFC 3339, 5.6, time-secfrac
inline bool take_second_fraction(std::string_view& text) {
  if (!take(text, '.')) return true;
  if (take_digits(text, 1) < 0) return false;
  while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
  return true;
}

/// A time of day with its offset.
struct DayTime {
  TimeOfDay clock;
  int utc_minute;  ///< from the start of its own day; below 0 on the day before

  /// RFC 3339, 5.7: whether this is no leap second, or is one where the day of UTC ends.
  bool is_due() const { return clock.second < 60 || utc_minute == 1439 || utc_minute == -1; }
};

/// The time that `hh:mm:ss[.fraction](Z|+hh:mm)` spells. @see RFC 3339, 5.6, full-time
inline std::optional<DayTime> parse_day_time(std::string_view text) {
  const auto clock = take_time_of_day(text);
  if (!clock || !take_second_fraction(text)) return std::nullopt;
  const auto offset = take(text, 'z') ? std::optional<int>(0) : take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return DayTime{*clock, clock->hour * 60 + clock->minute - *offset};
}

/// RFC 3339, 5.6 and 5.7, full-time.
inline bool is_time(std::string_view text) {
  const auto time = parse_day_time(text);
  return time && time->is_due();
}

/// RFC 3339, 5.7: whether a leap second falls on the last day of a month of UTC.
inline bool ends_month(const Date& date, const DayTime& time) {
  return time.utc_minute < 0 ? date.day == 1 : date.day == days_in(date.year, date.month);
}

/// RFC 3339, 5.6 and 5.7, date-time: `T` and `Z` may be lower case; a leap second ends a month.
inline bool is_date_time(std::string_view text) {
  const auto date = take_date(text);
  if (!date || !(take(text, 'T') || take(text, 't'))) return false;
  const auto time = parse_day_time(text);
  if (!time || !time->is_due()) return false;
  return time->clock.second < 60 || ends_month(*date, *time);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
