#pragma once

#include <ostream>

#include "../has_status.hpp"
#include "explain_inner.hpp"
#include "explanation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE bool HasStatusMatcher::MatchAndExplain(const Answered& answer,
                                                    std::ostream* out) const {
  detail::Explanation text(out, &answer);
  if (detail::explain_silence(answer, *text)) return false;
  *text << "which has status " << answer.status();
  if (detail::explain_inner(status_, answer.status(), *text)) return true;
  return detail::explain_mismatch(answer, *text);
}

KIZEN_INLINE bool HasStatusMatcher::MatchAndExplain(const Report& report, std::ostream* out) const {
  detail::Explanation text(out);
  if (report.status == 0) {
    *text << "which is about no response";
    return false;
  }
  *text << "which has status " << report.status;
  return detail::explain_inner(status_, report.status, *text);
}

KIZEN_INLINE void HasStatusMatcher::DescribeTo(std::ostream* out) const {
  *out << "has a status that ";
  status_.DescribeTo(out);
}

KIZEN_INLINE void HasStatusMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "has a status that ";
  status_.DescribeNegationTo(out);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
