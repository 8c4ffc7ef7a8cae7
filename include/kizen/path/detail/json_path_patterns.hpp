#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "../../core/version.hpp"
#include "i_regexp.hpp"
#include "json_path_budget.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether an I-Regexp takes the whole of a text, or is found in it.
/// @see RFC 9535, 2.4.6 and 2.4.7
inline bool holds_pattern(const IRegexp& pattern, std::string_view text, bool is_whole,
                          JsonPathBudget& budget) {
  static constexpr std::size_t share = 128;  ///< bytes times instructions that a step is worth
  if (pattern.is_too_large) {
    throw JsonPathProblem{"a pattern in the value cannot be matched in linear time"};
  }
  if (!pattern.regex) return false;
  const auto size = pattern.regex->size();
  budget.spend(text.size() / share * size + text.size() % share * size / share);
  return is_whole ? pattern.regex->matches(text) : pattern.regex->found_in(text);
}

/// The patterns that an evaluation has met in the value, compiled.
class JsonPathPatterns {
 public:
  /// The pattern, until the next is asked for.
  const IRegexp& compiled(const std::string& text, JsonPathBudget& budget) {
    static constexpr std::size_t most = 8;
    budget.spend_on(text);
    const auto known = compiled_.find(text);
    if (known != compiled_.end()) return known->second;
    if (compiled_.size() == most) compiled_.clear();
    budget.spend(100 + 16 * text.size());
    const auto& pattern = compiled_.emplace(text, compile_i_regexp(text)).first->second;
    if (pattern.regex) budget.spend(2 * pattern.regex->size());
    return pattern;
  }

 private:
  std::map<std::string, IRegexp> compiled_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
