#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The lower case of a code point of two UTF-8 bytes: Latin-1, Greek, Cyrillic; else itself.
constexpr unsigned lower_code_point(unsigned c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 0x20;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c;
}

/// `text` for comparison without regard to case. Its length in bytes stays.
///
/// Letters outside Latin-1, Greek and Cyrillic keep their case.
inline std::string folded(std::string_view text) {
  std::string lower(text);
  unsigned bits = 0;
  for (char& c : lower) {  // in one piece, so that the compiler makes vectors of it
    bits |= static_cast<unsigned char>(c);
    c = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 'a' - 'A' : 0));
  }
  if (bits < 0x80) return lower;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const auto lead = static_cast<unsigned char>(lower[i]);
    if (lead >= 0xC3 && lead <= 0xDF && i + 1 < lower.size()) {
      const auto trail = static_cast<unsigned char>(lower[i + 1]);
      const unsigned c = lower_code_point((lead & 0x1FU) << 6 | (trail & 0x3FU));
      lower[i] = static_cast<char>(0xC0 | (c >> 6));
      lower[++i] = static_cast<char>(0x80 | (c & 0x3FU));
    }
  }
  return lower;
}

inline bool contains_folded(std::string_view text, std::string_view folded_part) {
  return folded(text).find(folded_part) != std::string::npos;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
