#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kizen/check.hpp"
#include "support/shop_contract.hpp"

namespace {

using kizen::Verdict;
using kizen_test::shop_checker;
using kizen_test::shop_request;
using kizen_test::shop_request_with;

std::vector<std::string> broken(const kizen::Report& report) {
  std::vector<std::string> all;
  for (const auto& one : report.violations)
    all.push_back(one.rule + " " + one.instance.to_string());
  return all;
}

std::vector<std::string> unchecked(const kizen::Report& report) {
  std::vector<std::string> all;
  for (const auto& one : report.unchecked) all.push_back(one.reason);
  return all;
}

using Texts = std::vector<std::string>;

kizen::Report response(int status, const char* type, const std::string& body) {
  const auto& list = *shop_checker().contract().operation("list_items");
  kizen::Response response{status, {}, body};
  if (type != nullptr) response.headers.add("Content-Type", type);
  return shop_checker().check_response(list, response);
}

TEST(CheckHeaders, RequiredOnesAreThereAndTyped) {
  EXPECT_EQ(shop_checker().check_request(shop_request()).verdict(), Verdict::Conforms);
  EXPECT_EQ(broken(shop_checker().check_request(kizen_test::shop_request_without_trace())),
            Texts{"request.header.missing /X-Trace"});
  EXPECT_EQ(broken(shop_checker().check_request(shop_request_with("x-trace", "t"))),
            Texts{"request.header.schema /X-Trace"});
  EXPECT_EQ(broken(shop_checker().check_request(shop_request_with("X-Retry", "often"))),
            Texts{"request.header.schema /X-Retry"});
  EXPECT_EQ(broken(shop_checker().check_request(shop_request_with("X-Retry", "-1"))),
            Texts{"request.header.schema /X-Retry"});
  EXPECT_TRUE(shop_checker().check_request(shop_request_with("X-Retry", "3")).ok());
  EXPECT_TRUE(shop_checker().check_request(shop_request_with("X-Unknown", "3")).ok());
}

TEST(CheckSecurity, AnyRequirementInFullWillDo) {
  kizen::Request request{"GET", "/items?key=k", {{"X-Trace", "t1"}, {"Authorization", "Bearer b"}}};
  EXPECT_EQ(broken(shop_checker().check_request(request)), Texts{});
  request.target = "/items";
  EXPECT_EQ(broken(shop_checker().check_request(request)), Texts{"request.security.missing /key"});
  request.headers.remove("Authorization");
  const auto report = shop_checker().check_request(request);
  EXPECT_EQ(broken(report), Texts{"request.security.missing /session"});
  EXPECT_EQ(report.violations[0].expected, "the cookie session");
  EXPECT_EQ(report.violations[0].schema.pointer.to_string(), "/components/securitySchemes/session");
}

TEST(CheckSecurity, CookiesAreToldApartByTheirWholeNames) {
  for (const char* const good : {"session=s", "a=b; session=s", "session=x=y;b=c"}) {
    EXPECT_TRUE(shop_checker().check_request(shop_request_with("Cookie", good)).ok()) << good;
  }
  for (const char* const bad :
       {"", "xsession=s", "a=session=s", "sessions=s", "session", "session="}) {
    EXPECT_EQ(broken(shop_checker().check_request(shop_request_with("Cookie", bad))),
              Texts{"request.security.missing /session"})
        << bad;
  }
}

struct Credential {
  const char* scheme;
  const char* place;  ///< of the credential: a header, or nothing for the query
  const char* value;
  const char* told;  ///< expected and actual; empty where it is met
};

constexpr char bearer[] = "the header Authorization with a Bearer credential";

const Credential every_credential[] = {
    {"bearer", "Authorization", "Bearer b", ""},
    {"bearer", "authorization", "bEARER  b.c=", ""},
    {"bearer", "X-Other", "Bearer b", "no such header"},
    {"bearer", "Authorization", "", "an empty header"},
    {"bearer", "Authorization", " ", "an empty header"},
    {"bearer", "Authorization", "Bearer", "no credential"},
    {"bearer", "Authorization", "Bearer  ", "no credential"},
    {"bearer", "Authorization", "Basic c2VjcmV0", "another scheme"},
    {"bearer", "Authorization", "Bearersecret", "another scheme"},
    {"bearer", "Authorization", "Bearer\tsecret", "another scheme"},
    {"bearer", "Authorization", "secret", "another scheme"},
    {"basic", "Authorization", "basic c2VjcmV0", ""},
    {"basic", "Authorization", "Bearer secret", "another scheme"},
    {"oauth", "Authorization", "Bearer b", ""},
    {"oauth", "Authorization", "Basic c2VjcmV0", "another scheme"},
    {"connect", "Authorization", "Bearer b", ""},
    {"connect", "Authorization", "Basic c2VjcmV0", "another scheme"},
    {"key", "X-Key", "secret", ""},
    {"key", "X-Key", " ", "an empty header"},
    {"key", "X-Other", "secret", "no such header"},
    {"query", "", "/a?key=secret", ""},
    {"query", "", "/a?key=", "an empty query"},
    {"query", "", "/a?key", "an empty query"},
    {"query", "", "/a", "no such query"},
    {"cookie", "Cookie", "key=secret", ""},
    {"cookie", "Cookie", "key=", "an empty cookie"},
    {"cookie", "Cookie", "keys=secret", "no such cookie"},
};

kizen::Checker checker_of_scheme(const std::string& name) {
  return kizen::Checker(kizen::Contract::parse(R"({
    "openapi": "3.0.3", "security": [{")" + name + R"(": []}],
    "paths": {"/a": {"get": {"responses": {"204": {"description": ""}}}}},
    "components": {"securitySchemes": {
      "bearer": {"type": "http", "scheme": "Bearer"}, "basic": {"type": "http", "scheme": "basic"},
      "oauth": {"type": "oauth2", "flows": {}},
      "connect": {"type": "openIdConnect", "openIdConnectUrl": "https://a.test"},
      "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
      "query": {"type": "apiKey", "in": "query", "name": "key"},
      "cookie": {"type": "apiKey", "in": "cookie", "name": "key"}}}})",
                                               "a.json"));
}

