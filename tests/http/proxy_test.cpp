#include <kizen/http/proxy.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "http/certificate.hpp"
#include "http/forward_proxy.hpp"
#include "http/loopback.hpp"

namespace {

using kizen::Proxy;
using kizen_test::ForwardProxy;
using kizen_test::printed;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Reason = kizen::NoAnswer::Reason;

constexpr char basic_ann[] = "Basic YW5uOnMzY3JldA==";  // ann:s3cret

std::string proxy_complaint(const std::string& url) {
  try {
    Proxy::parse(url);
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "target.proxy");
    return error.what();
  }
  return "none";
}

TEST(Proxy, IsReadAsCurlDoes) {
  EXPECT_EQ(printed(Proxy::parse("http://Proxy.example.test:3128/")),
            "http://proxy.example.test:3128");
  EXPECT_EQ(Proxy::parse("proxy.example.test").port, 1080);
  EXPECT_EQ(Proxy::parse("http://[::1]:8080").host, "::1");
  EXPECT_EQ(Proxy::parse("http://[::1]:8080").origin(), "http://[::1]:8080");
  const auto proxy = Proxy::parse("ann%40b:s%3A3@h:1");
  EXPECT_EQ(proxy.user, "ann@b");
  EXPECT_EQ(proxy.password, "s:3");
}

TEST(Proxy, NeverPrintsItsCredential) {
  const auto text = printed(Proxy::parse("http://ann:s3cret@h:1"));
  EXPECT_EQ(text, "http://***@h:1");
  auto target = kizen::Target::parse("http://a");
  target.proxy = Proxy::parse("http://ann:s3cret@h:1");
  EXPECT_EQ(printed(target), "http://a, over the proxy http://***@h:1");
}

TEST(Proxy, RefusesWhatIsNone) {
  const std::string fix = "; write one like http://proxy.example.test:3128";
  EXPECT_EQ(proxy_complaint("socks5://h:1"),
            "'socks5://h:1' is no proxy: only HTTP proxies are spoken to, by http" + fix);
  EXPECT_EQ(proxy_complaint("http://h:0"),
            "'http://h:0' is no proxy: the port is no number from 1 to 65535" + fix);
  EXPECT_EQ(proxy_complaint("http://:1"), "'http://:1' is no proxy: it has no host" + fix);
  EXPECT_EQ(proxy_complaint("http://h/a"),
            "'http://h/a' is no proxy: nothing follows its host and port" + fix);
  EXPECT_EQ(proxy_complaint("http://[::1"),
            "'http://[::1' is no proxy: the IPv6 address lacks its ]" + fix);
  EXPECT_THAT(proxy_complaint("http://h h"), HasSubstr("it holds a blank"));
}

TEST(Proxy, ARefusalDoesNotRepeatItsCredential) {
  EXPECT_EQ(proxy_complaint("http://s3cret@h:1"),
            "the URL is no proxy: before the @ stand a user name and a password, percent-encoded; "
            "write one like http://proxy.example.test:3128");
  EXPECT_THAT(proxy_complaint("https://ann:s3cret@h:1"), Not(HasSubstr("s3cret")));
}

/// A server, plain and over TLS, that notes what it is told.
template <class Server>
struct Origin {
  template <class... Arguments>
  explicit Origin(Arguments... arguments) : loopback(arguments...) {
    loopback.server.Post("/echo",
                         [this](const httplib::Request& request, httplib::Response& response) {
                           proxy_authorization = request.get_header_value("Proxy-Authorization");
                           response.set_content(request.body, "text/plain");
                         });
    port = loopback.start();
  }

  kizen_test::LoopbackOf<Server> loopback;
  std::string proxy_authorization;
  int port = 0;
};

std::string echoed(kizen::Connection& connection, const std::string& text) {
  const auto answer = connection.send({"POST", "/echo", {}, text});
  if (const auto* none = std::get_if<kizen::NoAnswer>(&answer)) return printed(*none);
  return std::get<kizen::Response>(answer).body;
}

TEST(ProxyOnTheWay, IsAskedForHttpInAbsoluteForm) {
  Origin<httplib::Server> origin;
  ForwardProxy proxy;
  auto target = kizen_test::target_at(origin.port);
  target.host = "crm.invalid";
  target.proxy = proxy.proxy();
  kizen::Connection connection(target);
  EXPECT_EQ(echoed(connection, "one"), "one");
  EXPECT_EQ(echoed(connection, "two"), "two");
  const auto line = "POST http://crm.invalid:" + std::to_string(origin.port) + "/echo HTTP/1.1\r\n";
  EXPECT_THAT(proxy.heads(), ElementsAre(StartsWith(line), StartsWith(line)));
}

