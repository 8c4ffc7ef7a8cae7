#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "kizen/check.hpp"
#include "support/changed_request.hpp"
#include "support/good_exchanges.hpp"

namespace {

using kizen::Verdict;
using kizen_test::good_request;
using kizen_test::records_checker;

TEST(CheckRequest, BodyMayBeLeftOutWhereItIsOptional) {
  for (const char* const id : {"records_search_create", "records_partial_update"}) {
    const auto& operation = *kizen::records().operation(id);
    const auto request = kizen_test::with_body(good_request(operation), "");
    EXPECT_EQ(records_checker().check_request(operation, request).verdict(), Verdict::Conforms);
  }
}

TEST(CheckRequest, TextIsTypedByTheSchemaOfItsParameter) {
  const auto& search = *kizen::records().operation("records_search_create");
  const auto verdict = [&](const std::string& value) {
    const auto request = kizen_test::with_pairs(good_request(search), "page", "page=" + value);
    return records_checker().check_request(search, request).verdict();
  };
  for (const char* const good : {"1", "-1", "0", "123456789012"}) {
    EXPECT_EQ(verdict(good), Verdict::Conforms) << good;
  }
  for (const char* const bad :
       {"", "1.5", "+1", "01", "1x", "true", "null", "[1]", "%201", "1e400"}) {
    EXPECT_EQ(verdict(bad), Verdict::Violates) << bad;
  }
}

TEST(CheckRequest, AnUndeclaredNameIsAnsweredWithTheNearest) {
  const auto& search = *kizen::records().operation("records_search_create");
  const auto request = kizen_test::with_query(good_request(search), "pagesize=1");
  const auto report = records_checker().check_request(search, request);
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.violations[0].expected,
            "one of group_id, in_group_ids, not_in_group_ids, ordering, page, page_size, search "
            "(did you mean 'page_size'?)");
  EXPECT_EQ(report.violations[0].actual, "\"1\"");
}

TEST(CheckRequest, SaysWhichOperationWasReachedInstead) {
  const auto& lookup = *kizen::records().operation("records_lookup_retrieve");
  const auto request =
      kizen_test::with_path(good_request(lookup), "/api/records/deals/" + kizen_test::record_id);
  const auto report = records_checker().check_request(lookup, request);
  ASSERT_EQ(report.violations.size(), 1U) << report;
  EXPECT_EQ(report.violations[0].rule, "request.path.undeclared");
  EXPECT_EQ(report.violations[0].expected, "a request that reaches records_lookup_retrieve");
  EXPECT_THAT(report.violations[0].actual, testing::EndsWith(", which reaches records_retrieve"));
}

TEST(CheckRequest, WithoutARouteTheNearestPathIsNamed) {
  const auto report = records_checker().check_request({"GET", "/api/records/deals/7"});
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.operation, "");
  EXPECT_EQ(report.violations[0].rule, "request.path.undeclared");
  EXPECT_EQ(report.violations[0].note,
            "closest is /api/records/{object_identifier}/{entity_id}: "
            "entity_id does not take that value");
}

TEST(CheckRequest, NamesTheMethodsOfAPath) {
  const auto report = records_checker().check_request({"PUT", "/api/records/deals/search"});
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.violations[0].expected, "one of POST");
  EXPECT_EQ(report.violations[0].actual, "PUT");
}

TEST(CheckRequest, HidesIdsInTheNameOfTheRequest) {
  const auto& retrieve = *kizen::records().operation("records_retrieve");
  EXPECT_EQ(records_checker().check_request(good_request(retrieve)).request,
            "GET /api/records/deals/{entity_id}");
}

}  // namespace
