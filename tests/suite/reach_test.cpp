#include <kizen/suite/reach.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

#include "suite/lint_text.hpp"

namespace {

using kizen::Effect;
using kizen::json;

Effect effect_in(const json& suite, const std::string& workflow) {
  const auto read = suite_to_lint(suite);
  return effect_of(read, *read.workflow(workflow));
}

/// A suite whose first workflow reads, and whose second archives.
json reading_suite() {
  auto suite = create_suite();
  auto& first = suite["workflows"][0]["steps"][0];
  first["operationId"] = "records_lookup_retrieve";
  first.erase("requestBody");
  return suite;
}

TEST(EffectOf, IsTheStrongestOfTheSteps) {
  auto suite = reading_suite();
  EXPECT_EQ(effect_in(suite, "create"), Effect::Read);
  EXPECT_EQ(effect_in(create_suite(), "create"), Effect::Write);
  EXPECT_EQ(effect_in(suite, "archive"), Effect::Destroy);
}

TEST(EffectOf, CountsCallsActionsTeardownAndDependencies) {
  const auto suite = reading_suite();
  auto calls = suite;
  calls["workflows"][0]["steps"][1] = archive_call();
  calls["workflows"][0]["steps"][1]["stepId"] = "remove";
  EXPECT_EQ(effect_in(calls, "create"), Effect::Destroy);
  auto action = archive_call();
  action.erase("parameters");
  action["name"] = "leave";
  action["type"] = "goto";
  EXPECT_EQ(effect_in(changed("/workflows/0/steps/0/onSuccess/0", action, suite), "create"),
            Effect::Destroy);
  EXPECT_EQ(
      effect_in(changed("/workflows/0/x-contract/teardown/0", archive_call(), suite), "create"),
      Effect::Destroy);
  EXPECT_EQ(effect_in(changed("/workflows/0/dependsOn", json::array({"archive"}), suite), "create"),
            Effect::Destroy);
}

}  // namespace