struct TunnelledOrigin : testing::Test {
  kizen::Target target_over(const kizen::Proxy& proxy) const {
    auto target = kizen_test::target_at(origin.port, "https");
    target.ca_file = certificate.pem_file();
    target.proxy = proxy;
    return target;
  }

  kizen_test::Certificate certificate = kizen_test::Certificate("127.0.0.1");
  Origin<httplib::SSLServer> origin =
      Origin<httplib::SSLServer>(certificate.pem_file().c_str(), certificate.key_file().c_str());
};

TEST_F(TunnelledOrigin, IsReachedByOneConnect) {
  ForwardProxy proxy;
  kizen::Connection connection(target_over(proxy.proxy()));
  EXPECT_EQ(echoed(connection, "one"), "one");
  EXPECT_EQ(echoed(connection, "two"), "two");
  EXPECT_THAT(proxy.heads(),
              ElementsAre(StartsWith("CONNECT 127.0.0.1:" + std::to_string(origin.port) + " ")));
}

TEST_F(TunnelledOrigin, OnlyTheProxySeesTheProxysCredential) {
  ForwardProxy proxy(basic_ann);
  auto through = proxy.proxy();
  through.user = "ann";
  through.password = "s3cret";
  kizen::Connection connection(target_over(through));
  EXPECT_EQ(echoed(connection, "one"), "one");
  EXPECT_EQ(origin.proxy_authorization, "");
  EXPECT_EQ(echoed(connection, "two"), "two");
  EXPECT_EQ(origin.proxy_authorization, "");
}

TEST(ProxyOnTheWay, GetsItsCredentialForHttp) {
  Origin<httplib::Server> origin;
  ForwardProxy proxy(basic_ann);
  auto target = kizen_test::target_at(origin.port);
  target.proxy = proxy.proxy();
  target.proxy->user = "ann";
  target.proxy->password = "s3cret";
  kizen::Connection connection(target);
  EXPECT_EQ(echoed(connection, "one"), "one");
}

TEST_F(TunnelledOrigin, AProxyThatWantsACredentialIsNamed) {
  ForwardProxy proxy(basic_ann);
  auto through = proxy.proxy();
  for (const char* const scheme : {"https", "http"}) {
    auto target = target_over(through);
    target.scheme = scheme;
    kizen::Connection connection(target);
    EXPECT_EQ(echoed(connection, "one"), "no answer: unreachable: the proxy " + proxy.url() +
                                             " answers 407 instead of letting through to " +
                                             target.origin() +
                                             "; it wants a user name and a password");
  }
  through.user = "bob";
  through.password = "s3cret";
  kizen::Connection connection(target_over(through));
  EXPECT_THAT(echoed(connection, "one"), testing::EndsWith("; its user name or password is wrong"));
}

TEST_F(TunnelledOrigin, AProxyThatRefusesIsNamed) {
  ForwardProxy proxy("", 403);
  const auto target = target_over(proxy.proxy());
  kizen::Connection connection(target);
  EXPECT_EQ(echoed(connection, "one"), "no answer: unreachable: the proxy " + proxy.url() +
                                           " answers 403 instead of letting through to " +
                                           target.origin());
}

TEST_F(TunnelledOrigin, AProxyThatIsNotThereIsNamed) {
  auto target = target_over(Proxy::parse("http://127.0.0.1:1"));
  for (const char* const scheme : {"https", "http"}) {
    target.scheme = scheme;
    kizen::Connection connection(target);
    EXPECT_EQ(echoed(connection, "one"),
              "no answer: unreachable: the proxy http://127.0.0.1:1 on the way to " +
                  target.origin() + ": no connection could be made");
  }
}

TEST_F(TunnelledOrigin, IsVerifiedAllTheSame) {
  ForwardProxy proxy;
  auto target = target_over(proxy.proxy());
  target.ca_file = {};
  kizen::Connection connection(target);
  EXPECT_EQ(echoed(connection, "one"),
            "no answer: TLS: the server's certificate is not trusted (self-signed certificate): " +
                target.origin() + ", over the proxy " + proxy.url());
}

}  // namespace
