#pragma once

#include <atomic>
#include <chrono>
#include <string>

namespace kizen_tool {

/// Lets a write to a pipe or connection that the other side has closed fail, where it would end the
/// process: a run must reach its teardown.
void outlive_closed_pipes();

/// Becomes true at the first SIGINT, SIGTERM or SIGHUP, or by `interrupt`; a second signal ends the
/// process at once.
const std::atomic<bool>& interrupted_by_signal();

/// What the process writes to standard error where a second signal ends it, and a file is there then;
/// 4 KiB at most.
void say_at_second_signal(const std::string& words, const std::string& file);

/// Ends a run as the first signal does, for a reason that the caller tells.
void interrupt();

/// Blocks until SIGINT or SIGTERM comes; call it before any thread is started.
class SignalWait {
 public:
  SignalWait();

  /// Returns once one of them has come.
  void wait() const;

  /// Whether one of them comes within that time.
  bool wait_for(std::chrono::milliseconds time) const;
};

}  // namespace kizen_tool
