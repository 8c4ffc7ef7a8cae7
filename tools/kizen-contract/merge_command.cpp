#include <unistd.h>

#include <cstdio>
#include <kizen/run.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "command.hpp"
#include "coverage_option.hpp"
#include "distinct_files.hpp"
#include "loading_errors.hpp"
#include "merged_coverage.hpp"
#include "merged_run.hpp"
#include "one_line.hpp"
#include "output.hpp"
#include "report_error.hpp"
#include "report_option.hpp"

namespace kizen_tool {
namespace {

struct MergeOptions {
  std::vector<std::string> files;
  std::vector<std::string> reports;
  CoverageOptions coverage;
};

std::vector<ReadRun> read_all(const std::vector<std::string>& files) {
  LoadingErrors errors;
  std::vector<ReadRun> runs;
  for (const auto& file : files) {
    errors.attempt([&] { runs.push_back(read_run(file)); });
  }
  errors.demand_none();
  return runs;
}

void tell(const ReadRun& run, Reporters& reporters) {
  reporters.run_started(run.report.header);
  for (const auto& one : run.cases) reporters.case_finished(one);
  for (const auto& [name, value] : run.report.further) {
    reporters.add_member(name, [text = value] { return kizen::json::parse(text); });
  }
  reporters.run_finished(run.report.summary, run.report.outcome);
}

/// Why reports cannot be merged as they are to be.
std::vector<std::string> faults_of(const std::vector<ReadRun>& runs, const MergeOptions& options) {
  auto faults = faults_of_union(runs);
  auto lack = options.coverage.is_asked() ? lack_of_coverage(runs) : std::string();
  if (!lack.empty()) faults.push_back(std::move(lack));
  return faults;
}

/// All that is read and written; a report that is given twice is told of by other words.
NamedFiles files_of(const MergeOptions& options) {
  auto files = report_files(options.reports);
  files.emplace_back("--coverage-file", options.coverage.file);
  for (const auto& file : std::set<std::string>(options.files.begin(), options.files.end())) {
    files.emplace_back("REPORT", file);
  }
  return files;
}

ExitCode merge(const MergeOptions& options) {
  demand_usable(options.coverage);
  demand_distinct(files_of(options));
  auto runs = read_all(options.files);
  const auto faults = faults_of(runs, options);
  for (const auto& fault : faults) print_error("kizen-contract: {}\n", one_line(fault));
  if (!faults.empty()) return Unusable;
  const auto run = merged(std::move(runs));
  const auto coverage =
      options.coverage.is_asked() ? coverage_of(run) : std::optional<kizen::Coverage>();
  Reporters reporters;
  reporters.add(std::make_unique<kizen::ConsoleReporter>(out(), isatty(STDOUT_FILENO) == 1));
  add_reports(reporters, options.reports);
  try {
    tell(run, reporters);
    const auto code = exit_code(run.report.outcome);
    return coverage ? tell_coverage(options.coverage, *coverage, code) : code;
  } catch (const ReportError& error) {
    print_error("kizen-contract: {}\n", one_line(error.what()));
    return CouldNotRun;
  }
}

}  // namespace

Command add_merge(CLI::App& app) {
  auto options = std::make_shared<MergeOptions>();
  auto* command =
      app.add_subcommand("merge", "Join the JSON reports of all shards of a run; sends nothing");
  command->footer(
      "The reports may come in any order. They must be of the same contract and plan, hold every\n"
      "shard once and every case once, and be complete; else nothing is written. The exit status "
      "is\n"
      "that of the run as a whole. One report of a whole run makes others of it. Coverage is\n"
      "joined where every shard was run with --coverage, --coverage-file or --min-coverage.\n"
      "Exit status: 2 where the reports do not fit together; else that of the run as a whole.\n"
      "Examples:\n"
      "  kizen-contract merge shard-*.json --report json=all.json --report junit=all.xml\n"
      "  kizen-contract merge shard-*.json --min-coverage operations=100\n"
      "  kizen-contract merge out.json --report junit=out.xml");
  command->add_option("REPORT", options->files, "What run --report json=FILE wrote")
      ->required()
      ->type_name("FILE");
  add_report_option(*command, options->reports);
  add_coverage_options(*command, options->coverage);
  return [options]() { return merge(*options); };
}

}  // namespace kizen_tool
