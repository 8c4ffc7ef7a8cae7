#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

#include "../core/exchange.hpp"
#include "../core/version.hpp"
#include "no_answer.hpp"
#include "target.hpp"
#include "tls_session.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// One keep-alive connection to a target. Checks nothing; sends what it is given.
///
/// Opened by the first request and again whenever the other side has closed it. TCP_NODELAY is on,
/// redirects are not followed. Not thread-safe: one a thread; another thread, or a signal handler,
/// may only set the flag that cancels.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// kizen::Connection nobody(kizen::Target::parse("http://127.0.0.1:1"));
/// const kizen::Answer answer = nobody.send({"GET", "/ping"});
/// assert(std::get<kizen::NoAnswer>(answer).reason == kizen::NoAnswer::Reason::Unreachable);
/// ```
class Connection {
 public:
  /// @param canceled ends a request that is in flight when it becomes true, unless its answer comes
  ///   within half a second, with NoAnswer::Reason::Canceled; requests that begin later are sent. Must outlive this.
  KIZEN_INLINE explicit Connection(Target target, const std::atomic<bool>* canceled = nullptr);
  KIZEN_INLINE Connection(Connection&& other) noexcept;
  KIZEN_INLINE Connection& operator=(Connection&& other) noexcept;
  KIZEN_INLINE ~Connection();

  /// Sends a request and waits for the response. Its body comes decoded.
  ///
  /// @param request its target goes after the target's base path; the target's credentials are not
  ///   added (see Target::authorized)
  /// @param limit how long the whole exchange may take, where that is less than the target allows
  /// @param is_patient whether the flag does not cancel it
  KIZEN_INLINE Answer send(const Request& request,
                           std::optional<std::chrono::milliseconds> limit = std::nullopt,
                           bool is_patient = false);

  KIZEN_INLINE const Target& target() const;

  /// What the last TLS handshake came to, even one that ended in distrust; nothing before the first.
  KIZEN_INLINE const std::optional<TlsSession>& tls() const;

 private:
  struct Wire;
  std::unique_ptr<Wire> wire_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
