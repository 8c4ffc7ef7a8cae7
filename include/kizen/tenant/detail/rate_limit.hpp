#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <mutex>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many requests are answered in any one second. Any number of threads may ask.
class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  static constexpr auto window = std::chrono::seconds(1);

  /// @param most 0 for no limit
  explicit RateLimit(std::size_t most) : most_(most) {}

  /// Whether one more is answered; one that is not does not count.
  bool admits(Clock::time_point now) {
    if (most_ == 0) return true;
    const std::lock_guard lock(mutex_);
    while (!answered_.empty() && answered_.front() + window <= now) answered_.pop_front();
    if (answered_.size() >= most_) return false;
    answered_.push_back(now);
    return true;
  }

 private:
  std::size_t most_;
  std::mutex mutex_;
  std::deque<Clock::time_point> answered_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
