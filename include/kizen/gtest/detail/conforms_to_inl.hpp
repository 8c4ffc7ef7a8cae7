#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <variant>

#include "../../core/render.hpp"
#include "../../http.hpp"
#include "../conforms_to.hpp"
#include "explanation.hpp"
#include "promised_operation_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// As explain_report, for a report that must be one of `operation`.
inline bool explain_report_of(const Operation& operation, const Report& report, std::ostream& out) {
  if (report.operation == operation.id) return explain_report(report, out);
  if (report.operation.empty() && !report.ok()) return explain_report(report, out);
  out << "which is about " << (report.operation.empty() ? "no operation" : report.operation)
      << ", not about " << operation.id;
  return false;
}

}  // namespace detail

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const Exchange& exchange,
                                                     std::ostream* out) const {
  detail::Explanation text(out);
  return detail::explain_report(promised_.checker().check(promised_.operation(), exchange), *text);
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const CheckedExchange& exchange,
                                                     std::ostream* out) const {
  const Answered answer = exchange;
  detail::Explanation text(out, &answer);
  if (detail::explain_silence(answer, *text)) return false;
  if (!promised_.has_own_checker())
    return detail::explain_report_of(promised_.operation(), exchange.report, *text);
  const Exchange both{exchange.request, *exchange.response()};
  return detail::explain_report(promised_.checker().check(promised_.operation(), both), *text);
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const httplib::Result& result,
                                                     std::ostream* out) const {
  detail::Explanation text(out);
  const Answer answer = to_answer(result);
  if (const auto* none = std::get_if<NoAnswer>(&answer)) {
    *text << "which got " << *none;
    return false;
  }
  const auto report =
      promised_.checker().check_response(promised_.operation(), std::get<Response>(answer));
  return detail::explain_report(report, *text);
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const Report& report,
                                                     std::ostream* out) const {
  detail::Explanation text(out);
  return detail::explain_report_of(promised_.operation(), report, *text);
}

KIZEN_INLINE void ConformsToMatcher::DescribeTo(std::ostream* out) const {
  *out << "conforms to " << promised_.name();
}

KIZEN_INLINE void ConformsToMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "does not conform to " << promised_.name();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
