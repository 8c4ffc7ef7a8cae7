#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// An HTTP proxy on the way to a target. Prints without its credential.
///
/// What goes to an `https` target is tunnelled through it (CONNECT), and the proxy sees none of it;
/// what goes to an `http` target it is asked for, and sees.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
/// #include <sstream>
///
/// const auto proxy = kizen::Proxy::parse("http://ann:s3cret@proxy.example.test:3128");
/// assert(proxy.port == 3128 && proxy.password == "s3cret");
/// std::ostringstream text;
/// text << proxy;
/// assert(text.str() == "http://***@proxy.example.test:3128");
/// ```
struct Proxy {
  std::string host = {};  ///< an IPv6 address stands without its brackets
  int port = 1080;
  std::string user = {};      ///< empty: it asks for none
  std::string password = {};  ///< never empty where there is a user

  /// The proxy of a URL, as curl reads it: `http://` may be left out, the port too (1080);
  /// user name and password are percent-encoded.
  ///
  /// @throws ContractError `target.proxy` where it is none, or one that is spoken to otherwise
  KIZEN_INLINE static Proxy parse(std::string_view url);

  /// Scheme, host and port, without the credential.
  std::string origin() const {
    const bool is_ipv6 = host.find(':') != std::string::npos;
    return "http://" + (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
  }
};

inline std::ostream& operator<<(std::ostream& out, const Proxy& proxy) {
  const auto origin = proxy.origin();
  if (proxy.user.empty()) return out << origin;
  return out << "http://***@" << origin.substr(origin.find("//") + 2);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
