#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "call_inputs.hpp"
#include "course.hpp"
#include "deadlines.hpp"
#include "open_workflow.hpp"
#include "retry_pause.hpp"
#include "step_results.hpp"
#include "step_runner.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Runs a workflow, those that it calls or goes to, and their teardown; notes each step in a case's
/// result.
class WorkflowRunner {
 public:
  WorkflowRunner(RunState& state, CaseResult& result)
      : state_(state), result_(result), deadlines_(state.clock) {}

  /// @param keep where to put the workflow instead of tearing it down; may be null
  EndedWorkflow run(const CalledWorkflow& called, JsonValues inputs, const std::string& prefix,
                    std::optional<OpenWorkflow>* keep = nullptr) {
    const auto& workflow = *called.workflow;
    OpenWorkflow open{called, first_scope(called, std::move(inputs), state_)};
    const auto before = deadlines_.start(workflow.deadline, *called.suite,
                                         workflow.place / "x-contract" / "deadline");
    EndedWorkflow ended;
    const auto course = run_steps(open, prefix, ended);
    if (course.kind == Course::Kind::Transfer) {
      transfer(*course.action, open, prefix, ended);
    } else {
      ended.outputs = outputs_of(open);
      if (ended.ok) ended.ok = relations_hold(open, prefix);
    }
    deadlines_.end_since(before);
    if (keep != nullptr) {
      keep->emplace(std::move(open));
    } else {
      tear_down(open);
    }
    return ended;
  }

  void tear_down(const OpenWorkflow& open) {
    for (const auto& entry : open.called.workflow->teardown) tear_down(entry, open);
  }

  /// The steps that this case has done, of one workflow.
  std::set<std::string> done_steps(const CalledWorkflow& called) const {
    const auto found = done_steps_.find(called.workflow);
    return found == done_steps_.end() ? std::set<std::string>() : found->second;
  }

 private:
  static constexpr std::size_t most_steps = 1000;

  /// How the steps ended: with a transfer, an end, or a break.
  Course run_steps(OpenWorkflow& open, const std::string& prefix, EndedWorkflow& ended) {
    const auto& steps = open.called.workflow->steps;
    for (std::size_t at = 0; at < steps.size();) {
      if (is_halted()) {
        ended.ok = false;
        return {Course::Kind::Break};
      }
      const auto course = run_step(open, steps[at], prefix, ended);
      switch (course.kind) {
        case Course::Kind::Next:
          ++at;
          break;
        case Course::Kind::Jump:
          at = static_cast<std::size_t>(open.called.workflow->step(course.action->step) -
                                        steps.data());
          break;
        default:
          return course;
      }
    }
    return {Course::Kind::End};
  }

  /// Runs a step with its retries, and decides what comes after it.
  Course run_step(OpenWorkflow& open, const Step& step, const std::string& prefix,
                  EndedWorkflow& ended) {
    const StepResults results(steps(), steps().size());
    const auto before =
        deadlines_.start(step.deadline, *open.called.suite, step.place / "x-contract" / "deadline");
    const auto course = run_attempts(open, step, prefix);
    deadlines_.end_since(before);
    note_done(open, step.id);
    ended.ok = ended.ok && results.ok() && course.kind != Course::Kind::Break;
    return course;
  }

  Course run_attempts(OpenWorkflow& open, const Step& step, const std::string& prefix) {
    std::map<const Action*, std::size_t> retries;
    for (std::size_t attempts = 1;; ++attempts) {
      StepResults results(steps(), steps().size());
      const bool goes_on = attempt(open, step, prefix);
      results.note_attempts(attempts, prefix + step.id);
      if (goes_on) return course_of(first_taken(open, step.on_success, step, retries));
      if (is_halted() || results.has_suite_fault()) return {Course::Kind::Break};
      const auto* action = first_taken(open, step.on_failure, step, retries);
      const auto silence = results.silence();
      if (action == nullptr || action->kind != Action::Kind::Retry) {
        note_silence(step, silence);
        return after_failure(step, action, results);
      }
      ++retries[action];
      if (!may_retry(open, *action, silence) || !prepare_retry(open, *action, prefix, results)) {
        note_silence(step, silence);
        return {Course::Kind::Break};
      }
    }
  }

