#pragma once

#include <chrono>
#include <functional>
#include <kizen/run/clock.hpp>

namespace kizen_test {

/// A clock that stands still but for waits, and whatever a test adds.
struct FakeClock {
  std::chrono::milliseconds passed{0};
  std::chrono::milliseconds waited{0};
  std::function<void()> while_waiting = [] {};

  /// Sun, 06 Nov 1994 08:49:37 GMT, when it begins.
  static constexpr std::chrono::seconds begin{784111777};

  /// Its address is taken: it must outlive what it gives.
  kizen::Clock clock() {
    kizen::Clock made;
    made.now = [this] { return std::chrono::steady_clock::time_point(passed); };
    made.date = [this] { return std::chrono::system_clock::time_point(begin + passed); };
    made.wait = [this](std::chrono::milliseconds duration) {
      passed += duration;
      waited += duration;
      while_waiting();
    };
    return made;
  }
};

}  // namespace kizen_test
