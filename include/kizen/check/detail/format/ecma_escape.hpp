#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "../../../core/detail/percent.hpp"
#include "../../../core/detail/text.hpp"
#include "../../../core/detail/utf8.hpp"
#include "../../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Takes so many hexadecimal digits, which make a character. @see ECMA-262, 22.2.1, HexDigit
inline std::optional<char32_t> take_hex_character(std::string_view& text, std::size_t count) {
  if (count == 0 || text.size() < count) return std::nullopt;
  char32_t value = 0;
  for (const char c : text.substr(0, count)) {
    const int digit = hex_digit(c);
    value = value * 16 + static_cast<char32_t>(digit);
    if (digit < 0 || value > 0x10FFFF) return std::nullopt;
  }
  text.remove_prefix(count);
  return value;
}

/// Takes the `\uDC00` that makes a pair with a character before it, or leaves both alone.
/// @see ECMA-262, 22.2.1, RegExpUnicodeEscapeSequence
inline char32_t with_low_surrogate(char32_t high, std::string_view& text) {
  if (high < 0xD800 || high > 0xDBFF || !starts_with(text, "\\u")) return high;
  auto rest = text.substr(2);
  const auto low = take_hex_character(rest, 4);
  if (!low || *low < 0xDC00 || *low > 0xDFFF) return high;
  text = rest;
  return 0x10000 + ((high - 0xD800) << 10U) + (*low - 0xDC00);
}

/// Takes what follows `\u`. @see ECMA-262, 22.2.1, RegExpUnicodeEscapeSequence
inline std::optional<char32_t> take_unicode_escape(std::string_view& text) {
  if (take(text, '{')) {
    const auto code_point = take_hex_character(text, std::min(text.find('}'), text.size()));
    return take(text, '}') ? code_point : std::nullopt;
  }
  const auto unit = take_hex_character(text, 4);
  return unit ? std::optional(with_low_surrogate(*unit, text)) : std::nullopt;
}

/// Takes the letter that follows `\c`. @see ECMA-262, 22.2.1, CharacterEscape
inline std::optional<char32_t> take_control_letter(std::string_view& text) {
  if (text.empty() || !is_letter(text.front())) return std::nullopt;
  const auto letter = static_cast<char32_t>(text.front());
  text.remove_prefix(1);
  return letter % 32;
}

/// Takes what follows the `\` of one character. @see ECMA-262, 22.2.1, CharacterEscape
inline std::optional<char32_t> take_character_escape(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const char c = text.front();
  text.remove_prefix(1);
  if (c == 'c') return take_control_letter(text);
  if (c == 'x') return take_hex_character(text, 2);
  if (c == 'u') return take_unicode_escape(text);
  if (c == '0')
    return text.empty() || !is_digit(text.front()) ? std::optional(U'\0') : std::nullopt;
  constexpr std::string_view letters = "fnrtv";
  const auto control = letters.find(c);
  if (control != std::string_view::npos) return U"\f\n\r\t\v"[control];
  const bool is_syntax = std::string_view("^$\\.*+?()[]{}|/").find(c) != std::string_view::npos;
  return is_syntax ? std::optional(static_cast<char32_t>(c)) : std::nullopt;
}

/// Takes letters, digits and `_`. @see ECMA-262, 22.2.1, UnicodePropertyName
inline bool take_property_word(std::string_view& text) {
  const auto before = text.size();
  while (!text.empty() && (is_alphanumeric(text.front()) || text.front() == '_')) {
    text.remove_prefix(1);
  }
  return text.size() < before;
}

/// Takes the `{Name}` or `{Name=Value}` after `\p`; the names are not looked up.
/// @see ECMA-262, 22.2.1, CharacterClassEscape
inline bool take_property(std::string_view& text) {
  if (!take(text, '{') || !take_property_word(text)) return false;
  return (!take(text, '=') || take_property_word(text)) && take(text, '}');
}

/// Takes what follows the `\` of a set such as `\d`. @see ECMA-262, 22.2.1, CharacterClassEscape
inline bool take_set_escape(std::string_view& text) {
  if (text.empty()) return false;
  const char c = text.front();
  auto rest = text.substr(1);
  const bool known = std::string_view("dDsSwW").find(c) != std::string_view::npos ||
                     ((c == 'p' || c == 'P') && take_property(rest));
  if (known) text = rest;
  return known;
}

/// Takes `<name>`; letters beyond ASCII are not looked up, and escapes are refused.
/// @see ECMA-262, 22.2.1, GroupName
inline std::optional<std::string_view> take_group_name(std::string_view& text) {
  if (!take(text, '<') || text.empty() || is_digit(text.front())) return std::nullopt;
  const auto before = text;
  while (!text.empty() && text.front() != '>') {
    const auto c = take_code_point(text);
    const bool is_ascii = c && *c < 0x80;
    if (!c || (is_ascii && !is_alphanumeric(static_cast<char>(*c)) && *c != U'_' && *c != U'$'))
      return std::nullopt;
  }
  const auto name = before.substr(0, before.size() - text.size());
  return !name.empty() && take(text, '>') ? std::optional(name) : std::nullopt;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
