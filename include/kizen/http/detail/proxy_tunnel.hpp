#pragma once

#include <string>

#include "../no_answer.hpp"
#include "../target.hpp"
#include "httplib_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The tunnel through a proxy that an https connection goes through.
///
/// httplib would send the proxy's credential to the server behind it too, with every request. So the
/// client only has it while the tunnel is dug.
class ProxyTunnel {
 public:
  /// Lets the proxy know who asks.
  static void introduce(httplib::ClientImpl& client, const Target& target) {
    if (!target.proxy) return;
    client.set_proxy_basic_auth(target.proxy->user, target.proxy->password);
  }

  /// A connection to the proxy is about to be opened.
  void open(httplib::ClientImpl& client, const Target& target) {
    status_ = 0;
    is_closed_ = true;
    if (target.scheme == "https") introduce(client, target);
  }

  /// Takes note of what came back for a request.
  void note(httplib::ClientImpl& client, const httplib::Request& request,
            const httplib::Response& response) {
    is_closed_ = false;
    if (request.method != "CONNECT") return;
    status_ = response.status;
    client.set_proxy_basic_auth({}, {});
  }

  /// The status by which the proxy refused; 0 where it did not.
  int refusal() const { return status_ / 100 == 2 ? 0 : status_; }

  /// Whether nothing has come through the connection yet.
  bool is_closed() const { return is_closed_; }

 private:
  int status_ = 0;
  bool is_closed_ = true;
};

inline NoAnswer refused_by_proxy(const Target& target, int status) {
  const auto& proxy = *target.proxy;
  std::string fix;
  if (status == 407) {
    fix = proxy.user.empty() ? "; it wants a user name and a password"
                             : "; its user name or password is wrong";
  }
  return {NoAnswer::Reason::Unreachable,
          "the proxy " + proxy.origin() + " answers " + std::to_string(status) +
              " instead of letting through to " + target.origin() + fix};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
