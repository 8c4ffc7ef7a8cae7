#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>

#include "exit_code.hpp"

namespace kizen_tool {

/// Adds one subcommand to the command line; what it returns runs it.
///
/// The options that CLI11 fills live in the returned function, so it must outlive the parse.
using Command = std::function<ExitCode()>;

Command add_run(CLI::App& app);
Command add_smoke(CLI::App& app);
Command add_serve(CLI::App& app);
Command add_list(CLI::App& app);
Command add_lint(CLI::App& app);
Command add_check(CLI::App& app);
Command add_explain(CLI::App& app);
Command add_drift(CLI::App& app);
Command add_waive(CLI::App& app);
Command add_mutate(CLI::App& app);
Command add_sweep(CLI::App& app);
Command add_merge(CLI::App& app);
Command add_target(CLI::App& app);

}  // namespace kizen_tool
