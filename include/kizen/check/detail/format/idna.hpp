#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "../../../core/version.hpp"
#include "code_point_class.hpp"
#include "punycode.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// RFC 5892, A.1: a non-joiner stands between letters that join, marks apart.
inline bool breaks_a_join(const UnicodeLabel& label, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && is_in(joining_transparent, label[before - 1])) --before;
  std::size_t after = at + 1;
  while (after < label.size() && is_in(joining_transparent, label[after])) ++after;
  return before > 0 && is_in(joining_before, label[before - 1]) && after < label.size() &&
         is_in(joining_after, label[after]);
}

/// RFC 5892, A.1 and A.2: where a joiner or a non-joiner may stand.
inline bool may_join(const UnicodeLabel& label, std::size_t at) {
  if (at > 0 && is_in(viramas, label[at - 1])) return true;
  return label[at] == 0x200C && breaks_a_join(label, at);
}

/// RFC 5892, A.3: a middle dot stands between two `l`.
inline bool is_catalan_dot(const UnicodeLabel& label, std::size_t at) {
  return at > 0 && label[at - 1] == 'l' && at + 1 < label.size() && label[at + 1] == 'l';
}

/// RFC 5892, A.7: a katakana middle dot is in a name with a character of Japanese.
inline bool has_japanese(const UnicodeLabel& label) {
  return std::any_of(label.begin(), label.end(),
                     [](char32_t c) { return is_in(japanese_scripts, c); });
}

inline bool has_one_of(const UnicodeLabel& label, char32_t first, char32_t last) {
  return std::any_of(label.begin(), label.end(),
                     [&](char32_t c) { return c >= first && c <= last; });
}

/// RFC 5892, 2.7, 3 and A: whether the character at a place may stand there.
inline bool is_valid_in(const UnicodeLabel& label, std::size_t at) {
  const char32_t c = label[at];
  if (c == 0x200C || c == 0x200D) return may_join(label, at);
  if (c == 0x00B7) return is_catalan_dot(label, at);
  if (c == 0x0375) return at + 1 < label.size() && is_in(greek_script, label[at + 1]);
  if (c == 0x05F3 || c == 0x05F4) return at > 0 && is_in(hebrew_script, label[at - 1]);
  if (c == 0x30FB) return has_japanese(label);
  if (c >= 0x0660 && c <= 0x0669) return !has_one_of(label, 0x06F0, 0x06F9);
  if (c >= 0x06F0 && c <= 0x06F9) return !has_one_of(label, 0x0660, 0x0669);
  return is_in(protocol_valid, c);
}

/// RFC 5891, 4.2.3.1: a `-` neither begins nor ends a name, nor is it third and fourth.
inline bool has_hyphens_inside(const UnicodeLabel& label) {
  if (label[0] == '-' || label[label.size() - 1] == '-') return false;
  return label.size() < 4 || label[2] != '-' || label[3] != '-';
}

/// RFC 5891, 4.2.3: hyphens, first character and all characters of an internationalized name,
/// but neither its normalization nor its direction of writing (RFC 5893).
inline bool is_unicode_label(const UnicodeLabel& label) {
  if (label.size() == 0 || !has_hyphens_inside(label)) return false;
  if (is_in(combining_marks, label[0])) return false;
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (!is_valid_in(label, i)) return false;
  }
  return true;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
