#pragma once

#include <kizen/check/checker.hpp>
#include <kizen/check/waiver_ledger.hpp>
#include <memory>
#include <string>

#include "exit_code.hpp"

namespace kizen_tool {

/// One body that was saved to a file, and what it is.
struct BodyOptions {
  std::string operation;
  int status = 0;
  std::string response_file;
  std::string request_file;  ///< empty where it is a response
  std::string content_type;  ///< empty: by the name of the file
};

/// Checks one body and prints the report.
///
/// @param ledger may be null
/// @throws kizen::ContractError where the file or the operation cannot be used
ExitCode check_body(const kizen::Checker& checker,
                    const std::shared_ptr<kizen::WaiverLedger>& ledger, const BodyOptions& options,
                    bool strict_waivers);

}  // namespace kizen_tool
