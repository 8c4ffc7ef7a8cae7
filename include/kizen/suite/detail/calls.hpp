#pragma once

#include "../workflow.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Tells `visit(WorkflowReference, place)` of every workflow that a workflow may run in its course:
/// by a step, an action, or its teardown.
template <class Visit>
void for_each_call(const Workflow& workflow, Visit visit) {
  for (const auto& step : workflow.steps) {
    if (!step.workflow.empty()) visit(step.workflow, step.place);
    for (const auto* actions : {&step.on_success, &step.on_failure}) {
      for (const auto& action : *actions) {
        if (!action.workflow.empty()) visit(action.workflow, action.place);
      }
    }
  }
  for (const auto& entry : workflow.teardown) visit(entry.workflow, entry.place);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
