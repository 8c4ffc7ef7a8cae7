#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "at_once.hpp"
#include "case_queue.hpp"
#include "case_runner.hpp"
#include "mask.hpp"
#include "results_in_order.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Runs the cases of a plan on a number of threads.
class CaseCrew {
 public:
  /// @param writes_allowed whether cases that write are not skipped
  CaseCrew(const RunState& state, const std::vector<PlannedCase>& planned, bool writes_allowed,
           const Mask& mask, ResultsInOrder& results)
      : state_(state),
        planned_(planned),
        writes_allowed_(writes_allowed),
        mask_(mask),
        results_(results),
        needs_(planned),
        queue_(needs_, [&state] {
          return state.end.is_stopped() || state.is_interrupted() || state.end.has_failed_enough();
        }) {}

  /// @param jobs how many threads; the caller's own where it is one
  void run(std::size_t jobs) {
    jobs = std::min(jobs, planned_.size());
    if (jobs < 2) {
      work();
    } else {
      rethrow_first(at_once(jobs, [&](std::size_t) { work(); }));
    }
    results_.close();
  }

 private:
  /// Runs cases until none is left. Where one throws no other is started, on whatever thread.
  void work() {
    auto state = state_.for_thread();
    try {
      while (const auto next = queue_.take()) run_case(state, *next);
    } catch (...) {
      queue_.end();
      throw;
    }
  }

  void run_case(RunState& state, std::size_t index) {
    results_.begin(index);
    auto result = CaseRunner(state, planned_[index]).run(writes_allowed_, queue_.place_for(index));
    queue_.finish(index, [&](const OpenWorkflow& open) { tear_down(state, open, result); });
    results_.end(index, mask_.masked(std::move(result)));
  }

  const RunState& state_;
  const std::vector<PlannedCase>& planned_;
  bool writes_allowed_;
  const Mask& mask_;
  ResultsInOrder& results_;
  Needs needs_;
  CaseQueue queue_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
