#include "target_option.hpp"

#include <array>
#include <cstdlib>
#include <kizen/run.hpp>
#include <kizen/tenant.hpp>
#include <utility>

#include "output.hpp"
#include "tenant_option.hpp"

namespace kizen_tool {
namespace {

constexpr std::array<const char*, 7> credential_names = {
    "KIZEN_API_KEY",           "KIZEN_BUSINESS_ID",   "KIZEN_USER_ID",       "KIZEN_OTHER_API_KEY",
    "KIZEN_OTHER_BUSINESS_ID", "KIZEN_OTHER_USER_ID", "KIZEN_READER_USER_ID"};

constexpr const char* reader = "KIZEN_READER_USER_ID";

using Variables = std::map<std::string, std::string>;

Variables variables_of(const kizen::Credentials& own, const kizen::Credentials& other) {
  return {{"KIZEN_API_KEY", own.api_key},
          {"KIZEN_BUSINESS_ID", own.business_id},
          {"KIZEN_USER_ID", own.user_id},
          {"KIZEN_OTHER_API_KEY", other.api_key},
          {"KIZEN_OTHER_BUSINESS_ID", other.business_id},
          {"KIZEN_OTHER_USER_ID", other.user_id}};
}

Variables variables_of_environment() {
  Variables variables;
  for (const char* const name : credential_names) {
    const char* const value = std::getenv(name);
    if (value != nullptr && *value != '\0') variables[name] = value;
  }
  return variables;
}

/// The target's credentials, all three of them.
std::vector<kizen::Credential> credentials_of(const Variables& variables) {
  std::vector<kizen::Credential> credentials;
  for (const auto& [header, name] :
       {std::pair{"X-API-KEY", "KIZEN_API_KEY"}, std::pair{"X-BUSINESS-ID", "KIZEN_BUSINESS_ID"},
        std::pair{"X-USER-ID", "KIZEN_USER_ID"}}) {
    const auto found = variables.find(name);
    if (found == variables.end()) {
      throw kizen::ContractError(
          {}, "target.credentials",
          std::string("the credentials are incomplete: ") + name + " is not set",
          "export KIZEN_API_KEY, KIZEN_BUSINESS_ID and KIZEN_USER_ID");
    }
    credentials.push_back({header, found->second});
  }
  return credentials;
}

TargetPlace place_of_url(const std::string& url) {
  TargetPlace place;
  place.target = kizen::Target::parse(url);
  place.variables = variables_of_environment();
  const auto demo = kizen::demo_credentials();
  if (place.variables.empty() && kizen::detail::is_loopback(place.target.host)) {
    place.variables = variables_of(demo[0], demo[1]);
  }
  place.target.credentials = credentials_of(place.variables);
  return place;
}

}  // namespace

TargetPlace place_of_tenant(const kizen::TenantOptions& options) {
  TargetPlace place;
  place.tenant = std::make_shared<kizen::Tenant>(options);
  place.target = kizen::Target::parse(place.tenant->url());
  place.variables = variables_of(place.tenant->credentials(0), place.tenant->credentials(1));
  place.variables[reader] = place.tenant->reader_credentials(0).user_id;
  place.target.credentials = credentials_of(place.variables);
  return place;
}

void add_target_options(CLI::App& app, TargetOptions& options) {
  app.add_option("--target", options.target, "builtin, or the base URL of a tenant")
      ->default_val("builtin")
      ->type_name("builtin|URL");
  app.add_option("--ca-file", options.ca_file, "PEM file to trust instead of the system's")
      ->type_name("FILE");
  add_tenant_options(app, options.tenant);
  options.command = &app;
}

kizen::JsonValue TargetPlace::variable(const std::string& name) const {
  const auto found = variables.find(name);
  if (found != variables.end()) return kizen::json_value(found->second);
  const char* const value = std::getenv(name.c_str());
  return value == nullptr ? nullptr : kizen::json_value(std::string(value));
}

std::vector<std::string> TargetPlace::secrets() const {
  std::vector<std::string> secrets;
  for (const auto& [name, value] : variables) {
    if (kizen::detail::ends_with(name, "API_KEY")) secrets.push_back(value);
  }
  return secrets;
}

TargetPlace place_of_target(const TargetOptions& options) {
  const bool is_builtin = options.target == "builtin";
  if (!is_builtin) refuse_tenant_options(*options.command);
  auto place = is_builtin ? place_of_tenant(options.tenant) : place_of_url(options.target);
  place.target.ca_file = options.ca_file;
  register_secrets(place.secrets());
  return place;
}

}  // namespace kizen_tool
