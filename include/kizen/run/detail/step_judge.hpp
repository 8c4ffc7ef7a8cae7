#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/violation.hpp"
#include "../../suite.hpp"
#include "../case_result.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a case expected and did not get, said of a place in its suite.
inline Violation case_violation(const Suite& suite, const JsonPointer& place, std::string rule,
                                std::string expected, std::string actual) {
  auto source = suite.place(place);
  source.pointer = {};
  return {std::move(rule),  {}, {}, {source.to_string(), place}, std::move(expected),
          std::move(actual)};
}

/// What findings of a part of a suite are told as.
struct FindingFrame {
  JsonPointer place;    ///< of the part
  std::string rule;     ///< such as `case.expectation`
  std::string missing;  ///< what was expected where nothing can be said
};

/// Tells what an expectation or relation came to.
inline void add_findings(const Suite& suite, const ExpectationResult& outcome,
                         const FindingFrame& frame, std::vector<Violation>& violations) {
  if (!outcome.problem.empty()) {
    violations.push_back(
        case_violation(suite, frame.place, frame.rule, frame.missing, outcome.problem));
  }
  for (const auto& finding : outcome.findings) {
    auto violation =
        case_violation(suite, frame.place, frame.rule, finding.expected, finding.actual);
    violation.keyword = finding.keyword;
    violation.instance = finding.instance;
    violation.note = finding.note;
    if (!finding.context.empty() && finding.context != "$response.body") {
      violation.add_note("in " + finding.context);
    }
    violations.push_back(std::move(violation));
  }
}

/// What a step did not come to, by what follows from it.
struct Judgement {
  std::vector<Violation> failures = {};  ///< the step has failed
  std::vector<Violation> soft = {};      ///< the case has failed, but goes on
  std::vector<Violation> warnings = {};  ///< nothing follows
  std::vector<SeenAnswer> seen = {};     ///< to open questions

  bool tells_nothing() const {
    return failures.empty() && soft.empty() && warnings.empty() && seen.empty();
  }

  /// The list for what is soft, only warns, or neither.
  template <class Weighed>
  std::vector<Violation>& list_for(const Weighed& weighed) {
    if (weighed.warns) return warnings;
    return weighed.soft ? soft : failures;
  }
};

/// Whether a criterion that holds names the status that came: with another it would not hold.
inline bool names_the_status(const Criterion& criterion, const Scope& scope) {
  if (!scope.exchange) return false;
  Scope other = scope;
  int& status = other.exchange->exchange.response.status;
  const int came = status;
  for (const int probe : {199, 299, 399, 499, 599}) {
    status = probe;
    if (probe != came && criterion.evaluate(other).holds) return false;
  }
  return true;
}

/// An undeclared status that the case expects is a gap of the document, not a broken promise.
inline void excuse_undeclared_status(StepResult& result) {
  auto& violations = result.report.violations;
  const auto undeclared = std::find_if(
      violations.begin(), violations.end(),
      [](const Violation& violation) { return violation.rule == "response.status.undeclared"; });
  if (undeclared == violations.end()) return;
  violations.erase(undeclared);
  result.documentation_gap = violations.empty() && result.report.unchecked.empty();
  result.report.unchecked.push_back(
      {"response.status.undeclared",
       std::to_string(result.report.status) +
           " is expected here, but the contract does not declare it"});
}

/// Holds what came of a step to its criteria and expectations.
class StepJudge {
 public:
  StepJudge(const Suite& suite, const Step& step, const Scope& scope)
      : suite_(suite), step_(step), scope_(scope) {}

  /// What does not hold. Expectations speak of the status that is due, so with another status they
  /// are left out.
  Judgement judge() {
    judge_status();
    for (const auto& criterion : step_.criteria) judge(criterion);
    if (!status_is_wrong_) {
      for (const auto& expectation : step_.expectations) judge(expectation);
    }
    return std::move(judgement_);
  }

  /// Whether a criterion that holds names the status that came: with another it would not hold.
  bool status_expected() const {
    return std::any_of(held_.begin(), held_.end(), [&](const Criterion* criterion) {
      return names_the_status(*criterion, scope_);
    });
  }

 private:
  /// Where no criterion speaks, the contract and this do.
  void judge_status() {
    if (!step_.criteria.empty() || !scope_.exchange) return;
    const int status = scope_.exchange->exchange.response.status;
    if (status < 400) return;
    judgement_.failures.push_back(case_violation(suite_, step_.place, "case.status",
                                                 "a status below 400, as no criterion names one",
                                                 std::to_string(status)));
    status_is_wrong_ = true;
  }

  void judge(const Criterion& criterion) {
    const auto outcome = criterion.evaluate(scope_);
    auto violation = case_violation(suite_, criterion.place, "case.criterion", criterion.text(),
                                    outcome.holds ? "it holds" : actual_of(outcome));
    violation.note = joined(outcome.notes, "; ");
    if (outcome.holds) {
      held_.push_back(&criterion);
      if (!outcome.notes.empty()) judgement_.warnings.push_back(std::move(violation));
    } else {
      judgement_.list_for(criterion).push_back(std::move(violation));
      if (!criterion.warns && waits_for_status(criterion)) status_is_wrong_ = true;
    }
  }

  static std::string actual_of(const ConditionResult& outcome) {
    if (!outcome.problem.empty()) return outcome.problem;
    return outcome.seen.empty() ? "it never holds" : outcome.seen;
  }

  static bool is_about_status(const Criterion& criterion) {
    const auto& all = criterion.expressions();
    return std::any_of(all.begin(), all.end(), [](const Expression& expression) {
      return expression.root == Expression::Root::StatusCode;
    });
  }

  /// Whether a criterion that does not hold would with another status.
  bool waits_for_status(const Criterion& criterion) const {
    if (!scope_.exchange || !is_about_status(criterion)) return false;
    Scope other = scope_;
    int& status = other.exchange->exchange.response.status;
    for (status = 100; status < 600; ++status) {
      if (criterion.evaluate(other).holds) return true;
    }
    return false;
  }

  void judge(const Expectation& expectation) {
    const auto outcome = check_expectation(suite_, expectation, scope_);
    add_findings(suite_, outcome, {expectation.place, "case.expectation", "a value to look at"},
                 judgement_.list_for(expectation));
    if (!outcome.seen.empty()) judgement_.seen.push_back({expectation.question, outcome.seen});
  }

  const Suite& suite_;
  const Step& step_;
  const Scope& scope_;
  Judgement judgement_;
  std::vector<const Criterion*> held_;
  bool status_is_wrong_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
