#pragma once

#include <ostream>
#include <string>

#include "../core/version.hpp"
#include "parameter.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How an operation lets callers in: an API key, or an Authorization header.
///
/// OAuth 2 and OpenID Connect travel as `bearer` (RFC 6750).
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::SecurityScheme* key = kizen::records().security_scheme("apiKey");
/// assert(key && key->place == kizen::ParameterPlace::Header && key->parameter == "X-API-KEY");
/// assert(key->scheme.empty());
/// ```
///
/// @see OpenAPI 3.0.3, Security Scheme Object
struct SecurityScheme {
  std::string name;                               ///< its key in the contract
  ParameterPlace place = ParameterPlace::Header;  ///< where the credential travels
  std::string parameter;                          ///< header, query or cookie name
  std::string scheme = {};  ///< such as `bearer`, in lower case, in front of the credential of an
                            ///< Authorization header; empty for an API key
};

inline std::ostream& operator<<(std::ostream& out, const SecurityScheme& scheme) {
  return out << scheme.name << " (" << scheme.place << ' ' << scheme.parameter << ')';
}

}  // namespace KIZEN_ABI
}  // namespace kizen
