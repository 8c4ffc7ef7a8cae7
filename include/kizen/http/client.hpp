#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../check/checker.hpp"
#include "../core/exchange.hpp"
#include "../core/json.hpp"
#include "../core/version.hpp"
#include "checked_exchange.hpp"
#include "connection.hpp"
#include "target.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a Client checks by, and what it may send.
struct ClientOptions {
  /// Ids of embedded differences that requests may rely on, such as `D6`.
  std::vector<std::string> deviations = {};

  /// Checks by this instead; `deviations` are left aside then, the checker has its own.
  std::optional<Checker> checker = {};

  /// Whether a request that breaks the contract is sent all the same.
  bool send_invalid = false;
};

/// Talks to a target and holds both sides to the contract.
///
/// Without options it checks by the embedded documented contract. Every request carries the
/// target's credentials. One that breaks the contract is not sent; the report says why. Keeps one
/// connection; not thread-safe: one a thread.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// kizen::Client tenant(kizen::Target::parse("http://127.0.0.1:1"));
/// const auto refused = tenant.post("/api/records/deals/search", {{"and", 1}});
/// assert(refused.no_answer()->reason == kizen::NoAnswer::Reason::NotSent);
/// assert(refused.report.violates("request.security.missing"));
/// ```
class Client {
 public:
  /// @throws ContractError `overlay.unknown` where no embedded difference has a deviation's id;
  ///   as Target::demand_files
  KIZEN_INLINE explicit Client(Target target, ClientOptions options = {});

  /// @param target origin form, percent-encoded, as in `/api/records/deals/lookup?identifier=Ann`
  KIZEN_INLINE CheckedExchange get(std::string_view target);
  KIZEN_INLINE CheckedExchange del(std::string_view target);

  /// Sends a JSON body as `application/json`.
  KIZEN_INLINE CheckedExchange post(std::string_view target, const json& body);
  KIZEN_INLINE CheckedExchange put(std::string_view target, const json& body);
  KIZEN_INLINE CheckedExchange patch(std::string_view target, const json& body);

  /// Sends any request; a header of a credential's name takes the credential's place.
  KIZEN_INLINE CheckedExchange send(Request request);

  KIZEN_INLINE const Target& target() const;
  KIZEN_INLINE const Checker& checker() const;

 private:
  KIZEN_INLINE CheckedExchange send_json(std::string_view method, std::string_view target,
                                         const json& body);

  Connection connection_;
  Checker checker_;
  bool send_invalid_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
