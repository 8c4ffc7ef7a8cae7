#pragma once

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../drift.hpp"
#include "checker_inl.hpp"
#include "deviations.hpp"
#include "difference_checkers.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct DriftCheck::Checkers : detail::DifferenceCheckers {
  using detail::DifferenceCheckers::DifferenceCheckers;
};

namespace detail {

/// Notes what a message breaks without the actions of one id.
inline void note_difference(Drift& drift, const std::string& id, const Report& without) {
  const auto breaks_more =
      std::any_of(without.violations.begin(), without.violations.end(),
                  [&](const Violation& one) { return !breaks_too(drift.report.violations, one); });
  if (!breaks_more) return;
  drift.seen.push_back(id);
  for (auto& explained : drift.explained) {
    if (breaks_too(without.violations, explained.violation)) explained.ids.push_back(id);
  }
}

/// A place that several differences explain, each without the others, is explained by all that are
/// seen, or by all that could.
inline void explain_the_rest(Drift& drift, const std::vector<std::string>& all) {
  const auto& ids = drift.seen.empty() ? all : drift.seen;
  for (auto& explained : drift.explained) {
    if (explained.ids.empty()) explained.ids = ids;
  }
}

/// What one message shows.
///
/// @param check takes a checker
/// @param concerns whether the actions of an id change what is said of such a message
template <class Check, class Concerns>
Drift drift_of(const DifferenceCheckers& checkers, const Check& check, const Concerns& concerns) {
  Drift drift;
  drift.report = check(checkers.documented);
  if (drift.report.violations.empty()) return drift;
  auto documented = std::exchange(drift.report, check(checkers.observed));
  drift.unexplained = drift.report.violations;
  for (auto& violation : documented.violations) {
    if (breaks_too(drift.report.violations, violation)) continue;
    drift.explained.push_back({{}, std::move(violation)});
  }
  if (drift.explained.empty()) return drift;
  std::vector<std::string> all;
  for (const auto& one : checkers.without) {
    if (!concerns(one)) continue;
    note_difference(drift, one.id, check(one.checker));
    all.push_back(one.id);
  }
  explain_the_rest(drift, all);
  return drift;
}

inline Drift request_drift(const DifferenceCheckers& checkers, const Operation& operation,
                           const Request& request) {
  return drift_of(
      checkers,
      [&](const Checker& checker) {
        return checker.check_request(*checker.contract().operation(operation.id), request);
      },
      [&](const WithoutDifference& one) { return one.concerns_requests(operation.id); });
}

inline Drift response_drift(const DifferenceCheckers& checkers, const Operation& operation,
                            const Response& response) {
  return drift_of(
      checkers,
      [&](const Checker& checker) {
        return checker.check_response(*checker.contract().operation(operation.id), response);
      },
      [&](const WithoutDifference& one) {
        return one.concerns_responses(operation.id, response.status);
      });
}

/// Adds what the response shows to what the request shows.
inline void add(Drift& drift, Drift more) {
  drift.report += std::move(more.report);
  for (auto& id : more.seen) {
    const bool known = std::find(drift.seen.begin(), drift.seen.end(), id) != drift.seen.end();
    if (!known) drift.seen.push_back(std::move(id));
  }
  std::move(more.explained.begin(), more.explained.end(), std::back_inserter(drift.explained));
  std::move(more.unexplained.begin(), more.unexplained.end(),
            std::back_inserter(drift.unexplained));
}

}  // namespace detail

KIZEN_INLINE DriftCheck::DriftCheck(const Contract& documented, const std::vector<Overlay>& known)
    : checkers_(std::make_shared<const Checkers>(documented, known)) {}

KIZEN_INLINE Drift DriftCheck::check_response(const Operation& operation,
                                              const Response& response) const {
  return detail::response_drift(*checkers_, operation, response);
}

KIZEN_INLINE Drift DriftCheck::check(const Operation& operation, const Exchange& exchange) const {
  auto drift = detail::request_drift(*checkers_, operation, exchange.request);
  const bool was_refused = exchange.response.status >= 400;
  if (was_refused) drift.unexplained.clear();
  detail::add(drift, check_response(operation, exchange.response));
  return drift;
}

KIZEN_INLINE Drift DriftCheck::check(const Exchange& exchange) const {
  const auto& request = exchange.request;
  const auto found = checkers_->documented.router().route(request.method, request.target);
  if (const auto* route = std::get_if<Route>(&found)) return check(*route->operation, exchange);
  Drift drift;
  drift.report = checkers_->documented.check(exchange);
  if (exchange.response.status < 400) drift.unexplained = drift.report.violations;
  return drift;
}

KIZEN_INLINE const Contract& DriftCheck::documented() const {
  return checkers_->documented.contract();
}

KIZEN_INLINE const Contract& DriftCheck::observed() const { return checkers_->observed.contract(); }

}  // namespace KIZEN_ABI
}  // namespace kizen
