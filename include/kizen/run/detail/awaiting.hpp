#pragma once

#include <chrono>

#include "../../suite/scope.hpp"
#include "../../suite/step.hpp"
#include "../clock.hpp"
#include "step_results.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How long a step that reads is tried again until the service shows what it waits for.
class Awaiting {
 public:
  /// @param clock outlives this
  explicit Awaiting(const Clock& clock) : clock_(clock), begun_(clock.now()) {}

  /// Notes an attempt that failed: it was a look too early where the service had answered well.
  void note_failure(const Step& step, const Scope& scope) {
    const bool is_read = step.operation != nullptr && step.operation->effect == Effect::Read;
    const bool is_well = scope.exchange && scope.exchange->exchange.response.status < 300;
    was_too_early_ = was_too_early_ || (is_read && is_well);
  }

  /// Notes in the last of the results how long it took.
  void note_shown(StepResults& results) const {
    auto* const last = results.last();
    if (!was_too_early_ || last == nullptr) return;
    last->visible_after = std::chrono::duration<double>(clock_.now() - begun_).count();
  }

 private:
  const Clock& clock_;
  std::chrono::steady_clock::time_point begun_;
  bool was_too_early_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
