#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

#include "../../suite/action.hpp"
#include "../../suite/scope.hpp"
#include "retry_after.hpp"
#include "run_state.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How long a retry waits: what a Retry-After header asks, up to a limit; else what the action says.
inline std::chrono::milliseconds retry_pause(const Action& action, const Scope& scope,
                                             const RunState& state) {
  if (scope.exchange) {
    const auto* header = scope.exchange->exchange.response.headers.first("Retry-After");
    const auto asked = header == nullptr ? std::nullopt : retry_after(*header, state.clock.date());
    if (asked) return std::min(*asked, state.longest_retry_after);
  }
  static constexpr double longest = 86400;
  return std::chrono::milliseconds(std::llround(std::min(action.retry_after, longest) * 1000));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
