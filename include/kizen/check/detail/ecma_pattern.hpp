#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "../../core/detail/text.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/version.hpp"
#include "../../path/detail/re2_text.hpp"
#include "../../path/detail/repeat_counts.hpp"
#include "ecma_atom.hpp"
#include "ecma_bracket.hpp"
#include "format/ecma_escape.hpp"
#include "pattern_error.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Says a pattern of ECMA-262 in the words of RE2, read once from left to right.
class EcmaPattern {
 public:
  explicit EcmaPattern(std::string_view text) : text_(text) {}

  std::string to_re2() {
    if (!is_utf8(text_)) throw PatternError("it is not UTF-8", "save the document as UTF-8");
    refuse_giant_pattern(properties() * 1000);
    while (!text_.empty()) {
      take_term();
      refuse_giant_pattern(out_.size());
    }
    if (depth_ > 0) throw PatternError("( is not closed", "write \\( for the character");
    // RE2 looks between the bytes of a character too, where only \B can hold.
    return may_split_characters_ ? "^(?s:.)*?(?:" + out_ + ")" : std::move(out_);
  }

 private:
  /// How many `\p` there are; RE2 holds hundreds of ranges for each.
  std::size_t properties() const {
    std::size_t count = 0;
    for (auto at = text_.find('\\'); at < text_.size(); at = text_.find('\\', at + 2)) {
      const auto letter = text_.substr(at + 1, 1);
      if (letter == "p" || letter == "P") ++count;
    }
    return count;
  }

  /// ECMA-262, 22.2.1, Term, or what stands between terms; Annex B: a bracket or brace may be itself.
  void take_term() {
    if (take(text_, '(')) return open_group();
    if (take(text_, ')')) return close_group();
    if (take(text_, '[')) return atom(take_brackets(text_));
    if (take(text_, '\\')) return take_escape();
    if (take(text_, '.')) return atom(R"([^\n\r\x{2028}\x{2029}])");
    const char c = text_.front();
    if (c == '^' || c == '$' || c == '|') return no_atom(take_piece(1));
    if (c == '*' || c == '+' || c == '?') return quantify(take_piece(1));
    if (c == '{' && take_braces()) return;
    atom_of(*take_code_point(text_));
  }

  std::string take_piece(std::size_t size) {
    std::string piece(text_.substr(0, size));
    text_.remove_prefix(piece.size());
    return piece;
  }

  void atom(const std::string& piece) {
    out_ += piece;
    may_repeat_ = true;
  }

  void atom_of(char32_t character) {
    append_character(out_, character);
    may_repeat_ = true;
  }

  void no_atom(const std::string& piece) {
    out_ += piece;
    may_repeat_ = false;
  }

  /// ECMA-262, 22.2.1, Quantifier: after an atom, perhaps lazy.
  void quantify(const std::string& quantifier) {
    if (!std::exchange(may_repeat_, false)) {
      throw PatternError(quantifier + " repeats nothing",
                         "write \\" + quantifier.substr(0, 1) + " for the character");
    }
    out_ += quantifier;
    if (take(text_, '?')) out_ += '?';
  }

  /// Takes braces that count, or leaves them.
  bool take_braces() {
    auto rest = text_.substr(1);
    const auto counts = take_counts(rest);
    if (!counts) return false;
    const auto written = take_piece(text_.size() - rest.size());
    if (!counts->in_order()) {
      throw PatternError(written + " is out of order", "write the smaller number first");
    }
    if (!is_within_re2(*counts)) {
      throw PatternError(written + " repeats more than 1000 times",
                         "bound the length by minLength and maxLength");
    }
    quantify(to_braces(*counts));
    return true;
  }

  /// ECMA-262, 22.2.1, Atom and Assertion: what follows a `(`.
  void open_group() {
    if (++depth_ > max_depth) {
      throw PatternError("groups are nested more than 1000 deep", "say it in fewer groups");
    }
    for (const std::string_view assertion : {"?=", "?!", "?<=", "?<!"}) {
      if (starts_with(text_, assertion)) refuse_linear("lookaround (" + std::string(assertion));
    }
    if (take(text_, '?')) take_group_kind();
    no_atom("(?:");
  }

  void take_group_kind() {
    if (take(text_, ':')) return;
    if (text_.empty() || text_.front() != '<') {
      throw PatternError("'(?" + next_character() + "' opens no group of ECMA-262",
                         "write ( or (?: or (?<name>");
    }
    if (!take_group_name(text_)) {
      throw PatternError("'(?<' needs a name and a >", "write (?<name>");
    }
  }

  std::string next_character() const {
    auto rest = text_;
    take_code_point(rest);
    return std::string(text_.substr(0, text_.size() - rest.size()));
  }

  void close_group() {
    if (depth_ == 0) throw PatternError(") closes nothing", "write \\) for the character");
    --depth_;
    atom(")");
  }

  /// ECMA-262, 22.2.1, AtomEscape, `\b` and `\B`: what follows a `\`.
  void take_escape() {
    if (starts_with(text_, "b")) return no_atom("\\" + take_piece(1));
    if (starts_with(text_, "B")) {
      may_split_characters_ = true;
      return no_atom("\\" + take_piece(1));
    }
    refuse_reference();
    const auto escaped = take_escaped_atom(text_);
    if (const auto* const character = std::get_if<char32_t>(&escaped)) return atom_of(*character);
    atom(in_brackets(std::get<EcmaSet>(escaped)));
  }

  void refuse_reference() const {
    if (text_.empty()) return;
    const bool is_number = text_.front() >= '1' && text_.front() <= '9';
    if (!is_number && !starts_with(text_, "k<")) return;
    refuse_linear("the backreference \\" + std::string(text_.substr(0, is_number ? 1 : 2)));
  }

  [[noreturn]] static void refuse_linear(const std::string& what) {
    throw PatternError(what + " is not matched in linear time", "say it without");
  }

  static constexpr std::size_t max_depth = 1000;  ///< RE2 takes the square of it

  std::string_view text_;
  std::string out_;
  bool may_repeat_ = false;  ///< whether a quantifier may come
  bool may_split_characters_ = false;
  std::size_t depth_ = 0;
};

/// A pattern of ECMA-262 with the flag `u`, or as Annex B takes it, in the words of RE2.
/// @throws PatternError where it is none, or one that RE2 cannot match
inline std::string to_re2(std::string_view pattern) { return EcmaPattern(pattern).to_re2(); }

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
