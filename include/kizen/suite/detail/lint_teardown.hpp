#pragma once

#include <algorithm>
#include <map>
#include <string>

#include "calls.hpp"
#include "lint_log.hpp"
#include "status_outcome.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds workflows that leave behind what they create.
class TeardownLint {
 public:
  explicit TeardownLint(LintLog& log) : log_(log) {}

  void run() {
    for (const auto& workflow : log_.suite().workflows) {
      if (workflow.is_helper || is_cleaned_up_after(workflow)) continue;
      const auto* const step = left_behind({&log_.suite(), &workflow});
      if (step == nullptr) continue;
      log_.add("no-teardown", workflow.place,
               "workflow '" + workflow.id + "' leaves behind what step '" + step->id +
                   "' creates by " + step->operation->id,
               "name a workflow that takes it away again under x-contract.teardown");
    }
  }

 private:
  /// The first step whose creation nothing takes away; null where there is none.
  const Step* left_behind(const CalledWorkflow& called) {
    if (called.workflow == nullptr || !called.workflow->teardown.empty()) return nullptr;
    const auto [known, is_new] = left_.emplace(called.workflow, nullptr);
    if (is_new) known->second = last_left(called);
    return known->second;
  }

  const Step* last_left(const CalledWorkflow& called) {
    const Step* left = nullptr;
    for (const auto& step : called.workflow->steps) {
      if (destroys(step)) left = nullptr;
      if (left == nullptr && creates(step)) left = &step;
      for_each_call(step, [&](const WorkflowReference& name, const JsonPointer&) {
        const auto inner = called.suite->called(name);
        if (destroys(inner)) left = nullptr;
        if (left == nullptr) left = left_behind(inner);
      });
    }
    return left;
  }

  static bool creates(const Step& step) {
    if (step.operation == nullptr || step.invalid_request || expects_refusal(step)) return false;
    const auto& operation = *step.operation;
    return operation.effect == Effect::Write &&
           (operation.method == "POST" || operation.method == "PUT") &&
           (declares_created(operation) || expects_created(step));
  }

  static bool declares_created(const Operation& operation) {
    return std::any_of(
        operation.responses.begin(), operation.responses.end(),
        [](const DeclaredResponse& response) { return response.statuses.to_string() == "201"; });
  }

  /// Whether the criteria single out 201, perhaps beside others.
  static bool expects_created(const Step& step) {
    const auto statuses = possible_statuses(step);
    const auto has = [&](int status) {
      return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
    };
    return has(201) && !has(204);
  }

  static bool destroys(const Step& step) {
    return step.operation != nullptr && step.operation->effect == Effect::Destroy &&
           !step.invalid_request && !expects_refusal(step);
  }

  /// Whether a workflow, or one that it calls, takes something away.
  bool destroys(const CalledWorkflow& called) {
    if (called.workflow == nullptr) return false;
    const auto [known, is_new] = destroys_.emplace(called.workflow, false);
    if (!is_new) return known->second;
    const auto& steps = called.workflow->steps;
    bool found =
        std::any_of(steps.begin(), steps.end(), [](const Step& step) { return destroys(step); });
    for_each_call(*called.workflow, [&](const WorkflowReference& name, const auto&) {
      found = found || destroys(called.suite->called(name));
    });
    return known->second = found;
  }

  /// Whether a workflow that comes after it takes something away.
  bool is_cleaned_up_after(const Workflow& workflow) {
    const auto& all = log_.suite().workflows;
    return std::any_of(all.begin(), all.end(), [&](const Workflow& other) {
      const auto& names = other.depends_on;
      const WorkflowReference own{{}, workflow.id};
      return std::find(names.begin(), names.end(), own) != names.end() &&
             destroys({&log_.suite(), &other});
    });
  }

  LintLog& log_;
  std::map<const Workflow*, const Step*> left_;  ///< what each is known to leave behind
  std::map<const Workflow*, bool> destroys_;     ///< whether each is known to take something away
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
