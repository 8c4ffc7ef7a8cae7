#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "../core/exchange.hpp"
#include "../core/version.hpp"
#include "proxy.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A header field that lets a caller in. Prints without its value.
struct Credential {
  std::string header;
  std::string value;
};

inline std::ostream& operator<<(std::ostream& out, const Credential& credential) {
  return out << credential.header << ": ***";
}

/// How long an exchange may take: each step of it, and all of it.
struct Timeouts {
  std::chrono::milliseconds connect{5000};
  std::chrono::milliseconds read{30000};  ///< between two pieces of a response
  std::chrono::milliseconds write{30000};
  std::chrono::milliseconds exchange{60000};  ///< from connecting to the last byte
};

/// Whom to talk to, and how: base URL, credentials, TLS, limits. Never prints a credential.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// auto target = kizen::Target::parse("https://crm.example.test/eu/");
/// assert(target.port == 443 && target.base_path == "/eu");
/// target.credentials = {{"X-API-KEY", "s3cret"}};
/// assert(target.authorized({"GET", "/ping"}).headers.first("x-api-key") != nullptr);
/// ```
struct Target {
  std::string scheme = "http";               ///< `http` or `https`
  std::string host = {};                     ///< an IPv6 address stands without its brackets
  int port = 80;                             ///< from 1 to 65535
  std::string base_path = {};                ///< goes before each request's target; no last slash
  std::vector<Credential> credentials = {};  ///< in the order sent
  Timeouts timeouts = {};
  bool verify_tls = true;                     ///< whether the certificate must be trusted
  std::string ca_file = {};                   ///< PEM file to trust instead of the system's
  std::string client_certificate = {};        ///< PEM file to show to the server; or none
  std::string client_key = {};                ///< PEM file of its key, without a passphrase
  std::optional<Proxy> proxy = {};            ///< on the way to it
  std::size_t body_limit = 64 * 1024 * 1024;  ///< bytes of a response body, decoded

  /// The target that a base URL names: scheme, host, and maybe port and path.
  ///
  /// @throws ContractError `target.url` where it is none, or holds a user name, query or fragment
  KIZEN_INLINE static Target parse(std::string_view url);

  /// The target that the environment names: KIZEN_BASE_URL, and as credentials KIZEN_API_KEY,
  /// KIZEN_BUSINESS_ID and KIZEN_USER_ID where they are set. Its proxy is that of
  /// environment_proxy().
  ///
  /// @throws ContractError `target.environment` without KIZEN_BASE_URL, `target.proxy`; else as
  ///   parse
  KIZEN_INLINE static Target from_environment();

  /// Scheme, host and port, as in a URL; the port only where it is not the scheme's own.
  KIZEN_INLINE std::string origin() const;

  /// Makes sure that the PEM files can be used, before anything is sent.
  ///
  /// @throws ContractErrors `target.ca_file`, `target.client_certificate`, `target.client_key`
  KIZEN_INLINE void demand_files() const;

  /// `request` with each credential whose header it does not have yet.
  KIZEN_INLINE Request authorized(Request request) const;
};

inline std::ostream& operator<<(std::ostream& out, const Target& target) {
  out << target.origin() << target.base_path;
  for (const auto& credential : target.credentials) out << ", " << credential;
  if (target.proxy) out << ", over the proxy " << *target.proxy;
  if (!target.verify_tls) out << ", certificate not verified";
  return out;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
