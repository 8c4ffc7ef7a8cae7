#pragma once

#include <cstddef>
#include <string_view>

#include "../../../core/detail/text.hpp"
#include "../../../core/detail/utf8.hpp"
#include "../../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// RFC 6901, 3: nothing, or tokens that each follow a `/`, in which a `~` comes as `~0` or `~1`.
inline bool is_json_pointer(std::string_view text) {
  if (!text.empty() && text.front() != '/') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '~') continue;
    if (++i == text.size() || (text[i] != '0' && text[i] != '1')) return false;
  }
  return is_utf8(text);
}

/// draft-handrews-relative-json-pointer-01, 3: a number of levels, then `#` or a JSON Pointer.
inline bool is_relative_json_pointer(std::string_view text) {
  const bool zero = take(text, '0');
  if (!zero && take_digits(text, 1) < 0) return false;
  while (!zero && !text.empty() && is_digit(text.front())) text.remove_prefix(1);
  return text == "#" || is_json_pointer(text);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
