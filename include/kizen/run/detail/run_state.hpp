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

#include "../../check/coverage_meter.hpp"
#include "../../check/waiver_ledger.hpp"
#include "../../http/target.hpp"
#include "../../suite/inputs.hpp"
#include "../clock.hpp"
#include "checker_set.hpp"
#include "connections.hpp"
#include "custody.hpp"
#include "done_workflows.hpp"
#include "pace.hpp"
#include "run_end.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What the cases that run on one thread have in common: its way to the targets, and what all threads
/// of the run share.
struct RunState {
  const Target& target;
  const std::map<std::string, Target>& targets;  ///< of sources that have their own, by name
  const CheckerSet& checkers;
  const Ways& ways;
  RunEnd& end;
  DoneWorkflows& done;
  Custody& custody;
  Pace& pace;
  std::shared_ptr<Way> way = {};  ///< of this thread
  std::size_t unanswered = 0;     ///< how often in a row no answer came to this thread
  /// The workflows whose cases all come before the one that is run; null: none.
  const std::set<WorkflowKey>* before = nullptr;
  InputSources inputs = {};
  Clock clock = {};
  std::chrono::milliseconds longest_retry_after{0};
  std::size_t most_resendings = 0;  ///< of one request
  const std::atomic<bool>* interrupted = nullptr;
  std::function<void(const Operation&, Exchange)> exchanged = {};
  std::function<Request(const Operation&, Request)> to_target = {};
  std::function<Response(const Operation&, const Request&, Response)> from_target = {};
  std::shared_ptr<WaiverLedger> waivers = {};
  std::shared_ptr<CoverageMeter> coverage = {};
  std::string writes_remedy = {};  ///< what allows writes; empty where nothing is known to

  /// The same for a thread of its own.
  RunState for_thread() const {
    auto own = *this;
    own.way = std::make_shared<Way>(ways.open());
    return own;
  }

  bool is_interrupted() const { return interrupted != nullptr && interrupted->load(); }

  /// Where the operations of a source are found.
  const Target& target_of(const std::string& source) const {
    const auto own = targets.find(source);
    return own == targets.end() ? target : own->second;
  }

  /// Whether no more is to be done than teardown.
  bool is_over() const { return is_interrupted() || end.is_stopped(); }

  /// Waits; once the run is over no longer than `after_end`.
  void wait(std::chrono::milliseconds duration, std::chrono::milliseconds after_end) const {
    static constexpr std::chrono::milliseconds slice{50};
    while (duration.count() > 0) {
      const bool is_ending = is_over();
      if (is_ending) duration = std::min(duration, after_end);
      if (is_ending) after_end -= std::min(slice, after_end);
      if (duration.count() > 0) clock.wait(std::min(duration, slice));
      duration -= slice;
    }
  }

  /// Moves what is waived out of the violations.
  void waive(Report& report) const {
    if (waivers != nullptr) waivers->apply(report);
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
