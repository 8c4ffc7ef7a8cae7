#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "lint_log.hpp"
#include "status_outcome.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds steps without criteria, and conditions that can come to one thing only.
class CriteriaLint {
 public:
  explicit CriteriaLint(LintLog& log) : log_(log) {}

  void run() {
    for (const auto& workflow : log_.suite().workflows) {
      for (const auto& step : workflow.steps) look_at(step);
      for (const auto& entry : workflow.teardown) {
        if (entry.when) {
          look_at(*entry.when, entry.place / "when",
                  {"so it is no condition of the teardown", "so nothing is torn down"});
        }
      }
    }
  }

 private:
  /// What it comes to that a condition always holds, or never.
  struct Consequence {
    std::string always;
    std::string never;
  };

  void look_at(const Step& step) {
    if (step.operation != nullptr && step.criteria.empty()) {
      log_.add("step-without-criteria", step.place,
               "step '" + step.id + "' has no successCriteria, so any status below 400 will do",
               "say which status is due, such as $statusCode == 200");
    }
    look_at(step.criteria, {"so it checks nothing", "so step '" + step.id + "' can only fail"});
    for (const auto* actions : {&step.on_success, &step.on_failure}) {
      for (const auto& action : *actions) {
        look_at(action.criteria,
                {"so it decides nothing", "so the action '" + action.name + "' is never taken"});
      }
    }
  }

  /// Criteria that must all hold.
  void look_at(const std::vector<Criterion>& criteria, const Consequence& consequence) {
    auto possible = all_statuses();
    for (const auto& criterion : criteria) {
      const auto* const condition = std::get_if<Condition>(&criterion.condition);
      if (condition == nullptr) continue;
      if (look_at(*condition, criterion.place, consequence) || criterion.warns) continue;
      possible = possible_statuses(std::move(possible), criterion);
      if (!possible.empty()) continue;
      log_.add("criterion-never-holds", criterion.place,
               "'" + condition->text() + "' cannot hold beside the criteria before it, " +
                   consequence.never,
               "join what may come by ||");
      return;
    }
  }

  /// Whether it is found to come to one thing only.
  bool look_at(const Condition& condition, const JsonPointer& place,
               const Consequence& consequence) {
    const StatusOutcome outcome(condition);
    const auto statuses = all_statuses();
    const auto always = [&](bool result) {
      return std::all_of(statuses.begin(), statuses.end(),
                         [&](int status) { return outcome.at(status) == result; });
    };
    if (always(true)) {
      log_.add("criterion-never-fails", place,
               "'" + condition.text() + "' always holds, " + consequence.always,
               "compare something of the response with what is due, or leave it out");
      return true;
    }
    if (!always(false)) return false;
    log_.add("criterion-never-holds", place,
             "'" + condition.text() + "' never holds, " + consequence.never,
             "correct it, or leave it out");
    return true;
  }

  LintLog& log_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
