#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <kizen/check/checker.hpp>
#include <kizen/check/waiver_ledger.hpp>
#include <memory>
#include <string>
#include <vector>

#include "contract_option.hpp"
#include "exit_code.hpp"
#include "recordings.hpp"
#include "waiver_option.hpp"

namespace kizen_tool {

/// What the command line says of what is reported, and what is let pass.
struct CheckReportOptions {
  std::vector<std::string> reports;
  std::size_t max_unchecked = 0;
};

/// Adds `--report` and `--max-unchecked`.
void add_check_report_options(CLI::App& app, CheckReportOptions& options);

/// Checks every exchange of recordings and prints a table; nothing is printed, and no report
/// written, where a recording turns out to be of no use.
///
/// @param ledger may be null
/// @throws kizen::ContractError `recording.*`
ExitCode check_recordings(const kizen::Checker& checker,
                          const std::shared_ptr<kizen::WaiverLedger>& ledger,
                          const RecordingOptions& recordings, const CheckReportOptions& options,
                          bool strict_waivers);

}  // namespace kizen_tool
