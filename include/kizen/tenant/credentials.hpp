#pragma once

#include <string>

#include "../core/exchange.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a caller proves itself with: a key, the business it is for, and a user of that business.
///
/// ```cpp
/// #include <kizen/tenant.hpp>
/// #include <cassert>
///
/// const kizen::Credentials ann{"key", "business", "ann"};
/// const kizen::Request call =
///     ann.added_to({"DELETE", "/api/records/deals/2b1e3a52-6a1c-4c8e-9d70-000000000001"});
/// assert(call.headers.first("X-USER-ID") && *call.headers.first("X-USER-ID") == "ann");
/// ```
///
/// @see behaviour rule A1
struct Credentials {
  std::string api_key = {};      ///< sent as `X-API-KEY`
  std::string business_id = {};  ///< sent as `X-BUSINESS-ID`
  std::string user_id = {};      ///< sent as `X-USER-ID`

  /// The request with the three headers, in place of any it had.
  Request added_to(Request request) const {
    request.headers.set("X-API-KEY", api_key);
    request.headers.set("X-BUSINESS-ID", business_id);
    request.headers.set("X-USER-ID", user_id);
    return request;
  }
};

}  // namespace KIZEN_ABI
}  // namespace kizen
