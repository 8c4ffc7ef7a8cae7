#pragma once

#include <memory>

#include "../check/checker.hpp"
#include "../core/version.hpp"
#include "traffic_options.hpp"
#include "traffic_report.hpp"

namespace httplib {
class Client;
class ClientImpl;
}  // namespace httplib

namespace kizen {
inline namespace KIZEN_ABI {

/// What a Watch checks by, and what it keeps.
using WatchOptions = TrafficOptions;

/// Checks every exchange of an httplib client, which need not know of it.
///
/// Without options it checks by the embedded documented contract. It stands in the client's logger;
/// the user's own goes on being called. A request that brings no response is not seen, and one that
/// no operation has violates. A body that went through a content provider or receiver, or is
/// encoded, is unchecked. Make and destroy it while no request is under way; then the client has its
/// own logger again, unless it was given another one meanwhile: that one takes this one's place, and
/// the report, which is no longer ok, says so. So set loggers first.
///
/// ```cpp
/// #include <httplib.h>
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// httplib::Client client("http://127.0.0.1:1");
/// kizen::Watch watch(client);
/// client.Get("/api/records/deals/lookup?identifier=Ann");
/// const auto report = watch.report();
/// assert(report.total() == 0 && !report.ok());  // nobody answered
/// ```
class Watch {
 public:
  /// @throws ContractError `overlay.unknown` where no embedded difference has a deviation's id
  KIZEN_INLINE explicit Watch(httplib::Client& client, WatchOptions options = {});

  /// Watches one of httplib's plainer clients, such as an SSLClient.
  KIZEN_INLINE explicit Watch(httplib::ClientImpl& client, WatchOptions options = {});

  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  KIZEN_INLINE ~Watch();

  /// What has passed until now. Any thread may ask.
  KIZEN_INLINE TrafficReport report() const;

  KIZEN_INLINE const Checker& checker() const;

 private:
  struct State;
  KIZEN_INLINE Watch(httplib::ClientImpl* client, WatchOptions options);

  httplib::ClientImpl* client_;
  std::shared_ptr<State> state_;
  std::weak_ptr<const void> logger_;  ///< gone with the client, or with its logger
  std::weak_ptr<const void> life_;    ///< gone with the client
};

}  // namespace KIZEN_ABI
}  // namespace kizen
