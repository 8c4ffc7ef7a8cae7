#include <kizen/check/secrets_in.hpp>

// clang-format off
#include <kizen/check.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/check/detail/exchange_mask.hpp>
#include <string>
#include <vector>

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const kizen::Contract& keyed_contract() {
  static const auto contract = kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Keys", "version": "1"},
    "paths": {"/a": {"get": {"operationId": "a", "responses": {"204": {"description": "Here."}}}}},
    "components": {"securitySchemes": {
      "header": {"type": "apiKey", "in": "header", "name": "X-Key"},
      "query": {"type": "apiKey", "in": "query", "name": "key"},
      "cookie": {"type": "apiKey", "in": "cookie", "name": "session"},
      "token": {"type": "http", "scheme": "bearer"}}}})",
                                                      "keys.json");
  return contract;
}

std::vector<std::string> secrets_of(const std::string& target, kizen::Headers headers,
                                    kizen::Headers answered = {}) {
  return kizen::secrets_in({{"GET", target, std::move(headers)}, {204, std::move(answered)}},
                           keyed_contract());
}

TEST(SecretsIn, AreWhereTheSchemesHaveThem) {
  EXPECT_THAT(secrets_of("/a", {{"x-key", " s3cret "}}), ElementsAre("s3cret"));
  EXPECT_THAT(secrets_of("/a?key=s3%20cret&k=other", {}), ElementsAre("s3%20cret", "s3 cret"));
  EXPECT_THAT(secrets_of("/a?key=s3cret&broken=%", {}), ElementsAre("s3cret"));
}

TEST(SecretsIn, StandInHeadersThatNoSchemeNames) {
  EXPECT_THAT(secrets_of("/a", {{"Authorization", "Bearer s3cret"}}),
              ElementsAre("Bearer s3cret", "s3cret"));
  EXPECT_THAT(secrets_of("/a", {{"proxy-authorization", "s3cret"}}), ElementsAre("s3cret"));
  EXPECT_THAT(secrets_of("/a", {{"Cookie", "a=first; b=second"}}),
              ElementsAre("first", "second", "a=first; b=second"));
}

TEST(SecretsIn, AreCookiesThatAreSet) {
  EXPECT_THAT(secrets_of("/a", {}, {{"Set-Cookie", "session=s3cret; Path=/"}, {"Set-Cookie", ""}}),
              ElementsAre("s3cret"));
}

TEST(SecretsIn, AreNotInOtherPlaces) {
  EXPECT_THAT(secrets_of("/a?k=s3cret", {{"X-Other", "s3cret"}}, {{"ETag", "s3cret"}}), IsEmpty());
}

TEST(SecretsIn, AreNotOfFewerThanFourBytes) {
  EXPECT_THAT(secrets_of("/a?key=abc", {{"X-Key", "abc"}}), IsEmpty());
}

kizen::Exchange masked_exchange(kizen::Exchange exchange) {
  kizen::Report report;
  kizen::detail::ExchangeMask(keyed_contract()).mask(exchange, report);
  return exchange;
}

TEST(ExchangeMask, HidesCredentialsInTheirPlaceHoweverShort) {
  const auto masked = masked_exchange(
      {{"GET",
        "/a?key=k&x=k&key=&key=l",
        {{"X-Key", "k"}, {"Cookie", "a=b; c=d; e"}, {"Authorization", "Bearer k"}, {"Via", "k"}}},
       {204, {{"Set-Cookie", "a=b; Path=/"}, {"Set-Cookie", "a"}}}});
  EXPECT_EQ(masked.request.target, "/a?key=***&x=k&key=&key=***");
  EXPECT_EQ(*masked.request.headers.first("X-Key"), "***");
  EXPECT_EQ(*masked.request.headers.first("Cookie"), "a=***; c=***;***");
  EXPECT_EQ(*masked.request.headers.first("Authorization"), "Bearer ***");
  EXPECT_EQ(*masked.request.headers.first("Via"), "k");
  EXPECT_THAT(masked.response.headers, ElementsAre(testing::Pair("Set-Cookie", "a=***; Path=/"),
                                                   testing::Pair("Set-Cookie", "***")));
}

TEST(ExchangeMask, HidesThemWhereverTheyComeUp) {
  kizen::Exchange exchange{
      {"POST", "/a/s3cret", {{"X-Key", "s3cret"}, {"Referer", "/s3cret"}}, R"({"key": "s3cret"})"},
      {200, {{"X-Echo", "s3cret"}}, "s3cret"}};
  kizen::Report report;
  report.request = "POST /a/s3cret";
  report.violations.push_back({"request.query.undeclared", "", {}, {}, "none", "access=1"});
  report.violations.push_back({"response.body.schema", "", {}, {}, "a number", "\"s3cret\""});
  const kizen::detail::ExchangeMask mask(keyed_contract());
  mask.mask(exchange, report);
  EXPECT_EQ(exchange.request.target, "/a/***");
  EXPECT_EQ(*exchange.request.headers.first("Referer"), "/***");
  EXPECT_EQ(exchange.request.body, R"({"key": "***"})");
  EXPECT_EQ(*exchange.response.headers.first("X-Echo"), "***");
  EXPECT_EQ(exchange.response.body, "***");
  EXPECT_EQ(report.request, "POST /a/***");
  EXPECT_EQ(report.violations[0].actual, "a value, not shown");
  EXPECT_EQ(report.violations[1].actual, "\"***\"");
}

TEST(ExchangeMask, TellsTheLengthOfWhatIsLeft) {
  const auto masked = masked_exchange(
      {{"POST", "/a", {{"X-Key", "s3cret"}, {"content-length", "8"}}, R"("s3cret")"},
       {200, {{"Content-Length", "99"}, {"A", "6"}}, "s3cret"}});
  EXPECT_EQ(*masked.request.headers.first("Content-Length"), "5");
  EXPECT_EQ(*masked.response.headers.first("Content-Length"), "99");  // it was none of the body's
}

TEST(ExchangeMask, LooksForTheCredentialsOfEachExchange) {
  const kizen::detail::ExchangeMask mask(keyed_contract());
  kizen::Report report;
  for (const std::string secret : {"first", "second", "second", "first"}) {
    kizen::Exchange exchange{{"GET", "/a", {{"X-Key", secret}}}, {200, {}, "first second"}};
    mask.mask(exchange, report);
    EXPECT_EQ(exchange.response.body, secret == "first" ? "*** second" : "first ***");
  }
}

}  // namespace
