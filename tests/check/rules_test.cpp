#include <gtest/gtest.h>

#include <set>
#include <string>

#include "kizen/check.hpp"
#include "support/broken_requests.hpp"
#include "support/broken_responses.hpp"
#include "support/good_exchanges.hpp"
#include "support/shop_contract.hpp"

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

void add_broken_requests(SeenRules& seen) {
  const auto& checker = kizen_test::records_checker();
  for (const auto& operation : kizen::records().operations()) {
    for (const auto& breaker : kizen_test::request_breakers()) {
      const auto found = breaker.broken(operation, kizen_test::good_request(operation));
      if (found) seen.add(checker.check_request(operation, found->request));
    }
  }
}

void add_broken_responses(SeenRules& seen) {
  const auto& checker = kizen_test::records_checker();
  for (const auto& one : kizen_test::good_responses()) {
    const auto& [id, status] = one.first;
    const auto& operation = *kizen::records().operation(id);
    for (const auto& breaker : kizen_test::response_breakers()) {
      const auto response =
          breaker.broken(*operation.response(status), kizen_test::good_response(id, status));
      if (response) seen.add(checker.check_response(operation, *response));
    }
  }
}

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

TEST(Rules, AreTheOnesThatFixturesBreak) {
  SeenRules seen;
  add_broken_requests(seen);
  add_broken_responses(seen);
  add_broken_headers(seen);
  add_broken_cookies_and_queries(seen);
  EXPECT_EQ(seen.all(), rules_of_messages());
}

}  // namespace
