#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../suite/detail/reached_workflows.hpp"
#include "../plan.hpp"
#include "suite_fault.hpp"
#include "workflow_runner.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The first operation that a workflow can reach and that writes, or null.
inline const Operation* first_write(const CalledWorkflow& called) {
  for (const auto& reached : reached_workflows(called, Reach::Calls)) {
    for (const auto& step : reached.workflow->steps) {
      if (step.operation != nullptr && step.operation->effect != Effect::Read) {
        return step.operation;
      }
    }
  }
  return nullptr;
}

inline bool breaks(const std::vector<StepResult>& steps, bool by_the_suite) {
  return std::any_of(steps.begin(), steps.end(), [&](const StepResult& step) {
    const bool fault = has_suite_fault(step);
    const bool broken =
        !step.report.violations.empty() || (!step.failures.empty() && step.recovered.empty());
    return by_the_suite ? fault : broken && !fault;
  });
}

/// Why a request of a case must not be sent; empty where all may.
inline std::string withheld(const CaseResult& result) {
  for (const auto& step : result.steps) {
    if (!step.withheld.empty()) return "step " + step.id + " is not sent: " + step.withheld;
  }
  return {};
}

/// How a case ended, by what its steps did.
inline CaseStatus status_of(const CaseResult& result, bool went_through) {
  if (breaks(result.steps, false)) return CaseStatus::Failed;
  if (breaks(result.steps, true)) return CaseStatus::SuiteFault;
  if (!withheld(result).empty()) return CaseStatus::Skipped;
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
inline std::string why_not_run(const CaseResult& result, const RunState& state) {
  for (const auto& step : result.steps) {
    if (!step.ok() && !step.no_answer.empty()) return step.no_answer;
  }
  const auto why = state.end.why();
  return state.is_interrupted() || why.empty() ? "interrupted" : why;
}

/// Why a case is not started; empty where it is.
inline std::string why_not_started(const RunState& state, const PlannedCase& planned,
                                   bool writes_allowed) {
  const auto& workflow = *planned.workflow;
  if (!planned.row->skip.empty()) return planned.row->skip;
  if (!workflow.skip.empty()) return workflow.skip;
  for (const auto& [name, called] : dependencies_of({planned.suite, planned.workflow})) {
    const auto done = state.done.of(key_of(*called.suite, *called.workflow));
    if (done && done->why.empty()) continue;
    return "depends on " + name.to_string() + ", which " + (done ? done->why : "was not run");
  }
  const auto* write = writes_allowed ? nullptr : first_write({planned.suite, planned.workflow});
  if (write == nullptr) return {};
  const auto& remedy = state.writes_remedy;
  return "sends " + write->id + ", and writes are refused there" +
         (remedy.empty() ? "" : " (" + remedy + ")");
}

/// A case that is known to fail must.
inline void expect_failure(const PlannedCase& planned, CaseResult& result) {
  const auto& row = planned.row->xfail;
  const auto& why = row.empty() ? planned.workflow->xfail : row;
  if (why.empty()) return;
  if (result.status == CaseStatus::Failed) {
    result.status = CaseStatus::XFailed;
    result.reason = why;
  } else if (result.status == CaseStatus::Passed) {
    result.status = CaseStatus::Failed;
    result.reason = "it passes, though it is known to fail (" + why + "); take xfail out";
  }
}

/// Runs one case from its inputs to its teardown.
class CaseRunner {
 public:
  CaseRunner(RunState& state, const PlannedCase& planned)
      : state_(state), planned_(planned), runner_(state, result_) {
    result_.suite = planned.suite->source.file;
    result_.workflow = planned.workflow->id;
    result_.name = planned.row->name;
    result_.place = planned.place();
    result_.position = planned.position;
    result_.identity = planned.identity;
    if (planned.needed_by != nullptr) result_.needed_by = planned.needed_by->id;
  }

  /// @param keep where to put the workflow that others depend on; it is torn down after them
  CaseResult run(bool writes_allowed, std::optional<OpenWorkflow>* keep) {
    auto why = why_not_started(state_, planned_, writes_allowed);
    if (!why.empty()) return end_as(CaseStatus::Skipped, std::move(why));
    auto inputs = complete_inputs(*planned_.workflow, planned_.row->inputs, state_.inputs);
    if (!inputs.problems.empty()) {
      return end_as(CaseStatus::SuiteFault, joined(inputs.problems, "; "));
    }
    if (!inputs.ok()) {
      return end_as(CaseStatus::Skipped, missing_inputs(*planned_.workflow, inputs));
    }
    const auto begin = state_.clock.now();
    run_workflow(std::move(inputs.values), keep);
    result_.seconds = std::chrono::duration<double>(state_.clock.now() - begin).count();
    expect_failure(planned_, result_);
    return std::move(result_);
  }

  /// Notes what the case came to, for the run and for workflows that depend on it.
  void note(const CaseResult& result) {
    const auto& cases = planned_.workflow->cases;
    const auto row = cases.empty() ? 0 : static_cast<std::size_t>(planned_.row - cases.data());
    state_.done.note(key_of(*planned_.suite, *planned_.workflow), row,
                     {why_others_cannot_run(result), std::move(values_), std::move(steps_)});
    state_.end.note(result.status);
  }

 private:
  CaseResult end_as(CaseStatus status, std::string reason) {
    result_.status = status;
    result_.reason = std::move(reason);
    return std::move(result_);
  }

  void run_workflow(JsonValues inputs, std::optional<OpenWorkflow>* keep) {
    const CalledWorkflow called{planned_.suite, planned_.workflow};
    values_.inputs = inputs;
    auto ended = runner_.run(called, std::move(inputs), {}, keep);
    values_.outputs = std::move(ended.outputs);
    steps_ = runner_.done_steps(called);
    result_.status = status_of(result_, ended.ok);
    if (runner_.is_refused()) {
      result_.status = CaseStatus::NotRun;
      result_.reason = state_.end.why();
    } else if (result_.status == CaseStatus::NotRun) {
      result_.reason = why_not_run(result_, state_);
    } else if (result_.status == CaseStatus::Skipped) {
      result_.reason = withheld(result_);
    }
  }

  /// Empty where it passed.
  static std::string why_others_cannot_run(const CaseResult& result) {
    if (result.status == CaseStatus::Passed || result.status == CaseStatus::Flaky) return {};
    auto why = result.status == CaseStatus::Skipped
                   ? "was skipped"
                   : std::string(result.status == CaseStatus::NotRun ? "was " : "ended as ") +
                         std::string(to_string(result.status));
    return result.reason.empty() ? why : why + " (" + result.reason + ")";
  }

  RunState& state_;
  const PlannedCase& planned_;
  CaseResult result_;
  WorkflowRunner runner_;
  WorkflowValues values_;
  std::set<std::string> steps_;
};

/// Tears down a workflow on which others depended; its steps are noted in the last of their results.
inline void tear_down(RunState& state, const OpenWorkflow& open, CaseResult& result) {
  const auto begin = state.clock.now();
  const auto prefix = "teardown of " + open.called.workflow->id + "/";
  WorkflowRunner(state, result, prefix).tear_down(open);
  result.seconds += std::chrono::duration<double>(state.clock.now() - begin).count();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
