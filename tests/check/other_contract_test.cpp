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
  for (const char* const good : {"session=s", "a=b; session=", "session=x=y;b=c"}) {
    EXPECT_TRUE(shop_checker().check_request(shop_request_with("Cookie", good)).ok()) << good;
  }
  for (const char* const bad : {"", "xsession=s", "a=session=s", "sessions=s", "session"}) {
    EXPECT_EQ(broken(shop_checker().check_request(shop_request_with("Cookie", bad))),
              Texts{"request.security.missing /session"})
        << bad;
  }
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
  EXPECT_EQ(unchecked(check("text/plain", "1")), Texts{"request.body.not_json"});
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

TEST(CheckResponse, TextIsUncheckedByName) {
  const auto report = response(200, "text/plain", "hello");
  EXPECT_EQ(report.verdict(), Verdict::Unchecked);
  EXPECT_EQ(unchecked(report), Texts{"response.body.not_json"});
}

TEST(CheckResponse, HeadHasNoBody) {
  const auto& peek = *shop_checker().contract().operation("peek");
  EXPECT_EQ(shop_checker().check_response(peek, {200}).verdict(), Verdict::Conforms);
}

}  // namespace
