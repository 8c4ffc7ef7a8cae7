#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "deadlines.hpp"
#include "retry_after.hpp"
#include "step_runner.hpp"
#include "suite_fault.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A workflow that has ended, as far as others care.
struct EndedWorkflow {
  bool ok = true;  ///< whether every step was fine, or was recovered from
  JsonValues outputs = {};
};

/// A workflow whose steps are done, and which is still to be torn down.
struct OpenWorkflow {
  CalledWorkflow called;
  Scope scope;
};

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
    OpenWorkflow open{called, scope_of(called, std::move(inputs))};
    const auto before = deadlines_.start(workflow.deadline, *called.suite, workflow.place);
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

  /// Where a workflow goes on.
  struct Course {
    enum class Kind { Next, Jump, End, Transfer, Break };

    Kind kind = Kind::Next;
    const Action* action = nullptr;  ///< of Jump and Transfer
  };

  Scope scope_of(const CalledWorkflow& called, JsonValues inputs) const {
    const auto& suite = *called.suite;
    Scope scope;
    for (const auto& source : suite.sources) {
      const auto* kind = source.kind == Source::Kind::OpenApi ? "openapi" : "arazzo";
      scope.sources[source.name] = {{"name", json_value(source.name)},
                                    {"url", json_value(source.url)},
                                    {"type", json_value(kind)}};
    }
    if (!suite.self.empty()) scope.self = json_value(suite.self);
    for (const auto& name : called.workflow->depends_on) {
      const auto dependency = suite.called(name);
      const auto done = state_.done.find(key_of(*dependency.suite, *dependency.workflow));
      if (done != state_.done.end()) scope.workflows[name.id] = done->second.values;
    }
    scope.workflows[called.workflow->id].inputs = inputs;
    scope.inputs = std::move(inputs);
    return scope;
  }

  static JsonValues outputs_of(const OpenWorkflow& open) {
    JsonValues values;
    for (const auto& output : open.called.workflow->outputs) {
      auto value = evaluate(output, open.scope);
      if (value != nullptr) values[output.name] = std::move(value);
    }
    return values;
  }

  /// How the steps ended: with a transfer, an end, or a break.
  Course run_steps(OpenWorkflow& open, const std::string& prefix, EndedWorkflow& ended) {
    const auto& steps = open.called.workflow->steps;
    for (std::size_t at = 0; at < steps.size();) {
      if (!in_teardown_ && (state_.is_interrupted() || !state_.stopped.empty())) {
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
    const auto first = steps().size();
    const auto before =
        deadlines_.start(step.deadline, *open.called.suite, step.place / "x-contract" / "deadline");
    const auto course = run_attempts(open, step, prefix, first);
    deadlines_.end_since(before);
    done_steps_[open.called.workflow].insert(step.id);
    const bool ok = std::all_of(steps().begin() + static_cast<std::ptrdiff_t>(first), steps().end(),
                                [](const StepResult& result) { return result.ok(); });
    ended.ok = ended.ok && ok && course.kind != Course::Kind::Break;
    return course;
  }

  Course run_attempts(OpenWorkflow& open, const Step& step, const std::string& prefix,
                      std::size_t first) {
    std::map<const Action*, std::size_t> retries;
    for (std::size_t attempts = 1;; ++attempts) {
      const bool goes_on = attempt(open, step, prefix);
      if (attempts > 1) steps().back().attempts = attempts;
      if (goes_on) return course_of(first_taken(open, step.on_success, step, retries));
      if (is_suite_fault(first)) return {Course::Kind::Break};
      const auto* action = first_taken(open, step.on_failure, step, retries);
      if (action == nullptr) return after_failure(step, first);
      if (action->kind != Action::Kind::Retry) {
        if (action->recovers) recover(*action, first);
        return course_of(action);
      }
      ++retries[action];
      if (!may_retry(open, *action) || !prepare_retry(open, *action, prefix, first)) {
        return {Course::Kind::Break};
      }
      first = steps().size();
    }
  }

  /// A step that is soft is gone past, unless nobody answered it.
  Course after_failure(const Step& step, std::size_t first) {
    std::string silence;
    for (auto i = first; i < steps().size(); ++i) {
      if (!steps()[i].no_answer.empty()) silence = steps()[i].no_answer;
    }
    if (!silence.empty() && step.workflow.empty()) state_.note_no_answer(silence);
    return {step.soft && silence.empty() ? Course::Kind::Next : Course::Kind::Break};
  }

  static Course course_of(const Action* action) {
    if (action == nullptr) return {Course::Kind::Next};
    if (action->kind == Action::Kind::End) return {Course::Kind::End};
    return {action->step.empty() ? Course::Kind::Transfer : Course::Kind::Jump, action};
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

  bool is_suite_fault(std::size_t first) {
    return std::any_of(steps().begin() + static_cast<std::ptrdiff_t>(first), steps().end(),
                       [](const StepResult& result) { return has_suite_fault(result); });
  }

  void recover(const Action& action, std::size_t first) {
    for (auto i = first; i < steps().size(); ++i) {
      if (!steps()[i].ok()) steps()[i].recovered = action.name;
    }
  }

  /// Waits. Whether there is time for another attempt.
  bool may_retry(const OpenWorkflow& open, const Action& action) {
    const auto duration = time_before(open, action);
    const auto* deadline = deadlines_.first();
    if (deadline != nullptr && deadlines_.left(*deadline) <= duration) {
      note_late(*deadline);
      return false;
    }
    state_.wait(duration);
    return in_teardown_ || !state_.is_interrupted();
  }

  /// Forgets the attempt that failed, and runs what the retry names. Where that fails, both are told.
  bool prepare_retry(OpenWorkflow& open, const Action& action, const std::string& prefix,
                     std::size_t first) {
    const auto begin = steps().begin() + static_cast<std::ptrdiff_t>(first);
    const std::vector<StepResult> failed(begin, steps().end());
    steps().erase(begin, steps().end());
    if (run_before_retry(open, action, prefix)) return true;
    steps().insert(steps().begin() + static_cast<std::ptrdiff_t>(first), failed.begin(),
                   failed.end());
    return false;
  }

  bool run_before_retry(OpenWorkflow& open, const Action& action, const std::string& prefix) {
    if (!action.workflow.empty()) {
      const auto called = open.called.suite->called(action.workflow);
      auto inputs = inputs_for(called, action.parameters, open.scope);
      if (!inputs.problem.empty()) {
        note(action.name, prefix, *open.called.suite, inputs);
        return false;
      }
      return run(called, std::move(inputs.values), prefix + action.name + "/").ok;
    }
    return action.step.empty() || attempt(open, *open.called.workflow->step(action.step), prefix);
  }

  /// What a Retry-After header asks, up to a limit; else what the action says.
  std::chrono::milliseconds time_before(const OpenWorkflow& open, const Action& action) const {
    if (open.scope.exchange) {
      const auto* header = open.scope.exchange->exchange.response.headers.first("Retry-After");
      const auto asked =
          header == nullptr ? std::nullopt : retry_after(*header, state_.clock.date());
      if (asked) return std::min(*asked, state_.longest_retry_after);
    }
    static constexpr double longest = 86400;
    return std::chrono::milliseconds(std::llround(std::min(action.retry_after, longest) * 1000));
  }

  /// Tries a step once. Whether the workflow may go on as after success.
  bool attempt(OpenWorkflow& open, const Step& step, const std::string& prefix) {
    open.scope.exchange.reset();
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
      if (is_done(open.called, reference)) continue;
      note_failures(prefix + step.id, step.id,
                    {case_violation(suite, step.place / "dependsOn", "case.order",
                                    "step " + reference.step + " done before", "it is not")});
      return false;
    }
    return true;
  }

  bool is_done(const CalledWorkflow& own, const StepReference& reference) const {
    const auto called = reference.workflow.empty() ? own : own.suite->called(reference.workflow);
    const auto here = done_steps_.find(called.workflow);
    if (here != done_steps_.end() && here->second.count(reference.step) > 0) return true;
    const auto before = state_.done.find(key_of(*called.suite, *called.workflow));
    return before != state_.done.end() && before->second.steps.count(reference.step) > 0;
  }

  void note_late(const Deadline& deadline) {
    steps().back().failures.push_back(
        case_violation(*deadline.suite, deadline.place, "case.deadline",
                       "an end within " + std::to_string(deadline.duration.count()) + " ms",
                       "it would come later"));
  }

  TimeLimit limit_of(const Step& step) const {
    TimeLimit limit{step.timeout, "case.timeout", step.place / "timeout"};
    const auto* deadline = deadlines_.first();
    if (deadline == nullptr) return limit;
    const auto left = deadlines_.left(*deadline);
    if (limit.duration && *limit.duration <= left) return limit;
    return {left, "case.deadline", deadline->place};
  }

  bool send(OpenWorkflow& open, const Step& step, const std::string& prefix) {
    auto made = StepRunner(state_, *open.called.suite, step, open.scope, limit_of(step)).run();
    made.result.id = prefix + step.id;
    steps().push_back(std::move(made.result));
    return made.goes_on;
  }

  bool call(OpenWorkflow& open, const Step& step, const std::string& prefix) {
    const auto called = open.called.suite->called(step.workflow);
    auto inputs = inputs_for(called, step.parameters, open.scope);
    if (!inputs.problem.empty()) {
      if (inputs.place.empty()) inputs.place = step.place;
      note(step.id, prefix, *open.called.suite, inputs);
      return false;
    }
    auto& scope = open.scope;
    scope.workflows[step.workflow.id].inputs = inputs.values;
    auto ended = run(called, std::move(inputs.values), prefix + step.id + "/");
    scope.outputs = ended.outputs;
    scope.workflows[step.workflow.id].outputs = ended.outputs;
    scope.steps[step.id] = std::move(ended.outputs);
    for (const auto& output : step.outputs) {
      auto value = evaluate(output, scope);
      if (value != nullptr) scope.steps[step.id][output.name] = std::move(value);
    }
    return is_as_expected(open, step, prefix) && ended.ok;
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
    auto inputs = inputs_for(called, action.parameters, open.scope);
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

  /// What a workflow is run with, or why it cannot be.
  struct CallInputs {
    JsonValues values = {};
    std::string problem = {};
    JsonPointer place = {};  ///< of the problem in the suite; empty: of the call
  };

  CallInputs inputs_for(const CalledWorkflow& called, const std::vector<StepParameter>& parameters,
                        const Scope& scope) const {
    JsonValues given;
    for (const auto& parameter : parameters) {
      auto resolved = resolve(*parameter.value, scope, parameter.selectors);
      if (!resolved.ok()) {
        return {{}, resolved.problem, parameter.place / "value" / resolved.place};
      }
      given[parameter.name] = resolved.value;
    }
    auto inputs = complete_inputs(*called.workflow, given, state_.inputs);
    if (!inputs.ok()) return {{}, problems_of(inputs), {}};
    return {std::move(inputs.values), {}, {}};
  }

  static std::string problems_of(const CompleteInputs& inputs) {
    auto problems = inputs.problems;
    for (const auto& name : inputs.missing) problems.push_back("input '" + name + "' is missing");
    return joined(problems, "; ");
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
    auto inputs = inputs_for(called, entry.parameters, open.scope);
    if (!inputs.problem.empty()) return skip(inputs.problem);
    const bool is_outermost = !std::exchange(in_teardown_, true);
    const auto deadlines = std::exchange(deadlines_, Deadlines(state_.clock));
    if (is_outermost) taken_steps_ = 0;
    run(called, std::move(inputs.values), "teardown/" + called.workflow->id + "/");
    deadlines_ = deadlines;
    if (is_outermost) in_teardown_ = false;
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
