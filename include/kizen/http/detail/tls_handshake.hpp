#pragma once

#include <chrono>
#include <ctime>
#include <memory>
#include <optional>
#include <string>

#include "../tls_session.hpp"
#include "httplib_inl.hpp"

#if KIZEN_TLS
#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#endif

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What is noted of the handshakes of a connection.
struct TlsNotes {
  std::optional<TlsSession> session = {};
  bool wants_certificate = false;  ///< whether the server asks for one that the client has not
  std::string distrust = {};  ///< what OpenSSL has against the server's certificate; may be empty
};

#if KIZEN_TLS
inline std::string text_of(const X509_NAME* name) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), BIO_free);
  X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_ONELINE);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(out.get(), &text);
  return size <= 0 ? std::string() : std::string(text, static_cast<std::size_t>(size));
}

inline TlsNotes* notes_of(const SSL* ssl) {
  return static_cast<TlsNotes*>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
}

/// Called by OpenSSL where the server asks for a certificate and none is set. Gives none.
inline int note_wish(SSL* ssl, X509**, EVP_PKEY**) {
  if (auto* const notes = notes_of(ssl)) notes->wants_certificate = true;
  return 0;
}

/// Called by OpenSSL at every stage of a handshake.
inline void note_handshake(const SSL* ssl, int stage, int) {
  if ((stage & SSL_CB_HANDSHAKE_DONE) == 0) return;
  auto* const notes = notes_of(ssl);
  const std::unique_ptr<X509, decltype(&X509_free)> certificate(SSL_get1_peer_certificate(ssl),
                                                                X509_free);
  if (notes == nullptr || certificate == nullptr) return;
  std::tm end = {};
  ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &end);
  notes->session =
      TlsSession{SSL_get_version(ssl), text_of(X509_get_subject_name(certificate.get())),
                 text_of(X509_get_issuer_name(certificate.get())),
                 std::chrono::system_clock::from_time_t(timegm(&end))};
  const auto result = SSL_get_verify_result(ssl);
  notes->distrust = result == X509_V_OK ? "" : X509_verify_cert_error_string(result);
}

/// Lets a client put what its handshakes come to there, which outlives it.
inline void note_handshakes(httplib::ClientImpl& client, TlsNotes& notes) {
  auto* const secure = dynamic_cast<httplib::SSLClient*>(&client);
  auto* const context = secure == nullptr ? nullptr : tls_context_of(*secure, 0);
  if (context == nullptr) return;
  SSL_CTX_set_app_data(context, &notes);
  SSL_CTX_set_client_cert_cb(context, note_wish);
  SSL_CTX_set_info_callback(context, note_handshake);
}
#else
inline void note_handshakes(httplib::ClientImpl&, TlsNotes&) {}
#endif

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
