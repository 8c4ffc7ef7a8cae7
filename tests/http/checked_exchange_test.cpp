#include <kizen/http/checked_exchange.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace {

using kizen::CheckedExchange;

CheckedExchange answered(std::string body) {
  return {
      {"GET", "/ping", {{"X-API-KEY", "s3cret"}}}, kizen::Response{200, {}, std::move(body)}, {}};
}

TEST(CheckedExchange, GivesStatusAndBody) {
  const auto exchange = answered(R"({"a": 1})");
  EXPECT_EQ(exchange.status(), 200);
  EXPECT_EQ(exchange.no_answer(), nullptr);
  ASSERT_TRUE(exchange.json());
  EXPECT_EQ(exchange.json()->at("a"), 1);
}

TEST(CheckedExchange, ABodyThatIsNotJsonHasNoJson) {
  EXPECT_FALSE(answered("").json());
  EXPECT_FALSE(answered("{").json());
  EXPECT_FALSE(answered(std::string(600, '[') + std::string(600, ']')).json());
}

TEST(CheckedExchange, WithoutAnswerIsNotOk) {
  const CheckedExchange exchange{{"GET", "/"}, kizen::NoAnswer{}, {}};
  EXPECT_TRUE(exchange.report.ok());
  EXPECT_FALSE(exchange.ok());
  EXPECT_EQ(exchange.status(), 0);
  EXPECT_EQ(exchange.response(), nullptr);
  EXPECT_FALSE(exchange.json());
}

TEST(CheckedExchange, IsOkAsItsReportIs) {
  auto exchange = answered("{}");
  EXPECT_TRUE(exchange.ok());
  exchange.report.unchecked.push_back({"response.body.too_deep"});
  EXPECT_FALSE(exchange.ok());
}

TEST(CheckedExchange, PrintsOneLineWithoutHeaders) {
  EXPECT_EQ(testing::PrintToString(answered("{}")), "GET /ping -> 200 conforms");
  const CheckedExchange none{{"GET", "/ping"}, kizen::NoAnswer{}, {}};
  EXPECT_EQ(testing::PrintToString(none), "GET /ping -> no answer: broken connection");
}

}  // namespace
