#pragma once

#include <kizen/tenant/detail/credential_variables.hpp>
#include <string>

namespace kizen_tool {

/// What a tenant that is served apart has written down of itself.
struct ServedTenant {
  std::string url;
  kizen::detail::Variables variables = {};  ///< of credentials
  std::string ca_file = {};                 ///< what its certificate is trusted by; empty for http
};

std::string served_text(const ServedTenant& tenant);

/// @throws kizen::ContractError `target.served` where the file is not there, or none of that kind
ServedTenant read_served(const std::string& path);

}  // namespace kizen_tool
