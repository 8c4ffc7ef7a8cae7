#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline constexpr std::string_view base64_alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of each byte in base64; -1 where it has none.
constexpr std::array<std::int8_t, 256> base64_values() {
  std::array<std::int8_t, 256> values{};
  for (auto& value : values) value = -1;
  for (std::size_t i = 0; i < base64_alphabet.size(); ++i) {
    values[static_cast<unsigned char>(base64_alphabet[i])] = static_cast<std::int8_t>(i);
  }
  return values;
}

/// Takes digits of base64 and makes bytes of them.
class Base64Decoder {
 public:
  explicit Base64Decoder(std::size_t digits) { bytes_.reserve(digits / 4 * 3 + 3); }

  /// Whether a character may stand there. Line breaks are no part of the text.
  bool take(char c) {
    if (c == '\r' || c == '\n') return true;
    if (c == '=') return ++pads_ <= 2;
    const auto value = values[static_cast<unsigned char>(c)];
    if (value < 0 || pads_ > 0) return false;
    bits_ = bits_ << 6U | static_cast<std::uint32_t>(value);
    if (++digits_ % 4 == 0) bytes_ += {byte(16), byte(8), byte(0)};
    return true;
  }

  /// The bytes, where the text may end there. Padding may lack.
  std::optional<std::string> finished() && {
    const auto more = digits_ % 4;
    if (more == 1 || (pads_ > 0 && (digits_ + pads_) % 4 != 0)) return std::nullopt;
    if (more == 2) bytes_ += byte(4);
    if (more == 3) bytes_ += {byte(10), byte(2)};
    return std::move(bytes_);
  }

 private:
  static constexpr auto values = base64_values();

  char byte(unsigned shift) const { return static_cast<char>(bits_ >> shift & 0xFFU); }

  std::string bytes_;
  std::uint32_t bits_ = 0;
  std::size_t digits_ = 0;
  std::size_t pads_ = 0;
};

/// The bytes that a text in base64 stands for; nothing where it is no base64. @see RFC 4648, 4
inline std::optional<std::string> base64_decoded(std::string_view text) {
  Base64Decoder decoder(text.size());
  for (const char c : text) {
    if (!decoder.take(c)) return std::nullopt;
  }
  return std::move(decoder).finished();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
