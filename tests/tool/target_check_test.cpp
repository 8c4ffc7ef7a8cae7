#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/http.hpp>
#include <kizen/tenant.hpp>
#include <regex>
#include <string>
#include <vector>

#include "http/certificate.hpp"
#include "http/forward_proxy.hpp"
#include "http/loopback.hpp"
#include "support/profiles.hpp"

namespace {

using kizen_test::profile_text;
using kizen_test::tool;
using kizen_test::tool_at_staging;
using testing::HasSubstr;

/// Without what differs from run to run.
std::string steady_check(const std::string& text) {
  const auto in_place = std::regex_replace(kizen_test::steady(text),
                                           std::regex(" answers in [0-9]+ ms"), " answers in TIME");
  return std::regex_replace(in_place, std::regex("[0-9]{4}-[0-9]{2}-[0-9]{2}"), "DAY");
}

TEST(TargetCheck, SaysWhatTheBuiltInTenantPermits) {
  const auto ended = tool({"target", "check"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_EQ(steady_check(ended.out), R"(http://127.0.0.1:PORT
ok       proxy        none
ok       address      127.0.0.1:PORT answers in TIME
ok       clock        not told by a Date header
ok       rate         no limit is set, and none is told
ok       credentials  from the built-in tenant's own: accepted
ok       object       client_client: no record yet
ok       object       deals: no record yet
ok       other        from the built-in tenant's own: accepted
ok       reader       from the built-in tenant's own: accepted
ok       writes       allowed: everything is sent
usable
)");
}

TEST(TargetCheck, SaysWhatAProfilePermitsOverTls) {
  const kizen_test::Certificate certificate("127.0.0.1");
  kizen::TenantOptions options;
  options.certificate_file = certificate.pem_file();
  options.key_file = certificate.key_file();
  options.seed_records = 3;
  const kizen::Tenant tenant(options);
  const kizen_test::TemporaryFolder folder;
  const auto config = folder.write("kizen-contract.yaml",
                                   profile_text(tenant.url(),
                                                "      other:\n"
                                                "        api_key: {env: OTHER_KEY}\n"
                                                "        business_id: {env: OTHER_BUSINESS}\n"
                                                "        user_id: {env: OTHER_USER}\n"
                                                "    tls: {ca_file: " +
                                                    certificate.pem_file() +
                                                    "}\n"
                                                    "    requests_per_second: 20\n"
                                                    "    writes: refused\n"));
  const auto ended = tool_at_staging({"target", "check"}, config);
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_EQ(steady_check(ended.out), R"(staging, https://127.0.0.1:PORT
ok       proxy        none
ok       address      127.0.0.1:PORT answers in TIME
warning  certificate  TLSv1.3, CN = 127.0.0.1, issued by CN = 127.0.0.1, valid until DAY (0 days); have it renewed
ok       clock        not told by a Date header
ok       rate         20 requests a second are sent, and none is told
ok       credentials  from variable STAGING_KEY, variable STAGING_BUSINESS, variable STAGING_USER: accepted
ok       object       client_client: access to a record: edit, remove, view
ok       object       deals: access to a record: edit, remove, view
ok       other        from variable OTHER_KEY, variable OTHER_BUSINESS, variable OTHER_USER: accepted
ok       reader       no user who may only read is given; likewise
ok       writes       refused: only reads are sent
usable
)");
}

TEST(TargetCheck, ACertificateThatIsNotTrustedIsToldWithWhatToDo) {
  const kizen_test::Certificate certificate("127.0.0.1", -1);
  kizen::TenantOptions options;
  options.certificate_file = certificate.pem_file();
  options.key_file = certificate.key_file();
  const kizen::Tenant tenant(options);
  const auto unknown = tool({"target", "check", "--target", tenant.url()});
  EXPECT_EQ(unknown.exit_code, 3);
  EXPECT_THAT(unknown.out, HasSubstr("name the certificate to trust as ca_file\n"));
  const auto expired =
      tool({"target", "check", "--target", tenant.url(), "--ca-file", certificate.pem_file()});
  EXPECT_EQ(expired.exit_code, 3);
  EXPECT_EQ(steady_check(expired.out), R"(https://127.0.0.1:PORT
ok       proxy        none
ok       address      127.0.0.1:PORT answers in TIME
ok       certificate  TLSv1.3, CN = 127.0.0.1, issued by CN = 127.0.0.1, valid until DAY (over)
wrong    TLS          the server's certificate is not trusted (certificate has expired): https://127.0.0.1:PORT; have it renewed
ok       writes       scratch: they only touch what the run itself has made
not usable as it is
)");
}

TEST(TargetCheck, RefusedCredentialsAreToldWithWhereTheyComeFrom) {
  const kizen_test::Served served;
  const auto ended = tool({"target", "check", "--target", served.url},
                          {"KIZEN_API_KEY=sk_wrong", "KIZEN_BUSINESS_ID=b", "KIZEN_USER_ID=u"});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out,
              HasSubstr("wrong    credentials  from variable KIZEN_API_KEY, variable "
                        "KIZEN_BUSINESS_ID, variable KIZEN_USER_ID: refused with 401; see that "
                        "key, business and user belong together\n"));
  EXPECT_THAT(ended.out + ended.err, testing::Not(HasSubstr("sk_wrong")));
}

TEST(TargetCheck, AnObjectThatIsNotThereIsToldWithWhatToDo) {
  const kizen_test::Served served;
  const kizen_test::TemporaryFolder folder;
  const auto config = folder.write(
      "config.yaml", profile_text(served.url, "    names: {objects: {deals: chances}}\n"));
  const auto ended = tool_at_staging({"target", "check"}, config);
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out,
              HasSubstr("wrong    object       deals, called chances: 404; name the "
                        "tenant's own in the profile: names: {objects: {deals: ...}}\n"));
}

TEST(TargetCheck, WhatCannotBeReachedIsToldWithoutARequest) {
  const auto ended = tool({"target", "check", "--target", "http://127.0.0.1:1"});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_EQ(ended.out, R"(http://127.0.0.1:1
ok       proxy        none
wrong    address      no connection to 127.0.0.1:1: Connection refused; correct the URL, or see that the service runs and may be reached from here
ok       writes       scratch: they only touch what the run itself has made
not usable as it is
)");
}

TEST(TargetCheck, TellsOfClockAndRateLimit) {
  kizen_test::Loopback loopback;
  loopback.server.Post(".*", [](const httplib::Request&, httplib::Response& response) {
    response.status = 429;
    response.set_header("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
    response.set_header("Retry-After", "7");
  });
  const auto url = "http://127.0.0.1:" + std::to_string(loopback.start());
  const auto ended = tool({"target", "check", "--target", url});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("wrong    rate         spent: 429, Retry-After: 7; wait, and "
                                   "set requests_per_second in the profile\n"));
  EXPECT_THAT(ended.out, testing::ContainsRegex("warning  clock        [0-9]+ s behind that of "
                                                "this machine; "));
}

TEST(TargetCheck, ARedirectIsNotFollowed) {
  kizen_test::Loopback loopback;
  loopback.server.Post(".*", [](const httplib::Request&, httplib::Response& response) {
    response.set_redirect("http://127.0.0.1:1/", 307);
  });
  const auto url = "http://127.0.0.1:" + std::to_string(loopback.start());
  const auto ended = tool({"target", "check", "--target", url});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("wrong    answer       307 leads elsewhere, and redirects are "
                                   "not followed; write the final URL\n"));
}

