#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/detail/percent.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The UTF-16 code unit that `\uXXXX` at an offset of a JSON text spells, or -1.
inline std::int32_t escaped_unit(std::string_view text, std::size_t offset) {
  if (text.size() < offset + 6 || text[offset] != '\\' || text[offset + 1] != 'u') return -1;
  std::int32_t unit = 0;
  for (const char c : text.substr(offset + 2, 4)) {
    const int digit = hex_digit(c);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

constexpr bool is_high_surrogate(std::int32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
constexpr bool is_low_surrogate(std::int32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// Puts `\ufffd` for every half of a surrogate pair, which is what recorders write for bytes that
/// are no text.
///
/// @return where the strings begin that had any, in order
inline std::vector<std::size_t> mend_lone_surrogates(std::string& text) {
  std::vector<std::size_t> mended;
  std::size_t quote = std::string::npos;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') quote = quote == std::string::npos ? at : std::string::npos;
    if (text[at] != '\\' || quote == std::string::npos) continue;
    const auto unit = escaped_unit(text, at);
    if (is_high_surrogate(unit) && is_low_surrogate(escaped_unit(text, at + 6))) {
      at += 11;
    } else if (is_high_surrogate(unit) || is_low_surrogate(unit)) {
      text.replace(at, 6, "\\ufffd");
      if (mended.empty() || mended.back() != quote) mended.push_back(quote);
      at += 5;
    } else {
      ++at;
    }
  }
  return mended;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