  /// Whether the run has come to its end, so that nothing but teardown is due.
  bool is_halted() const {
    return !in_teardown_ && (state_.is_interrupted() || !state_.stopped.empty());
  }

  void note_silence(const Step& step, const std::string& silence) {
    const bool is_own = step.operation != nullptr;
    if (is_own && !silence.empty()) state_.note_no_answer(state_.target_of(step.source), silence);
  }

  /// Without an action a step that is soft is gone past, unless nobody answered it.
  static Course after_failure(const Step& step, const Action* action, StepResults& results) {
    if (action != nullptr) {
      if (action->recovers) results.recover(action->name);
      return course_of(action);
    }
    const bool goes_past = step.soft && results.silence().empty();
    return {goes_past ? Course::Kind::Next : Course::Kind::Break};
  }

  /// The first action whose criteria hold and which, if it is a retry, is not spent.
  const Action* first_taken(const OpenWorkflow& open, const std::vector<Action>& actions,
                            const Step& step, std::map<const Action*, std::size_t>& retries) {
    for (const auto& action : actions) {
      const bool is_spent =
          action.kind == Action::Kind::Retry && retries[&action] >= action.retry_limit;
      if (!is_spent && criteria_hold(open, action, step)) return &action;
    }
    return nullptr;
  }

  /// A criterion that cannot be evaluated does not hold, and is mentioned.
  bool criteria_hold(const OpenWorkflow& open, const Action& action, const Step& step) {
    return std::all_of(
        action.criteria.begin(), action.criteria.end(), [&](const Criterion& criterion) {
          const auto outcome = criterion.evaluate(open.scope);
          if (!outcome.problem.empty() && !steps().empty()) {
            auto warning = case_violation(*open.called.suite, criterion.place, "case.criterion",
                                          criterion.text(), outcome.problem);
            warning.note = "of action " + action.name + ", after step " + step.id;
            steps().back().warnings.push_back(std::move(warning));
          }
          return outcome.holds;
        });
  }

  /// Waits. Whether there is time for another attempt; where there is none, silence tells enough.
  bool may_retry(const OpenWorkflow& open, const Action& action, const std::string& silence) {
    const auto duration = retry_pause(action, open.scope, state_);
    const auto* deadline = deadlines_.first();
    if (deadline != nullptr && deadlines_.left(*deadline) <= duration) {
      if (silence.empty()) note_late(*deadline);
      return false;
    }
    in_teardown_ ? state_.clock.wait(duration) : state_.wait(duration);
    return !is_halted();
  }

  /// Forgets the attempt that failed, and runs what the retry names. Where that fails, both are told.
  bool prepare_retry(OpenWorkflow& open, const Action& action, const std::string& prefix,
                     StepResults& results) {
    const auto failed = results.take();
    if (run_before_retry(open, action, prefix)) return true;
    results.put_first(failed);
    return false;
  }

  bool run_before_retry(OpenWorkflow& open, const Action& action, const std::string& prefix) {
    if (!action.workflow.empty()) {
      const auto called = open.called.suite->called(action.workflow);
      auto inputs = inputs_for(*called.workflow, action.parameters, open.scope, state_.inputs);
      if (!inputs.problem.empty()) {
        note(action.name, prefix, *open.called.suite, inputs);
        return false;
      }
      return run(called, std::move(inputs.values), prefix + action.name + "/").ok;
    }
    if (action.step.empty()) return true;
    const bool ok = attempt(open, *open.called.workflow->step(action.step), prefix);
    note_done(open, action.step);
    return ok;
  }

  /// Tries a step once. Whether the workflow may go on as after success.
  bool attempt(OpenWorkflow& open, const Step& step, const std::string& prefix) {
    open.scope.exchange.reset();
    open.scope.outputs.clear();
    if (!may_begin(open, step, prefix)) return false;
    return step.operation == nullptr ? call(open, step, prefix) : send(open, step, prefix);
  }

