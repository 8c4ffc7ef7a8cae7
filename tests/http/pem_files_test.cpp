#include <kizen/http/target.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "http/certificate.hpp"
#include "support/process.hpp"

namespace {

using testing::ElementsAre;

/// What is wrong with the files of a target: rule and message of each.
std::vector<std::string> file_complaints(const kizen::Target& target) {
  std::vector<std::string> all;
  try {
    target.demand_files();
  } catch (const kizen::ContractErrors& errors) {
    for (const auto& error : errors.all()) all.push_back(error.rule() + " " + error.what());
  }
  return all;
}

struct PemFile : testing::Test {
  kizen::Target target = kizen::Target::parse("https://127.0.0.1");
  kizen_test::TemporaryFolder folder;
};

constexpr char ca_fix[] =
    "; name a PEM file of the certificates to trust (-----BEGIN CERTIFICATE-----)";
constexpr char client_fix[] =
    "; name a PEM file of the client's certificate (-----BEGIN CERTIFICATE-----)";
constexpr char key_fix[] =
    "; name a PEM file of the certificate's private key, without a passphrase "
    "(-----BEGIN PRIVATE KEY-----)";

TEST_F(PemFile, ThatIsOneIsTaken) {
  const kizen_test::Certificate certificate("127.0.0.1");
  target.ca_file = certificate.pem_file();
  target.client_certificate = certificate.pem_file();
  target.client_key = certificate.key_file();
  EXPECT_THAT(file_complaints(target), ElementsAre());
  EXPECT_THAT(file_complaints(kizen::Target()), ElementsAre());
}

TEST_F(PemFile, ThatIsMissingIsNamedTogetherWithAllOthers) {
  target.ca_file = folder.path("ca.pem");
  target.client_certificate = folder.path("client.pem");
  target.client_key = folder.path("key.pem");
  const std::string missing = ": cannot be read: No such file or directory";
  EXPECT_THAT(
      file_complaints(target),
      ElementsAre("target.ca_file " + folder.path("ca.pem") + missing + ca_fix,
                  "target.client_certificate " + folder.path("client.pem") + missing + client_fix,
                  "target.client_key " + folder.path("key.pem") + missing + key_fix));
}

TEST_F(PemFile, ThatIsNoneIsNamed) {
  target.ca_file = folder.write("ca.pem", "hello");
  target.client_certificate = folder.write("client.pem", "");
  target.client_key = folder.write("key.pem", "-----BEGIN PRIVATE KEY-----\nx\n");
  EXPECT_THAT(file_complaints(target),
              ElementsAre("target.ca_file " + target.ca_file +
                              ": holds no certificate in PEM form" + ca_fix,
                          "target.client_certificate " + target.client_certificate +
                              ": holds no certificate in PEM form" + client_fix,
                          "target.client_key " + target.client_key +
                              ": holds no private key in PEM form" + key_fix));
}

TEST_F(PemFile, OfManyCertificatesTheDamagedOneIsCounted) {
  const kizen_test::Certificate certificate("127.0.0.1");
  target.ca_file = certificate.pem_file();
  const auto good = kizen::detail::file_text(certificate.pem_file());
  target.ca_file = folder.write("ca.pem", good + "-----BEGIN CERTIFICATE-----\n!\n" + good);
  EXPECT_THAT(file_complaints(target), ElementsAre("target.ca_file " + target.ca_file +
                                                   ": certificate 2 in it is damaged" + ca_fix));
}

TEST_F(PemFile, AKeyOfAnotherCertificateIsNamed) {
  const kizen_test::Certificate certificate("127.0.0.1");
  const kizen_test::Certificate other("127.0.0.1");
  target.client_certificate = certificate.pem_file();
  target.client_key = other.key_file();
  EXPECT_THAT(file_complaints(target),
              ElementsAre("target.client_key " + target.client_key +
                          ": its key is not that of the client certificate" + key_fix));
}

TEST_F(PemFile, AnEncryptedKeyIsNotAskedAPassphraseFor) {
  const kizen_test::Certificate certificate("127.0.0.1");
  target.client_certificate = certificate.pem_file();
  std::FILE* const file = std::fopen(certificate.key_file().c_str(), "r");
  EVP_PKEY* const key = PEM_read_PrivateKey(file, nullptr, nullptr, nullptr);
  std::fclose(file);
  target.client_key = folder.path("key.pem");
  std::FILE* const encrypted = std::fopen(target.client_key.c_str(), "w");
  const std::string passphrase = "passphrase";
  PEM_write_PrivateKey(encrypted, key, EVP_aes_128_cbc(),
                       reinterpret_cast<const unsigned char*>(passphrase.data()),
                       static_cast<int>(passphrase.size()), nullptr, nullptr);
  std::fclose(encrypted);
  EVP_PKEY_free(key);
  EXPECT_THAT(file_complaints(target), ElementsAre("target.client_key " + target.client_key +
                                                   ": the key in it is encrypted" + key_fix));
}

TEST_F(PemFile, ACertificateComesWithItsKey) {
  target.client_certificate = "client.pem";
  EXPECT_THAT(file_complaints(target),
              ElementsAre("target.client_key a client certificate and its key are given together; "
                          "name the file of the key too"));
  std::swap(target.client_certificate, target.client_key);
  EXPECT_THAT(file_complaints(target),
              ElementsAre("target.client_key a client certificate and its key are given together; "
                          "name the file of the certificate too"));
}

}  // namespace
