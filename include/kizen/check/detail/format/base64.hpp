#pragma once

#include <cstddef>
#include <string_view>

#include "../../../core/detail/text.hpp"
#include "../../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// RFC 4648, 4: the six bits that a character of base64 stands for; -1 where it is none.
constexpr int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (is_digit(c)) return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// RFC 4648, 3.2 to 3.5 and 4: padded, without line ends, and the bits that pad are zero.
inline bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  const std::size_t padding = ends_with(text, "==") ? 2 : ends_with(text, "=") ? 1 : 0;
  text.remove_suffix(padding);
  for (const char c : text) {
    if (base64_digit(c) < 0) return false;
  }
  const int unused = padding == 2 ? 0xF : padding == 1 ? 0x3 : 0;
  return text.empty() || base64_digit(text.back()) % (unused + 1) == 0;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
