#pragma once

#include <gmock/gmock.h>

#include <ostream>

#include "../has_status.hpp"
#include "explanation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a value matches, and what the matcher has to say of it, in brackets.
template <class Value>
bool explain_inner(const testing::Matcher<Value>& matcher, const Value& value, std::ostream& out) {
  testing::StringMatchResultListener listener;
  const bool matches = matcher.MatchAndExplain(value, &listener);
  const auto words = listener.str();
  if (!words.empty()) out << " (" << words << ")";
  return matches;
}

}  // namespace detail

KIZEN_INLINE bool HasStatusMatcher::MatchAndExplain(const Answered& answer,
                                                    std::ostream* out) const {
  detail::Explanation text(out);
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
