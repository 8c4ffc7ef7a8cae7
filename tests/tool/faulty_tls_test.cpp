// What `run` says of targets whose TLS cannot be relied on.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <kizen/http.hpp>
#include <string>
#include <vector>

#include "http/certificate.hpp"
#include "http/loopback.hpp"
#include "support/faulty_server.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::Certificate;
using testing::HasSubstr;

/// Runs a suite of one read; credentials as `serve` has them.
kizen_test::Ended run_over_tls(const std::string& url, const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments = {"run", KIZEN_SOURCE_DIR "/suites/smoke.arazzo.yaml",
                                        "--target", url};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return kizen_test::tool(arguments);
}

/// A server that counts what gets through to it.
class TlsServer {
 public:
  explicit TlsServer(const Certificate& certificate)
      : loopback_(certificate.pem_file().c_str(), certificate.key_file().c_str()) {
    const auto answer = [this](const httplib::Request&, httplib::Response&) { ++heard; };
    loopback_.server.Get(".*", answer).Post(".*", answer);
    port_ = loopback_.start();
  }

  std::string url(const std::string& scheme = "https") const {
    return scheme + "://127.0.0.1:" + std::to_string(port_);
  }

  std::atomic<int> heard{0};

 private:
  kizen_test::LoopbackOf<httplib::SSLServer> loopback_;
  int port_ = 0;
};

void expect_no_trust(const Certificate& certificate, bool is_given, const std::string& why) {
  const TlsServer server(certificate);
  const auto ended = run_over_tls(
      server.url(), is_given ? std::vector<std::string>{"--ca-file", certificate.pem_file()}
                             : std::vector<std::string>{});
  EXPECT_EQ(ended.exit_code, 3) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("stopped: " + server.url() + ": no answer: TLS: "));
  EXPECT_THAT(ended.out, HasSubstr("certificate is not trusted (" + why + ")"));
  EXPECT_THAT(ended.out, HasSubstr("\nwhat to do: --ca-file names the PEM file "));
  EXPECT_EQ(server.heard, 0);
}

TEST(FaultyTls, SelfSignedCouldNotRun) {
  expect_no_trust(Certificate("127.0.0.1"), false, "self-signed certificate");
}

TEST(FaultyTls, ExpiredCouldNotRun) {
  expect_no_trust(Certificate("127.0.0.1", -60), true, "certificate has expired");
}

TEST(FaultyTls, OfAnotherHostCouldNotRun) {
  expect_no_trust(Certificate("127.0.0.2"), true, "it is not for 127.0.0.1");
}

TEST(FaultyTls, TrustedIsTalkedTo) {
  const Certificate certificate("127.0.0.1");
  const TlsServer server(certificate);
  run_over_tls(server.url(), {"--ca-file", certificate.pem_file()});
  EXPECT_GT(server.heard, 0);
}

TEST(FaultyTls, ThatIsPlainHttpCouldNotRun) {
  const kizen_test::FaultyServer server(
      kizen_test::answering(kizen_test::http_response("400 Bad Request", "", "no")));
  const auto url = "https://" + server.address();
  const auto ended = run_over_tls(url);
  EXPECT_EQ(ended.exit_code, 3) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("stopped: " + url + ": no answer: TLS: "));
}

TEST(FaultyTls, AskedInPlainHttpCouldNotRun) {
  const TlsServer server(Certificate("127.0.0.1"));
  const auto ended = run_over_tls(server.url("http"));
  EXPECT_EQ(ended.exit_code, 3) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("stopped: " + server.url("http") + ": no answer: "));
}

TEST(FaultyTls, WithoutTheFileToTrustIsAMistakeOfTheCaller) {
  const TlsServer server(Certificate("127.0.0.1"));
  const auto ended = run_over_tls(server.url(), {"--ca-file", "/none.pem"});
  EXPECT_EQ(ended.exit_code, 2) << ended.out << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("/none.pem: cannot be read: "));
  EXPECT_EQ(server.heard, 0);
}

}  // namespace
