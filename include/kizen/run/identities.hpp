#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "../core/exchange.hpp"
#include "../core/version.hpp"
#include "../http/target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The credentials of everyone that a run may act for, by a name that may be told.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// const kizen::Identities identities = {{"own", {{"X-API-KEY", "s3cret"}}}};
/// kizen::Request request{"GET", "/ping"};
/// assert(kizen::identity_of(request, identities).empty());
/// request.headers.add("X-API-KEY", "s3cret");
/// assert(kizen::identity_of(request, identities) == "own");
/// ```
using Identities = std::map<std::string, std::vector<Credential>>;

/// Whose credentials a request carries, all of them; empty where nobody's.
inline std::string identity_of(const Request& request, const Identities& identities) {
  const auto has = [&](const Credential& credential) {
    const auto* value = request.headers.first(credential.header);
    return value != nullptr && *value == credential.value;
  };
  for (const auto& [name, credentials] : identities) {
    if (std::all_of(credentials.begin(), credentials.end(), has)) return name;
  }
  return {};
}

}  // namespace KIZEN_ABI
}  // namespace kizen
