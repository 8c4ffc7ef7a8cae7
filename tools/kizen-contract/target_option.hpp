#pragma once

#include <CLI/CLI.hpp>
#include <kizen/http/target.hpp>
#include <kizen/run/identities.hpp>
#include <kizen/suite/json_value.hpp>
#include <kizen/tenant/tenant.hpp>
#include <kizen/tenant/tenant_options.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kizen_tool {

/// What the command line says of the target.
struct TargetOptions {
  std::string target;
  std::string ca_file;
  kizen::TenantOptions tenant = {};  ///< of the built-in one
  const CLI::App* command = nullptr;
};

/// Adds `--target`, `--ca-file` and the options of the built-in tenant.
void add_target_options(CLI::App& app, TargetOptions& options);

/// A target that can be talked to, and the variables that suites may ask for.
struct TargetPlace {
  kizen::Target target;
  std::map<std::string, std::string> variables;  ///< KIZEN_* by name
  std::shared_ptr<kizen::Tenant> tenant;         ///< runs as long as this; null for a URL

  /// The value of a variable, from `variables` or else the environment; null where unset.
  kizen::JsonValue variable(const std::string& name) const;

  /// The credentials of others than the target's own for whom suites may act, by name.
  kizen::Identities identities() const;

  /// Values that no output may show.
  std::vector<std::string> secrets() const;
};

/// Starts a built-in tenant, and takes its credentials.
TargetPlace place_of_tenant(const kizen::TenantOptions& options);

/// Starts the built-in tenant, or takes a URL with credentials from the environment. On loopback,
/// without KIZEN_API_KEY, they are those that `serve` prints.
///
/// @throws kizen::ContractError `target.*` where the URL or the credentials cannot be used
/// @throws CLI::ValidationError where a URL comes with options of the built-in tenant
TargetPlace place_of_target(const TargetOptions& options);

}  // namespace kizen_tool
