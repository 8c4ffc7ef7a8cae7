#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "../../contract/detail/selected_actions.hpp"
#include "../../http.hpp"
#include "../runner.hpp"
#include "case_runner.hpp"
#include "contract_identity_inl.hpp"
#include "mask.hpp"
#include "unique_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a host name or address is this machine's own. `127.example.com` is not.
inline bool is_loopback(const std::string& host) {
  const bool is_address = host.find_first_not_of("0123456789.") == std::string::npos;
  return host == "localhost" || host == "::1" || (is_address && starts_with(host, "127."));
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

/// @throws ContractError `overlay.unknown` where a suite depends on a difference nobody knows
inline void check_conditions(const Suite& suite, const RunOptions& options) {
  for (const auto& condition : suite.conditions) {
    if (suite.contract.has(condition.id)) continue;
    if (options.differences && options.differences->action(condition.id) != nullptr) continue;
    throw ContractError(suite.place(condition.place), "overlay.unknown",
                        "no known difference has the id '" + condition.id + "'",
                        "correct it, or give the overlay that has it");
  }
}

/// The checker of one suite: its contract, with those of the deviations that it names which the
/// contract does not have applied already.
///
/// @throws ContractError `overlay.unknown`
inline Checker checker_of(const Suite& suite, const RunOptions& options) {
  check_conditions(suite, options);
  std::vector<std::string> missing;
  for (const auto& id : suite.deviations) {
    const bool is_known = options.differences && options.differences->action(id) != nullptr;
    const bool is_applied =
        is_known ? suite.contract.has(id, options.differences->name()) : suite.contract.has(id);
    if (!is_applied) missing.push_back(id);
  }
  if (missing.empty()) return Checker(suite.contract);
  const auto place = suite.place(JsonPointer() / "x-contract" / "deviations");
  if (!options.differences) {
    throw ContractError(place, "overlay.unknown", "no known differences were given to the run",
                        "remove x-contract.deviations");
  }
  return Checker(suite.contract, selected_actions(*options.differences, missing, place));
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
  for (const auto& suite : suites) add_environment(suite, options.inputs, secrets);
  return secrets;
}

inline RunHeader run_header(const std::vector<Suite>& suites, const std::vector<Checker>& checkers,
                            const Target& target, std::size_t cases) {
  RunHeader header;
  header.target = target.origin() + target.base_path;
  header.cases = cases;
  if (!suites.empty()) header.contract = identity_of(suites.front().contract);
  if (!checkers.empty()) header.notes = checkers.front().notes();
  for (const auto& suite : suites) {
    for (const auto& warning : suite.warnings) {
      header.notes.push_back(warning.place.to_string() + ": " + warning.text);
    }
  }
  return header;
}

}  // namespace detail

inline Runner::Runner(Target target, RunOptions options)
    : target_(std::move(target)), options_(std::move(options)) {
  if (!options_.inputs.unique) options_.inputs.unique = detail::unique_text;
}

inline Summary Runner::run(const std::vector<Suite>& suites, Reporter& reporter) {
  std::vector<Checker> checkers;
  for (const auto& suite : suites) checkers.push_back(detail::checker_of(suite, options_));
  const auto planned = plan(suites, options_.selection);
  const detail::Mask mask(detail::secrets_of(suites, target_, options_));
  Connection connection(target_, options_.interrupted);
  detail::RunState state{target_,
                         options_.transport
                             ? options_.transport
                             : [&](const Request& request) { return connection.send(request); },
                         options_.inputs, options_.interrupted};
  state.waivers = options_.waivers;
  if (options_.exchanged) {
    state.exchanged = [&](const Operation& operation, Exchange exchange) {
      options_.exchanged(operation, mask.masked(std::move(exchange)));
    };
  }
  const bool writes =
      !options_.reads_only && (options_.writes_allowed || detail::is_loopback(target_.host));
  reporter.run_started(detail::run_header(suites, checkers, target_, planned.size()));
  Summary summary;
  for (const auto& one : planned) {
    if (!state.stopped.empty() || state.is_interrupted()) break;
    const auto& checker = checkers[static_cast<std::size_t>(one.suite - suites.data())];
    reporter.case_started(one.title());
    const auto result = mask.masked(detail::run_case(state, one, checker, writes));
    summary.add(result);
    reporter.case_finished(result);
  }
  summary.stopped = mask.masked(state.stopped);
  summary.interrupted = state.is_interrupted();
  if (options_.waivers != nullptr) {
    const bool is_whole =
        options_.selection.is_all() && summary.stopped.empty() && !summary.interrupted && writes;
    summary.waiver_findings = detail::waiver_findings(*options_.waivers, is_whole);
  }
  reporter.run_finished(summary, summary.outcome(options_.max_unchecked, options_.strict_waivers));
  return summary;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
