#pragma once

#include <algorithm>
#include <chrono>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../plan.hpp"
#include "workflow_runner.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The first operation that a workflow can reach and that writes, or null.
inline const Operation* first_write(const Suite& suite, const Workflow& workflow,
                                    std::set<const Workflow*>& seen) {
  if (!seen.insert(&workflow).second) return nullptr;
  for (const auto& step : workflow.steps) {
    if (step.operation == nullptr) {
      const auto* write = first_write(suite, *suite.workflow(step.workflow), seen);
      if (write != nullptr) return write;
    } else if (step.operation->effect != Effect::Read) {
      return step.operation;
    }
  }
  for (const auto& teardown : workflow.teardown) {
    const auto* write = first_write(suite, *suite.workflow(teardown.workflow), seen);
    if (write != nullptr) return write;
  }
  return nullptr;
}

inline bool breaks(const std::vector<StepResult>& steps, bool by_the_suite) {
  const auto is_suite_fault = [](const Violation& violation) {
    return violation.rule == "case.request" || violation.rule == "case.request_invalid" ||
           violation.rule == "case.value";
  };
  for (const auto& step : steps) {
    const bool fault = std::any_of(step.failures.begin(), step.failures.end(), is_suite_fault);
    const bool broken = !step.failures.empty() || !step.report.violations.empty();
    if (by_the_suite ? fault : broken && !fault) return true;
  }
  return false;
}

/// How a case ended, by what its steps did.
inline CaseStatus status_of(const CaseResult& result, bool went_through) {
  if (breaks(result.steps, false)) return CaseStatus::Failed;
  if (breaks(result.steps, true)) return CaseStatus::SuiteFault;
  return went_through ? CaseStatus::Passed : CaseStatus::NotRun;
}

/// The inputs that a case lacks, with the variables that would give them.
inline std::string missing_inputs(const Workflow& workflow, const CompleteInputs& inputs) {
  std::vector<std::string> names;
  for (const auto& name : inputs.missing) {
    const auto& variable = workflow.input(name)->environment;
    names.push_back(variable.empty() ? "input " + name : variable);
  }
  return "needs " + joined(names, ", ");
}

/// Why a case came to no end though nothing in it was wrong.
inline std::string why_not_run(const CaseResult& result) {
  const bool unanswered = !result.steps.empty() && !result.steps.back().no_answer.empty();
  return unanswered ? result.steps.back().no_answer : "interrupted";
}

/// Runs one case from its inputs to its teardown.
inline CaseResult run_case(RunState& state, const PlannedCase& planned, const Checker& checker,
                           bool writes_allowed) {
  const auto& workflow = *planned.workflow;
  CaseResult result;
  result.suite = planned.suite->source.file;
  result.workflow = workflow.id;
  result.name = planned.row->name;
  auto place =
      planned.suite->place(planned.row->name.empty() ? workflow.place : planned.row->place);
  place.pointer = {};
  result.place = std::move(place);
  const auto end_as = [&](CaseStatus status, std::string reason) {
    result.status = status;
    result.reason = std::move(reason);
    return result;
  };
  if (!workflow.skip.empty()) return end_as(CaseStatus::Skipped, workflow.skip);
  auto inputs = complete_inputs(workflow, planned.row->inputs, state.inputs);
  if (!inputs.problems.empty())
    return end_as(CaseStatus::SuiteFault, joined(inputs.problems, "; "));
  if (!inputs.ok()) return end_as(CaseStatus::Skipped, missing_inputs(workflow, inputs));
  std::set<const Workflow*> seen;
  const auto* write = writes_allowed ? nullptr : first_write(*planned.suite, workflow, seen);
  if (write != nullptr) {
    return end_as(
        CaseStatus::Skipped,
        "sends " + write->id + ", and writes to another host are not allowed (--allow-writes)");
  }
  const auto begin = std::chrono::steady_clock::now();
  WorkflowRunner runner(state, *planned.suite, checker, result);
  const bool ok = runner.run(workflow, std::move(inputs.values), {}, nullptr);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  result.status = status_of(result, ok);
  if (state.credentials_refused) {
    result.status = CaseStatus::NotRun;
    result.reason = state.stopped;
  } else if (result.status == CaseStatus::NotRun) {
    result.reason = why_not_run(result);
  }
  return result;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
