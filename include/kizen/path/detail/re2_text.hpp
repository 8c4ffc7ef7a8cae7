#pragma once

#include <array>
#include <charconv>
#include <string>
#include <string_view>

#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"
#include "repeat_counts.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Adds a character as RE2 writes it, within a class or not.
inline void append_character(std::string& out, char32_t character) {
  const auto ascii = static_cast<char>(character < 0x7F ? character : 0);
  if (is_alphanumeric(ascii) || ascii == '_') {
    out += ascii;
  } else if (ascii > ' ') {
    out += {'\\', ascii};
  } else {
    std::array<char, 8> hex{};
    const auto end = std::to_chars(hex.begin(), hex.end(), static_cast<unsigned>(character), 16);
    out.append("\\x{").append(hex.begin(), end.ptr) += '}';
  }
}

/// Whether RE2 repeats something that often.
inline bool is_within_re2(const RepeatCounts& counts) {
  return is_at_most(counts.high.value_or(counts.low), "1000");
}

/// Counts as RE2 writes them.
inline std::string to_braces(const RepeatCounts& counts) {
  const auto shown = [](std::string_view digits) {
    return digits.empty() ? std::string("0") : std::string(digits);
  };
  return "{" + shown(counts.low) + "," + (counts.high ? shown(*counts.high) : "") + "}";
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
