#pragma once

#include <chrono>
#include <ostream>
#include <string>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a TLS handshake agreed on, and the certificate that the server showed, trusted or not.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
/// #include <sstream>
///
/// const kizen::TlsSession session{"TLSv1.3", "CN = crm.example.test", "CN = Example CA", {}};
/// std::ostringstream text;
/// text << session;
/// assert(text.str() == "TLSv1.3, CN = crm.example.test, issued by CN = Example CA");
/// ```
struct TlsSession {
  std::string protocol;  ///< such as `TLSv1.3`
  std::string subject;
  std::string issuer;
  std::chrono::system_clock::time_point expires;
};

inline std::ostream& operator<<(std::ostream& out, const TlsSession& session) {
  return out << session.protocol << ", " << session.subject << ", issued by " << session.issuer;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
