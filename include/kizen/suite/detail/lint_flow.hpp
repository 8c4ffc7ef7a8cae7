#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "lint_log.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds actions that are never taken and steps that are never come to.
class FlowLint {
 public:
  explicit FlowLint(LintLog& log) : log_(log) {}

  void run() {
    for (const auto& workflow : log_.suite().workflows) {
      for (const auto& step : workflow.steps) {
        find_actions(step.on_success);
        find_actions(step.on_failure);
      }
      find_steps(workflow);
      find_loops(workflow);
    }
  }

 private:
  using Actions = std::vector<Action>;

  /// The action behind which none is taken, or the end. A retry may be spent.
  static Actions::const_iterator last_taken(const Actions& actions) {
    return std::find_if(actions.begin(), actions.end(), [](const Action& action) {
      return action.kind != Action::Kind::Retry && action.criteria.empty();
    });
  }

  void find_actions(const Actions& actions) {
    const auto last = last_taken(actions);
    if (last == actions.end()) return;
    for (auto action = last + 1; action != actions.end(); ++action) {
      log_.add("unreachable-action", action->place,
               "the action '" + action->name + "' is never taken: '" + last->name +
                   "' before it has no criteria",
               "put it before, or give '" + last->name + "' criteria");
    }
  }

  void find_steps(const Workflow& workflow) {
    std::vector<bool> reached(workflow.steps.size());
    reach(workflow, 0, reached);
    for (std::size_t i = 0; i < workflow.steps.size(); ++i) {
      if (reached[i]) continue;
      log_.add("unreachable-step", workflow.steps[i].place,
               "step '" + workflow.steps[i].id + "' is never come to",
               "name it in a goto, give the action that leads past it criteria, or take it out");
    }
  }

  static void reach(const Workflow& workflow, std::size_t first, std::vector<bool>& reached) {
    std::vector<std::size_t> open = {first};
    while (!open.empty()) {
      const auto at = open.back();
      open.pop_back();
      if (at >= reached.size() || reached[at]) continue;
      reached[at] = true;
      const auto& step = workflow.steps[at];
      for (const auto* actions : {&step.on_success, &step.on_failure}) {
        add_targets(workflow, *actions, open);
      }
      const bool goes_on = last_taken(step.on_success) == step.on_success.end() ||
                           (step.soft && last_taken(step.on_failure) == step.on_failure.end());
      if (goes_on) open.push_back(at + 1);
    }
  }

  static void add_targets(const Workflow& workflow, const Actions& actions,
                          std::vector<std::size_t>& open) {
    const auto last = last_taken(actions);
    for (auto action = actions.begin(); action != actions.end(); ++action) {
      const auto* const target = workflow.step(action->step);
      if (target != nullptr) {
        open.push_back(static_cast<std::size_t>(target - workflow.steps.data()));
      }
      if (action == last) return;
    }
  }

  /// Tells of steps that lead round to themselves whatever they come to, but for failure.
  void find_loops(const Workflow& workflow) {
    enum class State { New, Open, Done };
    std::vector<State> states(workflow.steps.size(), State::New);
    for (std::size_t start = 0; start < states.size(); ++start) {
      std::vector<std::size_t> path;
      auto at = start;
      while (at < states.size() && states[at] == State::New) {
        states[at] = State::Open;
        path.push_back(at);
        at = only_next(workflow, at);
      }
      if (at < states.size() && states[at] == State::Open) tell_loop(workflow, path.back());
      for (const auto done : path) states[done] = State::Done;
    }
  }

  /// The step that a step always leads to unless it fails for good; one past the last if there is none.
  static std::size_t only_next(const Workflow& workflow, std::size_t at) {
    const auto& step = workflow.steps[at];
    const auto none = workflow.steps.size();
    const bool may_leave =
        step.soft ||
        std::any_of(step.on_failure.begin(), step.on_failure.end(), [](const Action& action) {
          return action.kind == Action::Kind::Goto || action.recovers;
        });
    if (may_leave) return none;
    if (step.on_success.empty()) return at + 1;
    const auto& first = step.on_success.front();
    if (first.kind != Action::Kind::Goto || !first.criteria.empty()) return none;
    const auto* const target = workflow.step(first.step);
    return target == nullptr ? none : static_cast<std::size_t>(target - workflow.steps.data());
  }

  void tell_loop(const Workflow& workflow, std::size_t last) {
    const auto& step = workflow.steps[last];
    const auto& place = step.on_success.empty() ? step.place : step.on_success.front().place;
    log_.add("endless-loop", place, "from step '" + step.id + "' the run goes round without end",
             "give the action that goes back criteria");
  }

  LintLog& log_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
