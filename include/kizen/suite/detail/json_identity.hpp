#pragma once

#include <cmath>
#include <cstdint>
#include <string>

#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whole numbers without a fraction or an exponent, where they fit 64 bits.
inline std::string number_identity(const json& number) {
  static constexpr double two_to_63 = 9223372036854775808.0;
  if (!number.is_number_float()) return number.dump();
  const auto value = number.get<double>();
  if (value != std::trunc(value) || value < -two_to_63 || value >= 2 * two_to_63) {
    return number.dump();
  }
  return value < 0 ? std::to_string(static_cast<std::int64_t>(value))
                   : std::to_string(static_cast<std::uint64_t>(value));
}

/// A text that two values share exactly where they are the same JSON, as same_json sees it.
inline std::string json_identity(const json& value) {
  if (value.is_number()) return number_identity(value);
  if (value.is_string()) return in_quotes(value.get_ref<const std::string&>());
  if (!value.is_structured()) return value.dump();
  std::string text = value.is_array() ? "[" : "{";
  for (const auto& member : value.items()) {
    if (value.is_object()) text += in_quotes(member.key()) + ":";
    text += json_identity(member.value()) + ",";
  }
  return text + (value.is_array() ? "]" : "}");
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
