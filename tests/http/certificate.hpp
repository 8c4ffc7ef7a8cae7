#pragma once

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>

namespace kizen_test {

/// A self-signed certificate for one IP address and its key, each in a PEM file. It began two hours
/// ago.
class Certificate {
 public:
  /// @param hours from now, for which it is valid; below zero: it has expired
  explicit Certificate(const std::string& address, int hours = 1)
      : key_(EVP_RSA_gen(2048), EVP_PKEY_free), x509_(X509_new(), X509_free) {
    X509* const certificate = x509_.get();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -7200);
    X509_gmtime_adj(X509_getm_notAfter(certificate), hours * 3600L);
    X509_set_pubkey(certificate, key_.get());
    X509_NAME* const name = X509_get_subject_name(certificate);
    const auto* const text = reinterpret_cast<const unsigned char*>(address.c_str());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    extend(NID_subject_alt_name, "IP:" + address);
    extend(NID_basic_constraints, "critical,CA:TRUE");
    if (X509_sign(certificate, key_.get(), EVP_sha256()) == 0) {
      throw std::runtime_error("no certificate for the test");
    }
    std::FILE* file = open_file(file_);
    PEM_write_X509(file, certificate);
    std::fclose(file);
    file = open_file(key_file_);
    PEM_write_PrivateKey(file, key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
  }

  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;

  ~Certificate() {
    std::remove(file_.c_str());
    std::remove(key_file_.c_str());
  }

  const std::string& pem_file() const { return file_; }
  const std::string& key_file() const { return key_file_; }

 private:
  void extend(int kind, const std::string& value) {
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
    X509_add_ext(x509_.get(), extension, -1);
    X509_EXTENSION_free(extension);
  }

  /// A new file, for writing; its name goes to `path`.
  static std::FILE* open_file(std::string& path) {
    path = testing::TempDir() + "kizen-certificate-XXXXXX";
    const int descriptor = mkstemp(path.data());
    std::FILE* const file = descriptor < 0 ? nullptr : fdopen(descriptor, "w");
    if (file == nullptr) throw std::runtime_error("no file for the test's certificate");
    return file;
  }

  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
  std::unique_ptr<X509, decltype(&X509_free)> x509_;
  std::string file_;
  std::string key_file_;
};

}  // namespace kizen_test
