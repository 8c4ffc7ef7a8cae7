#pragma once

#include <optional>
#include <string_view>

#include "../../../core/detail/text.hpp"
#include "../../../core/detail/utf8.hpp"
#include "../../../core/version.hpp"
#include "ecma_escape.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One member of a character class: a character, or nothing where it is a set such as `\d`.
using ClassAtom = std::optional<char32_t>;

/// Takes what follows a `\` in a class. @see ECMA-262, 22.2.1, ClassEscape
inline bool take_class_escape(std::string_view& text, ClassAtom& atom) {
  if (take_set_escape(text)) {
    atom = std::nullopt;
  } else if (take(text, 'b')) {
    atom = U'\b';
  } else if (take(text, '-')) {
    atom = U'-';
  } else {
    atom = take_character_escape(text);
    return atom.has_value();
  }
  return true;
}

/// Takes one member. @see ECMA-262, 22.2.1, ClassAtom
inline bool take_class_atom(std::string_view& text, ClassAtom& atom) {
  if (take(text, '\\')) return take_class_escape(text, atom);
  atom = take_code_point(text);
  return atom.has_value();
}

/// Takes one member or a range in order. @see ECMA-262, 22.2.1, NonemptyClassRanges
inline bool take_class_range(std::string_view& text) {
  ClassAtom first;
  if (!take_class_atom(text, first)) return false;
  if (text.size() < 2 || text[0] != '-' || text[1] == ']') return true;
  text.remove_prefix(1);
  ClassAtom last;
  return take_class_atom(text, last) && first && last && *first <= *last;
}

/// Takes a class after its `[`. @see ECMA-262, 22.2.1, CharacterClass
inline bool take_character_class(std::string_view& text) {
  take(text, '^');
  while (!take(text, ']')) {
    if (!take_class_range(text)) return false;
  }
  return true;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
