#pragma once

#include <CLI/CLI.hpp>
#include <kizen/tenant/tenant_options.hpp>

namespace kizen_tool {

/// Adds `--dialect`, read the same by every command that starts a built-in tenant.
void add_dialect_option(CLI::App& app, kizen::TenantDialect& dialect);

/// Adds `--dialect`, `--fault`, `--latency` and `--search-lag`, likewise.
void add_tenant_options(CLI::App& app, kizen::TenantOptions& options);

/// Refuses those options where a command line gives them beside something else than a built-in
/// tenant.
/// @throws CLI::ValidationError
void refuse_tenant_options(const CLI::App& app);

}  // namespace kizen_tool
