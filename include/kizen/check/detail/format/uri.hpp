#pragma once

#include <cstddef>
#include <string_view>

#include "../../../contract/detail/uri_reference.hpp"
#include "../../../core/detail/percent.hpp"
#include "../../../core/detail/text.hpp"
#include "../../../core/version.hpp"
#include "ip.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Takes one character that is not ASCII off the front of a text, if it may stand there.
using TakeWide = bool (*)(std::string_view&);

/// The characters beyond ASCII that the parts of a URI may have.
struct UriAlphabet {
  TakeWide anywhere;
  TakeWide in_query;
};

/// RFC 3986, 2: no character beyond ASCII.
inline bool take_nothing(std::string_view&) { return false; }

inline constexpr UriAlphabet ascii_alphabet{take_nothing, take_nothing};

/// RFC 3986, 2.2 and 2.3: unreserved or sub-delims.
inline bool is_uri_character(char c) {
  return is_alphanumeric(c) ||
         std::string_view("-._~!$&'()*+,;=").find(c) != std::string_view::npos;
}

/// Takes `%XX`. @see RFC 3986, 2.1
inline bool take_uri_escape(std::string_view& text) {
  if (text.size() < 3 || text[0] != '%') return false;
  if (hex_digit(text[1]) < 0 || hex_digit(text[2]) < 0) return false;
  text.remove_prefix(3);
  return true;
}

/// RFC 3986, 2: unreserved, sub-delims and some `more` characters, and complete escapes.
inline bool is_uri_part(std::string_view text, std::string_view more, TakeWide take_wide) {
  while (!text.empty()) {
    if (is_uri_character(text[0]) || more.find(text[0]) != std::string_view::npos) {
      text.remove_prefix(1);
    } else if (!take_uri_escape(text) && !take_wide(text)) {
      return false;
    }
  }
  return true;
}

/// RFC 3986, 3.2.2, IPvFuture: `v`, a version, `.` and an address.
inline bool is_future_ip(std::string_view text) {
  if (!take(text, 'v') && !take(text, 'V')) return false;
  const auto dot = text.find('.');
  if (dot == 0 || dot == std::string_view::npos || dot + 1 == text.size()) return false;
  for (const char c : text.substr(0, dot)) {
    if (hex_digit(c) < 0) return false;
  }
  for (const char c : text.substr(dot + 1)) {
    if (!is_uri_character(c) && c != ':') return false;
  }
  return true;
}

/// RFC 3986, 3.2.3: digits, or none.
inline bool is_uri_port(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// RFC 3986, 3.2.2: an IP-literal in brackets or a registered name, then perhaps a port.
inline bool is_uri_host(std::string_view text, TakeWide take_wide) {
  const bool literal = take(text, '[');
  const auto end = text.find(literal ? ']' : ':');
  if (literal && end == std::string_view::npos) return false;
  const auto host = text.substr(0, end);
  auto rest = end == std::string_view::npos ? std::string_view() : text.substr(end);
  if (literal) rest.remove_prefix(1);
  if (!rest.empty() && !(take(rest, ':') && is_uri_port(rest))) return false;
  return literal ? is_ipv6(host) || is_future_ip(host) : is_uri_part(host, "", take_wide);
}

/// RFC 3986, 3.2: perhaps user information, then a host.
inline bool is_uri_authority(std::string_view text, TakeWide take_wide) {
  const auto at = text.find('@');
  if (at == std::string_view::npos) return is_uri_host(text, take_wide);
  return is_uri_part(text.substr(0, at), ":", take_wide) &&
         is_uri_host(text.substr(at + 1), take_wide);
}

/// RFC 3986, 3.3: what follows a scheme up to the query.
inline bool is_uri_hierarchy(std::string_view text, TakeWide take_wide) {
  if (!starts_with(text, "//")) return is_uri_part(text, ":@/", take_wide);
  text.remove_prefix(2);
  const auto end = text.find('/');
  const auto path = end == std::string_view::npos ? std::string_view() : text.substr(end);
  return is_uri_authority(text.substr(0, end), take_wide) && is_uri_part(path, ":@/", take_wide);
}

/// What stands before the first `mark`; takes it and the mark off, or everything.
inline std::string_view take_until(std::string_view& text, char mark) {
  const auto end = text.find(mark);
  const auto before = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  return before;
}

/// RFC 3986, 3.3 to 3.5: a hierarchy, then perhaps a query and a fragment.
inline bool is_uri_without_scheme(std::string_view text, const UriAlphabet& wide) {
  auto rest = take_until(text, '#');
  const auto fragment = text;
  const auto hierarchy = take_until(rest, '?');
  return is_uri_hierarchy(hierarchy, wide.anywhere) && is_uri_part(rest, ":@/?", wide.in_query) &&
         is_uri_part(fragment, ":@/?", wide.anywhere);
}

/// RFC 3986, 4.1: a relative reference, or a URI if a `:` comes first of all delimiters.
inline bool is_reference_of(std::string_view text, const UriAlphabet& wide, bool relative) {
  const auto end = text.find_first_of(":/?#");
  if (end == std::string_view::npos || text[end] != ':') {
    return relative && is_uri_without_scheme(text, wide);
  }
  return is_uri_scheme(text.substr(0, end)) && is_uri_without_scheme(text.substr(end + 1), wide);
}

/// RFC 3986, 3, URI.
inline bool is_uri(std::string_view text) { return is_reference_of(text, ascii_alphabet, false); }

/// RFC 3986, 4.1, URI-reference.
inline bool is_uri_reference(std::string_view text) {
  return is_reference_of(text, ascii_alphabet, true);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
