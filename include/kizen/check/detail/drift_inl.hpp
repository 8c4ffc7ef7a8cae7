#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../drift.hpp"
#include "checker_inl.hpp"
#include "deviations.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {

/// A contract with every overlay, less what it has already and the actions of one id.
inline Contract with_all(const Contract& contract, const std::vector<Overlay>& known,
                         const std::string& left_out) {
  auto changed = contract;
  for (const auto& overlay : known) {
    const auto missing = not_applied(contract, overlay).without(left_out);
    if (!missing.actions().empty()) changed = changed.with(missing);
  }
  return changed;
}

}  // namespace detail

struct DriftCheck::Checkers {
  /// A checker that lacks the actions of one id.
  struct Without {
    std::string id;
    Checker checker;
  };

  Checkers(const Contract& contract, const std::vector<Overlay>& known)
      : documented(contract), observed(detail::with_all(contract, known, {})) {
    for (const auto& overlay : known) {
      detail::refuse_lost_operations(contract, observed.contract(), overlay);
      for (const auto& id : detail::not_applied(contract, overlay).ids()) {
        without.push_back({id, Checker(detail::with_all(contract, known, id))});
      }
    }
  }

  Checker documented;
  Checker observed;
  std::vector<Without> without;
};

namespace detail {

/// Notes what an exchange breaks without the actions of one id.
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
/// seen, or by all that are known.
inline void explain_the_rest(Drift& drift, const std::vector<std::string>& all) {
  const auto& ids = drift.seen.empty() ? all : drift.seen;
  for (auto& explained : drift.explained) {
    if (explained.ids.empty()) explained.ids = ids;
  }
}

inline std::vector<Violation> unexplained(const Report& report) {
  const bool was_refused = report.status >= 400;
  std::vector<Violation> all;
  for (const auto& violation : report.violations) {
    if (!was_refused || !starts_with(violation.rule, "request.")) all.push_back(violation);
  }
  return all;
}

/// @param checkers of the documented contract, with all differences, and with all but one
template <class Checkers, class Check>
Drift drift_of(const Checkers& checkers, const Check& check) {
  Drift drift;
  auto documented = check(checkers.documented);
  if (documented.violations.empty()) {
    drift.report = std::move(documented);
    return drift;
  }
  drift.report = check(checkers.observed);
  drift.unexplained = unexplained(drift.report);
  for (auto& violation : documented.violations) {
    if (breaks_too(drift.report.violations, violation)) continue;
    drift.explained.push_back({{}, std::move(violation)});
  }
  if (drift.explained.empty()) return drift;
  std::vector<std::string> all;
  for (const auto& one : checkers.without) {
    note_difference(drift, one.id, check(one.checker));
    all.push_back(one.id);
  }
  explain_the_rest(drift, all);
  return drift;
}

}  // namespace detail

inline DriftCheck::DriftCheck(const Contract& documented, const std::vector<Overlay>& known)
    : checkers_(std::make_shared<const Checkers>(documented, known)) {}

inline Drift DriftCheck::check(const Exchange& exchange) const {
  return detail::drift_of(*checkers_,
                          [&](const Checker& checker) { return checker.check(exchange); });
}

inline Drift DriftCheck::check(const Operation& operation, const Exchange& exchange) const {
  return detail::drift_of(*checkers_, [&](const Checker& checker) {
    return checker.check(*checker.contract().operation(operation.id), exchange);
  });
}

inline const Contract& DriftCheck::documented() const { return checkers_->documented.contract(); }

inline const Contract& DriftCheck::observed() const { return checkers_->observed.contract(); }

}  // namespace KIZEN_ABI
}  // namespace kizen
