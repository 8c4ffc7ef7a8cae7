#pragma once

#include <ostream>

#include "../../core/detail/nlohmann_json.hpp"
#include "../has_body.hpp"
#include "explain_inner.hpp"
#include "explanation.hpp"
#include "match_json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE bool HasBodyMatcher::MatchAndExplain(const Answered& answer, std::ostream* out) const {
  detail::Explanation text(out, &answer);
  if (detail::explain_silence(answer, *text)) return false;
  *text << "which has status " << answer.status();
  const auto body = answer.json();
  if (!body) {
    *text << " and a body that is not JSON";
    return detail::explain_mismatch(answer, *text);
  }
  if (detail::explain_inner<const json&>(body_, *body, *text)) return true;
  return detail::explain_mismatch(answer, *text);
}

KIZEN_INLINE void HasBodyMatcher::DescribeTo(std::ostream* out) const {
  *out << "has a JSON body that ";
  body_.DescribeTo(out);
}

KIZEN_INLINE void HasBodyMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "has no JSON body that ";
  body_.DescribeTo(out);
}

KIZEN_INLINE HasBodyMatcher HasBody(const json& body) {
  return HasBodyMatcher(detail::json_matcher(body));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
