#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "../../core/date.hpp"
#include "../../core/detail/calendar.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The moment that a date like `Sun, 06 Nov 1994 08:49:37 GMT` spells, in seconds since 1970.
/// Whether it was that day of the week is not looked at.
///
/// @see RFC 9110, 5.6.7, IMF-fixdate
inline std::optional<std::int64_t> http_date(std::string_view text) {
  static constexpr std::array<std::string_view, 12> months = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  static constexpr std::array<std::string_view, 7> days = {"Mon, ", "Tue, ", "Wed, ", "Thu, ",
                                                           "Fri, ", "Sat, ", "Sun, "};
  const auto day = std::find(days.begin(), days.end(), text.substr(0, 5));
  if (day == days.end()) return std::nullopt;
  text.remove_prefix(day->size());
  Date date;
  date.day = take_digits(text, 2);
  if (date.day < 1 || !take(text, ' ')) return std::nullopt;
  const auto month = std::find(months.begin(), months.end(), text.substr(0, 3));
  if (month == months.end()) return std::nullopt;
  date.month = static_cast<int>(month - months.begin()) + 1;
  text.remove_prefix(3);
  if (!take(text, ' ')) return std::nullopt;
  date.year = take_digits(text, 4);
  if (date.year < 1970 || date.day > days_in(date.year, date.month) || !take(text, ' ')) {
    return std::nullopt;
  }
  const auto time = take_time_of_day(text);
  if (!time || text != " GMT") return std::nullopt;
  return ((days_to(date) * 24 + time->hour) * 60 + time->minute) * 60 + time->second;
}

/// How long a Retry-After header asks to wait: a number of seconds, or until a date. Nothing where
/// it says neither.
///
/// @see RFC 9110, 10.2.3
inline std::optional<std::chrono::milliseconds> retry_after(
    std::string_view header, std::chrono::system_clock::time_point now) {
  static constexpr std::size_t most_digits = 9;
  header = trimmed(header);
  const bool is_number = !header.empty() && header.size() <= most_digits &&
                         header.find_first_not_of("0123456789") == std::string_view::npos;
  if (is_number) return std::chrono::seconds(std::stoll(std::string(header)));
  const auto date = http_date(header);
  if (!date) return std::nullopt;
  using std::chrono::milliseconds;
  const auto since_1970 = std::chrono::duration_cast<milliseconds>(now.time_since_epoch());
  return std::max<milliseconds>(std::chrono::seconds(*date) - since_1970, milliseconds(0));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
