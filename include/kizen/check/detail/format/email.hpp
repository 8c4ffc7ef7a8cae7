#pragma once

#include <cstddef>
#include <string_view>

#include "../../../core/detail/text.hpp"
#include "../../../core/version.hpp"
#include "hostname.hpp"
#include "ip.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// RFC 5322, 3.2.3, atext.
inline bool is_atom_character(char c) {
  return is_alphanumeric(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

/// Takes atoms between dots off the front of a text. @see RFC 5321, 4.1.2, Dot-string
inline bool take_dot_string(std::string_view& text) {
  do {
    if (text.empty() || !is_atom_character(text.front())) return false;
    while (!text.empty() && is_atom_character(text.front())) text.remove_prefix(1);
  } while (take(text, '.'));
  return true;
}

/// Takes a text in quotes, after the first of them. @see RFC 5321, 4.1.2, Quoted-string
inline bool take_quoted_string(std::string_view& text) {
  while (!take(text, '"')) {
    take(text, '\\');
    if (text.empty() || text.front() < ' ' || text.front() > '~') return false;
    text.remove_prefix(1);
  }
  return true;
}

/// Takes at most 64 characters before the `@`. @see RFC 5321, 4.1.2 and 4.5.3.1.1, Local-part
inline bool take_local_part(std::string_view& text) {
  const auto before = text.size();
  const bool taken = take(text, '"') ? take_quoted_string(text) : take_dot_string(text);
  return taken && before - text.size() <= 64;
}

/// RFC 5321, 4.1.3: an IPv6 address in which `::` stands for two groups or more.
inline bool is_mail_ipv6(std::string_view text) {
  const auto shape = ipv6_shape(text);
  return shape && (shape->elides ? shape->groups < 7 : shape->groups == 8);
}

/// RFC 5321, 4.1.3: `[IPv4]` or `[IPv6:address]`; no other kind of literal is registered.
inline bool is_address_literal(std::string_view text) {
  if (!take(text, '[') || !ends_with(text, "]")) return false;
  text.remove_suffix(1);
  if (!same_ignoring_case(text.substr(0, 5), "IPv6:")) return is_ipv4(text);
  return is_mail_ipv6(text.substr(5));
}

/// RFC 5321, 4.1.2, Mailbox.
inline bool is_email(std::string_view text) {
  if (!take_local_part(text) || !take(text, '@')) return false;
  return is_hostname(text) || is_address_literal(text);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