std::string wanted_for(const std::string& scheme) {
  if (scheme == "basic") return "the header Authorization with a Basic credential";
  if (scheme == "key") return "the header X-Key";
  if (scheme == "query" || scheme == "cookie") return "the " + scheme + " key";
  return bearer;
}

TEST(CheckSecurity, AsksForACredentialOfTheSchemeAndNeverShowsIt) {
  for (const auto& one : every_credential) {
    SCOPED_TRACE(std::string(one.scheme) + ": " + one.value);
    kizen::Request request{"GET", *one.place == '\0' ? one.value : "/a"};
    if (*one.place != '\0') request.headers.add(one.place, one.value);
    const auto report = checker_of_scheme(one.scheme).check_request(request);
    ASSERT_EQ(report.violations.size(), *one.told == '\0' ? 0U : 1U) << report;
    for (const auto& told : report.violations) {
      EXPECT_EQ(told.rule, "request.security.missing");
      EXPECT_EQ(told.expected, wanted_for(one.scheme));
      EXPECT_EQ(told.actual, one.told);
    }
  }
}

TEST(CheckSecurity, TakesTheRightOneOfTwoHeaders) {
  const kizen::Request request{
      "GET", "/a", {{"Authorization", "Basic b"}, {"Authorization", "Bearer b"}}};
  EXPECT_TRUE(checker_of_scheme("bearer").check_request(request).ok());
}

TEST(CheckSecurity, AnEmptyRequirementLetsAnybodyIn) {
  EXPECT_EQ(broken(shop_checker().check_request({"POST", "/items", {{"X-Trace", "t1"}}})), Texts{});
}

TEST(CheckRequest, TheNarrowestContentDecides) {
  const auto& add = *shop_checker().contract().operation("add_item");
  const auto check = [&](const char* type, const char* body) {
    return shop_checker().check_request(
        add, {"POST", "/items", {{"X-Trace", "t1"}, {"Content-Type", type}}, body});
  };
  EXPECT_EQ(unchecked(check("application/json", "1")), Texts{"request.body.no_schema"});
  EXPECT_EQ(unchecked(check("text/csv", "1")), Texts{"request.body.not_json"});
  EXPECT_EQ(check("text/plain", "abc").verdict(), Verdict::Conforms);
  EXPECT_EQ(broken(check("text/plain", "1234")), Texts{"request.body.schema "});
  EXPECT_EQ(broken(check("application/x+json", "1")), Texts{"request.body.schema "});
  EXPECT_EQ(check("application/x+json", "{}").verdict(), Verdict::Conforms);
  EXPECT_EQ(broken(check("image/png", "1")), Texts{"request.content_type.undeclared "});
}

TEST(CheckResponse, RangesAndDefaultAnswerForStatuses) {
  EXPECT_EQ(response(200, "application/json", "[]").verdict(), Verdict::Conforms);
  EXPECT_EQ(response(299, "application/json", "[]").verdict(), Verdict::Conforms);
  EXPECT_EQ(response(204, nullptr, "").verdict(), Verdict::Conforms);
  EXPECT_EQ(broken(response(204, "application/json", "[]")), Texts{"response.body.undeclared "});
  EXPECT_EQ(response(503, "application/problem+json", R"({"title": ""})").verdict(),
            Verdict::Conforms);
  EXPECT_EQ(broken(response(404, "application/problem+json", "{}")),
            Texts{"response.body.schema "});
  EXPECT_EQ(broken(response(404, "application/json", "{}")),
            Texts{"response.content_type.undeclared "});
  EXPECT_EQ(broken(response(600, nullptr, "")), Texts{"response.status.undeclared "});
}

TEST(CheckResponse, TextIsHeldToASchemaForStrings) {
  EXPECT_EQ(response(200, "text/plain", "hello").verdict(), Verdict::Conforms);
  EXPECT_EQ(response(200, "text/html; charset=UTF-8", "1").verdict(), Verdict::Conforms);
  EXPECT_EQ(unchecked(response(200, "text/plain", "\xff")), Texts{"response.body.schema.not_utf8"});
  EXPECT_EQ(unchecked(response(200, "text/plain; charset=latin1", "a")),
            Texts{"response.body.charset"});
}

TEST(CheckResponse, HeadHasNoBody) {
  const auto& peek = *shop_checker().contract().operation("peek");
  EXPECT_EQ(shop_checker().check_response(peek, {200}).verdict(), Verdict::Conforms);
}

}  // namespace
