#pragma once

#include <CLI/CLI.hpp>
#include <kizen/tenant/fault.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// Adds `--fault` for the one fault that a built-in tenant may have.
void add_fault_option(CLI::App& app, std::string& fault);

/// Which faults a command is about; empty lists choose all.
struct FaultSelection {
  std::vector<std::string> names;  ///< in which `*` stands for any text
  std::vector<std::string> classes;
  std::vector<std::string> rules;

  /// In the order of the table.
  /// @throws CLI::ValidationError where that leaves none
  std::vector<kizen::Fault> chosen() const;
};

/// Adds `--fault`, `--class` and `--rule`.
void add_fault_selection(CLI::App& app, FaultSelection& selection);

/// Prints the table of all faults.
void list_faults();

}  // namespace kizen_tool
