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
#include "../../http/detail/records_checker.hpp"
#include "../conforms_to.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Where an explanation goes: to the stream, or nowhere where GoogleTest gives none.
class Explanation {
 public:
  explicit Explanation(std::ostream* out) : out_(out == nullptr ? nowhere_ : *out) {}
  std::ostream& operator*() { return out_; }

 private:
  std::ostream nowhere_{nullptr};
  std::ostream& out_;
};

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

KIZEN_INLINE ConformsToMatcher::ConformsToMatcher(std::string operation,
                                                  std::optional<Checker> checker)
    : operation_(std::move(operation)), checker_(std::move(checker)) {}

KIZEN_INLINE const Checker& ConformsToMatcher::checker() const {
  return checker_ ? *checker_ : detail::records_checker();
}

KIZEN_INLINE const Operation* ConformsToMatcher::operation(std::ostream& text) const {
  const auto& contract = checker().contract();
  const Operation* const found = contract.operation(operation_);
  if (found != nullptr) return found;
  std::vector<std::string> ids;
  for (const auto& known : contract.operations()) ids.push_back(known.id);
  const auto near = detail::did_you_mean(operation_, ids);
  text << "but there is no operation '" << operation_ << "' in " << contract.name()
       << (near.empty() ? "" : "; ") << near;
  return nullptr;
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const Exchange& exchange,
                                                     std::ostream* out) const {
  detail::Explanation text(out);
  const Operation* const promised = operation(*text);
  return promised != nullptr && detail::explain_report(checker().check(*promised, exchange), *text);
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const CheckedExchange& exchange,
                                                     std::ostream* out) const {
  detail::Explanation text(out);
  const Operation* const promised = operation(*text);
  if (promised == nullptr) return false;
  if (const auto* none = exchange.no_answer()) {
    *text << "which got " << *none;
    if (!exchange.report.ok()) detail::explain_report(exchange.report, *text << '\n');
    return false;
  }
  if (!checker_) return detail::explain_report_of(*promised, exchange.report, *text);
  const Exchange both{exchange.request, *exchange.response()};
  return detail::explain_report(checker().check(*promised, both), *text);
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const httplib::Result& result,
                                                     std::ostream* out) const {
  detail::Explanation text(out);
  const Operation* const promised = operation(*text);
  if (promised == nullptr) return false;
  const Answer answer = to_answer(result);
  if (const auto* none = std::get_if<NoAnswer>(&answer)) {
    *text << "which got " << *none;
    return false;
  }
  const auto report = checker().check_response(*promised, std::get<Response>(answer));
  return detail::explain_report(report, *text);
}

KIZEN_INLINE bool ConformsToMatcher::MatchAndExplain(const Report& report,
                                                     std::ostream* out) const {
  detail::Explanation text(out);
  const Operation* const promised = operation(*text);
  return promised != nullptr && detail::explain_report_of(*promised, report, *text);
}

KIZEN_INLINE void ConformsToMatcher::DescribeTo(std::ostream* out) const {
  *out << "conforms to " << operation_ << " of " << checker().contract().name();
}

KIZEN_INLINE void ConformsToMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "does not conform to " << operation_ << " of " << checker().contract().name();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
