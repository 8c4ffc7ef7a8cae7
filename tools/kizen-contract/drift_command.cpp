#include <filesystem>
#include <kizen/check.hpp>
#include <kizen/records.hpp>
#include <kizen/run.hpp>
#include <memory>
#include <utility>
#include <variant>

#include "command.hpp"
#include "contract_option.hpp"
#include "document_file.hpp"
#include "drift_probe.hpp"
#include "drift_tally.hpp"
#include "drift_text.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "recorded_findings.hpp"
#include "recordings.hpp"
#include "replace_file.hpp"
#include "target_option.hpp"
#include "today.hpp"
#include "yaml_text.hpp"

namespace kizen_tool {
namespace {

struct DriftOptions {
  ContractOptions contract;
  RecordingOptions recordings;
  TargetOptions target;
  std::vector<std::string> objects;
  std::string propose;
};

/// A run of the command: what the contract says, what is known to differ, and what was seen.
struct DriftRun {
  explicit DriftRun(const DriftOptions& options)
      : contract(contract_of({options.contract.contract, {}})),
        known(known_of(options)),
        check(contract, known) {}

  /// The differences that may explain: for the embedded contract those that are embedded with it,
  /// and every overlay that the command line names.
  static std::vector<kizen::Overlay> known_of(const DriftOptions& options) {
    std::vector<kizen::Overlay> all;
    if (options.contract.contract == "documented") all.push_back(kizen::records_differences());
    for (const auto& file : options.contract.overlays) {
      all.push_back(kizen::Overlay::from(read_document(file)));
    }
    return all;
  }

