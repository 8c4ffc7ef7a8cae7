#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "../../http.hpp"
#include "../run_marker.hpp"
#include "../runner.hpp"
#include "all_loopback.hpp"
#include "all_suites.hpp"
#include "case_crew.hpp"
#include "case_mask.hpp"
#include "connections.hpp"
#include "contract_identity_inl.hpp"
#include "credential_print.hpp"
#include "custody.hpp"
#include "journal_inl.hpp"
#include "pace.hpp"
#include "rest_of_run.hpp"
#include "shuffled.hpp"
#include "sweep_inl.hpp"
#include "unique_text.hpp"
#include "utc_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What may be sent that does more than read.
///
/// @throws ContractError where writes are to be held to what the run has made, and nothing says how
inline Writes effective_writes(const Target& target, const RunOptions& options) {
  const bool is_own_machine = is_all_loopback(target, options);
  const auto writes = options.writes.value_or(is_own_machine ? Writes::Allowed : Writes::Refused);
  if (writes == Writes::Scratch && !options.lifecycle) {
    throw ContractError(
        {}, "run.lifecycle",
        "writes cannot be held to what the run has made: how it is removed again is "
        "not known of this contract",
        "allow all writes, or none");
  }
  return writes;
}

/// The options, with a marker and the unique texts that begin with it where the caller gives none.
inline RunOptions completed(RunOptions options) {
  if (options.inputs.unique) return options;
  if (options.marker.empty()) options.marker = make_run_marker();
  options.inputs.unique = unique_texts(options.marker);
  return options;
}

/// Everyone that the run may act for, the target's own credentials as `own`.
inline Identities all_identities(const Target& target, const RunOptions& options) {
  auto identities = options.identities;
  identities["own"] = target.credentials;
  return identities;
}

inline JournalHeader journal_header(const RunHeader& header, const RunOptions& options,
                                    const Identities& identities) {
  return {header.run,           header.target,  options.profile,
          header.contract.name, header.started, credential_prints(identities, header.run)};
}

/// Notes why a run ended before its cases did, or as if it had.
inline void note_end(const RunEnd& end, const CaseMask& mask, Summary& summary) {
  summary.stopped = mask.masked(end.why());
  summary.stopped_by = end.kind();
  if (!summary.stopped.empty() || !end.is_hollow()) return;
  summary.stopped = "a hollow run: nothing but 401 came to the target's own credentials";
  summary.stopped_by = Stop::Hollow;
}

/// What came to each waiver in a run; a part of a run does not say of any that nothing did.
inline std::vector<WaiverFinding> waiver_uses(const WaiverLedger& ledger, bool is_whole) {
  auto uses = ledger.uses();
  for (auto& use : uses) {
    if (!is_whole && use.kind == WaiverFinding::Kind::Stale) use.kind = WaiverFinding::Kind::Used;
  }
  return uses;
}

/// What a run has to say of its waivers. A shard leaves it to the whole to say that one is stale.
inline std::vector<WaiverFinding> waiver_findings(std::vector<WaiverFinding> uses, bool is_shard) {
  for (auto& use : uses) {
    if (is_shard && use.kind == WaiverFinding::Kind::Stale) use.kind = WaiverFinding::Kind::Used;
  }
  return worth_telling(std::move(uses));
}

/// Adds what the environment gives to inputs: it may hold anything.
inline void add_environment(const Suite& suite, const InputSources& sources,
                            std::vector<std::string>& secrets) {
  for (const auto& workflow : suite.workflows) {
    for (const auto& input : workflow.inputs) {
      if (input.environment.empty() || !sources.environment) continue;
      const auto value = sources.environment(input.environment);
      if (value == nullptr) continue;
      auto text = plain_text(*value);
      if (text.size() >= least_secret) secrets.push_back(std::move(text));
    }
  }
}

inline std::vector<std::string> secrets_of(const std::vector<Suite>& suites, const Target& target,
                                           const RunOptions& options) {
  auto secrets = options.secrets;
  for (const auto& credential : target.credentials) secrets.push_back(credential.value);
  for (const auto& own : options.targets) {
    for (const auto& credential : own.second.credentials) secrets.push_back(credential.value);
  }
  for (const auto& identity : options.identities) {
    for (const auto& credential : identity.second) secrets.push_back(credential.value);
  }
  for (const auto* suite : all_suites(suites)) add_environment(*suite, options.inputs, secrets);
  return secrets;
}