  /// Whether there are steps and time left, and what it depends on is done.
  bool may_begin(const OpenWorkflow& open, const Step& step, const std::string& prefix) {
    const auto& suite = *open.called.suite;
    if (++taken_steps_ > most_steps) {
      note_failures(prefix + step.id, step.id,
                    {case_violation(suite, step.place, "case.budget", "an end within 1000 steps",
                                    "this one would be the 1001st")});
      return false;
    }
    const auto* deadline = deadlines_.first();
    if (deadline != nullptr && deadlines_.left(*deadline).count() <= 0) {
      note_failures(prefix + step.id, step.id, {});
      note_late(*deadline);
      return false;
    }
    for (const auto& reference : step.depends_on) {
      if (is_done(open, reference)) continue;
      note_failures(prefix + step.id, step.id,
                    {case_violation(suite, step.place / "dependsOn", "case.order",
                                    "step " + reference.step + " done before", "it is not")});
      return false;
    }
    return true;
  }

  void note_done(OpenWorkflow& open, const std::string& step) {
    open.done.insert(step);
    done_steps_[open.called.workflow].insert(step);
  }

  /// A step of another workflow is done where any call of that has done it.
  bool is_done(const OpenWorkflow& open, const StepReference& reference) const {
    if (reference.workflow.empty()) return open.done.count(reference.step) > 0;
    const auto called = open.called.suite->called(reference.workflow);
    if (done_steps(called).count(reference.step) > 0) return true;
    const auto before = state_.done.find(key_of(*called.suite, *called.workflow));
    return before != state_.done.end() && before->second.steps.count(reference.step) > 0;
  }

  /// Once is enough: an attempt that a deadline has cut short says so already.
  void note_late(const Deadline& deadline) {
    auto& failures = steps().back().failures;
    const bool is_told = std::any_of(failures.begin(), failures.end(), [&](const Violation& one) {
      return one.rule == deadline.rule && one.schema.pointer == deadline.place;
    });
    if (is_told) return;
    failures.push_back(
        case_violation(*deadline.suite, deadline.place, deadline.rule,
                       "an end within " + std::to_string(deadline.duration.count()) + " ms",
                       "it would come later"));
  }

  bool send(OpenWorkflow& open, const Step& step, const std::string& prefix) {
    const auto& suite = *open.called.suite;
    auto made = StepRunner(state_, suite, step, open.scope, deadlines_.limit_of(suite, step)).run();
    made.result.id = prefix + step.id;
    steps().push_back(std::move(made.result));
    return made.goes_on;
  }

  bool call(OpenWorkflow& open, const Step& step, const std::string& prefix) {
    const auto called = open.called.suite->called(step.workflow);
    auto inputs = inputs_for(*called.workflow, step.parameters, open.scope, state_.inputs);
    if (!inputs.problem.empty()) {
      if (inputs.place.empty()) inputs.place = step.place;
      note(step.id, prefix, *open.called.suite, inputs);
      return false;
    }
    open.scope.workflows[step.workflow.id].inputs = inputs.values;
    const auto before =
        deadlines_.start(step.timeout, *open.called.suite, step.place / "timeout", "case.timeout");
    auto ended = run(called, std::move(inputs.values), prefix + step.id + "/");
    deadlines_.end_since(before);
    hand_on(open.scope, step, std::move(ended.outputs), ended.ok);
    return ended.ok && is_as_expected(open, step, prefix);
  }

  /// What a call that failed does not hand on stays as an earlier one left it.
  static void hand_on(Scope& scope, const Step& step, JsonValues outputs, bool ok) {
    auto& own = scope.steps[step.id];
    if (ok) own.clear();
    for (const auto& [name, value] : outputs) own[name] = value;
    scope.workflows[step.workflow.id].outputs = outputs;
    scope.outputs = std::move(outputs);
    for (const auto& output : step.outputs) {
      auto value = evaluate(output, scope);
      if (value != nullptr) scope.steps[step.id][output.name] = std::move(value);
    }
  }

