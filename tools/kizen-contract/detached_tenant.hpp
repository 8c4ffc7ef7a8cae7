#pragma once

#include <kizen/tenant/tenant_options.hpp>
#include <string>

#include "exit_code.hpp"

namespace kizen_tool {

/// Serves the built-in tenant in a process of its own, and returns once it listens.
///
/// That process ends by stop_detached(), by a signal, or when the file is gone.
///
/// @param file where to write its URL and credentials
ExitCode serve_detached(const kizen::TenantOptions& options, const std::string& file);

/// Ends the tenant that holds a file, and takes the file away. Where none does, it is content.
///
/// @throws std::system_error where the file cannot be taken
ExitCode stop_detached(const std::string& file);

}  // namespace kizen_tool
