#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "../check/checker.hpp"
#include "../check/coverage_meter.hpp"
#include "../check/waiver_ledger.hpp"
#include "../contract/overlay.hpp"
#include "../http/no_answer.hpp"
#include "../http/target.hpp"
#include "../suite/inputs.hpp"
#include "../suite/suite.hpp"
#include "clock.hpp"
#include "plan.hpp"
#include "reporter.hpp"
#include "transport.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How a run is made.
struct RunOptions {
  Selection selection = {};
  /// The overlay whose actions suites name among their deviations; none are known without it.
  std::optional<Overlay> differences = {};
  /// Waives findings in what the contract says of each exchange; its own findings go into the
  /// summary.
  std::shared_ptr<WaiverLedger> waivers = {};
  /// Where inputs come from that neither suite nor case gives; asked by one thread at a time.
  InputSources inputs = {};
  /// Texts that no report may hold, beside the target's credentials.
  std::vector<std::string> secrets = {};
  /// Whether operations that do more than read may be sent to a host that is not loopback.
  bool writes_allowed = false;
  /// Whether cases that do more than read are skipped whatever the host.
  bool reads_only = false;
  /// Told of every exchange, of one at a time; secrets are masked in it.
  std::function<void(const Operation&, const Exchange&)> exchanged = {};
  /// Notes what exchanges reach in its contract; those of other contracts are counted alone. Null: not
  /// measured.
  std::shared_ptr<CoverageMeter> coverage = {};
  std::size_t jobs = 1;  ///< cases that run at once, each on a thread; one: on the caller's own
  /// Shuffles the cases, the same way for the same seed; without it they run in the order written.
  std::optional<std::uint64_t> order_seed = {};
  /// How many cases may fail before no other is started; 0: any number.
  std::size_t max_failures = 0;
  std::size_t max_unchecked = 0;  ///< exchanges that may stay unchecked
  bool strict_waivers = false;    ///< whether a run that needs waivers is told apart from one kept
  /// Set from a signal handler: the running case is torn down, and no other started.
  const std::atomic<bool>* interrupted = nullptr;
  /// Targets of sources that are not found at the main one, by the name of the source description.
  std::map<std::string, Target> targets = {};
  /// Sends requests in place of connections to the targets. Called by several threads at once where
  /// there are `jobs`, and for steps whose requests are concurrent: it must be safe to.
  Transport transport = {};
  Clock clock = {};  ///< called as `transport` is
  /// How long a Retry-After header may make a step wait.
  std::chrono::milliseconds longest_retry_after = std::chrono::seconds(60);
};

/// Runs suites against a target: every request and every response is held to the contract.
///
/// A request that breaks the contract is not sent, unless its step says that it must. A run ends
/// early where going on makes no sense: nobody answers, or the first credentials are refused.
/// Cases that run at once are told of in the order of the plan all the same, one at a time.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// kizen::Runner runner(kizen::Target::parse("http://127.0.0.1:1"), {});
/// std::ostringstream text;
/// kizen::ConsoleReporter console(text);
/// assert(runner.run({}, console).outcome(0) == kizen::Outcome::CouldNotRun);
/// ```
class Runner {
 public:
  inline Runner(Target target, RunOptions options);

  /// Runs every case that the selection takes.
  ///
  /// @throws ContractError before anything is sent, where a suite names an unknown deviation
  inline Summary run(const std::vector<Suite>& suites, Reporter& reporter);

 private:
  Target target_;
  RunOptions options_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
