
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <kizen/check.hpp>
#include <kizen/records.hpp>
#include <kizen/run.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "command.hpp"
#include "document_file.hpp"
#include "drift_tally.hpp"
#include "output.hpp"
#include "report_option.hpp"
#include "signals.hpp"
#include "smoke_state.hpp"
#include "smoke_suite.hpp"
#include "smoke_tally.hpp"
#include "smoke_text.hpp"
#include "suite_files.hpp"
#include "target_option.hpp"

namespace kizen_tool {
namespace {

struct SmokeOptions {
  SuiteOptions suites;
  TargetOptions target;
  std::string notify_file;
  bool quiet = false;
  bool again = false;
};

/// The contract without, and what is known to differ from it.
struct SmokeDrift {
  explicit SmokeDrift(const ContractOptions& options)
      : known(known_of(options)), check(documented(options), known) {}

  static bool is_embedded(const ContractOptions& options) {
    return options.contract == "observed" || options.contract == "documented";
  }

  static kizen::Contract documented(const ContractOptions& options) {
    return is_embedded(options) ? kizen::records() : contract_of({options.contract, {}});
  }

  static std::vector<kizen::Overlay> known_of(const ContractOptions& options) {
    std::vector<kizen::Overlay> all;
    if (is_embedded(options)) all.push_back(kizen::records_differences());
    for (const auto& file : options.overlays) {
      all.push_back(kizen::Overlay::from(read_document(file)));
    }
    return all;
  }

  void note(const kizen::Operation& operation, const kizen::Exchange& exchange) {
    const auto* own = check.documented().operation(operation.id);
    if (own == nullptr) return;
    const auto& request = exchange.request;
    tally.add(check.check(*own, exchange), request.method + " " + request.target);
  }

  std::vector<kizen::Overlay> known;
  kizen::DriftCheck check;
  DriftTally tally;
};

/// The suites of the command line, or else the one that is in this program.
std::vector<kizen::Suite> smoke_suites(const SmokeOptions& options) {
  if (!options.suites.paths.empty()) return load_suites(options.suites);
  const auto source = parse_document(smoke_suite_text(), "smoke.arazzo.yaml");
  return load_suites(options.suites, {source});
}

/// How the run is made: it reads alone, and waits for nobody long.
kizen::RunOptions run_options_of(const SmokeOptions& options, const TargetPlace& place) {
  kizen::RunOptions run_options;
  run_options.selection = options.suites.selection;
  run_options.differences = kizen::records_differences();
  run_options.longest_retry_after = std::chrono::seconds(5);
  run_options.most_resendings = 1;
  run_options.interrupted = &interrupted_by_signal();
  place.apply_to(run_options);
  run_options.writes = kizen::Writes::Refused;
  return run_options;
}

SmokeResult look(const SmokeOptions& options, const std::vector<kizen::Suite>& suites) {
  const auto& name = options.target.target;
  SmokeTally tally;
  try {
    const auto place = place_of_target(options.target);
    auto run_options = run_options_of(options, place);
    std::unique_ptr<SmokeDrift> drift;
    if (!options.quiet) {
      drift = std::make_unique<SmokeDrift>(options.suites.contract);
      run_options.exchanged = [&](const kizen::Operation& operation,
                                  const kizen::Exchange& exchange) {
        drift->note(operation, exchange);
      };
    }
    kizen::Runner(place.target, std::move(run_options)).run(suites, tally);
    if (drift != nullptr) {
      print("smoke of {}, contract {}\n\n{}", tally.header().all_targets(),
            tally.header().all_contracts(),
            smoke_text(tally, drift->tally, drift->known, drift->check.documented().name()));
    }
    return tally.result(name);
  } catch (const kizen::ContractError& error) {
    if (error.rule() != "target.credentials") throw;
    return {kizen::Outcome::CouldNotRun, name, name, error.what(), {}};
  }
}

/// Refuses before anything is sent what cannot be written behind it.
void refuse_unwritable_notify_file(const std::string& file) {
  std::error_code ignored;
  const auto folder = std::filesystem::path(file).parent_path();
  if (folder.empty() || std::filesystem::is_directory(folder, ignored)) return;
  throw CLI::ValidationError("--notify-file", file + " is in no folder that exists; make it first");
}

/// Whether an outcome is one of those that a notify file keeps.
bool is_state(kizen::Outcome outcome) {
  return outcome == kizen::Outcome::Kept || outcome == kizen::Outcome::Broken ||
         outcome == kizen::Outcome::CouldNotRun;
}

/// Tells of a change, if there is one, and keeps what it was.
void notify(const SmokeOptions& options, const std::optional<SmokeState>& last,
            const SmokeResult& result) {
  const auto change = change_of(
      last, result, kizen::detail::utc_text(std::chrono::system_clock::now()), options.again);
  if (!change.told.empty()) print("kizen-contract smoke: {}\n", change.told);
  std::fflush(stdout);
  write_smoke_state(options.notify_file, change.next);
}

ExitCode smoke(const SmokeOptions& options) {
  const bool notifies = !options.notify_file.empty();
  std::optional<SmokeState> last;
  if (notifies) {
    refuse_unwritable_notify_file(options.notify_file);
    last = read_smoke_state(options.notify_file, options.target.target);
  }
  const auto result = look(options, smoke_suites(options));
  if (!options.quiet) {
    const auto what = result.sentence();
    print("{}\n", what.empty() ? std::string(sentence(result.outcome)) : what);
  }
  if (notifies && is_state(result.outcome)) {
    notify(options, last, result);
  } else if (options.quiet && !result.sentence().empty()) {
    print("kizen-contract smoke: {}\n", result.sentence());
  }
  return exit_code(result.outcome);
}

}  // namespace

Command add_smoke(CLI::App& app) {
  auto options = std::make_shared<SmokeOptions>();
  auto* command =
      app.add_subcommand("smoke", "Tell in seconds whether a tenant keeps its contract");
  command->footer(
      "Reads alone: cases that would write are skipped. Without SUITE it sends fewer than ten\n"
      "requests, which rely on no record. A live tenant speaks as 'observed' has it, so that is "
      "the\n"
      "contract; what differs from the document is told apart, and is no failure by itself.\n"
      "With --quiet nothing is printed where all is kept, and one line where it is not. With\n"
      "--notify-file that line comes once: new, fixed, could not run, runs again; and\n"
      "still broken where a tenant that could not be reached is back and broken as before.\n"
      "Exit status: 0 kept, 3 could not run, 4 broken; the same whether or not a line is printed.\n"
      "Examples:\n"
      "  kizen-contract smoke --target https://tenant.example\n"
      "  kizen-contract smoke --target https://tenant.example --quiet || alert\n"
      "In a crontab, to get a mail for each change alone:\n"
      "  */5 * * * * kizen-contract smoke --target https://tenant.example --quiet \\\n"
      "    --notify-file /var/lib/kizen-contract/tenant.json");
  add_suite_options(*command, options->suites);
  command->get_option("SUITE")->default_str("the one in this program");
  options->suites.paths.clear();
  command->get_option("--contract")->default_val("observed");
  add_target_options(*command, options->target);
  command->add_flag("--quiet", options->quiet,
                    "Print nothing where all is kept, and one line where it is not");
  auto* file = command->add_option("--notify-file", options->notify_file,
                                   "Keep there what the last look came to, and tell of changes");
  file->type_name("FILE");
  command
      ->add_flag("--notify-again", options->again,
                 "Tell each time of what is still broken, or still could not run")
      ->needs(file);
  return [options]() { return smoke(*options); };
}

}  // namespace kizen_tool
