#include "signals.hpp"

#include <csignal>

namespace kizen_tool {
namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

extern "C" void note_signal(int number) {
  interrupted.store(true);
  std::signal(number, SIG_DFL);
}

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGHUP);
  return set;
}

}  // namespace

void outlive_closed_pipes() { std::signal(SIGPIPE, SIG_IGN); }

const std::atomic<bool>& interrupted_by_signal() {
  std::signal(SIGINT, note_signal);
  std::signal(SIGTERM, note_signal);
  return interrupted;
}

void interrupt() { interrupted.store(true); }

SignalWait::SignalWait() {
  const auto set = ending_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void SignalWait::wait() const {
  const auto set = ending_signals();
  int number = 0;
  sigwait(&set, &number);
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);  // another one ends the program at once
}

}  // namespace kizen_tool
