#pragma once

#include "../../core/version.hpp"

#if !defined(__cpp_rtti) && !defined(_CPPRTTI)
#error "kizen/http.hpp needs RTTI: compile this file with it (drop -fno-rtti)"
#endif

#if defined(CPPHTTPLIB_OPENSSL_SUPPORT) && !KIZEN_TLS
#error \
    "CPPHTTPLIB_OPENSSL_SUPPORT is defined after the first kizen header: define it before, or for the whole build"
#elif !defined(CPPHTTPLIB_OPENSSL_SUPPORT) && KIZEN_TLS
#error \
    "CPPHTTPLIB_OPENSSL_SUPPORT is undefined after the first kizen header: leave it defined, or define it nowhere"
#endif

#include <httplib.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "../../core/detail/text.hpp"
#include "../../core/headers.hpp"
#include "../no_answer.hpp"

// What differs between the releases of cpp-httplib, 0.11 to 0.5x, is told apart here and nowhere
// else.

#if !KIZEN_TLS
namespace httplib {
namespace detail {

struct KizenOnlyDeclared {};
/// Chosen where httplib.h only declares what a library defines, and so has no function of that name.
KizenOnlyDeclared from_i_to_hex(...);

static_assert(!std::is_same_v<decltype(from_i_to_hex(std::size_t())), KizenOnlyDeclared>,
              "this cpp-httplib is a compiled library, and its types are those that it was "
              "compiled with: define "
              "CPPHTTPLIB_OPENSSL_SUPPORT as pkg-config --cflags cpp-httplib says, or take the "
              "single header");

}  // namespace detail
}  // namespace httplib
#endif

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Lets a client or its base send each path as it is given. Its name changed.
template <class Client>
auto send_paths_as_given(Client& client, int) -> decltype(client.set_path_encode(false)) {
  client.set_path_encode(false);
}
template <class Client>
auto send_paths_as_given(Client& client, long) -> decltype(client.set_url_encode(false)) {
  client.set_url_encode(false);
}

#if KIZEN_TLS
/// What a client makes its TLS sessions from. Its name and type changed; null where there is none.
template <class Client>
auto tls_context_of(const Client& client, int)
    -> decltype(static_cast<SSL_CTX*>(client.tls_context())) {
  return static_cast<SSL_CTX*>(client.tls_context());
}
template <class Client>
auto tls_context_of(const Client& client, long) -> decltype(client.ssl_context()) {
  return client.ssl_context();
}
#endif

/// Whether httplib adds a header field of that name to requests that it receives.
inline bool is_pseudo_header(const std::string& name) {
  return name == "REMOTE_ADDR" || name == "REMOTE_PORT" || name == "LOCAL_ADDR" ||
         name == "LOCAL_PORT";
}

/// The header fields as they travelled, in the order in which httplib keeps them.
inline Headers headers_of(const httplib::Headers& fields) {
  Headers headers;
  for (const auto& field : fields) {
    if (!is_pseudo_header(field.first)) headers.add(field.first, field.second);
  }
  return headers;
}

/// How long ago a request was begun; nothing where this release does not note it.
template <class Request>
auto time_since_start(const Request& request, int)
    -> decltype(request.start_time_, std::optional<std::chrono::microseconds>()) {
  const auto now = std::chrono::steady_clock::now();
  const bool is_noted =
      request.start_time_.time_since_epoch().count() > 0;  // else the least there is
  if (!is_noted || request.start_time_ > now) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::microseconds>(now - request.start_time_);
}
template <class Request>
std::optional<std::chrono::microseconds> time_since_start(const Request&, long) {
  return std::nullopt;
}

/// Whether a body that travels compressed by gzip can be read.
#if defined(CPPHTTPLIB_ZLIB_SUPPORT)
constexpr bool decodes_gzip = true;
#else
constexpr bool decodes_gzip = false;
#endif

/// Whether the server's certificate is what is wrong. Newer releases tell names apart.
inline bool is_distrust(httplib::Error error) {
  return error == httplib::Error::SSLServerVerification ||
         ascii_lower(httplib::to_string(error)).find("hostname verification") != std::string::npos;
}

/// Why httplib brought no response. Reasons that only some releases know are told by their words.
inline NoAnswer::Reason reason_of(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection:
      return NoAnswer::Reason::Unreachable;
    case httplib::Error::ConnectionTimeout:
      return NoAnswer::Reason::Timeout;
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification:
      return NoAnswer::Reason::Tls;
    case httplib::Error::Canceled:
      return NoAnswer::Reason::Canceled;
    default:
      break;
  }
  const auto words = ascii_lower(httplib::to_string(error));
  if (words.find("ssl") != std::string::npos) return NoAnswer::Reason::Tls;
  if (words.find("timeout") != std::string::npos) return NoAnswer::Reason::Timeout;
  return NoAnswer::Reason::Broken;
}

/// What went wrong, for people. httplib's own words where it has better ones than a name.
inline std::string words_of(httplib::Error error) {
  if (is_distrust(error)) return "the server's certificate is not trusted";
  switch (error) {
    case httplib::Error::Connection:
      return "no connection could be made";
    case httplib::Error::ConnectionTimeout:
      return "connecting took too long";
    case httplib::Error::Read:
      return "the response broke off or was no HTTP";
    case httplib::Error::Write:
      return "the request could not be sent in full";
    case httplib::Error::SSLConnection:
      return "no TLS session could be agreed on";
    case httplib::Error::SSLLoadingCerts:
      return "the certificates to trust cannot be loaded";
    case httplib::Error::Canceled:
      return "canceled on this side";
    default:
      return httplib::to_string(error);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
