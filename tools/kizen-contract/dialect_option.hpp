#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <kizen/tenant/tenant_dialect.hpp>

namespace kizen_tool {

/// Adds `--dialect`, read the same by every command that starts the built-in tenant.
///
/// @param take is given the dialect where the command line names one
void add_dialect_option(CLI::App& app, std::function<void(kizen::TenantDialect)> take);

}  // namespace kizen_tool
