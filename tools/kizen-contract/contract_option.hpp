#pragma once

#include <CLI/CLI.hpp>
#include <kizen/contract.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// Adds `--contract`, read the same by every command.
void add_contract_option(CLI::App& app, std::string& value);

/// The contract that `--contract` names: `documented`, or an OpenAPI 3.0 file in JSON or YAML.
///
/// @throws kizen::ContractError where the file cannot be used
kizen::Contract contract_of(const std::string& value);

/// The embedded amendments of these ids.
///
/// @param place where the ids were read, for the message
/// @throws kizen::ContractError `amendment.unknown` where there is none of an id
std::vector<kizen::Amendment> amendments_of(const std::vector<std::string>& ids,
                                            const kizen::SourcePlace& place);

}  // namespace kizen_tool
