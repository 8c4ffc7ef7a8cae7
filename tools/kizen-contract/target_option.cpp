#include "target_option.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <kizen/run.hpp>
#include <kizen/tenant.hpp>
#include <kizen/tenant/detail/credential_variables.hpp>
#include <utility>

#include "output.hpp"
#include "served_file.hpp"
#include "tenant_option.hpp"

namespace kizen_tool {
namespace {

using kizen::detail::Variables;

constexpr std::string_view served_prefix = "served:";

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

void note_sources(TargetPlace& place, const std::string& source) {
  for (const auto& [name, value] : place.variables) place.sources[name] = source;
}

/// Credentials of the environment; on loopback, where there are none, those that `serve` prints.
void take_environment(TargetPlace& place) {
  place.variables = kizen::detail::environment_credentials();
  for (const auto& one : place.variables) place.sources[one.first] = "variable " + one.first;
  const auto demo = kizen::demo_credentials();
  if (place.variables.empty() && kizen::detail::is_loopback(place.target.host)) {
    place.variables = kizen::detail::credential_variables(demo[0], demo[1]);
    note_sources(place, "the built-in tenant's own");
  }
}

TargetPlace place_of_url(const std::string& url) {
  TargetPlace place;
  place.target = kizen::Target::parse(url);
  take_environment(place);
  return place;
}

/// Looks up whatever a profile refers to; tells at once of all that is not there.
void take_references(const Profile& profile, TargetPlace& place) {
  std::vector<kizen::ContractError> missing;
  const auto attempt = [&](auto&& look_up) {
    try {
      look_up();
    } catch (const kizen::ContractError& error) {
      missing.push_back(error);
    }
  };
  for (const auto& one : profile.credentials) {
    attempt([&] {
      place.variables[one.first] = one.second.value();
      place.sources[one.first] = one.second.to_string();
      place.profile_secrets.push_back(place.variables[one.first]);
    });
  }
  attempt([&] { place.proxy.resolve(); });
  std::stable_sort(missing.begin(), missing.end(),
                   [](const auto& a, const auto& b) { return a.place().line < b.place().line; });
  if (!missing.empty()) throw kizen::ContractErrors(std::move(missing));
}

TargetPlace place_of_profile(const Profile& profile) {
  TargetPlace place;
  place.target = profile.target;
  place.profile = profile.name;
  place.proxy = profile.proxy;
  place.requests_per_second = profile.requests_per_second;
  place.inputs = profile.inputs;
  place.names = profile.names;
  take_references(profile, place);
  if (profile.credentials.empty()) take_environment(place);
  return place;
}

/// Where a path or a name is given that is neither builtin nor a URL.
[[noreturn]] void refuse_name(const std::string& name) {
  throw kizen::ContractError(
      {}, "target.name",
      "'" + kizen::detail::printable(name) + "' is neither builtin nor a URL, and no " +
          default_profile_file + " is here",
      "write a URL like https://crm.example.test, or name the file of profiles by --config");
}

void override_target(const TargetOptions& options, kizen::Target& target) {
  const auto take = [](const std::string& given, std::string& value) {
    if (!given.empty()) value = given;
  };
  take(options.ca_file, target.ca_file);
  take(options.client_certificate, target.client_certificate);
  take(options.client_key, target.client_key);
  auto& timeouts = target.timeouts;
  timeouts.connect = options.connect_timeout.value_or(timeouts.connect);
  timeouts.read = options.read_timeout.value_or(timeouts.read);
  timeouts.exchange = options.exchange_timeout.value_or(timeouts.exchange);
}

void take_proxy(const TargetOptions& options, TargetPlace& place) {
  if (!options.proxy.empty()) {
    place.proxy = {};
    place.proxy.given_by = "--proxy";
    if (options.proxy != "none") place.proxy.proxy = kizen::Proxy::parse(options.proxy);
  } else if (place.tenant != nullptr) {
    place.proxy.given_by = "the built-in tenant";
  }
  place.target.proxy = place.proxy.proxy_for(place.target);
}

/// A tenant that `serve --detach` has started; it may be written to as the built-in one.
TargetPlace place_of_served(const std::string& file) {
  const auto served = read_served(file);
  TargetPlace place;
  place.target = kizen::Target::parse(served.url);
  place.target.ca_file = served.ca_file;
  place.variables = served.variables;
  note_sources(place, file);
  return place;
}

bool is_url(const std::string& target) { return target.find("://") != std::string::npos; }

TargetPlace named_place(const TargetOptions& options, std::optional<kizen::Writes>& writes) {
  if (options.target == "builtin") return place_of_tenant(options.tenant);
  refuse_tenant_options(*options.command);
  if (kizen::detail::starts_with(options.target, served_prefix)) {
    writes = kizen::Writes::Allowed;
    return place_of_served(options.target.substr(served_prefix.size()));
  }
  if (is_url(options.target)) return place_of_url(options.target);
  const auto file = profiles_of(options);
  const auto& profile = file.profile(options.target);
  writes = profile.writes;
  return place_of_profile(profile);
}

}  // namespace

TargetPlace place_of_tenant(const kizen::TenantOptions& options) {
  TargetPlace place;
  place.tenant = std::make_shared<kizen::Tenant>(options);
  place.target = kizen::Target::parse(place.tenant->url());
  place.variables = kizen::detail::credential_variables(*place.tenant);
  place.target.credentials = credentials_of(place.variables);
  place.writes = kizen::Writes::Allowed;
  note_sources(place, "the built-in tenant's own");
  return place;
}

kizen::JsonValue TargetPlace::variable(const std::string& name) const {
  const auto found = variables.find(name);
  if (found != variables.end()) return kizen::json_value(found->second);
  // Those of another tenant must not get to this one.
  if (kizen::detail::is_credential_variable(name)) return nullptr;
  const char* const value = std::getenv(name.c_str());
  return value == nullptr ? nullptr : kizen::json_value(std::string(value));
}

kizen::Identities TargetPlace::identities() const {
  auto other = kizen::detail::other_credentials(variables);
  if (other.empty()) return {};
  return {{"other", std::move(other)}};
}

std::vector<std::string> TargetPlace::secrets() const {
  auto secrets = profile_secrets;
  for (const auto& [name, value] : variables) {
    if (kizen::detail::ends_with(name, "API_KEY")) secrets.push_back(value);
  }
  for (const auto& one : {proxy.proxy, target.proxy}) {
    if (one && !one->password.empty()) secrets.push_back(one->password);
  }
  return secrets;
}

std::string TargetPlace::object_name(const std::string& name) const {
  const auto found = names.objects.find(name);
  return found == names.objects.end() ? name : found->second;
}

void TargetPlace::apply_to(kizen::RunOptions& options) const {
  options.secrets = secrets();
  options.inputs.environment = [this](const std::string& name) { return variable(name); };
  options.inputs.profile = inputs;
  const bool is_near = kizen::detail::is_all_loopback(target, options);
  options.writes = writes_given || is_near ? writes : kizen::Writes::Refused;
  options.identities = identities();
  options.profile = profile;
  options.requests_per_second = requests_per_second;
  if (names.empty()) return;
  options.to_target = [this](const kizen::Operation& operation, kizen::Request request) {
    return names.to_target(operation, std::move(request));
  };
  options.from_target = [this](const kizen::Operation& operation, const kizen::Request& request,
                               kizen::Response response) {
    return names.from_target(operation, request, std::move(response));
  };
}

kizen::Target TargetPlace::beside(kizen::Target other) const {
  other.ca_file = target.ca_file;
  other.timeouts = target.timeouts;
  const bool is_said = !proxy.given_by.empty() && tenant == nullptr;
  other.proxy = (is_said ? proxy : ProxyRule()).proxy_for(other);
  return other;
}

TargetPlace place_of_target(const TargetOptions& options) {
  std::optional<kizen::Writes> writes;
  auto place = named_place(options, writes);
  override_target(options, place.target);
  take_proxy(options, place);
  place.target.demand_files();
  place.target.credentials = credentials_of(place.variables);
  if (options.writes) writes = options.writes;
  place.writes_given = writes.has_value() || options.allow_writes;
  if (writes) {
    place.writes = *writes;
  } else if (place.tenant == nullptr) {
    place.writes = usual_writes(place.target, options.allow_writes);
  }
  place.requests_per_second = options.requests_per_second.value_or(place.requests_per_second);
  register_secrets(place.secrets());
  place.config = options.config;
  return place;
}

ProfileFile profiles_of(const TargetOptions& options) {
  if (!options.config.empty()) return read_profiles(options.config);
  std::error_code ignored;
  if (!std::filesystem::exists(default_profile_file, ignored)) refuse_name(options.target);
  return read_profiles(default_profile_file);
}

kizen::Writes usual_writes(const kizen::Target& target, bool allow_writes) {
  const bool is_scratch = allow_writes || kizen::detail::is_loopback(target.host);
  return is_scratch ? kizen::Writes::Scratch : kizen::Writes::Refused;
}

}  // namespace kizen_tool
