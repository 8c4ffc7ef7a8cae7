#pragma once

#include <chrono>
#include <functional>
#include <thread>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How a run tells time and waits. Tests give one that waits for nothing.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// kizen::Clock clock;
/// auto time = clock.now();
/// clock.now = [&] { return time; };
/// clock.wait = [&](std::chrono::milliseconds duration) { time += duration; };
/// const auto before = clock.now();
/// clock.wait(std::chrono::hours(1));
/// assert(clock.now() - before == std::chrono::hours(1));
/// ```
struct Clock {
  /// Never goes back.
  std::function<std::chrono::steady_clock::time_point()> now = [] {
    return std::chrono::steady_clock::now();
  };
  /// The time of day, to which dates in headers are compared.
  std::function<std::chrono::system_clock::time_point()> date = [] {
    return std::chrono::system_clock::now();
  };
  std::function<void(std::chrono::milliseconds)> wait = [](std::chrono::milliseconds duration) {
    std::this_thread::sleep_for(duration);
  };
};

}  // namespace KIZEN_ABI
}  // namespace kizen
