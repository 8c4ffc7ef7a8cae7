#include <kizen/http/connection.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "http/certificate.hpp"
#include "http/loopback.hpp"

namespace {

using kizen_test::Certificate;
using kizen_test::target_at;
using TlsLoopback = kizen_test::LoopbackOf<httplib::SSLServer>;
using Reason = kizen::NoAnswer::Reason;

/// A server whose certificate no system trusts.
struct Tls : testing::Test {
  Tls() : loopback(certificate.pem_file().c_str(), certificate.key_file().c_str()) {
    loopback.server.Get("/ping", [](const httplib::Request&, httplib::Response& response) {
      response.set_content("pong", "text/plain");
    });
    target = target_at(loopback.start(), "https");
  }

  kizen::Answer ping() { return kizen::Connection(target).send({"GET", "/ping"}); }

  Certificate certificate = Certificate("127.0.0.1");
  TlsLoopback loopback;
  kizen::Target target;
};

TEST_F(Tls, ASelfSignedCertificateIsNotTrusted) {
  const auto answer = ping();
  ASSERT_TRUE(std::holds_alternative<kizen::NoAnswer>(answer));
  EXPECT_EQ(std::get<kizen::NoAnswer>(answer).reason, Reason::Tls);
  EXPECT_EQ(
      std::get<kizen::NoAnswer>(answer).detail,
      "the server's certificate is not trusted (self-signed certificate): " + target.origin());
}

TEST_F(Tls, AHandshakeTellsOfTheCertificateThoughItIsNotTrusted) {
  kizen::Connection connection(target);
  EXPECT_FALSE(connection.tls());
  connection.send({"GET", "/ping"});
  ASSERT_TRUE(connection.tls());
  EXPECT_EQ(kizen_test::printed(*connection.tls()),
            "TLSv1.3, CN = 127.0.0.1, issued by CN = 127.0.0.1");
  const auto left = connection.tls()->expires - std::chrono::system_clock::now();
  EXPECT_LE(left, std::chrono::hours(1));
  EXPECT_GT(left, std::chrono::minutes(50));
}

TEST_F(Tls, TheCaFileMakesItTrusted) {
  target.ca_file = certificate.pem_file();
  const auto answer = ping();
  ASSERT_TRUE(std::holds_alternative<kizen::Response>(answer));
  EXPECT_EQ(std::get<kizen::Response>(answer).body, "pong");
}

TEST_F(Tls, ACertificateOfAnotherHostIsNotTrusted) {
  const Certificate other("127.0.0.2");
  TlsLoopback elsewhere(other.pem_file().c_str(), other.key_file().c_str());
  target.port = elsewhere.start();
  target.ca_file = other.pem_file();
  const auto answer = ping();
  ASSERT_TRUE(std::holds_alternative<kizen::NoAnswer>(answer));
  EXPECT_EQ(std::get<kizen::NoAnswer>(answer).reason, Reason::Tls);
  EXPECT_EQ(
      std::get<kizen::NoAnswer>(answer).detail,
      "the server's certificate is not trusted (it is not for 127.0.0.1): " + target.origin());
}

TEST_F(Tls, AnExpiredCertificateIsToldAsSuch) {
  const Certificate expired("127.0.0.1", -1);
  TlsLoopback late(expired.pem_file().c_str(), expired.key_file().c_str());
  target.port = late.start();
  target.ca_file = expired.pem_file();
  const auto answer = ping();
  ASSERT_TRUE(std::holds_alternative<kizen::NoAnswer>(answer));
  EXPECT_EQ(std::get<kizen::NoAnswer>(answer).reason, Reason::Tls);
  EXPECT_EQ(
      std::get<kizen::NoAnswer>(answer).detail,
      "the server's certificate is not trusted (certificate has expired): " + target.origin());
}

TEST_F(Tls, TheClientsCertificateLetsIn) {
  const Certificate client("127.0.0.9");
  TlsLoopback strict(certificate.pem_file().c_str(), certificate.key_file().c_str(),
                     client.pem_file().c_str());
  strict.server.Get("/ping", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("in", "text/plain");
  });
  target.port = strict.start();
  target.ca_file = certificate.pem_file();
  const auto refused = ping();
  ASSERT_TRUE(std::holds_alternative<kizen::NoAnswer>(refused));
  EXPECT_EQ(std::get<kizen::NoAnswer>(refused).reason, Reason::Tls);
  EXPECT_THAT(std::get<kizen::NoAnswer>(refused).detail,
              testing::HasSubstr("certificate required"));
  target.client_certificate = client.pem_file();
  target.client_key = client.key_file();
  const auto answer = ping();
  ASSERT_TRUE(std::holds_alternative<kizen::Response>(answer));
  EXPECT_EQ(std::get<kizen::Response>(answer).body, "in");
}

TEST_F(Tls, ACaFileThatIsNotThereIsSaid) {
  target.ca_file = certificate.pem_file() + ".none";
  const auto answer = ping();
  ASSERT_TRUE(std::holds_alternative<kizen::NoAnswer>(answer));
  EXPECT_EQ(std::get<kizen::NoAnswer>(answer).reason, Reason::Tls);
  EXPECT_EQ(std::get<kizen::NoAnswer>(answer).detail,
            "the certificates to trust cannot be loaded: " + target.origin());
}

TEST_F(Tls, VerificationCanBeTurnedOff) {
  target.verify_tls = false;
  EXPECT_TRUE(std::holds_alternative<kizen::Response>(ping()));
}

TEST_F(Tls, AServerWithoutTlsIsATlsProblem) {
  kizen_test::Loopback plain;
  target.port = plain.start();
  const auto answer = ping();
  ASSERT_TRUE(std::holds_alternative<kizen::NoAnswer>(answer));
  EXPECT_EQ(std::get<kizen::NoAnswer>(answer).reason, Reason::Tls);
}

}  // namespace
