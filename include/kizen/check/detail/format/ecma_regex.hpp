#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "../../../core/detail/text.hpp"
#include "../../../core/detail/utf8.hpp"
#include "../../../core/version.hpp"
#include "../../../path/detail/repeat_counts.hpp"
#include "ecma_class.hpp"
#include "ecma_escape.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The syntax of a regular expression with the flag `u`, read once from left to right.
class EcmaRegex {
 public:
  explicit EcmaRegex(std::string_view text) : text_(text) {}

  bool is_well_formed() {
    while (!text_.empty()) {
      if (!take_term()) return false;
    }
    return open_groups_.empty() && references_hold();
  }

 private:
  /// ECMA-262, 22.2.1, Term, or what stands between terms.
  bool take_term() {
    if (take(text_, '(')) return open_group();
    if (take(text_, ')')) return close_group();
    if (take(text_, '[')) return take_character_class(text_) && atom();
    if (take(text_, '\\')) return take_escape();
    if (take(text_, '^') || take(text_, '$') || take(text_, '|')) return no_atom();
    if (take(text_, '*') || take(text_, '+') || take(text_, '?')) return quantify();
    if (take(text_, '{')) return counts() && quantify();
    if (take(text_, ']') || take(text_, '}')) return false;
    return take_code_point(text_) && atom();
  }

  bool atom() {
    may_repeat_ = true;
    return true;
  }

  bool no_atom() {
    may_repeat_ = false;
    return true;
  }

  bool counts() {
    const auto counts = take_counts(text_);
    return counts && counts->in_order();
  }

  /// ECMA-262, 22.2.1, Quantifier: after an atom, perhaps lazy.
  bool quantify() {
    take(text_, '?');
    return std::exchange(may_repeat_, false);
  }

  /// ECMA-262, 22.2.1, Atom and Assertion: what follows a `(`.
  bool open_group() {
    may_repeat_ = false;
    const bool looks_around =
        take_word("?=") || take_word("?!") || take_word("?<=") || take_word("?<!");
    open_groups_.push_back(looks_around);
    if (looks_around || take_word("?:")) return true;
    ++groups_;
    return !take(text_, '?') || take_name(names_);
  }

  bool close_group() {
    if (open_groups_.empty()) return false;
    may_repeat_ = !open_groups_.back();
    open_groups_.pop_back();
    return true;
  }

  /// ECMA-262, 22.2.1, AtomEscape, `\b` and `\B`: what follows a `\`.
  bool take_escape() {
    if (take(text_, 'b') || take(text_, 'B')) return no_atom();
    may_repeat_ = true;
    if (take(text_, 'k')) return take_name(references_);
    if (!text_.empty() && text_.front() >= '1' && text_.front() <= '9')
      return take_back_reference();
    return take_set_escape(text_) || take_character_escape(text_);
  }

  bool take_back_reference() {
    std::uint64_t number = 0;
    for (const char c : take_number(text_)) {
      number =
          std::min<std::uint64_t>(number * 10 + static_cast<std::uint64_t>(c - '0'), UINT32_MAX);
    }
    last_reference_ = std::max(last_reference_, number);
    return true;
  }

  bool take_name(std::vector<std::string_view>& names) {
    const auto name = take_group_name(text_);
    if (name) names.push_back(*name);
    return name.has_value();
  }

  bool take_word(std::string_view word) {
    if (!starts_with(text_, word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  /// ECMA-262, 22.2.1.1: names are given once, and each reference is to a group.
  bool references_hold() {
    std::sort(names_.begin(), names_.end());
    std::sort(references_.begin(), references_.end());
    references_.erase(std::unique(references_.begin(), references_.end()), references_.end());
    return std::adjacent_find(names_.begin(), names_.end()) == names_.end() &&
           std::includes(names_.begin(), names_.end(), references_.begin(), references_.end()) &&
           last_reference_ <= groups_;
  }

  std::string_view text_;
  bool may_repeat_ = false;        ///< whether a quantifier may come
  std::vector<bool> open_groups_;  ///< whether each looks around
  std::vector<std::string_view> names_;
  std::vector<std::string_view> references_;
  std::uint64_t groups_ = 0;
  std::uint64_t last_reference_ = 0;
};

/// ECMA-262 (2024), 22.2.1, Pattern, with the flag `u`.
inline bool is_ecma_regex(std::string_view text) { return EcmaRegex(text).is_well_formed(); }

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
