#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "condition_constant.hpp"
#include "criterion_constant.hpp"
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
    ConditionNode all{ConditionNode::Kind::And};
    for (const auto& criterion : criteria) {
      const auto* const condition = std::get_if<Condition>(&criterion.condition);
      if (condition == nullptr) {
        tell(constant_of(criterion), criterion.text(), criterion.place, consequence);
        continue;
      }
      if (look_at(*condition, criterion.place, consequence) || criterion.warns) continue;
      all.children.push_back(StatusOutcome(*condition).root());
      possible = possible_statuses(std::move(possible), criterion);
      if (!possible.empty() && ConditionConstant::of(all) != false) continue;
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
    const auto constant = constant_of(StatusOutcome(condition));
    tell(constant, condition.text(), place, consequence);
    return constant.has_value();
  }

  static std::optional<bool> constant_of(const StatusOutcome& outcome) {
    const auto statuses = all_statuses();
    const auto first = outcome.at(statuses.front());
    const bool is_constant =
        first && std::all_of(statuses.begin(), statuses.end(),
                             [&](int status) { return outcome.at(status) == first; });
    return is_constant ? first : ConditionConstant::of(outcome.root());
  }

  /// Of one that is no simple condition.
  static std::optional<bool> constant_of(const Criterion& criterion) {
    if (const auto* const pattern = std::get_if<RegexCondition>(&criterion.condition)) {
      return detail::constant_of(*pattern);
    }
    return detail::constant_of(std::get<JsonPathCondition>(criterion.condition));
  }

  void tell(std::optional<bool> constant, const std::string& text, const JsonPointer& place,
            const Consequence& consequence) {
    if (!constant) return;
    log_.add(*constant ? "criterion-never-fails" : "criterion-never-holds", place,
             "'" + text +
                 (*constant ? "' always holds, " + consequence.always
                            : "' never holds, " + consequence.never),
             *constant ? "compare something of the response with what is due, or leave it out"
                       : "correct it, or leave it out");
  }

  LintLog& log_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
