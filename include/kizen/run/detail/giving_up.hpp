#pragma once

#include <optional>
#include <string>
#include <utility>

#include "run_state.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Notes that nobody answers, or that the credentials are refused, once no retry is left: neither
/// that of the step itself nor that of one that calls its workflow.
class GivingUp {
 public:
  explicit GivingUp(RunState& state) : state_(state) {}

  /// A step gave up on an answer.
  void on_silence(const Target& from, Stop kind, std::string problem) {
    silence_ = {&from, kind, std::move(problem)};
  }

  /// A step gave up on a request whose credentials were refused.
  void on_refusal(std::string what) { refusal_ = std::move(what); }

  /// Another attempt is made.
  void forget() {
    silence_.reset();
    refusal_.clear();
  }

  /// Nobody makes another attempt.
  void note() {
    if (silence_) {
      state_.end.note_no_answer(*silence_->from, silence_->kind, silence_->problem,
                                ++state_.unanswered);
    }
    if (!refusal_.empty() && state_.end.note_refusal(refusal_)) is_refused_ = true;
    forget();
  }

  /// Whether it was noted that the credentials are refused, which were never taken.
  bool is_refused() const { return is_refused_; }

 private:
  struct Silence {
    const Target* from;
    Stop kind;
    std::string problem;
  };

  RunState& state_;
  std::optional<Silence> silence_;
  std::string refusal_;
  bool is_refused_ = false;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
