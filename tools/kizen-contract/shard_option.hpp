#pragma once

#include <CLI/CLI.hpp>
#include <kizen/run/runner.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// Which part of the plan is run, and by what it is packed.
struct ShardOptions {
  std::string shard;                 ///< `I/N`, from 1; empty: as the environment says
  std::vector<std::string> timings;  ///< JSON reports of earlier runs

  /// Takes the shard of the flag, or else of the variables by which GoogleTest and Bazel give it, and
  /// touches their status file.
  ///
  /// @throws CLI::ValidationError where variables make no sense, or the status file cannot be written
  /// @throws kizen::ContractError where timings are no report
  void apply_to(kizen::RunOptions& options) const;
};

void add_shard_options(CLI::App& app, ShardOptions& options);

/// The reports that a command line asks for, and JUnit where GTEST_OUTPUT or XML_OUTPUT_FILE wants it
/// and no other JUnit report is asked for.
std::vector<std::string> with_test_output(std::vector<std::string> reports);

/// The workflows that a command line selects, or else those of TESTBRIDGE_TEST_ONLY.
std::vector<std::string> with_test_filter(std::vector<std::string> workflows);

}  // namespace kizen_tool
