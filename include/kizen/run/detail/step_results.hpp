#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "../case_result.hpp"
#include "suite_fault.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The results of a list from one on: what a step, or those that it called, came to.
class StepResults {
 public:
  /// @param all outlives this; may grow and shrink behind `first`
  StepResults(std::vector<StepResult>& all, std::size_t first) : all_(all), first_(first) {}

  bool ok() const {
    return std::all_of(begin(), all_.end(), [](const StepResult& result) { return result.ok(); });
  }

  bool has_suite_fault() const {
    return std::any_of(begin(), all_.end(),
                       [](const StepResult& result) { return detail::has_suite_fault(result); });
  }

  /// Whether a request of them must not be sent.
  bool is_withheld() const {
    return std::any_of(begin(), all_.end(),
                       [](const StepResult& result) { return !result.withheld.empty(); });
  }

  /// Why no answer came, the last time that none did; empty where all were answered.
  std::string silence() const {
    std::string silence;
    for (auto one = begin(); one != all_.end(); ++one) {
      if (!one->no_answer.empty()) silence = one->no_answer;
    }
    return silence;
  }

  /// Notes how often a step was tried, in the last of what it, or those that it called, came to: in
  /// all answers where that are several.
  void note_attempts(std::size_t attempts, const std::string& id) {
    if (attempts == 1) return;
    for (auto one = all_.end(); one != begin();) {
      --one;
      one->attempts = attempts;
      one->attempted = id;
      if (one->answer < 2) return;
    }
  }

  /// Adds what the contract says was broken.
  void add_broken(std::vector<Violation>& broken) const {
    for (auto one = begin(); one != all_.end(); ++one) {
      for (auto violation : one->report.violations) {
        violation.note = "attempt " + std::to_string(one->attempts) + " of step " + one->id;
        broken.push_back(std::move(violation));
      }
    }
  }

  /// What attempts before the last broke is mentioned with the last.
  void warn(std::vector<Violation> broken) {
    if (all_.size() == first_) return;
    auto& warnings = all_.back().warnings;
    std::move(broken.begin(), broken.end(), std::back_inserter(warnings));
  }

  /// Puts it in place of what was failed that the run ended before another attempt.
  void end_before_attempt(std::size_t attempt, const std::string& id) {
    auto taken = take();
    StepResult ended = taken.empty() ? StepResult() : std::move(taken.back());
    ended.id = id;
    ended.answer = 0;
    ended.failures.clear();
    ended.seen.clear();
    ended.report.violations.clear();
    ended.no_answer = "interrupted before attempt " + std::to_string(attempt);
    all_.push_back(std::move(ended));
  }

  void recover(const std::string& action) {
    for (auto one = begin(); one != all_.end(); ++one) {
      if (!one->ok()) one->recovered = action;
    }
  }

  /// The last of them, or null.
  StepResult* last() { return all_.size() > first_ ? &all_.back() : nullptr; }

  std::vector<StepResult> take() {
    std::vector<StepResult> taken(begin(), all_.end());
    all_.erase(begin(), all_.end());
    return taken;
  }

  void put_first(const std::vector<StepResult>& results) {
    all_.insert(begin(), results.begin(), results.end());
  }

 private:
  std::vector<StepResult>::iterator begin() const {
    return all_.begin() + static_cast<std::ptrdiff_t>(first_);
  }

  std::vector<StepResult>& all_;
  std::size_t first_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
