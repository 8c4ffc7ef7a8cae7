#pragma once

#include <cstddef>
#include <optional>
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

/// Takes the first character off a text; nothing where it is not well-formed or there is none.
/// @see RFC 3629, 4
constexpr std::optional<char32_t> take_code_point(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const auto first = static_cast<unsigned char>(text.front());
  const int more = utf8_continuation(first);
  if (more < 0 || text.size() <= static_cast<std::size_t>(more)) return std::nullopt;
  char32_t code_point = more == 0 ? first : first & (0x3FU >> static_cast<unsigned>(more));
  for (int n = 1; n <= more; ++n) {
    const auto byte = static_cast<unsigned char>(text[static_cast<std::size_t>(n)]);
    if (n == 1 ? !is_second_utf8_byte(first, byte) : (byte & 0xC0U) != 0x80U) return std::nullopt;
    code_point = code_point << 6U | (byte & 0x3FU);
  }
  text.remove_prefix(static_cast<std::size_t>(more) + 1);
  return code_point;
}

/// Whether a text is well-formed UTF-8. @see RFC 3629, 4
constexpr bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (!take_code_point(text)) return false;
  }
  return true;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
