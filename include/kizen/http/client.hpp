#pragma once

#include <functional>
#include <memory>
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

  /// Told of every exchange once it is over, and of every request that was held back; without the
  /// credentials, wherever in either half they come up.
  ///
  /// ```cpp
  /// #include <kizen/http.hpp>
  /// #include <cassert>
  ///
  /// int seen = 0;
  /// kizen::ClientOptions options;
  /// options.observed = [&](const kizen::CheckedExchange& exchange) { seen += !exchange.ok(); };
  /// kizen::Client tenant(kizen::Target::parse("http://127.0.0.1:1"), options);
  /// tenant.get("/api/records/deals/lookup");
  /// assert(seen == 1);
  /// ```
  std::function<void(const CheckedExchange&)> observed = {};
};

class ObjectRecords;

namespace detail {
class ExchangeMask;
}

/// Talks to a target and holds both sides to the contract.
///
/// Without options it checks by the embedded documented contract. Every request carries the
/// target's credentials; what is given back and printed of it holds none, but the response is as it
/// came. One that breaks the contract is not sent; the report says why, and where an
/// embedded difference would allow it, the answer says which. Keeps one connection; not thread-safe:
/// one a thread.
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

  /// The nine operations on the records of an object. For as long as this stays where it is.
  ///
  /// ```cpp
  /// #include <kizen/tenant.hpp>
  /// #include <cassert>
  ///
  /// const kizen::Tenant service;
  /// kizen::Client client(service.target());
  /// auto deals = client.records("deals");
  /// assert(deals.upsert("Acme").action == kizen::UpsertAction::Created);
  /// assert(deals.search(kizen::field("name").contains("acme")).json()->at("count") == 1);
  /// ```
  ///
  /// @param object api name or UUID; contacts are `client_client`
  KIZEN_INLINE ObjectRecords records(std::string object) &;

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
  KIZEN_INLINE bool holds_back(const Request& request, const Report& report) const;
  KIZEN_INLINE NoAnswer held_back(const Request& request) const;

  Connection connection_;
  Checker checker_;
  std::shared_ptr<const detail::ExchangeMask> mask_;
  bool has_own_checker_;
  bool send_invalid_;
  std::function<void(const CheckedExchange&)> observed_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
