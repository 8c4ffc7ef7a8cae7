#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <utility>
#include <vector>

#include "at_once.hpp"
#include "case_attempts.hpp"
#include "case_mask.hpp"
#include "case_queue.hpp"
#include "legible.hpp"
#include "results_in_order.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Runs the cases of a plan on a number of threads.
class CaseCrew {
 public:
  /// @param writes_allowed whether cases that write are not skipped
  /// @param most_retries of a case
  CaseCrew(const RunState& state, const std::vector<PlannedCase>& planned, bool writes_allowed,
           std::size_t most_retries, const CaseMask& mask, ResultsInOrder& results)
      : state_(state),
        planned_(planned),
        writes_allowed_(writes_allowed),
        most_retries_(most_retries),
        mask_(mask),
        results_(results),
        needs_(planned),
        queue_(needs_, [&state] {
          return state.end.is_stopped() || state.is_interrupted() || state.end.has_failed_enough();
        }) {}

  /// @param jobs how many threads; the caller's own where it is one
  /// @throws what the first case threw that did, once all is torn down and those that ended are told
  void run(std::size_t jobs) {
    jobs = std::min(jobs, planned_.size());
    if (jobs < 2 || !work_on(jobs)) work();
    close();
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  /// Whether the system gives a thread; fewer than asked for do the work as well.
  bool work_on(std::size_t jobs) {
    std::atomic<bool> has_begun{false};
    at_once(jobs, [&](std::size_t) {
      has_begun = true;
      attempt([&] { work(); });
    });
    return has_begun;
  }

  /// Runs cases until none is left. Where one throws no other is started, on whatever thread.
  void work() {
    auto state = state_.for_thread();
    while (const auto next = queue_.take()) run_case(state, *next);
  }

  /// How what was kept open is torn down, as a part of a case.
  auto closing(RunState& state, CaseResult& result) {
    return [this, &state, &result](const OpenWorkflow& open) {
      attempt([&] { tear_down(state, open, result); });
    };
  }

  void run_case(RunState& state, std::size_t index) {
    CaseResult result;
    const bool has_ended = attempt([&] {
      results_.begin(index);
      state.before = &needs_.before(index);
      result = CaseAttempts(state, planned_[index], most_retries_)
                   .run(writes_allowed_, queue_.place_for(index));
    });
    queue_.finish(index, closing(state, result));
    if (!has_ended) return;
    attempt([&] { results_.end(index, Legible::of(mask_.masked(std::move(result)))); });
  }

  void close() {
    auto state = state_.for_thread();
    CaseResult untold;
    queue_.close(closing(state, untold));
    attempt([&] { results_.close(); });
  }

  /// Whether an action ends without throwing. What is thrown ends the run.
  template <class Action>
  bool attempt(const Action& action) {
    try {
      action();
      return true;
    } catch (...) {
      queue_.end();
      const std::lock_guard<std::mutex> lock(thrown_mutex_);
      if (!thrown_) thrown_ = std::current_exception();
      return false;
    }
  }

  const RunState& state_;
  const std::vector<PlannedCase>& planned_;
  bool writes_allowed_;
  std::size_t most_retries_;
  const CaseMask& mask_;
  ResultsInOrder& results_;
  Needs needs_;
  CaseQueue queue_;
  std::mutex thrown_mutex_;
  std::exception_ptr thrown_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
