#pragma once

#include <CLI/CLI.hpp>
#include <kizen/run/plan.hpp>
#include <kizen/suite/suite.hpp>
#include <string>
#include <vector>

#include "contract_option.hpp"

namespace kizen_tool {

/// Which suites and cases a command is about.
struct SuiteOptions {
  std::vector<std::string> paths;
  std::vector<std::string> inputs;  ///< `NAME=VALUE`
  kizen::Selection selection;
  ContractOptions contract;
};

/// Adds the paths, `--tag`, `--not-tag`, `--workflow`, `--case`, `--input`, `--contract` and
/// `--overlay`, read the same everywhere.
void add_suite_options(CLI::App& app, SuiteOptions& options);

/// Loads every suite that the paths name: files, or folders with `*.arazzo.yaml`, `.yml`, `.json`.
///
/// @param documents suites that were read already, which come first
/// @param files where to put the names of all files that were read; may be null
/// @throws kizen::ContractError where the contract cannot be used
/// @throws kizen::ContractErrors with what is wrong with all paths and suites
/// @throws CLI::ValidationError where no workflow takes an input that is given, or there is no case
///   that is selected by its name
std::vector<kizen::Suite> load_suites(const SuiteOptions& options,
                                      std::vector<kizen::JsonSource> documents = {},
                                      std::vector<std::string>* files = nullptr);

}  // namespace kizen_tool
