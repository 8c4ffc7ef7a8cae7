#pragma once

#include <atomic>

namespace kizen_tool {

/// Becomes true at the first SIGINT or SIGTERM; a second one ends the process at once.
const std::atomic<bool>& interrupted_by_signal();

/// Blocks until SIGINT or SIGTERM comes; call it before any thread is started.
class SignalWait {
 public:
  SignalWait();

  /// Returns once one of them has come.
  void wait() const;
};

}  // namespace kizen_tool
