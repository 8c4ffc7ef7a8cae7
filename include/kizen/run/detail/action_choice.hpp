#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "open_workflow.hpp"
#include "step_judge.hpp"
#include "step_results.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Chooses what comes after the attempts at one step.
class ActionChoice {
 public:
  /// @param steps results so far, the last of which gets warnings; outlives this
  ActionChoice(const OpenWorkflow& open, const Step& step, std::vector<StepResult>& steps)
      : open_(open), step_(step), steps_(steps) {}

  /// The first action whose criteria hold and which, if it is a retry, is not spent; else null.
  const Action* first(const std::vector<Action>& actions) {
    for (const auto& action : actions) {
      const bool is_spent =
          action.kind == Action::Kind::Retry && retries_[&action] >= action.retry_limit;
      if (!is_spent && criteria_hold(action)) return &action;
    }
    return nullptr;
  }

  void note_retry(const Action& action) { ++retries_[&action]; }

 private:
  /// A criterion that cannot be evaluated does not hold, and is mentioned.
  bool criteria_hold(const Action& action) {
    return std::all_of(
        action.criteria.begin(), action.criteria.end(), [&](const Criterion& criterion) {
          const auto outcome = criterion.evaluate(open_.scope);
          if (!outcome.problem.empty() && !steps_.empty()) {
            auto warning = case_violation(*open_.called.suite, criterion.place, "case.criterion",
                                          criterion.text(), outcome.problem);
            warning.note = "of action " + action.name + ", after step " + step_.id;
            steps_.back().warnings.push_back(std::move(warning));
          }
          return outcome.holds;
        });
  }

  const OpenWorkflow& open_;
  const Step& step_;
  std::vector<StepResult>& steps_;
  std::map<const Action*, std::size_t> retries_;
};

/// Makes what a step failed no failure of the case; a status that the action names was expected, too.
inline void recover(const OpenWorkflow& open, const Action& action, StepResults& results) {
  results.recover(action.name);
  const bool is_expected = std::any_of(
      action.criteria.begin(), action.criteria.end(),
      [&](const Criterion& criterion) { return names_the_status(criterion, open.scope); });
  if (is_expected && results.last() != nullptr) excuse_undeclared_status(*results.last());
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
