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

#include "action_choice.hpp"
#include "awaiting.hpp"
#include "call_inputs.hpp"
#include "course.hpp"
#include "deadlines.hpp"
#include "due_teardown.hpp"
#include "giving_up.hpp"
#include "open_workflow.hpp"
#include "progress.hpp"
#include "retry_pause.hpp"
#include "step_notes.hpp"
#include "step_results.hpp"
#include "step_runner.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Runs a workflow, those that it calls or goes to, and their teardown; notes each step in a case's
/// result.
class WorkflowRunner {
 public:
  /// @param teardown_prefix what ids of steps begin with that tear down
  WorkflowRunner(RunState& state, CaseResult& result, std::string teardown_prefix = "teardown/")
      : state_(state),
        notes_(result),
        deadlines_(state.clock),
        progress_(state),
        giving_up_(state),
        teardown_prefix_(std::move(teardown_prefix)) {}

  /// @param keep where to put the workflow instead of tearing it down; may be null
  EndedWorkflow run(const CalledWorkflow& called, JsonValues inputs, const std::string& prefix,
                    std::optional<OpenWorkflow>* keep = nullptr) {
    const auto& workflow = *called.workflow;
    OpenWorkflow open{called, first_scope(called, std::move(inputs), state_)};
    const auto before = deadlines_.start(workflow.deadline, *called.suite,
                                         workflow.place / "x-contract" / "deadline");
    EndedWorkflow ended;
    try {
      run_to_end(open, prefix, ended);
    } catch (...) {  // of a caller's own function: what was made goes all the same
      tear_down(open);
      throw;
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

  /// Whether the credentials were refused to this case.
  bool is_refused() const { return giving_up_.is_refused(); }

  /// The steps that this case has done, of one workflow.
  std::set<std::string> done_steps(const CalledWorkflow& called) const {
    return progress_.done_steps(called);
  }

 private:
  void run_to_end(OpenWorkflow& open, const std::string& prefix, EndedWorkflow& ended) {
    const auto course = run_steps(open, prefix, ended);
    if (course.kind == Course::Kind::Transfer) {
      transfer(*course.action, open, prefix, ended);
    } else {
      ended.outputs = outputs_of(open);
      if (ended.ok) ended.ok = relations_hold(open, prefix);
    }
  }

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
    progress_.note_done(open, step.id);
    ended.ok = ended.ok && results.ok() && course.kind != Course::Kind::Break;
    return course;
  }

  Course run_attempts(OpenWorkflow& open, const Step& step, const std::string& prefix) {
    ActionChoice choice(open, step, steps());
    std::vector<Violation> broken;
    Awaiting awaiting(state_.clock);
    for (std::size_t attempts = 1;; ++attempts) {
      StepResults results(steps(), steps().size());
      const bool goes_on = attempt(open, step, prefix);
      results.note_attempts(attempts, prefix + step.id);
      if (goes_on) {
        results.warn(std::move(broken));
        awaiting.note_shown(results);
        return course_of(choice.first(step.on_success));
      }
      awaiting.note_failure(step, open.scope);
      const bool is_over = is_halted() || results.has_suite_fault() || results.is_withheld();
      const auto* action = is_over ? nullptr : choice.first(step.on_failure);
      if (action == nullptr || action->kind != Action::Kind::Retry) {
        results.warn(std::move(broken));
        give_up();
        if (is_over || is_halted()) return {Course::Kind::Break};
        return after_failure(open, step, action, results);
      }
      choice.note_retry(*action);
      if (!may_retry(open, *action, results.silence())) {
        if (is_halted()) results.end_before_attempt(attempts + 1, prefix + step.id);
        results.warn(std::move(broken));
        give_up();
        return {Course::Kind::Break};
      }
      giving_up_.forget();
      results.add_broken(broken);
      if (!prepare_retry(open, *action, prefix, results)) return {Course::Kind::Break};
    }
  }

  /// No step of this workflow makes another attempt; one that calls it may.
  void give_up() {
    if (calls_ == 0) giving_up_.note();
  }

  /// Whether the run has come to its end, so that nothing but teardown is due.
  bool is_halted() const {
    return !notes_.is_teardown && (state_.is_interrupted() || state_.end.is_stopped());
  }

  /// Without an action a step that is soft is gone past, unless nobody answered it.
  static Course after_failure(const OpenWorkflow& open, const Step& step, const Action* action,
                              StepResults& results) {
    if (action != nullptr) {
      if (action->recovers) recover(open, *action, results);
      return course_of(action);
    }
    const bool goes_past = step.soft && results.silence().empty();
    return {goes_past ? Course::Kind::Next : Course::Kind::Break};
  }

  /// Waits. Whether there is time for another attempt; where there is none, silence tells enough.
  bool may_retry(const OpenWorkflow& open, const Action& action, const std::string& silence) {
    const auto duration = retry_pause(action, open.scope, state_);
    const auto* deadline = deadlines_.first();
    if (deadline != nullptr && deadlines_.left(*deadline) <= duration) {
      if (silence.empty()) notes_.add_late(*deadline);
      return false;
    }
    static constexpr std::chrono::milliseconds patience{1000};
    state_.wait(duration, notes_.is_teardown ? patience : std::chrono::milliseconds(0));
    return !is_halted();
  }

  /// Forgets the attempt that failed, and runs what the retry names. Where that fails, both are told.
  bool prepare_retry(OpenWorkflow& open, const Action& action, const std::string& prefix,
                     StepResults& results) {
    const auto failed = results.take();
    open.superseded.push_back(open.scope.steps);
    if (run_before_retry(open, action, prefix)) return true;
    results.put_first(failed);
    return false;
  }

  bool run_before_retry(OpenWorkflow& open, const Action& action, const std::string& prefix) {
    if (!action.workflow.empty()) {
      const auto called = open.called.suite->called(action.workflow);
      auto inputs = inputs_for(*called.workflow, action.parameters, open.scope, state_.inputs);
      if (!inputs.problem.empty()) {
        notes_.add_inputs(action.name, prefix, *open.called.suite, inputs);
        return false;
      }
      return run_called(called, std::move(inputs.values), prefix + action.name + "/").ok;
    }
    if (action.step.empty()) return true;
    const bool ok = attempt(open, *open.called.workflow->step(action.step), prefix);
    progress_.note_done(open, action.step);
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
    if (!progress_.take_step()) {
      notes_.add_failures(
          prefix + step.id, step.id,
          {case_violation(suite, step.place, "case.budget", "an end within 1000 steps",
                          "this one would be the 1001st")});
      return false;
    }
    const auto* deadline = deadlines_.first();
    if (deadline != nullptr && deadlines_.left(*deadline).count() <= 0) {
      notes_.add_failures(prefix + step.id, step.id, {});
      notes_.add_late(*deadline);
      return false;
    }
    for (const auto& reference : step.depends_on) {
      if (progress_.is_done(open, reference)) continue;
      notes_.add_failures(prefix + step.id, step.id,
                          {case_violation(suite, step.place / "dependsOn", "case.order",
                                          "step " + reference.step + " done before", "it is not")});
      return false;
    }
    return true;
  }

  bool send(OpenWorkflow& open, const Step& step, const std::string& prefix) {
    const auto& suite = *open.called.suite;
    auto made = StepRunner(state_, suite, step, open.scope, deadlines_.limit_of(suite, step))
                    .run(notes_.is_teardown);
    for (auto& result : made.results) {
      result.id = prefix + result.id;
      if (!result.no_answer.empty()) {
        giving_up_.on_silence(state_.target_of(step.source), made.silence, result.no_answer);
      }
      steps().push_back(std::move(result));
    }
    if (!made.refusal.empty()) giving_up_.on_refusal(std::move(made.refusal));
    return made.goes_on;
  }

  bool call(OpenWorkflow& open, const Step& step, const std::string& prefix) {
    const auto called = open.called.suite->called(step.workflow);
    auto inputs = inputs_for(*called.workflow, step.parameters, open.scope, state_.inputs);
    if (!inputs.problem.empty()) {
      if (inputs.place.empty()) inputs.place = step.place;
      notes_.add_inputs(step.id, prefix, *open.called.suite, inputs);
      return false;
    }
    const auto given = inputs.values;
    const auto before =
        deadlines_.start(step.timeout, *open.called.suite, step.place / "timeout", "case.timeout");
    auto ended = run_called(called, std::move(inputs.values), prefix + step.id + "/");
    deadlines_.end_since(before);
    if (step.workflow.source.empty()) {
      open.scope.workflows[step.workflow.id] = {given, ended.outputs};
    }
    hand_on(open.scope, step, std::move(ended.outputs), ended.ok);
    return ended.ok && is_as_expected(open, step, prefix);
  }

  /// Runs a workflow whose failure its caller may yet mend.
  EndedWorkflow run_called(const CalledWorkflow& called, JsonValues inputs,
                           const std::string& prefix) {
    ++calls_;
    auto ended = run(called, std::move(inputs), prefix);
    --calls_;
    return ended;
  }

  /// Whether what a called workflow hands on is what the step expects.
  bool is_as_expected(const OpenWorkflow& open, const Step& step, const std::string& prefix) {
    auto judgement = StepJudge(*open.called.suite, step, open.scope).judge();
    const bool ok = judgement.failures.empty();
    std::move(judgement.soft.begin(), judgement.soft.end(), std::back_inserter(judgement.failures));
    if (judgement.tells_nothing()) return true;
    notes_.add_failures(prefix + step.id, "the call of " + step.workflow.to_string(),
                        std::move(judgement.failures));
    steps().back().warnings = std::move(judgement.warnings);
    steps().back().seen = std::move(judgement.seen);
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
    notes_.add_failures(prefix + "relations", "the relations of " + open.called.workflow->id,
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
      notes_.add_inputs(action.name, prefix, *open.called.suite, inputs);
      ended.ok = false;
      return;
    }
    auto other = run(called, std::move(inputs.values), prefix + called.workflow->id + "/");
    ended.ok = ended.ok && other.ok;
    ended.outputs = std::move(other.outputs);
  }

  void tear_down(const Teardown& entry, const OpenWorkflow& open) {
    const auto& suite = *open.called.suite;
    const auto called = suite.called(entry.workflow);
    const auto due = due_teardown(entry, open);
    for (const auto& given : due.given) {
      run_teardown(entry, suite, called, completed(*called.workflow, given, state_.inputs));
    }
    if (!due.lacking.empty()) notes_.skip_teardown(entry, due.lacking);
  }

  void run_teardown(const Teardown& entry, const Suite& suite, const CalledWorkflow& called,
                    CallInputs inputs) {
    const bool is_outermost = !std::exchange(notes_.is_teardown, true);
    const auto deadlines = std::exchange(deadlines_, Deadlines(state_.clock));
    const auto calls = std::exchange(calls_, 0);
    const auto taken = progress_.set_taken(is_outermost ? 0 : progress_.taken());
    const auto prefix = teardown_prefix_ + called.workflow->id + "/";
    if (inputs.problem.empty()) {
      run(called, std::move(inputs.values), prefix);
    } else {
      if (inputs.place.empty()) inputs.place = entry.place;
      notes_.add_inputs("inputs", prefix, suite, inputs);
    }
    deadlines_ = deadlines;
    calls_ = calls;
    if (!is_outermost) return;
    notes_.is_teardown = false;
    progress_.set_taken(taken);
  }

  std::vector<StepResult>& steps() { return notes_.steps(); }

  RunState& state_;
  StepNotes notes_;
  Deadlines deadlines_;
  Progress progress_;
  GivingUp giving_up_;
  std::string teardown_prefix_;
  std::size_t calls_ = 0;  ///< that the step which is run is nested in
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
