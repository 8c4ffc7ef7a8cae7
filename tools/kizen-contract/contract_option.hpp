#pragma once

#include <CLI/CLI.hpp>
#include <kizen/contract.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// What the command line says of the contract.
struct ContractOptions {
  std::string contract;
  std::vector<std::string> overlays;
};

/// Adds `--contract` and `--overlay`, read the same by every command.
void add_contract_option(CLI::App& app, ContractOptions& options);

/// The contract that `--contract` names, `documented`, `observed`, or an OpenAPI 3.0 file in JSON or
/// YAML, with every `--overlay` applied in the order given.
///
/// @throws kizen::ContractError where a file cannot be used
kizen::Contract contract_of(const ContractOptions& options);

/// The embedded differences of these ids.
///
/// @param place where the ids were read, for the message
/// @throws kizen::ContractError `overlay.unknown` where there is none of an id
kizen::Overlay differences_of(const std::vector<std::string>& ids, const kizen::SourcePlace& place);

}  // namespace kizen_tool
