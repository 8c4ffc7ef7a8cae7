#pragma once

#include <CLI/CLI.hpp>
#include <kizen/check/coverage_meter.hpp>
#include <memory>
#include <string>
#include <vector>

#include "contract_option.hpp"
#include "exit_code.hpp"

namespace kizen_tool {

/// The member of a JSON report that holds the coverage of its run, in the form of to_json().
inline constexpr const char* coverage_member = "coverage";

/// What the command line says of coverage.
struct CoverageOptions {
  std::string form;  ///< `table` or `missing`; empty where nothing is to be shown
  std::string file;
  std::vector<std::string> least;  ///< `CATEGORY=PERCENT`, several separated by commas

  bool is_asked() const { return !form.empty() || !file.empty() || !least.empty(); }
};

/// Adds `--coverage`, `--coverage-file` and `--min-coverage`, read the same by every command.
void add_coverage_options(CLI::App& app, CoverageOptions& options);

/// Refuses what cannot be done, before anything is.
///
/// @throws CLI::ValidationError where the file can be no file, or a category is asked for twice
void demand_usable(const CoverageOptions& options);

/// What measures; null where nobody asked.
///
/// @throws CLI::ValidationError as demand_usable() does
std::shared_ptr<kizen::CoverageMeter> meter_of(const CoverageOptions& options,
                                               const ContractOptions& contract);

/// Prints and writes what was asked for.
///
/// @param code the exit status without coverage. Where it says Kept, too little coverage makes it
/// Broken
/// @throws ReportError where the file cannot be written
ExitCode tell_coverage(const CoverageOptions& options, const kizen::Coverage& coverage,
                       ExitCode code);

}  // namespace kizen_tool
