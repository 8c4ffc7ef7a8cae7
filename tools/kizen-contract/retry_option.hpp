#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <kizen/run/runner.hpp>
#include <optional>

namespace kizen_tool {

/// What the command line says of trying again, and of how long that may take.
struct RetryOptions {
  std::size_t case_retries = 0;
  std::size_t max_retry_after = 60;
  bool fail_on_flaky = false;
  std::optional<double> deadline;

  void apply_to(kizen::RunOptions& options) const;
};

/// Adds `--retries`, `--fail-on-flaky`, `--max-retry-after` and `--deadline`.
void add_retry_options(CLI::App& app, RetryOptions& options);

}  // namespace kizen_tool
