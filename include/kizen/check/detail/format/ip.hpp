#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "../../../core/detail/percent.hpp"
#include "../../../core/detail/text.hpp"
#include "../../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Takes a number from 0 to 255 without leading zeros. @see RFC 3986, 3.2.2, dec-octet
inline bool take_octet(std::string_view& text) {
  int value = 0;
  std::size_t digits = 0;
  for (; digits < 3 && digits < text.size() && is_digit(text[digits]); ++digits) {
    value = value * 10 + (text[digits] - '0');
  }
  if (digits == 0 || value > 255 || (digits > 1 && text.front() == '0')) return false;
  text.remove_prefix(digits);
  return true;
}

/// RFC 2673, 3.2: four decimal numbers from 0 to 255.
inline bool is_ipv4(std::string_view text) {
  for (int i = 0; i < 4; ++i) {
    if ((i > 0 && !take(text, '.')) || !take_octet(text)) return false;
  }
  return text.empty();
}

/// Takes one to four hexadecimal digits. @see RFC 4291, 2.2
inline bool take_ipv6_group(std::string_view& text) {
  std::size_t digits = 0;
  while (digits < 4 && digits < text.size() && hex_digit(text[digits]) >= 0) ++digits;
  text.remove_prefix(digits);
  return digits > 0;
}

/// How an IPv6 address is spelled.
struct Ipv6Shape {
  int groups = 0;       ///< of 16 bits; an IPv4 address at the end counts as two
  bool elides = false;  ///< whether `::` stands for groups of zeros
};

/// Takes what follows a group: an end, `:` or the only `::`. @see RFC 4291, 2.2
inline bool take_ipv6_separator(std::string_view& text, Ipv6Shape& shape) {
  if (text.empty()) return true;
  if (!take(text, ':') || text.empty()) return false;
  if (!take(text, ':')) return true;
  if (shape.elides) return false;
  shape.elides = true;
  return true;
}

/// The groups of an address, however many they are. @see RFC 4291, 2.2
inline std::optional<Ipv6Shape> ipv6_shape(std::string_view text) {
  Ipv6Shape shape;
  if (starts_with(text, "::")) {
    shape.elides = true;
    text.remove_prefix(2);
  }
  while (!text.empty() && shape.groups < 8) {
    if (is_ipv4(text)) return Ipv6Shape{shape.groups + 2, shape.elides};
    if (!take_ipv6_group(text) || !take_ipv6_separator(text, shape)) return std::nullopt;
    ++shape.groups;
  }
  return text.empty() ? std::optional(shape) : std::nullopt;
}

/// RFC 4291, 2.2: eight groups, or fewer and one `::`; no zone and no prefix length.
inline bool is_ipv6(std::string_view text) {
  const auto shape = ipv6_shape(text);
  return shape && (shape->elides ? shape->groups < 8 : shape->groups == 8);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
