#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/render.hpp"
#include "../../http.hpp"
#include "../conforms_to.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a report keeps the contract, and the report as the clause that GoogleTest prints.
inline bool explain_report(const Report& report, std::ostream& out) {
  const auto verdict = report.verdict();
  out << (verdict == Verdict::Conforms || verdict == Verdict::Violates ? "which " : "which is ")
      << report;
  return report.ok();
}

/// As explain_report, for a report that must be one of `operation`.
inline bool explain_report_of(const Operation& operation, const Report& report, std::ostream& out) {
  if (report.operation == operation.id) return explain_report(report, out);
  if (report.operation.empty() && !report.ok()) return explain_report(report, out);
  out << "which is about " << (report.operation.empty() ? "no operation" : report.operation)
      << ", not about " << operation.id;
  return false;
}

}  // namespace detail

inline ConformsToMatcher::ConformsToMatcher(std::string operation, std::optional<Checker> checker)
    : operation_(std::move(operation)), checker_(std::move(checker)) {}

inline const Checker& ConformsToMatcher::checker() const {
  return checker_ ? *checker_ : detail::records_checker();
}

inline const Operation* ConformsToMatcher::operation(std::ostream* out) const {
  const auto& contract = checker().contract();
  const Operation* const found = contract.operation(operation_);
  if (found != nullptr) return found;
  std::vector<std::string> ids;
  for (const auto& known : contract.operations()) ids.push_back(known.id);
  const auto near = detail::did_you_mean(operation_, ids);
  *out << "but there is no operation '" << operation_ << "' in " << contract.name()
       << (near.empty() ? "" : "; ") << near;
  return nullptr;
}

inline bool ConformsToMatcher::MatchAndExplain(const Exchange& exchange, std::ostream* out) const {
  const Operation* const promised = operation(out);
  return promised != nullptr && detail::explain_report(checker().check(*promised, exchange), *out);
}

inline bool ConformsToMatcher::MatchAndExplain(const CheckedExchange& exchange,
                                               std::ostream* out) const {
  const Operation* const promised = operation(out);
  if (promised == nullptr) return false;
  if (const auto* none = exchange.no_answer()) {
    *out << "which got " << *none;
    if (exchange.report.ok()) return false;
    *out << "\n";
    return detail::explain_report(exchange.report, *out);
  }
  if (checker_) return MatchAndExplain(Exchange{exchange.request, *exchange.response()}, out);
  return detail::explain_report_of(*promised, exchange.report, *out);
}

inline bool ConformsToMatcher::MatchAndExplain(const httplib::Result& result,
                                               std::ostream* out) const {
  const Operation* const promised = operation(out);
  if (promised == nullptr) return false;
  const Answer answer = to_answer(result);
  if (const auto* none = std::get_if<NoAnswer>(&answer)) {
    *out << "which got " << *none;
    return false;
  }
  const auto report = checker().check_response(*promised, std::get<Response>(answer));
  return detail::explain_report(report, *out);
}

inline bool ConformsToMatcher::MatchAndExplain(const Report& report, std::ostream* out) const {
  const Operation* const promised = operation(out);
  return promised != nullptr && detail::explain_report_of(*promised, report, *out);
}

inline void ConformsToMatcher::DescribeTo(std::ostream* out) const {
  *out << "conforms to " << operation_ << " of " << checker().contract().name();
}

inline void ConformsToMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "does not conform to " << operation_ << " of " << checker().contract().name();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
