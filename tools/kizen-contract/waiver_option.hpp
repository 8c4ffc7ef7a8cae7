#pragma once

#include <CLI/CLI.hpp>
#include <kizen/check/waiver_ledger.hpp>
#include <memory>
#include <string>

namespace kizen_tool {

/// What the command line says of waivers.
struct WaiverOptions {
  std::string file;
  bool strict = false;
};

/// Adds `--waivers` and `--strict-waivers`, read the same by every command.
void add_waiver_options(CLI::App& app, WaiverOptions& options);

/// The ledger of the file, as of today; null where none is named.
///
/// @throws kizen::ContractError `waivers.*` where it cannot be used
std::shared_ptr<kizen::WaiverLedger> ledger_of(const WaiverOptions& options,
                                               const kizen::Contract& contract);

}  // namespace kizen_tool