/// Which contracts suites are held to, each once, in the order of suites and their sources.
inline std::vector<ContractIdentity> contracts_of(const std::vector<Suite>& suites) {
  std::set<const json*> seen;
  std::vector<ContractIdentity> all;
  const auto add = [&](const Contract& contract) {
    if (!seen.insert(&contract.document()).second) return;
    auto identity = identity_of(contract);
    const bool is_known = std::any_of(all.begin(), all.end(), [&](const auto& other) {
      return other.hash == identity.hash && other.to_string() == identity.to_string();
    });
    if (!is_known) all.push_back(std::move(identity));
  };
  for (const auto* suite : all_suites(suites)) {
    add(suite->contract);
    for (const auto& source : suite->sources) {
      if (source.contract) add(*source.contract);
    }
  }
  return all;
}

/// What a run needs of suites and does not change.
struct Preparation {
  /// @throws ContractError as PreparedSuites
  Preparation(const std::vector<Suite>& suites, const std::optional<Overlay>& differences)
      : checkers(suites, differences), contracts(contracts_of(suites)) {}

  CheckerSet checkers;
  std::vector<ContractIdentity> contracts;
};

/// What is said of inputs that a profile gives and no workflow has: they may be misspelled.
inline std::vector<std::string> unused_inputs(const std::vector<Suite>& suites,
                                              const InputSources& sources) {
  std::set<std::string> known;
  for (const auto* suite : all_suites(suites)) {
    for (const auto& workflow : suite->workflows) {
      for (const auto& input : workflow.inputs) known.insert(input.name);
    }
  }
  std::vector<std::string> notes;
  for (const auto& [name, value] : sources.profile) {
    if (known.count(name) > 0) continue;
    const auto near = did_you_mean(name, known);
    notes.push_back("the profile's input '" + name + "' is one that no workflow has" +
                    (near.empty() ? "" : "; " + near));
  }
  return notes;
}

inline RunHeader run_header(const std::vector<Suite>& suites, const Preparation& preparation,
                            const Target& target, const RunOptions& options, std::size_t cases) {
  RunHeader header;
  header.target = target.origin() + target.base_path;
  for (const auto& [source, own] : options.targets) {
    header.other_targets.push_back(source + " at " + own.origin() + own.base_path);
  }
  header.cases = cases;
  header.selection = options.selection;
  header.strictness = {options.max_unchecked, options.strict_waivers, options.fail_on_flaky};
  header.order_seed = options.order_seed;
  header.jobs = options.jobs;
  header.run = options.marker;
  header.started = utc_text(options.clock.date());
  header.other_contracts = preparation.contracts;
  if (!suites.empty()) {
    header.contract = std::move(header.other_contracts.front());
    header.other_contracts.erase(header.other_contracts.begin());
  }
  header.notes = preparation.checkers.notes();
  for (auto& note : unused_inputs(suites, options.inputs)) header.notes.push_back(std::move(note));
  for (const auto* suite : all_suites(suites)) {
    for (const auto& warning : suite->warnings) {
      header.notes.push_back(warning.place.to_string() + ": " + warning.text);
    }
  }
  return header;
}

/// Says which part of a plan a run is.
inline void note_shard(const std::optional<Shard>& shard, const PlanIdentity& whole,
                       RunHeader& header) {
  header.shard = shard;
  header.plan = whole;
  if (!shard || header.cases > 0 || whole.cases == 0) return;
  header.notes.push_back(shard->to_string() + " has none of the " + counted(whole.cases, "case"));
}

/// Calls a function by one thread at a time.
template <class Result, class... Arguments>
std::function<Result(Arguments...)> one_at_a_time(std::function<Result(Arguments...)> function,
                                                  std::mutex& mutex) {
  if (!function) return function;
  return [function = std::move(function), &mutex](Arguments... arguments) {
    const std::lock_guard<std::mutex> lock(mutex);
    return function(std::forward<Arguments>(arguments)...);
  };
}

/// Takes over what the caller gives. Functions of the caller are called by one thread at a time.
inline void take_options(const RunOptions& options, const CaseMask& mask, std::mutex& mutex,
                         RunState& state) {
  state.inputs.profile = options.inputs.profile;
  state.inputs.environment = one_at_a_time(options.inputs.environment, mutex);
  state.inputs.unique = one_at_a_time(options.inputs.unique, mutex);
  state.clock = options.clock;
  state.longest_retry_after = options.longest_retry_after;
  state.most_resendings = options.most_resendings;
  state.writes_remedy = options.writes_remedy;
  state.interrupted = options.interrupted;
  state.waivers = options.waivers;
  state.to_target = options.to_target;
  state.from_target = options.from_target;
  state.coverage = options.coverage;
  if (!options.exchanged) return;
  state.exchanged = [&mask, told = one_at_a_time(options.exchanged, mutex)](
                        const Operation& operation, Exchange exchange) {
    told(operation, mask.masked(std::move(exchange)));
  };
}

