#include <kizen/http/environment_proxy.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

namespace {

using Variables = std::map<std::string, std::string>;

/// The port of the proxy that is chosen; 0 where none is.
int chosen(const std::string& url, const Variables& variables) {
  const auto proxy =
      kizen::environment_proxy(kizen::Target::parse(url), [&](const char* name) -> std::string {
        const auto found = variables.find(name);
        return found == variables.end() ? "" : found->second;
      });
  return proxy ? proxy->port : 0;
}

TEST(EnvironmentProxy, IsChosenByTheTargetsScheme) {
  const Variables both = {{"https_proxy", "http://p:1"}, {"http_proxy", "http://p:2"}};
  EXPECT_EQ(chosen("https://a", both), 1);
  EXPECT_EQ(chosen("http://a", both), 2);
  EXPECT_EQ(chosen("http://127.0.0.1:80", both), 2);
  EXPECT_EQ(chosen("http://a", {}), 0);
}

TEST(EnvironmentProxy, UpperCaseCountsButForHttp) {
  EXPECT_EQ(chosen("https://a", {{"HTTPS_PROXY", "p:1"}}), 1);
  EXPECT_EQ(chosen("http://a", {{"HTTP_PROXY", "p:1"}}), 0);
  EXPECT_EQ(chosen("https://a", {{"HTTPS_PROXY", "p:1"}, {"https_proxy", "p:2"}}), 2);
}

TEST(EnvironmentProxy, AllProxyStandsInForBoth) {
  EXPECT_EQ(chosen("http://a", {{"ALL_PROXY", "p:1"}}), 1);
  EXPECT_EQ(chosen("https://a", {{"all_proxy", "p:1"}, {"ALL_PROXY", "p:2"}}), 1);
  EXPECT_EQ(chosen("https://a", {{"all_proxy", "p:1"}, {"https_proxy", "p:2"}}), 2);
}

TEST(EnvironmentProxy, IsNoneForWhatNoProxyLists) {
  const Variables variables = {{"all_proxy", "p:1"}, {"NO_PROXY", "a, b.test"}};
  EXPECT_EQ(chosen("http://a", variables), 0);
  EXPECT_EQ(chosen("http://c", variables), 1);
  EXPECT_EQ(chosen("http://c", {{"all_proxy", "p:1"}, {"no_proxy", "*"}}), 0);
}

TEST(EnvironmentProxy, OneThatIsNoneIsToldByItsVariable) {
  try {
    chosen("https://a", {{"HTTPS_PROXY", "socks5://h:1"}});
    FAIL() << "it is taken";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "target.proxy");
    EXPECT_THAT(error.what(), testing::StartsWith("HTTPS_PROXY: 'socks5://h:1' is no proxy: "));
  }
}

bool spared(const std::string& list, const std::string& host, int port = 443) {
  return kizen::NoProxy(list).covers(host, port);
}

TEST(NoProxy, AHostCoversWhatIsBelowIt) {
  for (const char* const list :
       {"example.test", ".example.test", "x,Example.TEST.", "x example.test"}) {
    EXPECT_TRUE(spared(list, "example.test")) << list;
    EXPECT_TRUE(spared(list, "crm.example.test")) << list;
    EXPECT_FALSE(spared(list, "myexample.test")) << list;
    EXPECT_FALSE(spared(list, "test")) << list;
  }
  EXPECT_FALSE(spared("", "a"));
  EXPECT_FALSE(spared(" , ", "a"));
}

TEST(NoProxy, AStarCoversAll) {
  EXPECT_TRUE(spared("*", "a"));
  EXPECT_TRUE(spared("a,*", "::1"));
  EXPECT_FALSE(spared("*.example.test", "a.example.test"));
}

TEST(NoProxy, APortMustFit) {
  EXPECT_TRUE(spared("a:443", "a"));
  EXPECT_FALSE(spared("a:444", "a"));
  EXPECT_TRUE(spared("[::1]:443", "::1"));
  EXPECT_FALSE(spared("[::1]:444", "::1"));
  EXPECT_TRUE(spared("10.0.0.1:443", "10.0.0.1"));
}

TEST(NoProxy, AddressesAreComparedAsSuch) {
  EXPECT_TRUE(spared("::1", "0:0::1"));
  EXPECT_TRUE(spared("[::1]", "::1"));
  EXPECT_FALSE(spared("0.1", "10.0.0.1"));
  EXPECT_TRUE(spared("10.0.0.1", "10.0.0.1"));
}

TEST(NoProxy, ARangeCoversItsAddresses) {
  EXPECT_TRUE(spared("10.0.0.0/8", "10.255.1.2"));
  EXPECT_FALSE(spared("10.0.0.0/8", "11.0.0.1"));
  EXPECT_TRUE(spared("192.168.4.0/22", "192.168.7.255"));
  EXPECT_FALSE(spared("192.168.4.0/22", "192.168.8.0"));
  EXPECT_TRUE(spared("0.0.0.0/0", "1.2.3.4"));
  EXPECT_FALSE(spared("0.0.0.0/0", "::1"));
  EXPECT_TRUE(spared("fd00::/8", "fdff::1"));
  EXPECT_FALSE(spared("fd00::/8", "fe00::1"));
  EXPECT_FALSE(spared("10.0.0.0/33", "10.0.0.0"));
  EXPECT_FALSE(spared("10.0.0.0/x", "10.0.0.0"));
  EXPECT_FALSE(spared("10.0.0.0/8", "a"));
}

}  // namespace
