#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "../../core/detail/text.hpp"
#include "../../core/detail/utf8.hpp"
#include "../../core/version.hpp"
#include "i_regexp_class.hpp"
#include "re2_text.hpp"
#include "repeat_counts.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Says an I-Regexp in the words of RE2, read once from left to right. Functions are named for the
/// rules of the grammar; each answers whether the text keeps its rule.
///
/// A `^` and a `$` are characters (RFC 9485, 4). The compliance suite of RFC 9535 takes a `^` that
/// starts a pattern and a `$` that ends one for the ends of the text, as the mappings of RFC 9485, 5
/// do: there, and only there, they match either.
///
/// @see RFC 9485, 3
class IRegexpReader {
 public:
  explicit IRegexpReader(std::string_view text) : text_(text) {}

  /// Nothing where the text is no I-Regexp, or is_too_large.
  std::optional<std::string> to_re2() {
    is_too_large_ = text_.size() > max_size;
    if (is_too_large_ || !i_regexp() || !text_.empty()) return std::nullopt;
    return out_;
  }

  bool is_too_large() const { return is_too_large_; }

 private:
  static constexpr std::size_t max_size = 4096;
  static constexpr std::size_t max_groups = 100;      ///< within each other
  static constexpr std::size_t max_categories = 250;  ///< RE2 holds hundreds of ranges for each

  bool i_regexp() {
    if (!branch()) return false;
    while (take('|')) {
      say("|");
      if (!branch()) return false;
    }
    return true;
  }

  bool branch() {
    while (!text_.empty() && !is_next('|') && !is_next(')')) {
      if (!piece()) return false;
    }
    return true;
  }

  bool piece() { return atom() && quantifier(); }

  bool atom() {
    if (take('(')) return group();
    if (take('.')) return say(R"([^\n\r])");
    if (take('[')) return char_class_expr();
    if (take('\\')) return escape();
    return normal_char();
  }

  /// What follows `(`.
  bool group() {
    if (++groups_ > max_groups) return too_large();
    say("(?:");
    if (!i_regexp() || !take(')')) return false;
    --groups_;
    return say(")");
  }

  /// One, or none.
  bool quantifier() {
    for (const char sign : {'*', '+', '?'}) {
      if (take(sign)) return say({&sign, 1});
    }
    return !take('{') || range_quantifier();
  }

  /// What follows `{`.
  bool range_quantifier() {
    const auto counts = take_counts(text_);
    if (!counts || !counts->in_order()) return false;
    return is_within_re2(*counts) ? say(to_braces(*counts)) : too_large();
  }

  bool normal_char() {
    if (out_.empty() && take('^')) return say("(?:\\A|\\^)");
    if (text_ == "$" && take('$')) return say("(?:\\$|\\z)");
    const auto character = plain_character(".*+?|(){}[]\\");
    if (character) append_character(out_, *character);
    return character.has_value();
  }

  /// What follows `\`, which is one character or a category.
  bool escape() {
    IRegexpClass set;
    if (is_next('p') || is_next('P')) return char_class_esc(set) && say(set.to_re2());
    const auto character = single_char_esc();
    if (character) append_character(out_, *character);
    return character.has_value();
  }

  std::optional<char32_t> single_char_esc() {
    static constexpr std::string_view escapable = "()*+-.?[\\]^nrt{|}";
    static constexpr std::string_view characters = "()*+-.?[\\]^\n\r\t{|}";
    const auto found = text_.empty() ? std::string_view::npos : escapable.find(text_.front());
    if (found == std::string_view::npos) return std::nullopt;
    text_.remove_prefix(1);
    return static_cast<char32_t>(characters[found]);
  }

  /// catEsc and complEsc, after the `\`.
  bool char_class_esc(IRegexpClass& set) {
    const bool is_complement = take('P');
    const bool is_escape = (is_complement || take('p')) && take('{');
    const auto name = text_.substr(0, text_.find('}'));
    if (!is_escape || !is_category(name)) return false;
    text_.remove_prefix(name.size());
    set.add_category(name, is_complement);
    return ++categories_ > max_categories ? too_large() : take('}');
  }

  /// What follows `[`, which is not `^]`.
  bool char_class_expr() {
    IRegexpClass set(take('^'));
    if (take('-')) {
      set.add('-');
    } else if (!cce1(set)) {
      return false;
    }
    while (!text_.empty() && !is_next('-') && !is_next(']')) {
      if (!cce1(set)) return false;
    }
    if (take('-')) set.add('-');
    return take(']') && say(set.to_re2());
  }

  bool cce1(IRegexpClass& set) {
    if (starts_with(text_, "\\p") || starts_with(text_, "\\P")) {
      return take('\\') && char_class_esc(set);
    }
    const auto low = cc_char();
    if (!low) return false;
    if (!is_next('-') || starts_with(text_, "-]")) {
      set.add(*low);
      return true;
    }
    take('-');
    const auto high = cc_char();
    if (!high || *low > *high) return false;
    set.add_range(*low, *high);
    return true;
  }

  std::optional<char32_t> cc_char() {
    return take('\\') ? single_char_esc() : plain_character("-[]\\");
  }

  /// A character that is none of those; nothing where the text is not UTF-8.
  std::optional<char32_t> plain_character(std::string_view others) {
    if (text_.empty() || others.find(text_.front()) != std::string_view::npos) return std::nullopt;
    return take_code_point(text_);
  }

  bool is_next(char wanted) const { return !text_.empty() && text_.front() == wanted; }

  bool take(char wanted) { return detail::take(text_, wanted); }

  bool say(std::string_view words) {
    out_ += words;
    return true;
  }

  bool too_large() {
    is_too_large_ = true;
    return false;
  }

  std::string_view text_;
  std::string out_;
  std::size_t groups_ = 0;
  std::size_t categories_ = 0;
  bool is_too_large_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
