#pragma once

#include <memory>
#include <ostream>
#include <string_view>

#include "../check/checker.hpp"
#include "../core/version.hpp"
#include "traffic_options.hpp"
#include "traffic_report.hpp"

namespace httplib {
class Server;
}  // namespace httplib

namespace kizen {
inline namespace KIZEN_ABI {

/// What a Guard does about a message that breaks the contract.
///
/// ```cpp
/// #include <kizen/http/guard.hpp>
/// #include <cassert>
///
/// assert(kizen::to_string(kizen::GuardMode::Enforce) == "enforce");
/// ```
enum class GuardMode {
  Observe,  ///< reports it, and lets it pass
  Enforce   ///< answers 400 in place of the handler, or 500 in place of its answer
};

/// The mode as one lower-case word.
constexpr std::string_view to_string(GuardMode mode) {
  return mode == GuardMode::Observe ? "observe" : "enforce";
}

inline std::ostream& operator<<(std::ostream& out, GuardMode mode) {
  return out << to_string(mode);
}

/// What a Guard checks by, and what it does.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// kizen::GuardOptions options;
/// options.mode = kizen::GuardMode::Enforce;
/// options.base_path = "/eu";
/// assert(!options.demand_declared);
/// ```
struct GuardOptions : TrafficOptions {
  GuardMode mode = GuardMode::Observe;

  /// Whether a request whose path is none of the contract's breaks it. Else it is let through and
  /// counted, so a server may have a health check beside the API; as are OPTIONS, and HEAD where its
  /// GET would be in order, where the contract does not have them. A path is the contract's if it is
  /// so on the wire or as httplib decodes it, `%2F` too. Where a handler's pattern takes more paths
  /// than the contract has, as `/api/.*` does, demand this: else it gets requests unchecked.
  bool demand_declared = false;
};

/// Checks what an httplib server receives and answers.
///
/// Without options it observes, by the embedded documented contract. To enforce means: a request
/// that breaks the contract is answered 400 before its handler runs; a response that breaks it is
/// withdrawn and becomes 500. Both are problem documents (`application/problem+json`) that list the
/// violations; the 500 shows nothing of what was withdrawn, only the report does. What is unchecked
/// passes, such as a body that a content reader takes or a content provider gives. So does an error
/// status that is not declared, which is reported only; and a request that a pre-routing handler or
/// a file answers, as there is no handler to hold it back from; its answer is held to the contract.
///
/// Handlers may be registered before and after this; pre-routing, post-routing, error and exception
/// handlers go on being called, but for the error handler where the answer is this one's. What is
/// checked is what leaves, after all of them. Make it before the server listens, and destroy it when
/// it listens no more; then all handlers are as they were. Register none while it listens: requests
/// to these are not refused, and a post-routing handler takes this one's place, which the report
/// tells by `is_attached`.
///
/// ```cpp
/// #include <httplib.h>
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// httplib::Server server;
/// kizen::GuardOptions options;
/// options.mode = kizen::GuardMode::Enforce;
/// const kizen::Guard guard(server, options);
/// server.Post("/api/records/deals/search", [](const httplib::Request&, httplib::Response& answer) {
///   answer.set_content(R"({"count": 0, "results": []})", "application/json");
/// });
/// assert(guard.report().total() == 0);
/// ```
///
/// @see RFC 9457
class Guard {
 public:
  /// @throws ContractError `overlay.unknown` where no embedded difference has a deviation's id
  KIZEN_INLINE explicit Guard(httplib::Server& server, GuardOptions options = {});

  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;
  KIZEN_INLINE ~Guard();

  /// What has passed until now. Any thread may ask.
  KIZEN_INLINE TrafficReport report() const;

  KIZEN_INLINE const Checker& checker() const;

 private:
  struct State;

  std::shared_ptr<State> state_;
  std::weak_ptr<const void> presence_;  ///< gone with the server
};

}  // namespace KIZEN_ABI
}  // namespace kizen
