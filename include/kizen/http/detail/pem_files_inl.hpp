#pragma once

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/contract_errors.hpp"
#include "../target.hpp"
#include "httplib_inl.hpp"

#if KIZEN_TLS
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#endif

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What is wrong with the PEM files of a target, noted one by one.
class PemFiles {
 public:
  explicit PemFiles(const Target& target) {
    if (!target.ca_file.empty()) check_ca(target.ca_file);
    if (target.client_certificate.empty() != target.client_key.empty()) {
      errors_.emplace_back(SourcePlace(), "target.client_key",
                           "a client certificate and its key are given together",
                           target.client_key.empty() ? "name the file of the key too"
                                                     : "name the file of the certificate too");
    } else if (!target.client_key.empty()) {
      check_client(target.client_certificate, target.client_key);
    }
  }

  std::vector<ContractError> take() { return std::move(errors_); }

 private:
  void note(const std::string& file, const char* rule, const std::string& problem,
            const char* wanted) {
    errors_.emplace_back(SourcePlace{file, 0, 0, {}}, rule, problem, std::string("name ") + wanted);
  }

  std::optional<std::string> text_of(const std::string& file, const char* rule,
                                     const char* wanted) {
    errno = 0;
    std::ifstream stream(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (stream.is_open() && !stream.bad()) return text;
    note(file, rule, "cannot be read: " + std::string(std::strerror(errno)), wanted);
    return std::nullopt;
  }

  static constexpr const char* ca_wanted =
      "a PEM file of the certificates to trust (-----BEGIN CERTIFICATE-----)";
  static constexpr const char* certificate_wanted =
      "a PEM file of the client's certificate (-----BEGIN CERTIFICATE-----)";
  static constexpr const char* key_wanted =
      "a PEM file of the certificate's private key, without a passphrase "
      "(-----BEGIN PRIVATE KEY-----)";

#if KIZEN_TLS
  using X509Owner = std::unique_ptr<X509, decltype(&X509_free)>;
  using KeyOwner = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
  using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;

  static Bio bio_of(const std::string& text) {
    return {BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free};
  }

  /// Gives no passphrase: else OpenSSL would ask for one on the terminal.
  static int no_passphrase(char*, int, int, void* asked) {
    *static_cast<bool*>(asked) = true;
    return -1;
  }

  static X509Owner certificate_in(BIO* bio) {
    bool asked = false;
    return {PEM_read_bio_X509(bio, nullptr, no_passphrase, &asked), X509_free};
  }

  void check_ca(const std::string& file) {
    const auto text = text_of(file, "target.ca_file", ca_wanted);
    if (!text) return;
    const auto bio = bio_of(*text);
    std::size_t count = 0;
    ERR_clear_error();
    while (certificate_in(bio.get()) != nullptr) ++count;
    const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (count > 0 && at_end) return;
    note(file, "target.ca_file",
         count == 0 ? "holds no certificate in PEM form"
                    : "certificate " + std::to_string(count + 1) + " in it is damaged",
         ca_wanted);
  }

  void check_client(const std::string& certificate_file, const std::string& key_file) {
    const auto certificate_text =
        text_of(certificate_file, "target.client_certificate", certificate_wanted);
    X509Owner certificate(nullptr, X509_free);
    if (certificate_text) {
      certificate = certificate_in(bio_of(*certificate_text).get());
      if (certificate == nullptr) {
        note(certificate_file, "target.client_certificate", "holds no certificate in PEM form",
             certificate_wanted);
      }
    }
    const auto key_text = text_of(key_file, "target.client_key", key_wanted);
    if (key_text) check_key(certificate.get(), *key_text, key_file);
    ERR_clear_error();
  }

  void check_key(X509* certificate, const std::string& text, const std::string& file) {
    bool asked = false;
    const KeyOwner key(PEM_read_bio_PrivateKey(bio_of(text).get(), nullptr, no_passphrase, &asked),
                       EVP_PKEY_free);
    if (key == nullptr) {
      note(file, "target.client_key",
           asked ? "the key in it is encrypted" : "holds no private key in PEM form", key_wanted);
    } else if (certificate != nullptr && X509_check_private_key(certificate, key.get()) != 1) {
      note(file, "target.client_key", "its key is not that of the client certificate", key_wanted);
    }
  }
#else
  void check_ca(const std::string& file) { text_of(file, "target.ca_file", ca_wanted); }
  void check_client(const std::string& certificate, const std::string& key) {
    text_of(certificate, "target.client_certificate", certificate_wanted);
    text_of(key, "target.client_key", key_wanted);
  }
#endif

  std::vector<ContractError> errors_;
};

}  // namespace detail

KIZEN_INLINE void Target::demand_files() const {
  auto errors = detail::PemFiles(*this).take();
  if (!errors.empty()) throw ContractErrors(std::move(errors));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
