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
    std::vector<std::size_t> ends = {place};
    std::vector<std::size_t> next;
    for (std::size_t n = 0; n < units_.size(); ++n) {
      next.clear();
      for (const auto end : ends) {
        add_ends(*units_[n], text, end, next, match);
        if (n >= least_shown) add_cut_off(*units_[n], text, place, end, match);
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
      const auto part = text.substr(begin, spelling.text.size());
      if (!is_same(spelling, part)) continue;
      if (part.size() == spelling.text.size()) {
        ends.push_back(begin + part.size());
      } else {
        match.is_open = true;
      }
    }
  }

  /// Three dots in place of a character, or of the rest of its spelling.
  static void add_cut_off(const Spellings& spellings, std::string_view text, std::size_t place,
                          std::size_t begin, SecretMatch& match) {
    static constexpr std::string_view dots = "...";
    for (const auto& spelling : spellings) {
      for (std::size_t n = 0; n < spelling.text.size(); ++n) {
        const auto after = text.substr(std::min(begin + n, text.size()), dots.size());
        if (after == dots) match.length = std::max(match.length, begin + n - place);
        if (after.size() < dots.size() && starts_with(dots, after)) match.is_open = true;
        if (!is_same(spelling, text.substr(begin, n + 1)) || text.size() <= begin + n) break;
      }
    }
  }

  std::vector<Unit> units_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
