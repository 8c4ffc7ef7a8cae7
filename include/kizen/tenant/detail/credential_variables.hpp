#pragma once

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "../../http/target.hpp"
#include "../credentials.hpp"
#include "../tenant.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Values of environment variables, by name.
using Variables = std::map<std::string, std::string>;

/// Of a user who may read but not write.
inline constexpr const char* reader_variable = "KIZEN_READER_USER_ID";

/// All that credentials come from.
inline constexpr std::array<const char*, 7> credential_variable_names = {
    "KIZEN_API_KEY",           "KIZEN_BUSINESS_ID",   "KIZEN_USER_ID", "KIZEN_OTHER_API_KEY",
    "KIZEN_OTHER_BUSINESS_ID", "KIZEN_OTHER_USER_ID", reader_variable};

inline bool is_credential_variable(const std::string& name) {
  return std::find(credential_variable_names.begin(), credential_variable_names.end(), name) !=
         credential_variable_names.end();
}

/// Those of them that the environment has.
inline Variables environment_credentials() {
  Variables variables;
  for (const char* const name : credential_variable_names) {
    const char* const value = std::getenv(name);
    if (value != nullptr && *value != '\0') variables[name] = value;
  }
  return variables;
}

/// The variables that would give these credentials, and those of another business.
inline Variables credential_variables(const Credentials& own, const Credentials& other) {
  return {{"KIZEN_API_KEY", own.api_key},
          {"KIZEN_BUSINESS_ID", own.business_id},
          {"KIZEN_USER_ID", own.user_id},
          {"KIZEN_OTHER_API_KEY", other.api_key},
          {"KIZEN_OTHER_BUSINESS_ID", other.business_id},
          {"KIZEN_OTHER_USER_ID", other.user_id}};
}

/// Those of a built-in tenant.
inline Variables credential_variables(const Tenant& tenant) {
  auto variables = credential_variables(tenant.credentials(0), tenant.credentials(1));
  variables[reader_variable] = tenant.reader_credentials(0).user_id;
  return variables;
}

/// The headers of another business, by its variables; empty where it is not known.
inline std::vector<Credential> other_credentials(const Variables& variables) {
  const auto value = [&](const char* name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
  };
  if (variables.count("KIZEN_OTHER_API_KEY") == 0) return {};
  return {{"X-API-KEY", value("KIZEN_OTHER_API_KEY")},
          {"X-BUSINESS-ID", value("KIZEN_OTHER_BUSINESS_ID")},
          {"X-USER-ID", value("KIZEN_OTHER_USER_ID")}};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
