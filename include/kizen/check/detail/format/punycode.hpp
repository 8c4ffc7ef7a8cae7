#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "../../../core/detail/text.hpp"
#include "../../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The characters of a label of a host name, which has at most 63.
class UnicodeLabel {
 public:
  static constexpr std::size_t capacity = 63;

  std::size_t size() const { return size_; }
  char32_t operator[](std::size_t at) const { return code_points_[at]; }
  const char32_t* begin() const { return code_points_.data(); }
  const char32_t* end() const { return begin() + size_; }

  bool insert(std::size_t at, char32_t code_point) {
    if (size_ == capacity) return false;
    auto* const place = code_points_.data() + at;
    std::copy_backward(place, code_points_.data() + size_, code_points_.data() + size_ + 1);
    *place = code_point;
    ++size_;
    return true;
  }

 private:
  std::array<char32_t, capacity> code_points_{};
  std::size_t size_ = 0;
};

/// RFC 3492, 5: the number that a character stands for; -1 where it is none.
constexpr int punycode_digit(char c) {
  if (is_digit(c)) return c - '0' + 26;
  return is_letter(c) ? ascii_lower(c) - 'a' : -1;
}

/// RFC 3492, 6.1: the bias after a delta, for so many characters.
constexpr std::uint64_t punycode_bias(std::uint64_t delta, std::uint64_t count, bool first) {
  delta /= first ? 700 : 2;
  delta += delta / count;
  std::uint64_t k = 0;
  for (; delta > 455; k += 36) delta /= 35;
  return k + 36 * delta / (delta + 38);
}

/// Takes a number of variable length. @see RFC 3492, 3.3
inline std::optional<std::uint64_t> take_punycode_delta(std::string_view& text,
                                                        std::uint64_t bias) {
  std::uint64_t delta = 0;
  std::uint64_t weight = 1;
  for (std::uint64_t k = 36;; k += 36) {
    const int digit = text.empty() ? -1 : punycode_digit(text.front());
    if (digit < 0 || weight > UINT32_MAX) return std::nullopt;
    text.remove_prefix(1);
    const auto value = static_cast<std::uint64_t>(digit);
    delta += value * weight;
    const std::uint64_t threshold = k <= bias ? 1 : std::min<std::uint64_t>(k - bias, 26);
    if (value < threshold) return delta;
    weight *= 36 - threshold;
  }
}

/// Takes the characters of ASCII before the last `-`. @see RFC 3492, 6.2
inline std::optional<UnicodeLabel> take_basic_label(std::string_view& encoded) {
  UnicodeLabel label;
  const auto delimiter = encoded.rfind('-');
  if (delimiter == std::string_view::npos || delimiter == 0) return label;
  for (const char c : encoded.substr(0, delimiter)) {
    if (!label.insert(label.size(), static_cast<unsigned char>(ascii_lower(c))))
      return std::nullopt;
  }
  encoded.remove_prefix(delimiter + 1);
  return label;
}

/// RFC 3492, 6.2: the label that `encoded`, without its `xn--`, stands for.
inline std::optional<UnicodeLabel> decoded_punycode(std::string_view encoded) {
  auto label = take_basic_label(encoded);
  std::uint64_t code_point = 128;
  std::uint64_t at = 0;
  std::uint64_t bias = 72;
  while (label && !encoded.empty()) {
    const auto delta = take_punycode_delta(encoded, bias);
    if (!delta) return std::nullopt;
    const std::uint64_t count = label->size() + 1;
    bias = punycode_bias(*delta, count, at == 0);
    code_point += (at + *delta) / count;
    at = (at + *delta) % count;
    if (code_point > 0x10FFFF || !label->insert(at++, static_cast<char32_t>(code_point))) {
      return std::nullopt;
    }
  }
  return label;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
