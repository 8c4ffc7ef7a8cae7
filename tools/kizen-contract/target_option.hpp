#pragma once

#include <CLI/CLI.hpp>
#include <chrono>
#include <kizen/http/target.hpp>
#include <kizen/records/name_mapping.hpp>
#include <kizen/run/identities.hpp>
#include <kizen/run/runner.hpp>
#include <kizen/run/writes.hpp>
#include <kizen/suite/json_value.hpp>
#include <kizen/tenant/tenant.hpp>
#include <kizen/tenant/tenant_options.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "profile.hpp"
#include "proxy_rule.hpp"

namespace kizen_tool {

/// What the command line says of the target.
struct TargetOptions {
  std::string target;
  std::string config;  ///< empty: kizen-contract.yaml of the working directory
  std::string ca_file;
  std::string client_certificate;
  std::string client_key;
  std::string proxy;  ///< a URL or `none`; empty: not said
  std::optional<std::chrono::milliseconds> connect_timeout = {};
  std::optional<std::chrono::milliseconds> read_timeout = {};
  std::optional<std::chrono::milliseconds> exchange_timeout = {};
  std::optional<double> requests_per_second = {};
  std::optional<kizen::Writes> writes = {};
  bool allow_writes = false;         ///< scratch, where nothing else is said
  kizen::TenantOptions tenant = {};  ///< of the built-in one
  const CLI::App* command = nullptr;
};

/// Adds `--target`, `--config`, what overrides a profile, and the options of the built-in tenant.
void add_target_options(CLI::App& app, TargetOptions& options);

/// The names of what add_target_options() adds.
std::vector<std::string> target_option_names();

/// A target that can be talked to, and what is known of it.
struct TargetPlace {
  kizen::Target target;
  std::string config = {};   ///< the file of profiles that was named; empty mostly
  std::string profile = {};  ///< its name; empty for builtin and a URL
  std::map<std::string, std::string> variables;     ///< KIZEN_* by name
  std::map<std::string, std::string> sources = {};  ///< where those come from, by the same name
  std::vector<std::string> profile_secrets = {};    ///< whatever the profile refers to
  ProxyRule proxy = {};
  kizen::Writes writes = kizen::Writes::Refused;
  bool writes_given = false;       ///< by profile or flag, so for hosts beside it too
  double requests_per_second = 0;  ///< 0: no limit
  kizen::JsonValues inputs = {};   ///< of workflows, by name
  kizen::NameMapping names = {};
  std::shared_ptr<kizen::Tenant> tenant;  ///< runs as long as this; null for all but builtin

  /// The value of a variable, from `variables`, or else the environment where it is none of those
  /// for credentials; null where unset.
  kizen::JsonValue variable(const std::string& name) const;

  /// The credentials of others than the target's own for whom suites may act, by name.
  kizen::Identities identities() const;

  /// Values that no output may show.
  std::vector<std::string> secrets() const;

  /// What the tenant calls an object of the catalogue.
  std::string object_name(const std::string& name) const;

  /// Tells a run of all this, which must know the targets of its sources; it must not outlive this.
  void apply_to(kizen::RunOptions& options) const;

  /// Another host, reached as this one is: without its credentials and client certificate.
  ///
  /// @throws kizen::ContractError `target.proxy`
  kizen::Target beside(kizen::Target other) const;
};

/// Starts a built-in tenant, and takes its credentials.
TargetPlace place_of_tenant(const kizen::TenantOptions& options);

/// Starts the built-in tenant, or takes a profile, or a URL with credentials from the environment. On
/// loopback, without KIZEN_API_KEY, they are those that `serve` prints.
///
/// @throws kizen::ContractError `target.*` where the target, its files or the credentials cannot be
///   used, `config.*` where the file of profiles cannot
/// @throws CLI::ValidationError where another target comes with options of the built-in tenant
TargetPlace place_of_target(const TargetOptions& options);

/// The file of profiles that the command line means.
///
/// @throws kizen::ContractError `target.name` where there is none
/// @throws kizen::ContractErrors with everything that is wrong with it
ProfileFile profiles_of(const TargetOptions& options);

/// The writes that a target is sent where neither profile nor flag says so.
kizen::Writes usual_writes(const kizen::Target& target, bool allow_writes);

}  // namespace kizen_tool
