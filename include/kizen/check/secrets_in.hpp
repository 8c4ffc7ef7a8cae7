#pragma once

#include <string>
#include <vector>

#include "../contract/contract.hpp"
#include "../core/exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The credentials that an exchange carries, which no output may show.
///
/// What the request sends where the contract's security schemes have theirs, and as Authorization,
/// Proxy-Authorization and Cookie; what the response sets as cookies. A credential stands there with
/// and without its scheme's name in front; one of fewer than four bytes does not.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const kizen::Exchange exchange{{"GET", "/", {{"X-API-KEY", "s3cret"}, {"Accept", "text/html"}}},
///                                {200, {{"Set-Cookie", "session=k7k7k7; Secure"}}}};
/// const auto secrets = kizen::secrets_in(exchange, kizen::records());
/// assert((secrets == std::vector<std::string>{"s3cret", "k7k7k7"}));
/// assert(kizen::Redactor(secrets).redacted("key s3cret") == "key ***");
/// ```
KIZEN_INLINE std::vector<std::string> secrets_in(const Exchange& exchange,
                                                 const Contract& contract);

}  // namespace KIZEN_ABI
}  // namespace kizen
