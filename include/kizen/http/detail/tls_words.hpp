#pragma once

#include <string>

#include "../target.hpp"
#include "httplib_inl.hpp"
#include "tls_handshake.hpp"

#if KIZEN_TLS
#include <openssl/err.h>
#include <openssl/ssl.h>
#endif

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What TLS has to say of an exchange that brought no response.
struct TlsWords {
  std::string text = {};
  bool is_refusal = false;  ///< whether the other side ended the session by it
};

#if KIZEN_TLS
inline void forget_tls_errors() { ERR_clear_error(); }

inline TlsWords tls_words(const httplib::ClientImpl& client, const Target& target,
                          const TlsNotes& notes, httplib::Error error) {
  if (dynamic_cast<const httplib::SSLClient*>(&client) == nullptr) return {};
  if (is_distrust(error)) {
    return {notes.distrust.empty() ? "it is not for " + target.host : notes.distrust, false};
  }
  // The alert that says so gets lost where the request could not be written any more.
  if (notes.wants_certificate && reason_of(error) != NoAnswer::Reason::Timeout) {
    return {"it asks for a client certificate", true};
  }
  if (error == httplib::Error::SSLLoadingCerts) return {};
  const auto code = ERR_peek_error();
  const char* const reason = ERR_reason_error_string(code);
  if (ERR_GET_LIB(code) != ERR_LIB_SSL || reason == nullptr) return {};
  return {reason, ERR_GET_REASON(code) > SSL_AD_REASON_OFFSET};
}
#else
inline void forget_tls_errors() {}

inline TlsWords tls_words(const httplib::ClientImpl&, const Target&, const TlsNotes&,
                          httplib::Error) {
  return {};
}
#endif

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
