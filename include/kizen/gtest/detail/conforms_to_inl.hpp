#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <variant>

#include "../../core/render.hpp"
#include "../../http.hpp"
#include "../../http/detail/records_checker.hpp"
#include "../conforms_to.hpp"
#include "explanation.hpp"
#include "known_names.hpp"

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

KIZEN_INLINE ConformsToMatcher::ConformsToMatcher(std::string operation,
                                                  std::optional<Checker> checker)
    : operation_(std::move(operation)), checker_(std::move(checker)) {
  detail::demanded_operation(this->checker(), operation_);
}

KIZEN_INLINE const Checker& ConformsToMatcher::checker() const {
  return checker_ ? *checker_ : detail::records_checker();
}

KIZEN_INLINE const Operation& ConformsToMatcher::operation() const {
  return *checker().contract().operation(operation_);
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const Exchange& exchange,
                                                     std::ostream* out) const {
  detail::Explanation text(out);
  return detail::explain_report(checker().check(operation(), exchange), *text);
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const CheckedExchange& exchange,
                                                     std::ostream* out) const {
  const Answered answer = exchange;
  detail::Explanation text(out, &answer);
  if (detail::explain_silence(answer, *text)) return false;
  if (!checker_) return detail::explain_report_of(operation(), exchange.report, *text);
  const Exchange both{exchange.request, *exchange.response()};
  return detail::explain_report(checker().check(operation(), both), *text);
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const httplib::Result& result,
                                                     std::ostream* out) const {
  detail::Explanation text(out);
  const Answer answer = to_answer(result);
  if (const auto* none = std::get_if<NoAnswer>(&answer)) {
    *text << "which got " << *none;
    return false;
  }
  const auto report = checker().check_response(operation(), std::get<Response>(answer));
  return detail::explain_report(report, *text);
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const Report& report,
                                                     std::ostream* out) const {
  detail::Explanation text(out);
  return detail::explain_report_of(operation(), report, *text);
}

KIZEN_INLINE void ConformsToMatcher::DescribeTo(std::ostream* out) const {
  *out << "conforms to " << operation_ << " of " << checker().contract().name();
}

KIZEN_INLINE void ConformsToMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "does not conform to " << operation_ << " of " << checker().contract().name();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
