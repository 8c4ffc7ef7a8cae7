#pragma once

#include <cstddef>
#include <string_view>

#include "../../core/detail/percent.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// RFC 4122, 3: 8-4-4-4-12 hexadecimal digits.
inline bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : hex_digit(text[i]) < 0) return false;
  }
  return true;
}

/// RFC 3986, 3.1: a letter, then letters, digits, `+`, `-`, `.`.
inline bool is_uri_scheme(std::string_view text) {
  static constexpr std::string_view letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  if (text.empty() || letters.find(text[0]) == std::string_view::npos) return false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && letters.find(c) == std::string_view::npos && c != '+' && c != '-' && c != '.') {
      return false;
    }
  }
  return true;
}

/// RFC 3986, 2: unreserved and reserved characters, and complete escapes.
inline bool has_uri_characters(std::string_view text) {
  static constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#[]@!$&'()*+,;=%";
  return text.find_first_not_of(allowed) == std::string_view::npos &&
         percent_decoded(text).has_value();
}

/// RFC 3986, 3: a scheme, then only characters that a URI may have, at most one `#`, and brackets
/// only around a host.
inline bool is_uri(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || !is_uri_scheme(text.substr(0, colon))) return false;
  const auto rest = text.substr(colon + 1);
  if (!has_uri_characters(rest)) return false;
  const auto hash = rest.find('#');
  if (hash != std::string_view::npos && rest.find('#', hash + 1) != std::string_view::npos) {
    return false;
  }
  const bool has_authority = rest.substr(0, 2) == "//";
  const auto end = has_authority ? rest.find_first_of("/?#", 2) : 0;
  const auto after = end == std::string_view::npos ? std::string_view() : rest.substr(end);
  return after.find_first_of("[]") == std::string_view::npos;
}

/// Whether a text has a format.
using FormatTest = bool (*)(std::string_view);

/// The test for a format, or null where that format is not checked.
inline FormatTest format_test(std::string_view name) {
  if (name == "uuid") return is_uuid;
  if (name == "uri") return is_uri;
  return nullptr;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
