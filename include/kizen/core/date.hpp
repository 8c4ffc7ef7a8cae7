#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <tuple>

#include "detail/text.hpp"
#include "version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A day of the Gregorian calendar, which may be of the year 0.
///
/// ```cpp
/// #include <kizen/core/date.hpp>
/// #include <cassert>
///
/// const auto leap_day = kizen::Date::parse("2028-02-29");
/// assert(leap_day && leap_day->day == 29 && leap_day->to_string() == "2028-02-29");
/// assert(*leap_day < (kizen::Date{2028, 3, 1}));
/// assert(!kizen::Date::parse("2026-02-29"));
/// ```
struct Date {
  int year = 1970;
  int month = 1;  ///< from 1
  int day = 1;    ///< from 1

  /// The day that `YYYY-MM-DD` spells. Nothing where the calendar has no such day.
  ///
  /// @see RFC 3339, 5.6, full-date
  inline static std::optional<Date> parse(std::string_view text);

  /// `YYYY-MM-DD`, of a year that has at most four digits.
  std::string to_string() const {
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
  }

  friend bool operator==(const Date& a, const Date& b) {
    return std::tie(a.year, a.month, a.day) == std::tie(b.year, b.month, b.day);
  }
  friend bool operator<(const Date& a, const Date& b) {
    return std::tie(a.year, a.month, a.day) < std::tie(b.year, b.month, b.day);
  }

 private:
  static std::string padded(int number, std::size_t digits) {
    const auto text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
  }
};

inline std::ostream& operator<<(std::ostream& out, const Date& date) {
  return out << date.to_string();
}

namespace detail {

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

}  // namespace detail

inline std::optional<Date> Date::parse(std::string_view text) {
  const auto date = detail::take_date(text);
  return text.empty() ? date : std::nullopt;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
