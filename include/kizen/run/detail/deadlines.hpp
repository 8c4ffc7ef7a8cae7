#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/json_pointer.hpp"
#include "../../suite/suite.hpp"
#include "../clock.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A moment by which something must be done, and who says so.
struct Deadline {
  std::chrono::steady_clock::time_point end;
  std::chrono::milliseconds duration;
  const Suite* suite;
  JsonPointer place;
  std::string rule;  ///< `case.deadline`, or `case.timeout` of a call
};

/// How long an exchange may take, and by whose word.
struct TimeLimit {
  std::optional<std::chrono::milliseconds> duration = {};
  std::chrono::milliseconds whole = {};  ///< what the suite says, of which that is left
  std::string rule = {};                 ///< `case.timeout` or `case.deadline`
  const Suite* suite = nullptr;          ///< the one that says so
  JsonPointer place = {};
};

/// The deadlines that run at one moment: of workflows, and of a step.
class Deadlines {
 public:
  explicit Deadlines(const Clock& clock) : clock_(&clock) {}

  /// Starts one, where there is one; gives how many ran before.
  std::size_t start(const std::optional<std::chrono::milliseconds>& duration, const Suite& suite,
                    JsonPointer place, std::string rule = "case.deadline") {
    const auto before = all_.size();
    if (duration) {
      all_.push_back(
          {clock_->now() + *duration, *duration, &suite, std::move(place), std::move(rule)});
    }
    return before;
  }

  /// Ends those that were started since then.
  void end_since(std::size_t before) {
    all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(before), all_.end());
  }

  /// The one that ends first, or null.
  const Deadline* first() const {
    const auto found =
        std::min_element(all_.begin(), all_.end(),
                         [](const Deadline& a, const Deadline& b) { return a.end < b.end; });
    return found == all_.end() ? nullptr : &*found;
  }

  /// How much time is left until the first ends; below 0 where it has.
  std::chrono::milliseconds left(const Deadline& deadline) const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(deadline.end - clock_->now());
  }

  /// How long one attempt at a step may take: its timeout, or what a deadline leaves of it.
  TimeLimit limit_of(const Suite& suite, const Step& step) const {
    TimeLimit limit{step.timeout, step.timeout.value_or(std::chrono::milliseconds(0)),
                    "case.timeout", &suite, step.place / "timeout"};
    const auto* deadline = first();
    if (deadline == nullptr) return limit;
    const auto time = left(*deadline);
    if (limit.duration && *limit.duration <= time) return limit;
    return {time, deadline->duration, deadline->rule, deadline->suite, deadline->place};
  }

 private:
  const Clock* clock_;
  std::vector<Deadline> all_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
