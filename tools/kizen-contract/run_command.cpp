#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <kizen/records.hpp>
#include <kizen/run.hpp>
#include <kizen/tenant.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "advice.hpp"
#include "command.hpp"
#include "coverage_option.hpp"
#include "distinct_files.hpp"
#include "exchange_recorder.hpp"
#include "one_line.hpp"
#include "order_option.hpp"
#include "output.hpp"
#include "report_error.hpp"
#include "report_option.hpp"
#include "retry_option.hpp"
#include "safety_option.hpp"
#include "shard_option.hpp"
#include "signals.hpp"
#include "source_option.hpp"
#include "suite_files.hpp"
#include "target_option.hpp"
#include "waiver_option.hpp"
#include "whole_number.hpp"

namespace kizen_tool {
namespace {

struct RunCommandOptions {
  SuiteOptions suites;
  TargetOptions target;
  std::vector<std::string> sources;
  WaiverOptions waivers;
  OrderOptions order;
  ShardOptions shard;
  CoverageOptions coverage;
  std::vector<std::string> reports;
  std::string record;
  SafetyOptions safety;
  RetryOptions retries;
  std::size_t max_unchecked = 0;
  std::optional<int> skipped_exit = {};
};

/// Whether there is nothing else to tell than that cases were skipped.
bool is_all_skipped(const kizen::Summary& summary) {
  const auto skipped = summary.count(kizen::CaseStatus::Skipped);
  return skipped > 0 && skipped == summary.total_cases() && summary.is_complete() &&
         summary.failed_teardowns == 0 && summary.left.empty();
}

/// Null where nothing is to be recorded.
std::unique_ptr<ExchangeRecorder> recorder_of(const RunCommandOptions& options,
                                              const TargetPlace& place) {
  if (options.record.empty()) return nullptr;
  if (!options.sources.empty()) {
    throw CLI::ValidationError("--record", "a recording is of one target; leave out --source");
  }
  try {
    return std::make_unique<ExchangeRecorder>(options.record,
                                              place.target.origin() + place.target.base_path);
  } catch (const ReportError& error) {
    throw CLI::ValidationError("--record", error.what());
  }
}

/// All that the run writes.
NamedFiles files_of(const RunCommandOptions& options, const std::vector<std::string>& reports) {
  auto files = report_files(reports);
  files.emplace_back("--record", options.record);
  files.emplace_back("--coverage-file", options.coverage.file);
  files.emplace_back("--journal", options.safety.journal);
  return files;
}

ExitCode run(const RunCommandOptions& options) {
  const auto& interrupted = interrupted_by_signal();  // while suites are loaded too
  const auto suites = load_suites(options.suites);
  const auto reports = with_test_output(options.reports);
  demand_distinct(files_of(options, reports));
  const auto place = place_of_target(options.target);
  kizen::RunOptions run_options;
  run_options.selection = options.suites.selection;
  run_options.selection.workflows = with_test_filter(options.suites.selection.workflows);
  run_options.differences = kizen::records_differences();
  run_options.waivers = ledger_of(options.waivers, contract_of(options.suites.contract));
  run_options.strict_waivers = options.waivers.strict;
  options.order.apply_to(run_options);
  options.shard.apply_to(run_options);
  const auto meter = meter_of(options.coverage, options.suites.contract);
  run_options.coverage = meter;
  run_options.max_unchecked = options.max_unchecked;
  options.retries.apply_to(run_options);
  run_options.interrupted = &interrupted;
  run_options.targets = targets_of(options.sources, suites, place);
  place.apply_to(run_options);
  options.safety.apply_to(run_options, place, contract_of(options.suites.contract));
  Reporters reporters;
  reporters.add(std::make_unique<kizen::ConsoleReporter>(out(), isatty(STDOUT_FILENO) == 1));
  add_reports(reporters, reports);
  if (meter != nullptr) {
    reporters.add_member(coverage_member, [&] { return to_json(meter->coverage()); });
  }
  const auto recorder = recorder_of(options, place);
  if (recorder != nullptr) {
    run_options.exchanged = [&](const kizen::Operation&, const kizen::Exchange& exchange) {
      if (!recorder->record(exchange)) interrupt();
    };
  }
  kizen::Runner runner(place.target, std::move(run_options));
  try {
    const auto summary = runner.run(suites, reporters);
    if (recorder != nullptr) recorder->close();
    const auto advice = advice_on(summary.stopped_by, place);
    if (!advice.empty()) print("what to do: {}\n", one_line(advice));
    if (options.skipped_exit && is_all_skipped(summary)) {
      return static_cast<ExitCode>(*options.skipped_exit);
    }
    const auto code = exit_code(summary.outcome(options.max_unchecked, options.waivers.strict,
                                                options.retries.fail_on_flaky));
    return meter == nullptr ? code : tell_coverage(options.coverage, meter->coverage(), code);
  } catch (const ReportError& error) {
    print_error("kizen-contract: {}\n", one_line(error.what()));
    return CouldNotRun;
  }
}

}  // namespace

Command add_run(CLI::App& app) {
  auto options = std::make_shared<RunCommandOptions>();
  auto* command = app.add_subcommand("run", "Run suites against a target");
  command->footer(
      "Credentials come from the profile, or from KIZEN_API_KEY, KIZEN_BUSINESS_ID and "
      "KIZEN_USER_ID.\n"
      "Exit status: 0 kept, 2 a suite or contract cannot be used, 3 could not run, 4 a promise "
      "was\n"
      "broken, 5 only waived (--strict-waivers), 130 interrupted after teardown.\n"
      "Examples:\n"
      "  kizen-contract run suites\n"
      "  kizen-contract run suites --target https://staging.example --allow-writes\n"
      "  kizen-contract run suites --target staging --config kizen-contract.yaml\n"
      "  kizen-contract run suites --report junit=out.xml\n"
      "  kizen-contract run suites --jobs 8 --order random\n"
      "  kizen-contract run suites --coverage=missing --min-coverage operations=100,statuses=80\n"
      "  kizen-contract run suites --shard 2/4 --timings last.json --report json=2.json\n"
      "  kizen-contract run shop.arazzo.yaml --source mail=http://127.0.0.1:8025\n"
      "  kizen-contract run suites/upsert-outcomes.arazzo.yaml --workflow 'creates-*'\n"
      "  kizen-contract run suites --case 'creates / deal by name' --skipped-exit 77");
  add_suite_options(*command, options->suites);
  add_target_options(*command, options->target);
  add_source_option(*command, options->sources);
  add_waiver_options(*command, options->waivers);
  add_order_options(*command, options->order);
  add_shard_options(*command, options->shard);
  add_coverage_options(*command, options->coverage);
  add_report_option(*command, options->reports);
  command
      ->add_option("--record", options->record,
                   "Write every exchange to this file, for check and drift: as a HAR where its "
                   "name ends in .har, else as NDJSON")
      ->type_name("FILE");
  command
      ->add_option("--max-unchecked", options->max_unchecked,
                   "How many exchanges may stay unchecked")
      ->check(whole_number(most_counted))
      ->capture_default_str();
  command
      ->add_option("--skipped-exit", options->skipped_exit,
                   "Exit status where every case is skipped, in place of 3; 77 for CTest's "
                   "SKIP_RETURN_CODE")
      ->check(whole_number(255))
      ->type_name("STATUS");
  add_retry_options(*command, options->retries);
  add_safety_options(*command, options->safety, options->target);
  return [options]() { return run(*options); };
}

}  // namespace kizen_tool
