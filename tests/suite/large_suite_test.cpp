#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>

#include "suite/suite_text.hpp"

namespace {

using kizen::json;

/// The suite with so many workflows, each made by `change(WORKFLOW, INDEX)` from the one that it has.
template <class Change>
json suite_of_many(std::size_t count, Change change) {
  auto suite = archive_suite();
  const auto one = suite["workflows"][0];
  suite["workflows"] = json::array();
  for (std::size_t i = 0; i < count; ++i) {
    auto workflow = one;
    workflow["workflowId"] = "w" + std::to_string(i);
    change(workflow, i);
    suite["workflows"].push_back(std::move(workflow));
  }
  return suite;
}

/// Workflows that each call the next.
json chain_of(std::size_t count) {
  return suite_of_many(count, [&](json& workflow, std::size_t i) {
    for (const char* const name : {"inputs", "outputs"}) workflow.erase(name);
    workflow["steps"][0]["parameters"][1]["value"] = "any";
    if (i + 1 == count) return;
    workflow["steps"] =
        json::array({json{{"stepId", "next"}, {"workflowId", "w" + std::to_string(i + 1)}}});
  });
}

TEST(LargeSuite, CallsMayNest32Deep) {
  EXPECT_EQ(loaded(chain_of(32)).workflows.size(), 32u);
  EXPECT_THAT(refusal(chain_of(33)), testing::HasSubstr("call one another more than 32 deep"));
}

TEST(LargeSuite, AChainOfCallsIsNotFollowedToItsEnd) {
  EXPECT_THAT(refusal(chain_of(5'000)), testing::HasSubstr("call one another more than 32 deep"));
}

TEST(LargeSuite, At200ErrorsNoMoreIsRead) {
  const auto suite = suite_of_many(5'000, [](json& workflow, std::size_t i) {
    workflow["steps"][0]["operationId"] = "nothing_" + std::to_string(i);
  });
  EXPECT_EQ(refusals(suite).size(), 200u);
}

TEST(LargeSuite, ReferencesToManyComponentsAreFollowed) {
  auto suite = suite_of_many(2'000, [](json& workflow, std::size_t i) {
    workflow["steps"][0]["onSuccess"] =
        json::array({json{{"reference", "$components.successActions.a" + std::to_string(i)}}});
  });
  for (int i = 0; i < 2'000; ++i) {
    suite["components"]["successActions"]["a" + std::to_string(i)] =
        json{{"name", "n" + std::to_string(i)}, {"type", "end"}};
  }
  const auto suite_read = loaded(suite);
  EXPECT_EQ(suite_read.workflow("w1999")->steps[0].on_success.at(0).name, "n1999");
}

}  // namespace
