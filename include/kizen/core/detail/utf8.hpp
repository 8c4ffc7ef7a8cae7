#pragma once

#include <cstddef>
#include <string_view>

#include "../version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many continuation bytes follow a first byte; -1 where it can be none.
constexpr int utf8_continuation(unsigned char first) {
  if (first < 0x80) return 0;
  if (first >= 0xC2 && first <= 0xDF) return 1;
  if (first >= 0xE0 && first <= 0xEF) return 2;
  return first >= 0xF0 && first <= 0xF4 ? 3 : -1;
}

/// Whether the second byte of a character is in range: no overlong form, surrogate or giant.
constexpr bool is_second_utf8_byte(unsigned char first, unsigned char second) {
  const unsigned char lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const unsigned char highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  return second >= lowest && second <= highest;
}

/// Whether a text is well-formed UTF-8. @see RFC 3629, 4
constexpr bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const int more = utf8_continuation(first);
    if (more < 0 || text.size() - i <= static_cast<std::size_t>(more)) return false;
    for (int n = 1; n <= more; ++n) {
      const auto byte = static_cast<unsigned char>(text[++i]);
      if (n == 1 ? !is_second_utf8_byte(first, byte) : (byte & 0xC0U) != 0x80U) return false;
    }
  }
  return true;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
