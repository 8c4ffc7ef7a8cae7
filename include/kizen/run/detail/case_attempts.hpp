#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../case_result.hpp"
#include "../render_step.hpp"
#include "case_runner.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The first thing that went wrong in a case, on one line.
inline std::string headline(const CaseResult& result) {
  for (const auto& step : result.steps) {
    if (step.ok()) continue;
    const auto at = "step " + step.id + ": ";
    if (!step.report.violations.empty()) return at + mention(step.report.violations.front());
    if (!step.failures.empty()) return at + mention(step.failures.front());
    return at + step.no_answer;
  }
  return result.reason.empty() ? std::string(to_string(result.status)) : result.reason;
}

/// Whether something was tried again that no suite says may be: waiting for a rate limit aside.
inline bool is_flaky(const CaseResult& result) {
  if (result.status != CaseStatus::Passed) return false;
  const auto has_been_mended = [](const StepResult& step) {
    return std::any_of(step.resent.begin(), step.resent.end(),
                       [](const std::string& why) { return why != "429"; });
  };
  return result.attempts > 1 ||
         std::any_of(result.steps.begin(), result.steps.end(), has_been_mended);
}

/// Runs a case until it passes, or has been tried often enough.
class CaseAttempts {
 public:
  /// @param most_retries after the first attempt
  CaseAttempts(RunState& state, const PlannedCase& planned, std::size_t most_retries)
      : state_(state), planned_(planned), most_retries_(most_retries) {}

  /// @param keep as CaseRunner::run has it
  CaseResult run(bool writes_allowed, std::optional<OpenWorkflow>* keep) {
    while (true) {
      CaseRunner runner(state_, planned_);
      auto result = runner.run(writes_allowed, keep);
      result.attempts = earlier_.size() + 1;
      if (!is_to_be_retried(result)) {
        result.earlier = std::move(earlier_);
        if (is_flaky(result)) result.status = CaseStatus::Flaky;
        put_teardown_first(result);
        runner.note(result);
        return result;
      }
      end_attempt(result, keep);
    }
  }

 private:
  bool is_to_be_retried(const CaseResult& result) const {
    const bool went_wrong =
        result.status == CaseStatus::Failed || result.status == CaseStatus::NotRun;
    return went_wrong && earlier_.size() < most_retries_ && !state_.is_interrupted() &&
           !state_.end.is_stopped();
  }

  void end_attempt(CaseResult& result, std::optional<OpenWorkflow>* keep) {
    earlier_.push_back(headline(result));
    if (keep != nullptr && *keep) {
      tear_down(state_, **keep, result);
      keep->reset();
    }
    if (result.teardown_ok()) return;
    for (auto& step : result.teardown) {
      step.id = "attempt " + std::to_string(earlier_.size()) + "/" + step.id;
      failed_teardown_.push_back(std::move(step));
    }
  }

  /// A teardown that failed is told whatever came after it.
  void put_teardown_first(CaseResult& result) {
    result.teardown.insert(result.teardown.begin(),
                           std::make_move_iterator(failed_teardown_.begin()),
                           std::make_move_iterator(failed_teardown_.end()));
  }

  RunState& state_;
  const PlannedCase& planned_;
  std::size_t most_retries_;
  std::vector<std::string> earlier_;
  std::vector<StepResult> failed_teardown_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
