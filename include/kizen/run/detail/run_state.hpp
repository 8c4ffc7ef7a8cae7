#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "../../check/checker.hpp"
#include "../../check/waiver_ledger.hpp"
#include "../../http/no_answer.hpp"
#include "../../http/target.hpp"
#include "../../suite/inputs.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What the cases of one run share: the way to the target, and whether going on makes sense.
struct RunState {
  const Target& target;
  std::function<Answer(const Request&)> send;
  InputSources inputs;
  const std::atomic<bool>* interrupted = nullptr;
  std::function<void(const Operation&, Exchange)> exchanged = {};
  std::shared_ptr<WaiverLedger> waivers = {};

  std::string stopped = {};          ///< why no other case is started; empty: go on
  bool credentials_proven = false;   ///< the target's credentials have been taken once
  bool credentials_refused = false;  ///< the first use of them was refused
  bool answered_once = false;
  std::size_t unanswered = 0;  ///< requests in a row without an answer

  bool is_interrupted() const { return interrupted != nullptr && interrupted->load(); }

  /// Moves what is waived out of the violations.
  void waive(Report& report) const {
    if (waivers != nullptr) waivers->apply(report);
  }

  /// Notes that no answer came; the first time, or three times in a row, ends the run.
  void note_no_answer(const std::string& problem) {
    ++unanswered;
    if (stopped.empty() && (!answered_once || unanswered >= 3)) {
      stopped = target.origin() + target.base_path + ": " + problem;
    }
  }

  void note_answer() {
    answered_once = true;
    unanswered = 0;
  }

  /// Notes what became of the target's own credentials. A 401 or 403 that nobody expects, before they
  /// were ever taken, ends the run; one that is expected says nothing of them.
  void note_credentials(int status, bool expected, const std::string& request) {
    const bool refused = status == 401 || status == 403;
    if (status < 300 || status == 400 || status == 404) {
      credentials_proven = true;
    } else if (refused && !expected && !credentials_proven && stopped.empty()) {
      credentials_refused = true;
      stopped = "the target refuses the credentials: " + std::to_string(status) + " to " + request;
    }
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
