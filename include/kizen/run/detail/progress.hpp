#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "open_workflow.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How far a case has come.
class Progress {
 public:
  static constexpr std::size_t most_steps = 1000;

  /// @param state outlives this
  explicit Progress(const RunState& state) : state_(state) {}

  /// Takes one step of the budget. Whether there was one.
  bool take_step() { return ++taken_ <= most_steps; }

  /// Sets how many steps are taken; gives how many were.
  std::size_t set_taken(std::size_t taken) { return std::exchange(taken_, taken); }

  std::size_t taken() const { return taken_; }

  void note_done(OpenWorkflow& open, const std::string& step) {
    open.done.insert(step);
    done_[open.called.workflow].insert(step);
  }

  /// The steps that this case has done, of one workflow.
  std::set<std::string> done_steps(const CalledWorkflow& called) const {
    const auto found = done_.find(called.workflow);
    return found == done_.end() ? std::set<std::string>() : found->second;
  }

  /// A step of another workflow is done where any call of that has done it, or a case that comes
  /// before in the plan: others may have ended by chance.
  bool is_done(const OpenWorkflow& open, const StepReference& reference) const {
    if (reference.workflow.empty()) return open.done.count(reference.step) > 0;
    const auto called = open.called.suite->called(reference.workflow);
    if (done_steps(called).count(reference.step) > 0) return true;
    const auto key = key_of(*called.suite, *called.workflow);
    if (state_.before == nullptr || state_.before->count(key) == 0) return false;
    const auto done = state_.done.of(key);
    return done && done->steps.count(reference.step) > 0;
  }

 private:
  const RunState& state_;
  std::map<const Workflow*, std::set<std::string>> done_;
  std::size_t taken_ = 0;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