TEST(TargetCheck, GoesOverTheProxyOfTheEnvironmentUnlessToldOtherwise) {
  const kizen_test::Served served;
  const kizen_test::ForwardProxy proxy;
  const std::vector<std::string> environment = {"http_proxy=" + proxy.url()};
  auto ended = tool({"target", "check", "--target", served.url}, environment);
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr(proxy.url() + ", by the word of the environment\n"));
  EXPECT_EQ(proxy.heads().size(), 3U);
  ended = tool({"target", "check", "--target", served.url, "--proxy", "none"}, environment);
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_EQ(proxy.heads().size(), 3U);
  ended = tool({"target", "check"}, environment);
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_EQ(proxy.heads().size(), 3U);
}

TEST(TargetList, TellsWhichReferencesAreSet) {
  const kizen_test::TemporaryFolder folder;
  folder.write("key", "k\n");
  const auto config = folder.write("config.yaml", R"(targets:
  live:
    url: https://crm.example.test/eu
    writes: refused
    credentials:
      api_key: {file: key}
      business_id: {file: none}
      user_id: {env: LIVE_USER}
    proxy: {url: {env: LIVE_PROXY}}
  local: {url: "http://[::1]:8080"}
)");
  const auto ended =
      tool({"target", "list", "--config", config}, {"LIVE_USER=u", "LIVE_PROXY=http://a:s3@p:1"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_EQ(ended.out, R"(builtin  the tenant within this program, writes allowed
live  https://crm.example.test/eu, writes refused
  KIZEN_API_KEY            file )" +
                           folder.path("key") + R"(: set
  KIZEN_BUSINESS_ID        file )" +
                           folder.path("none") + R"(: not set
  KIZEN_USER_ID            variable LIVE_USER: set
  proxy                    variable LIVE_PROXY: set
local  http://[::1]:8080, writes scratch
)");
}

}  // namespace
