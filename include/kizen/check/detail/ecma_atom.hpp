#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "../../core/detail/text.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/version.hpp"
#include "ecma_property.hpp"
#include "format/ecma_escape.hpp"
#include "pattern_error.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a class of a pattern is made of.
using EcmaAtom = std::variant<char32_t, EcmaSet>;

/// The set of a letter such as `d` after a `\`; no members where it is none.
/// @see ECMA-262, 12.2, WhiteSpace, and 12.3, LineTerminator
inline std::string members_of_set(char letter) {
  switch (letter) {
    case 's':
      return R"(\t-\r\x{20}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF})";
    case 'S':
      return R"(\x{0}-\x{8}\x{E}-\x{1F}\x{21}-\x{9F}\x{A1}-\x{167F}\x{1681}-\x{1FFF}\x{200B}-\x{2027})"
             R"(\x{202A}-\x{202E}\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{FEFE}\x{FF00}-\x{10FFFF})";
    case 'd':
    case 'D':
    case 'w':
    case 'W':
      return {'\\', letter};
    default:
      return {};
  }
}

/// Takes `p{Name}` or `P{Name}`.
inline EcmaSet take_property_set(std::string_view& text) {
  const auto escape = "'\\" + std::string(text.substr(0, 1));
  const bool negated = text.front() == 'P';
  text.remove_prefix(1);
  const auto before = text;
  if (!take_property(text)) throw PatternError(escape + "' needs a name in braces", "write \\p{L}");
  const auto braces = before.substr(0, before.size() - text.size());
  const auto set = property_set(braces.substr(1, braces.size() - 2), negated);
  if (set) return *set;
  throw PatternError(escape + std::string(braces) + "' is no property known here",
                     "name a general category, or a script as \\p{Script=Greek}");
}

/// Says what is wrong with the escape of a letter or digit.
[[noreturn]] inline void refuse_escape(std::string_view text) {
  const auto escape = "'\\" + std::string(text.substr(0, 1)) + "'";
  switch (text.front()) {
    case 'u':
      throw PatternError(escape + " needs four hexadecimal digits, or a code point in braces",
                         "write \\u0041 or \\u{1F600}");
    case 'x':
      throw PatternError(escape + " needs two hexadecimal digits", "write \\x41");
    case 'c':
      throw PatternError(escape + " needs a letter", "write \\cA");
    case '0':
      throw PatternError(escape + " must not be followed by a digit", "write \\x00");
    default:
      throw PatternError(escape + " means nothing in ECMA-262", "write what it should mean");
  }
}

/// Takes what follows a `\` that is no set. Annex B: whatever is no letter or digit may follow.
inline char32_t take_escaped_character(std::string_view& text) {
  const auto before = text;
  if (!is_alphanumeric(text.front())) return *take_code_point(text);
  const auto character = take_character_escape(text);
  if (!character) refuse_escape(before);
  if (*character < 0xD800 || *character > 0xDFFF) return *character;
  const auto escape = before.substr(0, before.size() - text.size());
  throw PatternError("'\\" + std::string(escape) + "' is half a pair of surrogates",
                     "write both halves, or the code point in braces");
}

/// Takes what follows a `\` that is no assertion and no reference.
inline EcmaAtom take_escaped_atom(std::string_view& text) {
  if (text.empty()) throw PatternError("it ends in a single \\", "write \\\\ for the character");
  const char letter = text.front();
  if (letter == 'p' || letter == 'P') return take_property_set(text);
  auto members = members_of_set(letter);
  if (members.empty()) return take_escaped_character(text);
  text.remove_prefix(1);
  return EcmaSet{std::move(members)};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
