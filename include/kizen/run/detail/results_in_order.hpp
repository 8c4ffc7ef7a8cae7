#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "../plan.hpp"
#include "../reporter.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Tells a reporter of cases in the order of their plan, whichever end first. Any number of threads
/// may use it.
class ResultsInOrder {
 public:
  /// @param planned outlives this, as the others do
  ResultsInOrder(const std::vector<PlannedCase>& planned, Reporter& reporter, Summary& summary)
      : planned_(planned), reporter_(reporter), summary_(summary), all_(planned.size()) {}

  void begin(std::size_t index) {
    const std::lock_guard<std::mutex> lock(mutex_);
    all_[index].has_begun = true;
    tell();
  }

  void end(std::size_t index, CaseResult result) {
    const std::lock_guard<std::mutex> lock(mutex_);
    all_[index].result = std::move(result);
    tell();
  }

  /// No other case begins: tells what waited for some that never did.
  void close() {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_closed_ = true;
    tell();
  }

 private:
  struct Entry {
    bool has_begun = false;
    bool is_told = false;  ///< whether the reporter knows that it has begun
    std::optional<CaseResult> result = {};
  };

  /// Tells as far as is known. What a reporter throws ends it for good.
  void tell() {
    if (std::exchange(is_telling_, true)) return;
    for (; next_ < all_.size(); ++next_) {
      auto& one = all_[next_];
      if (!one.has_begun && !is_closed_) break;
      if (one.has_begun && !std::exchange(one.is_told, true)) {
        reporter_.case_started(planned_[next_].title());
      }
      if (!one.result && !is_closed_) break;
      if (!one.result) continue;
      summary_.add(*one.result);
      reporter_.case_finished(*one.result);
      one.result.reset();
    }
    is_telling_ = false;
  }

  const std::vector<PlannedCase>& planned_;
  Reporter& reporter_;
  Summary& summary_;
  std::mutex mutex_;
  std::vector<Entry> all_;
  std::size_t next_ = 0;
  bool is_closed_ = false;
  bool is_telling_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
