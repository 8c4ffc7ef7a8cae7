#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "../core/date.hpp"
#include "../core/json.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a field is compared with: a text, an id, a number, true or false, a day, a moment.
///
/// A day is written `2026-02-28`, a moment `2026-02-28T07:30:00.000Z`, as filters have them; what
/// is less than a millisecond is cut off.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// assert(kizen::FilterValue(10).to_json() == 10);
/// assert(kizen::FilterValue("Acme").to_json() == "Acme");
/// assert(kizen::FilterValue(kizen::Date{2026, 2, 28}).to_json() == "2026-02-28");
/// const std::chrono::system_clock::time_point start;
/// assert(kizen::FilterValue(start).to_json() == "1970-01-01T00:00:00.000Z");
/// ```
///
/// @see behaviour page, Search, the table of conditions
class FilterValue {
 public:
  FilterValue(std::string text) : value_(std::move(text)) {}
  FilterValue(std::string_view text) : value_(std::string(text)) {}
  FilterValue(const char* text) : value_(std::string(text)) {}
  FilterValue(const Date& day) : value_(day.to_string()) {}
  KIZEN_INLINE FilterValue(std::chrono::system_clock::time_point moment);

  /// A character is neither a number nor a text.
  FilterValue(char) = delete;
  FilterValue(wchar_t) = delete;
  FilterValue(char16_t) = delete;
  FilterValue(char32_t) = delete;

  /// @throws ContractError `filter.number` where it is not finite, which JSON cannot say
  template <class Number, std::enable_if_t<std::is_arithmetic_v<Number>, int> = 0>
  FilterValue(Number number) : value_(Widest<Number>(number)) {
    if constexpr (std::is_floating_point_v<Number>) demand_finite();
  }

  KIZEN_INLINE json to_json() const;

 private:
  template <class Number>
  using Integer = std::conditional_t<std::is_signed_v<Number>, std::int64_t, std::uint64_t>;
  template <class Number>
  using Widest =
      std::conditional_t<std::is_same_v<Number, bool>, bool,
                         std::conditional_t<std::is_integral_v<Number>, Integer<Number>, double>>;

  KIZEN_INLINE void demand_finite() const;

  std::variant<bool, std::int64_t, std::uint64_t, double, std::string> value_;
};

/// Prints the value as JSON.
KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const FilterValue& value);

/// Several values that a field is compared with, such as ids of options or records.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const std::vector<std::string> ids = {"a", "b"};
/// assert(kizen::FilterValues(ids).to_json() == kizen::FilterValues({"a", "b"}).to_json());
/// ```
class FilterValues {
 public:
  FilterValues(std::initializer_list<FilterValue> values) : values_(values) {}
  FilterValues(const std::vector<std::string>& texts) : values_(texts.begin(), texts.end()) {}

  KIZEN_INLINE json to_json() const;

 private:
  std::vector<FilterValue> values_;
};

/// Prints the values as a JSON list.
KIZEN_INLINE std::ostream& operator<<(std::ostream& out, const FilterValues& values);

}  // namespace KIZEN_ABI
}  // namespace kizen
