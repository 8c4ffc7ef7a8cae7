#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>

#include "../../core/date.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../filter_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The date that is so many days after 1970-01-01.
/// @see Howard Hinnant, chrono-compatible low-level date algorithms, civil_from_days
constexpr Date date_after(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const auto month =
      static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const auto year = static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0);
  return Date{year, month, day};
}

/// A number of that many digits, zeros first.
inline std::string in_digits(std::int64_t number, std::size_t digits) {
  const auto text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

/// `YYYY-MM-DDTHH:MM:SS.mmmZ`
inline std::string utc_text(std::chrono::system_clock::time_point moment) {
  constexpr std::int64_t a_day = 24 * 60 * 60 * 1000;
  const std::int64_t since =
      std::chrono::floor<std::chrono::milliseconds>(moment).time_since_epoch().count();
  const std::int64_t days = (since >= 0 ? since : since - (a_day - 1)) / a_day;
  const std::int64_t rest = since - days * a_day;
  return date_after(days).to_string() + "T" + in_digits(rest / 3600000, 2) + ":" +
         in_digits(rest / 60000 % 60, 2) + ":" + in_digits(rest / 1000 % 60, 2) + "." +
         in_digits(rest % 1000, 3) + "Z";
}

}  // namespace detail

KIZEN_INLINE FilterValue::FilterValue(std::chrono::system_clock::time_point moment)
    : value_(detail::utc_text(moment)) {}

KIZEN_INLINE json FilterValue::to_json() const {
  return std::visit([](const auto& value) { return json(value); }, value_);
}

KIZEN_INLINE json FilterValues::to_json() const {
  auto list = json::array();
  for (const auto& value : values_) list.push_back(value.to_json());
  return list;
}

KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const FilterValue& value) {
  return out << value.to_json();
}

KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const FilterValues& values) {
  return out << values.to_json();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
