#include <gtest/gtest.h>

#include <set>
#include <string>

#include "kizen/check.hpp"
#include "support/good_exchanges.hpp"
#include "support/killing_cases.hpp"
#include "support/workshop_contract.hpp"

namespace {

std::set<std::string> rules_of_messages() {
  std::set<std::string> rules;
  for (const auto& rule : kizen::rules()) {
    const bool of_messages = kizen::detail::starts_with(rule.id, "request.") ||
                             kizen::detail::starts_with(rule.id, "response.");
    if (of_messages) rules.emplace(rule.id);
  }
  return rules;
}

std::set<std::string> rules_of_cases(const kizen_test::KillingCases& cases) {
  std::set<std::string> rules;
  for (const auto& one : cases) rules.insert(one.rule);
  return rules;
}

/// Killing tests see each case broken by the rule that it names.
TEST(Rules, AreTheOnesThatFixturesBreak) {
  auto broken =
      rules_of_cases(kizen_test::killing_cases(kizen::records(), kizen_test::good_exchanges()));
  broken.merge(rules_of_cases(
      kizen_test::killing_cases(kizen_test::workshop(), kizen_test::workshop_exchanges())));
  EXPECT_EQ(broken, rules_of_messages());
}

}  // namespace