  /// Whether what a called workflow hands on is what the step expects.
  bool is_as_expected(const OpenWorkflow& open, const Step& step, const std::string& prefix) {
    auto judgement = StepJudge(*open.called.suite, step, open.scope).judge();
    const bool ok = judgement.failures.empty();
    std::move(judgement.soft.begin(), judgement.soft.end(), std::back_inserter(judgement.failures));
    if (judgement.failures.empty() && judgement.warnings.empty()) return true;
    note_failures(prefix + step.id, "the call of " + step.workflow.to_string(),
                  std::move(judgement.failures));
    steps().back().warnings = std::move(judgement.warnings);
    return ok;
  }

  bool relations_hold(const OpenWorkflow& open, const std::string& prefix) {
    const auto& suite = *open.called.suite;
    std::vector<Violation> failures;
    for (const auto& relation : open.called.workflow->relations) {
      add_findings(suite, check_relation(suite, relation, open.scope),
                   {relation.place, "case.relation", "values to compare"}, failures);
    }
    if (failures.empty()) return true;
    note_failures(prefix + "relations", "the relations of " + open.called.workflow->id,
                  std::move(failures));
    return false;
  }

  /// Goes to another workflow for good.
  void transfer(const Action& action, OpenWorkflow& open, const std::string& prefix,
                EndedWorkflow& ended) {
    const auto called = open.called.suite->called(action.workflow);
    auto inputs = inputs_for(*called.workflow, action.parameters, open.scope, state_.inputs);
    if (!inputs.problem.empty()) {
      if (inputs.place.empty()) inputs.place = action.place;
      note(action.name, prefix, *open.called.suite, inputs);
      ended.ok = false;
      return;
    }
    auto other = run(called, std::move(inputs.values), prefix + called.workflow->id + "/");
    ended.ok = ended.ok && other.ok;
    ended.outputs = std::move(other.outputs);
  }

  void note(const std::string& id, const std::string& prefix, const Suite& suite,
            const CallInputs& inputs) {
    note_failures(prefix + id, id,
                  {case_violation(suite, inputs.place, "case.value", "a value for every input",
                                  inputs.problem)});
  }

  void note_failures(const std::string& id, const std::string& what,
                     std::vector<Violation> failures) {
    StepResult done;
    done.id = id;
    done.report.request = what;
    done.failures = std::move(failures);
    steps().push_back(std::move(done));
  }

  void tear_down(const Teardown& entry, const OpenWorkflow& open) {
    const auto called = open.called.suite->called(entry.workflow);
    const auto skip = [&](const std::string& why) {
      result_.teardown_skipped.push_back(entry.workflow.to_string() + ": " + why);
    };
    if (entry.when) {
      const auto outcome = entry.when->evaluate(open.scope);
      if (!outcome.holds) return skip("not when " + outcome.text);
    }
    auto inputs = inputs_for(*called.workflow, entry.parameters, open.scope, state_.inputs);
    if (!inputs.problem.empty()) return skip(inputs.problem);
    const bool is_outermost = !std::exchange(in_teardown_, true);
    const auto deadlines = std::exchange(deadlines_, Deadlines(state_.clock));
    const auto taken = std::exchange(taken_steps_, is_outermost ? 0 : taken_steps_);
    run(called, std::move(inputs.values), "teardown/" + called.workflow->id + "/");
    deadlines_ = deadlines;
    if (!is_outermost) return;
    in_teardown_ = false;
    taken_steps_ = taken;
  }

  std::vector<StepResult>& steps() { return in_teardown_ ? result_.teardown : result_.steps; }

  RunState& state_;
  CaseResult& result_;
  Deadlines deadlines_;
  std::map<const Workflow*, std::set<std::string>> done_steps_;
  std::size_t taken_steps_ = 0;
  bool in_teardown_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
