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
#include "../contract/lifecycle.hpp"
#include "../contract/overlay.hpp"
#include "../http/no_answer.hpp"
#include "../http/target.hpp"
#include "../suite/inputs.hpp"
#include "../suite/suite.hpp"
#include "clock.hpp"
#include "identities.hpp"
#include "plan.hpp"
#include "prepared_suites.hpp"
#include "reporter.hpp"
#include "shard.hpp"
#include "timings.hpp"
#include "transport.hpp"
#include "writes.hpp"

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
  /// What may be sent that does more than read; by default everything on this machine, nothing
  /// elsewhere.
  std::optional<Writes> writes = {};
  /// What allows writes where they are refused, such as a flag; cases that are skipped for it say so.
  std::string writes_remedy = {};
  /// How what is made is removed again. Without it nothing is noted, and Writes::Scratch is refused.
  std::optional<Lifecycle> lifecycle = {};
  /// Where to note what is made before it is made; empty: nowhere. The file is taken away at the end
  /// where nothing is left.
  std::string journal = {};
  std::string profile = {};  ///< name of the target's profile, for the journal
  /// Stands in all texts that `inputs.unique` gives; by default one is made, and `unique` with it.
  std::string marker = {};
  /// Credentials of others than the target's own, for whom steps may act, by name.
  Identities identities = {};
  /// Told of every exchange, of one at a time; secrets are masked in it.
  std::function<void(const Operation&, const Exchange&)> exchanged = {};
  /// Notes what exchanges reach in its contract; those of other contracts are counted alone. Null: not
  /// measured.
  std::shared_ptr<CoverageMeter> coverage = {};
  std::size_t jobs = 1;  ///< cases that run at once, each on a thread; one: on the caller's own
  /// Shuffles the cases, the same way for the same seed; without it they run in the order written.
  std::optional<std::uint64_t> order_seed = {};
  /// Which part of the plan to run, where not all of it; packed by `timings`.
  std::optional<Shard> shard = {};
  Timings timings = {};
  /// How many cases may fail before no other is started; 0: any number.
  std::size_t max_failures = 0;
  std::size_t case_retries = 0;  ///< how often a case that failed is run again
  bool fail_on_flaky = false;    ///< whether a case that passes only then counts as one that failed
  std::optional<std::chrono::milliseconds> deadline = {};  ///< of the whole run, teardown aside
  double requests_per_second = 0;                          ///< at most; 0: as many as come
  std::size_t max_unchecked = 0;                           ///< exchanges that may stay unchecked
  bool strict_waivers = false;  ///< whether a run that needs waivers is told apart from one kept
  /// Set from a signal handler: the running case is torn down, and no other started.
  const std::atomic<bool>* interrupted = nullptr;
  /// Targets of sources that are not found at the main one, by the name of the source description.
  std::map<std::string, Target> targets = {};
  /// What the main target is sent for a request of a suite; it is this that is held to the contract.
  /// Called as `transport` is.
  std::function<Request(const Operation&, Request)> to_target = {};
  /// What expectations, criteria and outputs see of a response of the main target, once it has been
  /// held to the contract; the request is that of the suite. Called as `transport` is.
  std::function<Response(const Operation&, const Request&, Response)> from_target = {};
  /// Sends requests in place of connections to the targets. Called by several threads at once where
  /// there are `jobs`, and for steps whose requests are concurrent: it must be safe to.
  Transport transport = {};
  Clock clock = {};  ///< called as `transport` is
  /// How long a Retry-After header may make a step wait.
  std::chrono::milliseconds longest_retry_after = std::chrono::seconds(60);
  /// How often a request is sent again where 429 or 503 says when, or where a connection broke and
  /// the request may be carried out twice.
  std::size_t most_resendings = 3;
  /// How long a search may take to show what was made last, for what teardown has left.
  std::chrono::milliseconds search_lag = std::chrono::seconds(3);
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
  KIZEN_INLINE Runner(Target target, RunOptions options);

  /// Runs every case that the selection takes.
  ///
  /// @throws ContractError before anything is sent, where a suite names an unknown deviation, or
  ///   writes are to be held to what the run has made and no lifecycle says how; as
  ///   Target::demand_files
  KIZEN_INLINE Summary run(const std::vector<Suite>& suites, Reporter& reporter);

  /// As that, without compiling anything again.
  ///
  /// @throws ContractError as run() of what the run's options say
  KIZEN_INLINE Summary run(const PreparedSuites& suites, Reporter& reporter);

 private:
  KIZEN_INLINE Summary run(const std::vector<Suite>& suites, const detail::Preparation& preparation,
                           Reporter& reporter);

  Target target_;
  RunOptions options_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
