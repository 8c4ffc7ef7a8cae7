#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a byte may not stand raw in a JSON string. @see RFC 8259, 7
constexpr bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

/// How many bytes stand before the first quote, backslash or control character.
inline std::size_t quiet_length(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t highs = ones * 0x80U;
  std::size_t length = 0;
  for (; text.size() - length >= 8; length += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + length, 8);
    const std::uint64_t quotes = bytes ^ (ones * '"');
    const std::uint64_t slashes = bytes ^ (ones * '\\');
    const std::uint64_t special = ((bytes - ones * 0x20U) & ~bytes) | ((quotes - ones) & ~quotes) |
                                  ((slashes - ones) & ~slashes);
    if ((special & highs) != 0) break;
  }
  while (length < text.size() && text[length] != '"' && text[length] != '\\' &&
         !is_control(text[length])) {
    ++length;
  }
  return length;
}

/// How many bytes of a piece of a JSON string stand before its closing quote or a control
/// character; the whole piece where it has neither.
///
/// @param is_escaped whether a backslash stood before the piece, and then, whether one ends it
inline std::size_t string_run(std::string_view piece, bool& is_escaped) {
  std::size_t at = 0;
  for (;;) {
    if (is_escaped) {
      if (at == piece.size() || is_control(piece[at])) return at;
      ++at;
      is_escaped = false;
    }
    at += quiet_length(piece.substr(at));
    if (at == piece.size() || piece[at] != '\\') return at;
    ++at;
    is_escaped = true;
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
