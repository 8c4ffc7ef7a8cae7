#pragma once

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "../../check/waiver_ledger.hpp"
#include "../../http/no_answer.hpp"
#include "../../http/target.hpp"
#include "../../suite/inputs.hpp"
#include "../../suite/scope.hpp"
#include "../../suite/suite.hpp"
#include "../clock.hpp"
#include "../transport.hpp"
#include "checker_set.hpp"
#include "connections.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a workflow on which others depend came to.
struct DoneWorkflow {
  bool passed = true;  ///< whether all its cases did
  std::string why = {};
  WorkflowValues values = {};  ///< of its last case
  std::set<std::string> steps = {};
};

/// The name of a workflow throughout a run.
using WorkflowKey = std::pair<std::string, std::string>;

inline WorkflowKey key_of(const Suite& suite, const Workflow& workflow) {
  return {suite.source.file, workflow.id};
}

/// What the cases of one run share: the way to the targets, and whether going on makes sense.
struct RunState {
  const Target& target;
  const std::map<std::string, Target>& targets;  ///< of sources that have their own, by name
  const CheckerSet& checkers;
  Transport send;
  Transport send_in_teardown;  ///< is not given up on where the run is interrupted
  Ways ways;
  InputSources inputs;
  Clock clock = {};
  std::chrono::milliseconds longest_retry_after{0};
  const std::atomic<bool>* interrupted = nullptr;
  std::function<void(const Operation&, Exchange)> exchanged = {};
  std::shared_ptr<WaiverLedger> waivers = {};
  std::map<WorkflowKey, DoneWorkflow> done = {};

  std::string stopped = {};          ///< why no other case is started; empty: go on
  bool credentials_proven = false;   ///< the target's credentials have been taken once
  bool credentials_refused = false;  ///< the first use of them was refused
  bool answered_once = false;
  std::size_t unanswered = 0;  ///< requests in a row without an answer

  bool is_interrupted() const { return interrupted != nullptr && interrupted->load(); }

  /// Where the operations of a source are found.
  const Target& target_of(const std::string& source) const {
    const auto own = targets.find(source);
    return own == targets.end() ? target : own->second;
  }

  /// Waits; once the run is interrupted no longer than `after_interrupt`.
  void wait(std::chrono::milliseconds duration, std::chrono::milliseconds after_interrupt) const {
    static constexpr std::chrono::milliseconds slice{50};
    while (duration.count() > 0) {
      if (is_interrupted()) duration = std::min(duration, after_interrupt);
      if (is_interrupted()) after_interrupt -= std::min(slice, after_interrupt);
      if (duration.count() > 0) clock.wait(std::min(duration, slice));
      duration -= slice;
    }
  }

  /// Moves what is waived out of the violations.
  void waive(Report& report) const {
    if (waivers != nullptr) waivers->apply(report);
  }

  /// Notes that no answer came; the first time, or three times in a row, ends the run.
  void note_no_answer(const Target& from, const std::string& problem) {
    ++unanswered;
    if (stopped.empty() && (!answered_once || unanswered >= 3)) {
      stopped = from.origin() + from.base_path + ": " + problem;
    }
  }

  void note_answer() {
    answered_once = true;
    unanswered = 0;
  }

  /// Whether a status says that the target's own credentials are refused, which were never taken.
  /// One that is due says nothing of them.
  bool refuses_credentials(int status, bool is_due) const {
    return (status == 401 || status == 403) && !is_due && !credentials_proven;
  }

  /// Notes that the target's own credentials were taken, where a status says so.
  void note_credentials(int status) {
    if (status < 300 || status == 400 || status == 404) credentials_proven = true;
  }

  /// Notes that the target's own credentials are refused, which ends the run.
  void note_refusal(const std::string& what) {
    if (!stopped.empty()) return;
    credentials_refused = true;
    stopped = "the target refuses the credentials: " + what;
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
