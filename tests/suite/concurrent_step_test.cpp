#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>

#include "suite/lint_text.hpp"
#include "suite/suite_text.hpp"

namespace {

using kizen::json;
using testing::HasSubstr;
using testing::IsEmpty;

json sent_at_once(const json& count) {
  return changed("/workflows/0/steps/0/x-contract", {{"concurrent", count}});
}

TEST(ConcurrentStep, SaysHowOftenItsRequestIsSent) {
  EXPECT_EQ(loaded(archive_suite()).workflows[0].steps[0].concurrent, 1U);
  EXPECT_EQ(loaded(sent_at_once(2)).workflows[0].steps[0].concurrent, 2U);
  EXPECT_EQ(loaded(sent_at_once(64)).workflows[0].steps[0].concurrent, 64U);
}

TEST(ConcurrentStep, TakesAnIntegerFromTwoToSixtyFour) {
  for (const json& count : {json(1), json(0), json(-2), json(65), json(2.5), json("8"), json()}) {
    EXPECT_THAT(refusal(sent_at_once(count)),
                HasSubstr("#/workflows/0/steps/0/x-contract/concurrent: 'concurrent' does not say "
                          "how many requests are sent at once; it must be an integer from 2 to 64"))
        << count;
  }
}

TEST(ConcurrentStep, SendsARequest) {
  auto suite = archive_suite();
  suite["workflows"].push_back(suite["workflows"][0]);
  auto& caller = suite["workflows"][1];
  caller["workflowId"] = "caller";
  caller["steps"] = json::parse(R"([{"stepId": "delete", "workflowId": "archive",
    "x-contract": {"concurrent": 2}, "outputs": {"status": "$outputs.status"}}])");
  EXPECT_THAT(
      refusal(suite),
      HasSubstr("x-contract/concurrent: a step that calls a workflow has no exchange; leave "
                "it out"));
}

/// A search whose ids a later step expects in this order.
json searched(const json& extension) {
  auto suite = search_suite({{"context", "$response.body#/count"}, {"equals", 2}});
  auto& steps = suite["workflows"][0]["steps"];
  steps[0]["outputs"] = {{"first", "$response.body#/results/0/id"}};
  steps[0]["x-contract"].update(extension);
  auto again = steps[0];
  again["stepId"] = "again";
  again.erase("outputs");
  again["x-contract"] = {
      {"expect", {{{"context", "$steps.search.outputs.first"}, {"equals", "a"}}}}};
  steps.push_back(again);
  return suite;
}

TEST(ConcurrentStep, HandsOnListsThatLintDoesNotTakeForTheirItems) {
  EXPECT_THAT(lint_lines(searched(json::object())), testing::Contains(HasSubstr("ordered-search")));
  EXPECT_THAT(lint_lines(searched({{"concurrent", 2}})),
              testing::Not(testing::Contains(HasSubstr("ordered-search"))));
}

}  // namespace
