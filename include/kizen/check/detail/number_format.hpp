#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "../../core/detail/decimal.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The numbers that a numeric format takes. @see OpenAPI 3.0.3, Data Types
struct NumberFormat {
  std::string_view name = {};
  std::string_view low = {};   ///< the least, as a literal
  std::string_view high = {};  ///< the greatest
  bool is_whole = false;
};

inline constexpr NumberFormat number_formats[] = {
    {"int32", "-2147483648", "2147483647", true},
    {"int64", "-9223372036854775808", "9223372036854775807", true},
    {"float", "-3.4028234663852886e38", "3.4028234663852886e38", false},
    {"double", "-1.7976931348623157e308", "1.7976931348623157e308", false},
};

/// The numeric format of that name, or null.
inline const NumberFormat* find_number_format(std::string_view name) {
  for (const auto& format : number_formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

/// Whether a number literal has a numeric format; how exact a float is does not matter.
inline bool holds(const NumberFormat& format, std::string_view literal) {
  return (!format.is_whole || Decimal(literal).is_whole()) &&
         is_between(literal, format.low, format.high);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
