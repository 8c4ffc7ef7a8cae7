#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "../version.hpp"
#include "secret_spellings.hpp"
#include "text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a pattern finds at a place of a text.
struct SecretMatch {
  std::size_t length = 0;  ///< of the secret there; 0 where there is none
  bool is_open = false;    ///< whether more of it could follow the end of the text

  void add(SecretMatch other) {
    length = std::max(length, other.length);
    is_open = is_open || other.is_open;
  }
};

/// A secret as a list of characters, each with the ways to write it.
class SecretPattern {
 public:
  using Unit = std::shared_ptr<const Spellings>;

  explicit SecretPattern(std::vector<Unit> units) : units_(std::move(units)) {}

  const std::vector<Unit>& units() const { return units_; }

  /// The longest way that the secret stands at a place. Its beginning counts where three dots
  /// follow: a text was shortened there.
  SecretMatch at(std::string_view text, std::size_t place) const {
    SecretMatch match;
    const auto shown = text.substr(place, (units_.size() + 1) * near);
    const bool may_be_cut = ends_with(text, ".") || shown.find(dots) != std::string_view::npos;
    std::vector<std::size_t> ends = {place};
    std::vector<std::size_t> next;
    for (std::size_t n = 0; n < units_.size(); ++n) {
      next.clear();
      for (const auto end : ends) {
        add_ends(*units_[n], text, end, next, match);
        if (n >= least_shown && may_be_cut) add_cut_off(*units_[n], text, place, end, match);
      }
      if (next.empty()) return match;
      std::sort(next.begin(), next.end());
      next.erase(std::unique(next.begin(), next.end()), next.end());
      ends.swap(next);
    }
    match.length = ends.back() - place;
    return match;
  }

 private:
  /// How many characters of a secret tell it, where the rest is cut off.
  static constexpr std::size_t least_shown = 4;
  static constexpr std::string_view dots = "...";
  static constexpr unsigned char case_bit = 0x20;
  static constexpr std::size_t near = 64;  ///< more than the longest spelling has

  /// Whether the first of what stands at a place may be that of a spelling.
  static bool may_begin(const Spelling& spelling, std::string_view text, std::size_t place) {
    if (place >= text.size() || spelling.text.empty()) return true;
    const auto difference = static_cast<unsigned char>(text[place] ^ spelling.text[0]);
    return difference == 0 || (spelling.any_case && difference == case_bit);
  }

  static bool is_same(const Spelling& spelling, std::string_view part) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const char c = spelling.any_case ? ascii_lower(part[i]) : part[i];
      if (c != spelling.text[i]) return false;
    }
    return true;
  }

  static void add_ends(const Spellings& spellings, std::string_view text, std::size_t begin,
                       std::vector<std::size_t>& ends, SecretMatch& match) {
    for (const auto& spelling : spellings) {
      if (!may_begin(spelling, text, begin)) continue;
      const auto part = text.substr(begin, spelling.text.size());
      if (!is_same(spelling, part)) continue;
      if (part.size() == spelling.text.size()) {
        ends.push_back(begin + part.size());
      } else {
        match.is_open = true;
      }
    }
  }

  /// Three dots in place of a character, or of the rest of its spelling: those that stand there, or
  /// those that a text could end with.
  static void add_cut_off(const Spellings& spellings, std::string_view text, std::size_t place,
                          std::size_t begin, SecretMatch& match) {
    const auto cut = text.substr(begin, near + dots.size()).find(dots);
    if (cut < near && is_beginning(spellings, text.substr(begin, cut))) {
      match.length = std::max(match.length, begin + cut - place);
    }
    for (std::size_t n = 1; n < dots.size() && n <= text.size() - begin; ++n) {
      const auto written = text.size() - begin - n;
      const bool ends_in_dots = ends_with(text, dots.substr(0, n)) && written < near;
      if (ends_in_dots && is_beginning(spellings, text.substr(begin, written))) {
        match.is_open = true;
      }
    }
  }

  /// Whether a text is the beginning of a spelling, but not all of it.
  static bool is_beginning(const Spellings& spellings, std::string_view text) {
    return std::any_of(spellings.begin(), spellings.end(), [&](const Spelling& spelling) {
      return text.size() < spelling.text.size() && is_same(spelling, text);
    });
  }

  std::vector<Unit> units_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
