#pragma once

#include <gmock/gmock.h>

#include <ostream>

#include "../is_error_payload.hpp"
#include "explain_inner.hpp"
#include "explanation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE bool IsErrorPayloadMatcher::MatchAndExplain(const Answered& answer,
                                                         std::ostream* out) const {
  detail::Explanation text(out, &answer);
  if (detail::explain_silence(answer, *text)) return false;
  *text << "which has status " << answer.status();
  const bool has_status = detail::explain_inner(status_, answer.status(), *text);
  const auto error = answer.error();
  if (!error) {
    *text << " and no shape of an error";
    return detail::explain_mismatch(answer, *text);
  }
  *text << " and holds " << *error;
  const bool has_mention = mention_.empty() || error->mentions(mention_);
  if (!has_mention) *text << "\nbut mentions no '" << mention_ << "'";
  if (has_status && has_mention) return true;
  detail::explain_findings(answer, *text);
  return false;
}

KIZEN_INLINE void IsErrorPayloadMatcher::DescribeTo(std::ostream* out) const {
  *out << "is an error payload with a status that ";
  status_.DescribeTo(out);
  if (!mention_.empty()) *out << ", and mentions '" << mention_ << "'";
}

KIZEN_INLINE void IsErrorPayloadMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "is no error payload with a status that ";
  status_.DescribeTo(out);
  if (!mention_.empty()) *out << " which mentions '" << mention_ << "'";
}

KIZEN_INLINE IsErrorPayloadMatcher IsErrorPayload() { return IsErrorPayload(testing::Ge(400)); }

}  // namespace KIZEN_ABI
}  // namespace kizen
