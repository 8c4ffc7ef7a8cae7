#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "kizen/check.hpp"
#include "support/good_exchanges.hpp"
#include "support/killing_cases.hpp"
#include "support/unreached_places.hpp"
#include "support/workshop_contract.hpp"

namespace {

using kizen::Verdict;
using kizen_test::killing_cases;
using kizen_test::KillingCase;
using kizen_test::records_checker;
using kizen_test::workshop;
using kizen_test::workshop_checker;
using kizen_test::workshop_exchanges;

using Counts = std::map<std::string, int>;

void expect_conform(const kizen::Checker& checker, const kizen_test::GoodExchanges& goods) {
  for (const auto& good : goods) {
    const auto report = checker.check(*good.operation, good.exchange);
    EXPECT_EQ(report.verdict(), Verdict::Conforms) << good.exchange << '\n' << report;
    EXPECT_EQ(checker.check(good.exchange).verdict(), Verdict::Conforms) << good.exchange;
    EXPECT_EQ(report.operation, good.operation->id);
    EXPECT_EQ(report.status, good.exchange.response.status);
  }
}

bool is_told(const KillingCase& wanted, const kizen::Violation& violation) {
  return (wanted.instance_free || violation.instance.to_string() == wanted.instance) &&
         (wanted.keyword.empty() || violation.keyword == wanted.keyword);
}

/// Holds the report of one case to what must be said; counts it by rule and by operation.
void expect_killed(const kizen::Checker& checker, const KillingCase& wanted, Counts& killed) {
  const auto report = checker.check(*wanted.operation, wanted.exchange);
  bool told = false;
  for (const auto& violation : report.violations) {
    EXPECT_EQ(violation.rule, wanted.rule) << wanted << '\n' << report;
    EXPECT_EQ(violation.schema.document, checker.contract().name());
    told = told || is_told(wanted, violation);
  }
  EXPECT_TRUE(told) << wanted << '\n' << report;
  EXPECT_TRUE(report.unchecked.empty()) << wanted << '\n' << report;
  for (const auto& what : {wanted.rule, wanted.operation->id, std::string("total")}) ++killed[what];
  if (report.violations.size() > 1) ++killed["told of more than once"];
}

/// What was killed, of all cases of a contract; printed, and kept with the test's result.
Counts killed_by(const kizen::Checker& checker, const kizen_test::GoodExchanges& goods) {
  Counts killed;
  for (const auto& one : killing_cases(checker.contract(), goods)) {
    expect_killed(checker, one, killed);
  }
  for (const auto& [what, count] : killed) {
    std::cout << checker.contract().name() << ": " << what << ' ' << count << '\n';
    testing::Test::RecordProperty(what, count);
  }
  return killed;
}

TEST(Killing, GoodExchangesConform) {
  expect_conform(records_checker(), kizen_test::good_exchanges());
  expect_conform(workshop_checker(), workshop_exchanges());
}

TEST(Killing, EachFaultOfARecordsExchangeIsCaughtByItsRule) {
  const Counts expected = {{"records_add_create", 1156},
                           {"records_destroy", 56},
                           {"records_field_values_list", 531},
                           {"records_lookup_retrieve", 589},
                           {"records_partial_update", 1290},
                           {"records_retrieve", 619},
                           {"records_search_create", 1040},
                           {"records_update", 1178},
                           {"records_upsert_create", 1354},
                           {"request.body.json", 144},
                           {"request.body.missing", 7},
                           {"request.body.repeated", 12},
                           {"request.body.schema", 898},
                           {"request.body.undeclared", 7},
                           {"request.content_type.missing", 12},
                           {"request.content_type.undeclared", 132},
                           {"request.method.undeclared", 120},
                           {"request.path.encoding", 63},
                           {"request.path.schema", 28},
                           {"request.path.undeclared", 275},
                           {"request.query.missing", 2},
                           {"request.query.repeated", 31},
                           {"request.query.schema", 105},
                           {"request.query.undeclared", 73},
                           {"request.security.missing", 63},
                           {"response.body.json", 300},
                           {"response.body.missing", 25},
                           {"response.body.repeated", 25},
                           {"response.body.schema", 4665},
                           {"response.body.undeclared", 2},
                           {"response.content_type.undeclared", 300},
                           {"response.status.undeclared", 524},
                           {"told of more than once", 4},
                           {"total", 7813}};
  EXPECT_EQ(killed_by(records_checker(), kizen_test::good_exchanges()), expected);
}

TEST(Killing, EachFaultOfAWorkshopExchangeIsCaughtByItsRule) {
  const Counts expected = {{"put_part", 1064},
                           {"request.body.json", 36},
                           {"request.body.missing", 3},
                           {"request.body.repeated", 3},
                           {"request.body.schema", 330},
                           {"request.content_type.missing", 3},
                           {"request.content_type.undeclared", 33},
                           {"request.header.missing", 3},
                           {"request.header.schema", 17},
                           {"request.method.undeclared", 21},
                           {"request.path.encoding", 9},
                           {"request.path.schema", 27},
                           {"request.path.undeclared", 54},
                           {"request.query.missing", 3},
                           {"request.query.repeated", 5},
                           {"request.query.schema", 53},
                           {"request.query.undeclared", 12},
                           {"request.security.missing", 3},
                           {"response.body.json", 36},
                           {"response.body.missing", 3},
                           {"response.body.repeated", 3},
                           {"response.body.schema", 332},
                           {"response.content_type.undeclared", 24},
                           {"response.status.undeclared", 51},
                           {"told of more than once", 24},
                           {"total", 1064}};
  EXPECT_EQ(killed_by(workshop_checker(), workshop_exchanges()), expected);
}

TEST(Killing, GoodExchangesReachEveryPlaceOfTheContract) {
  const std::set<std::string> none;
  EXPECT_EQ(kizen_test::unreached_places(kizen::records(), kizen_test::good_exchanges()), none);
  EXPECT_EQ(kizen_test::unreached_places(workshop(), workshop_exchanges()), none);
}

TEST(Killing, EveryKeywordOfEveryPlaceIsBroken) {
  const std::set<std::string> none;
  EXPECT_EQ(kizen_test::unbroken_keywords(kizen::records(), kizen_test::good_exchanges()), none);
  EXPECT_EQ(kizen_test::unbroken_keywords(workshop(), workshop_exchanges()), none);
}

}  // namespace
