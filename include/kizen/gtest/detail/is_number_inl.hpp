#pragma once

#include <ostream>

#include "../../core/detail/nlohmann_json.hpp"
#include "../is_number.hpp"
#include "explain_inner.hpp"
#include "explanation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE bool IsNumberMatcher::MatchAndExplain(const json& value, std::ostream* out) const {
  detail::Explanation text(out);
  if (!value.is_number()) {
    *text << "which is no number";
    return false;
  }
  return detail::explain_inner(number_, value.get<double>(), *text);
}

KIZEN_INLINE void IsNumberMatcher::DescribeTo(std::ostream* out) const {
  *out << "is a number that ";
  number_.DescribeTo(out);
}

KIZEN_INLINE void IsNumberMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "is no number that ";
  number_.DescribeTo(out);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
