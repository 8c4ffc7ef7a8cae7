#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "../../core/detail/text.hpp"
#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Takes digits, and answers with them less their leading zeros.
inline std::string_view take_number(std::string_view& text) {
  const auto digits = text.substr(0, text.find_first_not_of("0123456789"));
  text.remove_prefix(digits.size());
  return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

/// Whether a number without leading zeros is at most another.
inline bool is_at_most(std::string_view low, std::string_view high) {
  return low.size() == high.size() ? low <= high : low.size() < high.size();
}

/// How often something stands: digits without leading zeros, none for 0.
struct RepeatCounts {
  std::string_view low;
  std::optional<std::string_view> high;  ///< nothing where there is no end

  bool in_order() const { return !high || is_at_most(low, *high); }
};

/// Takes `n}`, `n,}` or `n,m}` of a regular expression, after its `{`.
/// @see ECMA-262, 22.2.1, QuantifierPrefix, and RFC 9485, 3, range-quantifier
inline std::optional<RepeatCounts> take_counts(std::string_view& text) {
  if (text.empty() || !is_digit(text.front())) return std::nullopt;
  RepeatCounts counts;
  counts.low = take_number(text);
  if (!take(text, ',')) {
    counts.high = counts.low;
  } else if (!text.empty() && is_digit(text.front())) {
    counts.high = take_number(text);
  }
  return take(text, '}') ? std::optional(counts) : std::nullopt;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
