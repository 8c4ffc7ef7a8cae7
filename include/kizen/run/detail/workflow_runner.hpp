#pragma once

#include <string>
#include <utility>
#include <vector>

#include "step_runner.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Runs a workflow, those that it calls, and their teardown; notes each step in a case's result.
class WorkflowRunner {
 public:
  WorkflowRunner(RunState& state, const Suite& suite, const Checker& checker, CaseResult& result)
      : state_(state), suite_(suite), checker_(checker), result_(result) {}

  /// Whether every step was fine. `outputs` are filled in as far as its steps came.
  bool run(const Workflow& workflow, JsonValues inputs, const std::string& prefix,
           JsonValues* outputs) {
    Scope scope;
    scope.inputs = std::move(inputs);
    const bool ok = run_steps(workflow, scope, prefix);
    if (outputs != nullptr) {
      for (const auto& output : workflow.outputs) {
        auto value = evaluate(output, scope);
        if (value != nullptr) (*outputs)[output.name] = std::move(value);
      }
    }
    for (const auto& teardown : workflow.teardown) tear_down(teardown, scope);
    return ok;
  }

 private:
  bool run_steps(const Workflow& workflow, Scope& scope, const std::string& prefix) {
    for (const auto& step : workflow.steps) {
      if (!in_teardown_ && (state_.is_interrupted() || !state_.stopped.empty())) return false;
      scope.exchange.reset();
      const bool ok = step.operation == nullptr ? call(step, scope, prefix)
                                                : run_operation(step, scope, prefix);
      if (!ok) return false;
    }
    return true;
  }

  bool run_operation(const Step& step, Scope& scope, const std::string& prefix) {
    auto done = StepRunner(state_, suite_, checker_, step, scope).run();
    done.id = prefix + done.id;
    const bool ok = done.ok();
    steps().push_back(std::move(done));
    return ok;
  }

  bool call(const Step& step, Scope& scope, const std::string& prefix) {
    const auto& called = *suite_.workflow(step.workflow);
    JsonValues given;
    const auto problem = resolve_parameters(step.parameters, scope, given);
    if (!problem.problem.empty()) {
      return refuse(step, prefix, problem.place, "case.value", "a value for every expression",
                    problem.problem);
    }
    auto inputs = complete_inputs(called, given, state_.inputs);
    if (!inputs.ok()) {
      return refuse(step, prefix, step.place, "case.value", "the inputs of " + called.id,
                    problems_of(inputs));
    }
    scope.outputs.clear();
    const bool ok = run(called, std::move(inputs.values), prefix + step.id + "/", &scope.outputs);
    scope.steps[step.id] = scope.outputs;
    for (const auto& output : step.outputs) {
      auto value = evaluate(output, scope);
      if (value != nullptr) scope.steps[step.id][output.name] = std::move(value);
    }
    return ok && is_as_expected(step, scope, prefix);
  }

  /// Whether what a called workflow hands on is what the step expects.
  bool is_as_expected(const Step& step, const Scope& scope, const std::string& prefix) {
    auto failures = StepJudge(suite_, step, scope).judge();
    if (failures.empty()) return true;
    note_failures(step, prefix, std::move(failures));
    return false;
  }

  void note_failures(const Step& step, const std::string& prefix, std::vector<Violation> failures) {
    StepResult done;
    done.id = prefix + step.id;
    done.report.request = "the call of " + step.workflow;
    done.failures = std::move(failures);
    steps().push_back(std::move(done));
  }

  static std::string problems_of(const CompleteInputs& inputs) {
    auto problems = inputs.problems;
    for (const auto& name : inputs.missing) problems.push_back("input '" + name + "' is missing");
    return joined(problems, "; ");
  }

  bool refuse(const Step& step, const std::string& prefix, const JsonPointer& place,
              const std::string& rule, const std::string& expected, const std::string& actual) {
    note_failures(step, prefix, {case_violation(suite_, place, rule, expected, actual)});
    return false;
  }

  static Resolution resolve_parameters(const std::vector<StepParameter>& parameters,
                                       const Scope& scope, JsonValues& given) {
    for (const auto& parameter : parameters) {
      auto resolved = resolve(*parameter.value, scope, parameter.selectors);
      if (!resolved.ok()) {
        resolved.place = parameter.place / "value" / resolved.place;
        return resolved;
      }
      given[parameter.name] = resolved.value;
    }
    return {};
  }

  void tear_down(const Teardown& teardown, const Scope& scope) {
    JsonValues given;
    const auto problem = resolve_parameters(teardown.parameters, scope, given);
    if (!problem.problem.empty()) {
      result_.teardown_skipped.push_back(teardown.workflow + ": " + problem.problem);
      return;
    }
    const auto& called = *suite_.workflow(teardown.workflow);
    auto inputs = complete_inputs(called, given, state_.inputs);
    if (!inputs.ok()) {
      result_.teardown_skipped.push_back(teardown.workflow + ": " + problems_of(inputs));
      return;
    }
    const bool outermost = !std::exchange(in_teardown_, true);
    run(called, std::move(inputs.values), "teardown/" + called.id + "/", nullptr);
    if (outermost) in_teardown_ = false;
  }

  std::vector<StepResult>& steps() { return in_teardown_ ? result_.teardown : result_.steps; }

  RunState& state_;
  const Suite& suite_;
  const Checker& checker_;
  CaseResult& result_;
  bool in_teardown_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
