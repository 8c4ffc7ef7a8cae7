#pragma once

#include <optional>
#include <string_view>

#include "../../../core/detail/utf8.hpp"
#include "../../../core/version.hpp"
#include "uri.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// RFC 3987, 2.2, ucschar.
constexpr bool is_ucschar(char32_t c) {
  if (c < 0x10000) {
    return (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) ||
           (c >= 0xFDF0 && c <= 0xFFEF);
  }
  return c % 0x10000 <= 0xFFFD && c <= 0xEFFFD && (c < 0xE0000 || c >= 0xE1000);
}

/// RFC 3987, 2.2, iprivate.
constexpr bool is_iprivate(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c % 0x10000 <= 0xFFFD);
}

/// Takes one ucschar. @see RFC 3987, 2.2
inline bool take_ucschar(std::string_view& text) {
  const auto c = take_code_point(text);
  return c && is_ucschar(*c);
}

/// Takes one ucschar or iprivate. @see RFC 3987, 2.2, iquery
inline bool take_iquery_character(std::string_view& text) {
  const auto c = take_code_point(text);
  return c && (is_ucschar(*c) || is_iprivate(*c));
}

inline constexpr UriAlphabet unicode_alphabet{take_ucschar, take_iquery_character};

/// RFC 3987, 2.2, IRI.
inline bool is_iri(std::string_view text) { return is_reference_of(text, unicode_alphabet, false); }

/// RFC 3987, 2.2, IRI-reference.
inline bool is_iri_reference(std::string_view text) {
  return is_reference_of(text, unicode_alphabet, true);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