  kizen::Contract contract;
  std::vector<kizen::Overlay> known;
  kizen::DriftCheck check;
  DriftTally tally;
  std::size_t others = 0;      ///< exchanges that are not of the contract
  std::size_t unanswered = 0;  ///< recorded requests without a response
  std::string source;          ///< what was looked at, for people
  std::string stopped;         ///< why nothing more was looked at; empty where all was
};

/// Without secrets in what it tells.
kizen::Drift masked(kizen::Drift drift, const kizen::detail::Mask& mask) {
  drift.report = mask.masked(std::move(drift.report));
  drift.unexplained = mask.masked(std::move(drift.unexplained));
  for (auto& one : drift.explained) {
    one.violation = mask.masked(std::vector<kizen::Violation>{one.violation}).front();
  }
  return drift;
}

/// What a recorded exchange shows, without its credentials; what is not recorded is unchecked.
kizen::Drift recorded_drift(const kizen::DriftCheck& check, const BelongingExchange& one) {
  const auto& missing = one.recorded.missing;
  auto drift = check.check(*one.operation, one.recorded.exchange);
  leave_recorded(drift.report.violations, missing);
  leave_recorded(drift.unexplained, missing);
  drift.report.unchecked.insert(drift.report.unchecked.end(), missing.begin(), missing.end());
  kizen::detail::hide_undeclared_values(drift.unexplained);
  const kizen::detail::Mask mask(kizen::secrets_in(one.recorded.exchange, check.documented()));
  return masked(std::move(drift), mask);
}

void look_at(DriftRun& run, const RecordingOptions& options) {
  run.source = one_line(kizen::detail::joined(options.files, ", "));
  const kizen::Router router(run.contract);
  for_each_exchange(options, router, [&](const BelongingExchange& one) {
    if (one.belonging != Belonging::Contract) {
      ++run.others;
    } else if (!one.recorded.has_response) {
      ++run.unanswered;
    } else {
      run.tally.add(recorded_drift(run.check, one), one.recorded.place.to_string());
    }
  });
}

void refuse_other_contract(const kizen::Contract& contract) {
  for (const char* const id : {"records_search_create", "records_retrieve",
                               "records_lookup_retrieve", "records_field_values_list"}) {
    if (contract.operation(id) != nullptr) continue;
    throw kizen::ContractError({contract.name(), 0, 0, {}}, "contract.operation_id",
                               "a target is looked at by the operations of the Records API, and " +
                                   std::string(id) + " is not there",
                               "give recordings of exchanges instead");
  }
}

void look_at(DriftRun& run, const DriftOptions& options) {
  refuse_other_contract(run.contract);
  const auto place = place_of_target(options.target);
  run.source = place.target.origin() + place.target.base_path;
  auto secrets = place.secrets();
  for (const auto& credential : place.target.credentials) secrets.push_back(credential.value);
  const kizen::detail::Mask mask(secrets);
  kizen::Connection connection(place.target);
  const DriftProbe::Tell tell = [&](const kizen::Operation& operation,
                                    const kizen::Exchange& exchange) {
    run.tally.add(masked(run.check.check(operation, exchange), mask),
                  exchange.request.method + " " + mask.masked(exchange.request.target));
  };
  DriftProbe probe(run.contract, connection, tell);
  for (const auto& object : options.objects) {
    if (run.stopped.empty()) run.stopped = probe.look_at(place.object_name(object));
  }
  if (!run.stopped.empty()) return;
  const auto answer = probe.answer_without_credentials(place.object_name(options.objects.front()));
  if (const auto* response = std::get_if<kizen::Response>(&answer)) {
    const auto& lookup = *run.contract.operation("records_lookup_retrieve");
    run.tally.add(masked(run.check.check_response(lookup, *response), mask),
                  "GET " + lookup.path + " without credentials");
  }
}

/// A proposal never takes the place of a file that is there.
void refuse_existing(const std::string& path) {
  std::error_code ignored;
  if (path.empty() || !std::filesystem::exists(path, ignored)) return;
  throw CLI::ValidationError("--propose", path + " exists; name a file that does not");
}

void write_proposal(const DriftRun& run, const std::string& path) {
  if (path.empty()) return;
  const auto overlay =
      proposed_overlay(run.tally, run.known, run.check.observed(), today().to_string());
  if (overlay.at("actions").empty()) return;
  replace_file(path, yaml_text(overlay));
  print("proposed actions are in {}\n", path);
}

ExitCode outcome(const DriftRun& run) {
  if (!run.stopped.empty()) {
    print_error("kizen-contract: {}: {}\n", run.source, one_line(run.stopped));
    return CouldNotRun;
  }
  if (run.tally.exchanges == 0) {
    print("could not run: no exchange is of the contract\n");
    return CouldNotRun;
  }
  if (run.tally.unexplained > 0) {
    print("drift: what is not explained is new, or wrong\n");
    return Broken;
  }
  print("kept: every difference is known\n");
  return Kept;
}

ExitCode drift(const DriftOptions& options) {
  refuse_existing(options.propose);
  DriftRun run(options);
  if (options.recordings.files.empty()) {
    look_at(run, options);
  } else {
    look_at(run, options.recordings);
  }
  std::vector<std::string> names;
  for (const auto& overlay : run.known) names.push_back(overlay.name());
  print("{}, compared with {}; known differences: {}\n\n", run.source,
        kizen::identity_of(run.contract).to_string(),
        names.empty() ? "none" : kizen::detail::joined(names, ", "));
  for (const auto& overlay : run.check.observed().overlays()) {
    for (const auto& note : overlay.notes) print("note: {}\n", one_line(note));
  }
  print("{}", drift_text(run.tally, run.known, run.check.observed()));
  if (run.others > 0) print("  not of the contract: {}\n", run.others);
  if (run.unanswered > 0) print("  without a response: {}\n", run.unanswered);
  write_proposal(run, options.propose);
  return outcome(run);
}

std::string check_object(const std::string& name) {
  return name.empty() ? "an object has a name" : "";
}

}  // namespace

Command add_drift(CLI::App& app) {
  auto options = std::make_shared<DriftOptions>();
  auto* command = app.add_subcommand(
      "drift", "Compare what a service does with its document and the differences known");
  command->footer(
      "Looks at a target by requests that read, about ten an object, or at recordings.\n"
      "Every difference is matched with the overlay action that explains it; for what none\n"
      "explains, actions are proposed, and the exit status is 4.\n"
      "Examples:\n"
      "  kizen-contract drift --target https://staging.example\n"
      "  kizen-contract drift traffic.har --base-url https://staging.example\n"
      "  kizen-contract drift traffic.har --overlay ours.overlay.yaml --propose new.overlay.yaml");
  add_contract_option(*command, options->contract);
  auto* files = command->add_option("RECORDING", options->recordings.files,
                                    "HAR 1.2 or NDJSON files; - is standard input");
  files->type_name("FILE");
  add_base_url_option(*command, options->recordings);
  add_target_options(*command, options->target);
  for (const auto& name : target_option_names()) command->get_option(name)->excludes(files);
  command->add_option("--object", options->objects, "Api name of an object to look at (repeatable)")
      ->default_val(std::vector<std::string>{"client_client", "deals"})
      ->allow_extra_args(false)
      ->check(check_object)
      ->excludes(files)
      ->type_name("NAME");
  command
      ->add_option("--propose", options->propose,
                   "Write the proposed actions to this file, as an overlay")
      ->type_name("FILE");
  return [options]() { return drift(*options); };
}

}  // namespace kizen_tool
