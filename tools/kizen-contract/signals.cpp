#include "signals.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>

#include "exit_code.hpp"
#include "output.hpp"

namespace kizen_tool {
namespace {

std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

std::array<char, 4096> last_words{};  ///< said by a signal handler, so it is no std::string
std::atomic<std::size_t> last_words_size{0};
std::array<char, 4096> needed_file{};  ///< ends in a zero byte

void say_last_words() {
  if (::access(needed_file.data(), F_OK) != 0) return;
  const char* text = last_words.data();
  for (auto left = last_words_size.load(); left > 0;) {
    const auto written =
        ::write(STDERR_FILENO, text, left);  // writes nothing secret: redacted before
    if (written <= 0) return;
    text += written;
    left -= static_cast<std::size_t>(written);
  }
}

std::atomic<bool> has_had_signal{false};

extern "C" void note_signal(int) {
  interrupted.store(true);
  if (!has_had_signal.exchange(true)) return;
  say_last_words();
  ::_exit(Interrupted);
}

/// A signal that whoever started the program wants it to outlive stays ignored.
void handle(int number) {
  struct sigaction before {};
  sigaction(number, nullptr, &before);
  if (before.sa_handler == SIG_IGN) return;
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, nullptr);
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
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) handle(number);
  return interrupted;
}

void interrupt() { interrupted.store(true); }

void say_at_second_signal(const std::string& words, const std::string& file) {
  if (file.size() >= needed_file.size()) return;
  const auto safe = redacted(words);
  const auto size = std::min(safe.size(), last_words.size());
  last_words_size.store(0);
  needed_file.fill('\0');
  std::memcpy(needed_file.data(), file.data(), file.size());
  std::memcpy(last_words.data(), safe.data(), size);
  last_words_size.store(size);
}

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

bool SignalWait::wait_for(std::chrono::milliseconds time) const {
  const auto set = ending_signals();
  timespec most{};
  most.tv_sec = static_cast<time_t>(time.count() / 1000);
  most.tv_nsec = static_cast<long>(time.count() % 1000) * 1'000'000;
  if (sigtimedwait(&set, nullptr, &most) < 0) return false;
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);  // another one ends the program at once
  return true;
}

}  // namespace kizen_tool
