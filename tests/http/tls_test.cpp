#include <kizen/http/connection.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
  EXPECT_EQ(std::get<kizen::NoAnswer>(answer).detail,
            "the server's certificate is not trusted: " + target.origin());
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
