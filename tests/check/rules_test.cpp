#include <gtest/gtest.h>

#include <set>
#include <string>

#include "kizen/check.hpp"
#include "support/good_exchanges.hpp"
#include "support/killing_cases.hpp"
#include "support/shop_contract.hpp"
#include "support/workshop_contract.hpp"

namespace {

class SeenRules {
 public:
  void add(const kizen::Report& report) {
    for (const auto& violation : report.violations) seen_.insert(violation.rule);
  }
  const std::set<std::string>& all() const { return seen_; }

 private:
  std::set<std::string> seen_;
};

void add_broken_headers(SeenRules& seen) {
  const auto& checker = kizen_test::shop_checker();
  seen.add(checker.check_request(kizen_test::shop_request_without_trace()));
  seen.add(checker.check_request(kizen_test::shop_request_with("X-Retry", "often")));
  seen.add(kizen_test::shop_report_of_429(nullptr));
  seen.add(kizen_test::shop_report_of_429("soon"));
}

void add_broken_cookies_and_queries(SeenRules& seen) {
  const auto& checker = kizen_test::shop_checker();
  seen.add(checker.check_request(kizen_test::shop_request_with("Cookie", "session=s; size=large")));
  seen.add(checker.check_request({"DELETE", "/items", {{"X-Trace", "t1"}}}));
  auto request = kizen_test::shop_request();
  request.target = "/items?ids=1|2";
  seen.add(checker.check_request(request));
}

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
  SeenRules seen;
  add_broken_headers(seen);
  add_broken_cookies_and_queries(seen);
  broken.insert(seen.all().begin(), seen.all().end());
  EXPECT_EQ(broken, rules_of_messages());
}

}  // namespace
