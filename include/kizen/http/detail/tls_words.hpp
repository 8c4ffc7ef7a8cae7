#pragma once

#include <string>

#include "../target.hpp"
#include "httplib_inl.hpp"

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
  bool is_alert = false;  ///< whether the other side said it
};

#if KIZEN_TLS
inline void forget_tls_errors() { ERR_clear_error(); }

inline TlsWords tls_words(const httplib::ClientImpl& client, const Target& target,
                          httplib::Error error) {
  const auto* secure = dynamic_cast<const httplib::SSLClient*>(&client);
  if (secure == nullptr) return {};
  if (error == httplib::Error::SSLServerVerification) {
    const auto distrust = distrust_of(*secure, 0);
    return {distrust.empty() ? "it is not for " + target.host : distrust, false};
  }
  if (error == httplib::Error::SSLLoadingCerts) return {};
  const auto code = ERR_peek_error();
  const char* const reason = ERR_reason_error_string(code);
  if (ERR_GET_LIB(code) != ERR_LIB_SSL || reason == nullptr) return {};
  return {reason, ERR_GET_REASON(code) > SSL_AD_REASON_OFFSET};
}
#else
inline void forget_tls_errors() {}

inline TlsWords tls_words(const httplib::ClientImpl&, const Target&, httplib::Error) { return {}; }
#endif

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