/// Notes what became of the waivers, once the rest of the summary is known.
inline void note_waivers(const RunOptions& options, Writes writes, Summary& summary) {
  const bool is_whole = options.selection.is_all() && summary.is_complete() &&
                        writes != Writes::Refused && summary.withheld == 0;
  summary.waiver_uses = waiver_uses(*options.waivers, is_whole);
  summary.waiver_findings = waiver_findings(summary.waiver_uses, options.shard.has_value());
}

/// Makes sure that a run may be made as it is asked for, before anything is compiled or sent.
///
/// @throws ContractError as Runner::run
inline void demand_usable(const Target& target, const RunOptions& options) {
  target.demand_files();
  for (const auto& own : options.targets) own.second.demand_files();
  effective_writes(target, options);
}

/// What work throws; null where it ends well.
template <class Work>
std::exception_ptr thrown_by(const Work& work) {
  try {
    work();
    return nullptr;
  } catch (...) {
    return std::current_exception();
  }
}

}  // namespace detail

KIZEN_INLINE Runner::Runner(Target target, RunOptions options)
    : target_(std::move(target)), options_(std::move(options)) {}

KIZEN_INLINE PreparedSuites::PreparedSuites(std::vector<Suite> suites,
                                            std::optional<Overlay> differences)
    : suites_(std::make_shared<const std::vector<Suite>>(std::move(suites))),
      preparation_(std::make_shared<const detail::Preparation>(*suites_, differences)) {}

KIZEN_INLINE Summary Runner::run(const std::vector<Suite>& suites, Reporter& reporter) {
  detail::demand_usable(target_, options_);
  return run(suites, detail::Preparation(suites, options_.differences), reporter);
}

KIZEN_INLINE Summary Runner::run(const PreparedSuites& suites, Reporter& reporter) {
  detail::demand_usable(target_, options_);
  return run(suites.suites(), *suites.preparation_, reporter);
}

KIZEN_INLINE Summary Runner::run(const std::vector<Suite>& suites,
                                 const detail::Preparation& preparation, Reporter& reporter) {
  const auto options = detail::completed(options_);
  const auto writes = detail::effective_writes(target_, options);
  const auto identities = detail::all_identities(target_, options);
  auto planned = plan(suites, options.selection);
  const auto whole = plan_identity(planned);
  if (options.shard) planned = pack(planned, options.timings, *options.shard);
  if (options.order_seed) planned = detail::CaseShuffle(planned, *options.order_seed).take();
  const detail::CaseMask mask(detail::secrets_of(suites, target_, options));
  const detail::Ways ways(options.transport, options.interrupted);
  detail::RunEnd end(options.max_failures);
  if (options.deadline) end.set_deadline(options.clock, *options.deadline);
  detail::DoneWorkflows done;
  auto header = detail::run_header(suites, preparation, target_, options, planned.size());
  detail::note_shard(options.shard, whole, header);
  detail::Custody custody(writes, options.lifecycle ? &*options.lifecycle : nullptr, identities,
                          options.journal, detail::journal_header(header, options, identities));
  detail::Pace pace(options.requests_per_second);
  detail::RunState state{target_, options.targets, preparation.checkers, ways, end, done, custody,
                         pace};
  std::mutex callers;
  detail::take_options(options, mask, callers, state);
  reporter.run_started(header);
  Summary summary;
  summary.nothing_due = planned.empty() && whole.cases > 0;
  const auto begin = state.clock.now();
  detail::ResultsInOrder results(planned, reporter, summary);
  detail::CaseCrew crew(state, planned, writes != Writes::Refused, options.case_retries, mask,
                        results);
  const auto thrown = detail::thrown_by([&] { crew.run(options.jobs); });
  detail::remove_rest(custody, suites, target_, options, identities, summary);
  if (thrown) std::rethrow_exception(thrown);
  summary.seconds = std::chrono::duration<double>(state.clock.now() - begin).count();
  detail::note_end(end, mask, summary);
  summary.interrupted = state.is_interrupted();
  if (summary.stopped.empty() && !summary.interrupted) {
    summary.not_started = planned.size() - summary.total_cases();
  }
  if (options.waivers != nullptr) detail::note_waivers(options, writes, summary);
  reporter.run_finished(summary, summary.outcome(header.strictness));
  return summary;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
