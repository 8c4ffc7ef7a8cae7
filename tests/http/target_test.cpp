#include <kizen/http/target.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

namespace {

using kizen::Target;
using testing::HasSubstr;
using testing::Not;

std::string complaint(const std::string& url) {
  try {
    Target::parse(url);
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "target.url");
    return error.what();
  }
  return "none";
}

constexpr char fix[] = "; write one like https://crm.example.test";

TEST(Target, TakesSchemeHostPortAndPathFromTheUrl) {
  const auto target = Target::parse("HTTPS://CRM.example.test:8443/eu/v1/");
  EXPECT_EQ(target.scheme, "https");
  EXPECT_EQ(target.host, "crm.example.test");
  EXPECT_EQ(target.port, 8443);
  EXPECT_EQ(target.base_path, "/eu/v1");
  EXPECT_TRUE(target.verify_tls);
}

TEST(Target, PortIsTheSchemesOwnWhereTheUrlHasNone) {
  EXPECT_EQ(Target::parse("http://a").port, 80);
  EXPECT_EQ(Target::parse("https://a/").port, 443);
  EXPECT_EQ(Target::parse("https://a/").origin(), "https://a");
  EXPECT_EQ(Target::parse("http://a:443").origin(), "http://a:443");
}

TEST(Target, AnIpv6AddressStandsInBrackets) {
  const auto target = Target::parse("http://[::1]:8080");
  EXPECT_EQ(target.host, "::1");
  EXPECT_EQ(target.port, 8080);
  EXPECT_EQ(target.origin(), "http://[::1]:8080");
}

TEST(Target, RefusesWhatIsNoBaseUrl) {
  EXPECT_EQ(complaint("localhost"),
            std::string("'localhost' is no base URL: it has no scheme") + fix);
  EXPECT_EQ(complaint("ftp://a"),
            std::string("'ftp://a' is no base URL: the scheme is neither http nor https") + fix);
  EXPECT_EQ(complaint("http://:80"),
            std::string("'http://:80' is no base URL: it has no host") + fix);
  EXPECT_EQ(complaint("http://[::1"),
            std::string("'http://[::1' is no base URL: the IPv6 address lacks its ]") + fix);
  EXPECT_THAT(complaint("http://a b"), HasSubstr("it holds a blank"));
  EXPECT_THAT(complaint("http://a\r\nX: y"), HasSubstr("it holds a blank"));
  for (const char* const url : {"http://a:0", "http://a:65536", "http://a:", "http://a:8o",
                                "http://a:-1", "http://[::1]8080"}) {
    EXPECT_THAT(complaint(url), HasSubstr("the port is no number from 1 to 65535")) << url;
  }
}

TEST(Target, ARefusedUrlWithASecretIsNotRepeated) {
  for (const char* const url :
       {"http://ann:s3cret@a", "http://a/?key=s3cret", "http://a/#s3cret", "ftp://ann:s3cret@a"}) {
    EXPECT_THAT(complaint(url), Not(HasSubstr("s3cret"))) << url;
  }
  EXPECT_THAT(complaint("http://ann:s3cret@a"), HasSubstr("give credentials as headers"));
  EXPECT_THAT(complaint("http://a/?key=1"), HasSubstr("it holds a query or a fragment"));
}

TEST(Target, NeverPrintsACredential) {
  auto target = Target::parse("https://a.test/eu");
  target.credentials = {{"X-API-KEY", "s3cret"}};
  EXPECT_EQ(testing::PrintToString(target), "https://a.test/eu, X-API-KEY: ***");
  EXPECT_EQ(testing::PrintToString(target.credentials), "{ X-API-KEY: *** }");
}

TEST(Target, SaysThatCertificatesAreNotVerified) {
  auto target = Target::parse("https://a.test");
  target.verify_tls = false;
  EXPECT_EQ(testing::PrintToString(target), "https://a.test, certificate not verified");
}

TEST(Target, ARequestsOwnHeaderBeatsTheCredential) {
  auto target = Target::parse("http://a");
  target.credentials = {{"X-API-KEY", "right"}, {"X-USER-ID", "ann"}};
  const auto request = target.authorized({"GET", "/", {{"x-api-key", "wrong"}}});
  EXPECT_EQ(request.headers.count("X-API-KEY"), 1u);
  EXPECT_EQ(*request.headers.first("X-API-KEY"), "wrong");
  EXPECT_EQ(*request.headers.first("X-USER-ID"), "ann");
}

/// Sets variables for one test, and takes them away again.
class TargetFromEnvironment : public testing::Test {
 protected:
  void SetUp() override { clear(); }
  void TearDown() override { clear(); }

  static void clear() {
    for (const char* const name :
         {"KIZEN_BASE_URL", "KIZEN_API_KEY", "KIZEN_BUSINESS_ID", "KIZEN_USER_ID"}) {
      unsetenv(name);
    }
  }
};

TEST_F(TargetFromEnvironment, TakesUrlAndCredentials) {
  setenv("KIZEN_BASE_URL", "http://127.0.0.1:8080", 1);
  setenv("KIZEN_API_KEY", "k", 1);
  setenv("KIZEN_USER_ID", "u", 1);
  const auto target = Target::from_environment();
  EXPECT_EQ(target.port, 8080);
  ASSERT_EQ(target.credentials.size(), 2u);
  EXPECT_EQ(target.credentials[0].header, "X-API-KEY");
  EXPECT_EQ(target.credentials[0].value, "k");
  EXPECT_EQ(target.credentials[1].header, "X-USER-ID");
}

TEST_F(TargetFromEnvironment, HasNoDefaultUrl) {
  try {
    Target::from_environment();
    FAIL() << "no complaint";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "target.environment");
    EXPECT_STREQ(error.what(),
                 "KIZEN_BASE_URL is not set; set it to the base URL of the tenant, such as "
                 "http://127.0.0.1:8080");
  }
}

}  // namespace
