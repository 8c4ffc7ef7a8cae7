#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../http.hpp"
#include "../conforms_to_request.hpp"
#include "conforms_to_inl.hpp"
#include "explanation.hpp"
#include "promised_operation_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Those findings that are about the request, by the rule or reason of each.
template <class Finding, class RuleOf>
std::vector<Finding> findings_of_request(const std::vector<Finding>& all, const RuleOf& rule_of) {
  std::vector<Finding> kept;
  std::copy_if(all.begin(), all.end(), std::back_inserter(kept),
               [&](const Finding& finding) { return starts_with(rule_of(finding), "request."); });
  return kept;
}

/// What a report says of the request.
inline Report request_half(const Report& report) {
  Report half{report.operation, report.request};
  half.violations =
      findings_of_request(report.violations, [](const auto& found) { return found.rule; });
  half.waived =
      findings_of_request(report.waived, [](const auto& found) { return found.violation.rule; });
  half.unchecked =
      findings_of_request(report.unchecked, [](const auto& found) { return found.reason; });
  return half;
}

}  // namespace detail

KIZEN_INLINE bool ConformsToRequestMatcher::MatchAndExplain(const Request& request,
                                                            std::ostream* out) const {
  detail::Explanation text(out);
  return detail::explain_report(promised_.checker().check_request(promised_.operation(), request),
                                *text);
}

KIZEN_INLINE bool ConformsToRequestMatcher::MatchAndExplain(const httplib::Request& request,
                                                            std::ostream* out) const {
  return MatchAndExplain(to_request(request), out);
}

KIZEN_INLINE bool ConformsToRequestMatcher::MatchAndExplain(const Exchange& exchange,
                                                            std::ostream* out) const {
  return MatchAndExplain(exchange.request, out);
}

KIZEN_INLINE bool ConformsToRequestMatcher::MatchAndExplain(const CheckedExchange& exchange,
                                                            std::ostream* out) const {
  if (promised_.has_own_checker()) return MatchAndExplain(exchange.request, out);
  return MatchAndExplain(exchange.report, out);
}

KIZEN_INLINE bool ConformsToRequestMatcher::MatchAndExplain(const Report& report,
                                                            std::ostream* out) const {
  detail::Explanation text(out);
  return detail::explain_report_of(promised_.operation(), detail::request_half(report), *text);
}

KIZEN_INLINE void ConformsToRequestMatcher::DescribeTo(std::ostream* out) const {
  *out << "has a request that conforms to " << promised_.name();
}

KIZEN_INLINE void ConformsToRequestMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "has a request that does not conform to " << promised_.name();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
