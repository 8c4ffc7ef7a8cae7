#pragma once

#include <string_view>

#include "../../../core/detail/text.hpp"
#include "../../../core/version.hpp"
#include "idna.hpp"
#include "punycode.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// RFC 1123, 2.1 with RFC 1034, 3.5: 1 to 63 letters, digits and `-`, which stand inside.
inline bool is_host_label(std::string_view text) {
  if (text.empty() || text.size() > 63 || text.front() == '-' || text.back() == '-') return false;
  for (const char c : text) {
    if (!is_alphanumeric(c) && c != '-') return false;
  }
  return true;
}

/// RFC 5890, 2.3.2.1: whether a label is no A-label, or one that stands for a Unicode name.
inline bool is_true_a_label(std::string_view text) {
  if (!same_ignoring_case(text.substr(0, 4), "xn--")) return true;
  const auto label = decoded_punycode(text.substr(4));
  return label && is_unicode_label(*label);
}

/// RFC 1123, 2.1 and RFC 5890, 2.3.2.1: labels between dots, at most 253 characters.
inline bool is_hostname(std::string_view text) {
  if (text.size() > 253) return false;
  for (;;) {
    const auto dot = text.find('.');
    const auto label = text.substr(0, dot);
    if (!is_host_label(label) || !is_true_a_label(label)) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
