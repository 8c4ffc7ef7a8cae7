// `run` through a proxy that is there, one that refuses, and one that is not there.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "http/certificate.hpp"
#include "http/forward_proxy.hpp"
#include "http/loopback.hpp"
#include "support/faulty_run.hpp"

namespace {

using kizen_test::Certificate;
using kizen_test::Ended;
using kizen_test::FaultyRun;
using kizen_test::ForwardProxy;
using testing::HasSubstr;

/// A server that finds nothing, over http or https.
template <class Server>
class FoundNothing {
 public:
  template <class... Arguments>
  explicit FoundNothing(const Arguments&... arguments) : loopback_(arguments...) {
    loopback_.server.Post(".*", [](const httplib::Request&, httplib::Response& response) {
      response.set_header("X-Request-Id", "r1");
      response.set_content(kizen_test::empty_page(), "application/json");
    });
    port = std::to_string(loopback_.start());
  }

  std::string port;

 private:
  kizen_test::LoopbackOf<Server> loopback_;
};

TEST(ProxiedTarget, OverHttpIsKept) {
  const FoundNothing<httplib::Server> server;
  const ForwardProxy proxy;
  const auto ended =
      FaultyRun().against("http://127.0.0.1:" + server.port, {"--proxy", proxy.url()});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  ASSERT_FALSE(proxy.heads().empty());
  EXPECT_THAT(proxy.heads()[0], HasSubstr("POST http://127.0.0.1:" + server.port + "/api/"));
}

struct Tunnel : testing::Test {
  Certificate certificate{"127.0.0.1"};
  FoundNothing<httplib::SSLServer> server{certificate.pem_file().c_str(),
                                          certificate.key_file().c_str()};

  Ended run(std::vector<std::string> more, std::vector<std::string> variables = {}) const {
    FaultyRun run;
    run.more_variables = std::move(variables);
    more.insert(more.end(), {"--ca-file", certificate.pem_file()});
    return run.against("https://127.0.0.1:" + server.port, more);
  }
};

TEST_F(Tunnel, OverHttpsIsKept) {
  const ForwardProxy proxy;
  const auto ended = run({"--proxy", proxy.url()});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  ASSERT_EQ(proxy.heads().size(), 1U);
  EXPECT_THAT(proxy.heads()[0], HasSubstr("CONNECT 127.0.0.1:" + server.port + " "));
}

TEST_F(Tunnel, ThatTheEnvironmentNamesIsTaken) {
  const ForwardProxy proxy;
  const auto ended = run({}, {"HTTPS_PROXY=" + proxy.url()});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_EQ(proxy.heads().size(), 1U);
}

TEST_F(Tunnel, ThatTheEnvironmentExceptsIsLeftOut) {
  const ForwardProxy proxy;
  const auto ended = run({}, {"HTTPS_PROXY=" + proxy.url(), "NO_PROXY=127.0.0.1"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_EQ(proxy.heads().size(), 0U);
}

void expect_proxy_at_fault(const Ended& ended, const std::string& proxy, const std::string& words) {
  EXPECT_EQ(ended.exit_code, 3) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("no answer: unreachable: the proxy " + proxy + words));
  EXPECT_THAT(ended.out, HasSubstr("the way leads over the proxy " + proxy +
                                   ", by the word of --proxy; --proxy none goes without it; "));
}

TEST_F(Tunnel, ThatTheProxyRefusesCouldNotRun) {
  const ForwardProxy proxy({}, 403);
  expect_proxy_at_fault(run({"--proxy", proxy.url()}), proxy.url(),
                        " answers 403 instead of letting through to https://127.0.0.1:");
}

TEST_F(Tunnel, WithoutTheProxysPasswordCouldNotRun) {
  const ForwardProxy proxy("Basic YW5uOnMzY3JldA==");
  expect_proxy_at_fault(run({"--proxy", proxy.url()}), proxy.url(),
                        " answers 407 instead of letting through to https://127.0.0.1:");
}

TEST_F(Tunnel, OverAProxyThatIsDownCouldNotRun) {
  const auto proxy = "http://127.0.0.1:" + std::to_string(kizen_test::closed_port());
  expect_proxy_at_fault(
      run({"--proxy", proxy}), proxy,
      " on the way to https://127.0.0.1:" + server.port + ": no connection could be made");
}

}  // namespace
