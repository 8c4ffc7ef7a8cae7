#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace kizen_test {

/// Lets nobody through who waits before so many have come.
struct Gate {
  explicit Gate(int count) : missing(count) {}

  /// Whether all came while it was waited for.
  bool pass(bool waits = true) {
    std::unique_lock<std::mutex> lock(mutex);
    if (--missing == 0) all_came.notify_all();
    if (!waits) return true;
    return all_came.wait_for(lock, std::chrono::seconds(20), [&] { return missing <= 0; });
  }

  std::mutex mutex;
  std::condition_variable all_came;
  int missing;
};

}  // namespace kizen_test
