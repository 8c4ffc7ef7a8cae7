#pragma once

#include <algorithm>
#include <chrono>
#include <mutex>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Spreads requests evenly, so that there are no more than a number a second. Any number of threads
/// may use it.
class Pace {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// @param per_second 0: as many as come
  explicit Pace(double per_second)
      : interval_(per_second > 0 ? std::chrono::duration_cast<std::chrono::nanoseconds>(
                                       std::chrono::duration<double>(1 / per_second))
                                 : std::chrono::nanoseconds(0)) {}

  /// Takes the next turn. How long to wait for it, rounded up.
  std::chrono::milliseconds take_turn(Time now) {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto turn = std::max(next_, now);
    next_ = turn + interval_;
    return std::chrono::ceil<std::chrono::milliseconds>(turn - now);
  }

 private:
  std::chrono::nanoseconds interval_;
  std::mutex mutex_;
  Time next_ = {};
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
