#pragma once

#include <CLI/CLI.hpp>
#include <kizen/contract/contract.hpp>
#include <kizen/run/runner.hpp>
#include <string>

#include "target_option.hpp"

namespace kizen_tool {

/// The folder in which runs keep their journals where nothing else is said.
inline constexpr const char* journal_folder = ".kizen-contract";

/// What the command line says of what a run may change, and where it notes what it makes.
struct SafetyOptions {
  std::string journal;

  /// To be called after TargetPlace::apply_to().
  ///
  /// @param contract of the suites
  void apply_to(kizen::RunOptions& options, const TargetPlace& place,
                const kizen::Contract& contract) const;
};

/// Adds `--allow-writes` and `--journal`.
void add_safety_options(CLI::App& app, SafetyOptions& options, TargetOptions& target);

}  // namespace kizen_tool
