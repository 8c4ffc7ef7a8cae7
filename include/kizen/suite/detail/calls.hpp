#pragma once

#include "../workflow.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Tells `visit(WorkflowReference, place)` of every workflow that a step, or an action of it, may
/// run.
template <class Visit>
void for_each_call(const Step& step, Visit&& visit) {
  if (!step.workflow.empty()) visit(step.workflow, step.place);
  for (const auto* actions : {&step.on_success, &step.on_failure}) {
    for (const auto& action : *actions) {
      if (!action.workflow.empty()) visit(action.workflow, action.place);
    }
  }
}

/// The same of all steps of a workflow, and of its teardown.
template <class Visit>
void for_each_call(const Workflow& workflow, Visit&& visit) {
  for (const auto& step : workflow.steps) for_each_call(step, visit);
  for (const auto& entry : workflow.teardown) visit(entry.workflow, entry.place);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
