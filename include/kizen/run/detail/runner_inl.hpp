#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "../../http.hpp"
#include "../runner.hpp"
#include "all_suites.hpp"
#include "case_crew.hpp"
#include "connections.hpp"
#include "contract_identity_inl.hpp"
#include "mask.hpp"
#include "shuffled.hpp"
#include "unique_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a host name or address is this machine's own. `127.example.com` is not.
inline bool is_loopback(const std::string& host) {
  const bool is_address = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "::1" || (is_address && starts_with(host, "127."));
}

/// Whether all targets of a run are this machine's own.
inline bool is_all_loopback(const Target& target, const RunOptions& options) {
  return is_loopback(target.host) &&
         std::all_of(options.targets.begin(), options.targets.end(),
                     [](const auto& own) { return is_loopback(own.second.host); });
}

/// What a run has to say of its waivers; a part of it says nothing of those that covered nothing.
inline std::vector<WaiverFinding> waiver_findings(const WaiverLedger& ledger, bool is_whole) {
  auto all = ledger.findings();
  if (is_whole) return all;
  all.erase(std::remove_if(all.begin(), all.end(),
                           [](const WaiverFinding& finding) {
                             return finding.kind == WaiverFinding::Kind::Stale;
                           }),
            all.end());
  return all;
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

inline RunHeader run_header(const std::vector<Suite>& suites, const CheckerSet& checkers,
                            const Target& target, const RunOptions& options, std::size_t cases) {
  RunHeader header;
  header.target = target.origin() + target.base_path;
  for (const auto& [source, own] : options.targets) {
    header.other_targets.push_back(source + " at " + own.origin() + own.base_path);
  }
  header.cases = cases;
  header.order_seed = options.order_seed;
  header.jobs = options.jobs;
  header.other_contracts = contracts_of(suites);
  if (!suites.empty()) {
    header.contract = std::move(header.other_contracts.front());
    header.other_contracts.erase(header.other_contracts.begin());
  }
  header.notes = checkers.notes();
  for (const auto* suite : all_suites(suites)) {
    for (const auto& warning : suite->warnings) {
      header.notes.push_back(warning.place.to_string() + ": " + warning.text);
    }
  }
  return header;
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
inline void take_options(const RunOptions& options, const Mask& mask, std::mutex& mutex,
                         RunState& state) {
  state.inputs.environment = one_at_a_time(options.inputs.environment, mutex);
  state.inputs.unique = one_at_a_time(options.inputs.unique, mutex);
  state.clock = options.clock;
  state.longest_retry_after = options.longest_retry_after;
  state.interrupted = options.interrupted;
  state.waivers = options.waivers;
  state.coverage = options.coverage;
  if (!options.exchanged) return;
  state.exchanged = [&mask, told = one_at_a_time(options.exchanged, mutex)](
                        const Operation& operation, Exchange exchange) {
    told(operation, mask.masked(std::move(exchange)));
  };
}

}  // namespace detail

inline Runner::Runner(Target target, RunOptions options)
    : target_(std::move(target)), options_(std::move(options)) {
  if (!options_.inputs.unique) options_.inputs.unique = detail::unique_text;
}

inline Summary Runner::run(const std::vector<Suite>& suites, Reporter& reporter) {
  const detail::CheckerSet checkers(suites, options_.differences);
  auto planned = plan(suites, options_.selection);
  if (options_.order_seed) planned = detail::CaseShuffle(planned, *options_.order_seed).take();
  const detail::Mask mask(detail::secrets_of(suites, target_, options_));
  const detail::Ways ways(options_.transport, options_.interrupted);
  detail::RunEnd end(options_.max_failures);
  detail::DoneWorkflows done;
  detail::RunState state{target_, options_.targets, checkers, ways, end, done};
  std::mutex callers;
  detail::take_options(options_, mask, callers, state);
  const bool writes = !options_.reads_only &&
                      (options_.writes_allowed || detail::is_all_loopback(target_, options_));
  reporter.run_started(detail::run_header(suites, checkers, target_, options_, planned.size()));
  Summary summary;
  const auto begin = state.clock.now();
  detail::ResultsInOrder results(planned, reporter, summary);
  detail::CaseCrew(state, planned, writes, mask, results).run(options_.jobs);
  summary.seconds = std::chrono::duration<double>(state.clock.now() - begin).count();
  summary.stopped = mask.masked(end.why());
  summary.interrupted = state.is_interrupted();
  if (summary.stopped.empty() && !summary.interrupted) {
    summary.not_started = planned.size() - summary.total_cases();
  }
  if (options_.waivers != nullptr) {
    const bool is_whole = options_.selection.is_all() && summary.is_complete() && writes;
    summary.waiver_findings = detail::waiver_findings(*options_.waivers, is_whole);
  }
  reporter.run_finished(summary, summary.outcome(options_.max_unchecked, options_.strict_waivers));
  return summary;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
