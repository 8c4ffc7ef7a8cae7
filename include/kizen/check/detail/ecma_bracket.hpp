#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "../../core/detail/text.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/version.hpp"
#include "../../path/detail/re2_text.hpp"
#include "ecma_atom.hpp"
#include "ecma_property.hpp"
#include "pattern_error.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Refuses what RE2 would need more memory for than it may have, before it takes the time.
inline void refuse_giant_pattern(std::size_t weight) {
  if (weight <= std::size_t{1} << 20U) return;
  throw PatternError("it is too large to be matched in linear time", "say it in fewer words");
}

/// A set as a class of RE2 of its own.
inline std::string in_brackets(const EcmaSet& set) {
  return (set.is_complement ? "[^" : "[") + set.members + "]";
}

/// Takes one member of a class.
inline EcmaAtom take_bracket_atom(std::string_view& text) {
  if (text.empty()) throw PatternError("[ is not closed", "write \\[ for the character");
  if (!take(text, '\\')) return *take_code_point(text);
  if (take(text, 'b')) return U'\b';
  return take_escaped_atom(text);
}

inline void append_member(std::string& out, const EcmaAtom& atom) {
  if (const auto* const character = std::get_if<char32_t>(&atom)) {
    return append_character(out, *character);
  }
  const auto& set = std::get<EcmaSet>(atom);
  if (set.is_complement) {
    throw PatternError("a class holds a property that RE2 knows only by its opposite",
                       "write it beside the class, after a |");
  }
  out += set.members;
}

/// Takes one member or a range. Annex B: a `-` beside a set such as `\d` is itself.
/// @see ECMA-262, 22.2.1, NonemptyClassRanges, and B.1.2.8
inline void take_bracket_range(std::string_view& text, std::string& out) {
  const auto before = text;
  const auto first = take_bracket_atom(text);
  append_member(out, first);
  if (text.size() < 2 || text[0] != '-' || text[1] == ']') return;
  text.remove_prefix(1);
  const auto last = take_bracket_atom(text);
  const auto* const low = std::get_if<char32_t>(&first);
  const auto* const high = std::get_if<char32_t>(&last);
  if (low != nullptr && high != nullptr && *low > *high) {
    const auto range = before.substr(0, before.size() - text.size());
    throw PatternError("'" + std::string(range) + "' is out of order",
                       "write the smaller character first");
  }
  out += low != nullptr && high != nullptr ? "-" : "\\-";
  append_member(out, last);
}

/// Takes a class after its `[`; an empty one is nothing, and `[^]` anything.
/// @see ECMA-262, 22.2.1, CharacterClass
inline std::string take_brackets(std::string_view& text) {
  EcmaSet set{{}, take(text, '^')};
  while (!take(text, ']')) {
    take_bracket_range(text, set.members);
    refuse_giant_pattern(set.members.size());
  }
  if (set.members.empty()) set = {"\\x{0}-\\x{10FFFF}", !set.is_complement};
  return in_brackets(set);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
