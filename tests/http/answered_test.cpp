#include <kizen/http/answered.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace {

using kizen::Answered;
using kizen::json;
using kizen::UpsertAction;

TEST(Answered, IsMadeOfWhateverHoldsAResponse) {
  const kizen::Response response{201, {}, R"({"a": 1})"};
  const kizen::Exchange exchange{{"POST", "/a"}, response};
  httplib::Response of_server;
  of_server.status = 201;
  of_server.body = response.body;
  const httplib::Result result(std::make_unique<httplib::Response>(of_server),
                               httplib::Error::Success);
  for (const Answered& answer :
       {Answered(response), Answered(exchange), Answered(of_server), Answered(result),
        Answered(kizen::CheckedExchange{exchange.request, response, {}})}) {
    EXPECT_EQ(answer.status(), 201);
    EXPECT_EQ(answer.json(), json({{"a", 1}}));
    EXPECT_EQ(answer.no_answer(), nullptr);
  }
}

TEST(Answered, KnowsRequestAndReportWhereThereAre) {
  kizen::CheckedExchange checked;
  checked.request = {"POST", "/a"};
  checked.answer = kizen::Response{200};
  EXPECT_EQ(Answered(checked).request()->target, "/a");
  EXPECT_NE(Answered(checked).report(), nullptr);
  EXPECT_EQ(Answered(kizen::Response{200}).request(), nullptr);
  EXPECT_EQ(Answered(kizen::Response{200}).report(), nullptr);
}

TEST(Answered, WithoutResponseThereIsNothingToAsk) {
  const Answered none = httplib::Result(nullptr, httplib::Error::Connection);
  EXPECT_EQ(none.status(), 0);
  EXPECT_EQ(none.no_answer()->reason, kizen::NoAnswer::Reason::Unreachable);
  EXPECT_FALSE(none.json());
  EXPECT_FALSE(none.field("name"));
  EXPECT_FALSE(none.error());
  EXPECT_FALSE(none.upserted());
  EXPECT_EQ(none.explanation(),
            "a response -> no answer: unreachable: no connection could be made\n");
}

TEST(Answered, GivesTheFieldsOfARecord) {
  const Answered answer =
      kizen::Response{200, {}, R"({"fields": {"1": {"name": "a", "value": 2}}})"};
  EXPECT_EQ(answer.field("a"), json(2));
  EXPECT_FALSE(answer.field("b"));
  EXPECT_FALSE(Answered(kizen::Response{200, {}, "<html>"}).field("a"));
}

TEST(Answered, GivesTheErrorOfTheFieldThatWasSent) {
  const Answered answer =
      kizen::Exchange{{"PATCH", "/a", {}, R"({"fields": [{"name": "amount"}]})"},
                      {400, {}, R"({"fields": [{"value": ["No."]}]})"}};
  ASSERT_TRUE(answer.error());
  EXPECT_TRUE(answer.error()->mentions("amount"));
  EXPECT_FALSE(Answered(kizen::Response{200, {}, "{}"}).error());
  EXPECT_FALSE(Answered(kizen::Response{500, {}, "<html>"}).error());
}

// U3
TEST(Answered, GivesTheActionThatGoesWithTheStatus) {
  const auto upserted = [](int status, const std::string& action) {
    return Answered(kizen::Response{status, {}, R"({"action": ")" + action + "\"}"}).upserted();
  };
  EXPECT_EQ(upserted(201, "created"), UpsertAction::Created);
  EXPECT_EQ(upserted(200, "updated"), UpsertAction::Updated);
  EXPECT_EQ(upserted(200, "unarchived"), UpsertAction::Unarchived);
  EXPECT_FALSE(upserted(200, "created"));
  EXPECT_FALSE(upserted(201, "done"));
}

TEST(Answered, ExplainsItselfWithBodyAndReport) {
  kizen::CheckedExchange checked;
  checked.request = {"GET", "/a"};
  checked.answer = kizen::Response{200, {}, "{\n}"};
  checked.report.request = "GET /a";
  checked.report.status = 200;
  checked.report.unchecked.push_back({"response.body.too_deep"});
  EXPECT_EQ(
      testing::PrintToString(Answered(checked)),
      "GET /a -> 200\n{\\u000a}\nunchecked: GET /a -> 200\nunchecked: response.body.too_deep\n");
  checked.answer = kizen::Response{200, {}, std::string(5000, 'x')};
  EXPECT_LT(Answered(checked).explanation().size(), 1200U);
}

}  // namespace
