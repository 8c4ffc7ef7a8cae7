#pragma once

#include <cstddef>
#include <string_view>

#include "../version.hpp"
#include "percent.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// RFC 4122, 3: 8-4-4-4-12 hexadecimal digits.
inline bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : hex_digit(text[i]) < 0) return false;
  }
  return true;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
