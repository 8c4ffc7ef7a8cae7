#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "kizen/check.hpp"
#include "support/broken_requests.hpp"
#include "support/good_exchanges.hpp"
#include "support/mutations.hpp"

namespace {

using kizen::Verdict;
using kizen_test::good_request;
using kizen_test::records_checker;

TEST(CheckRequest, GoodOnesConformForEachOperation) {
  for (const auto& operation : kizen::records().operations()) {
    const auto request = good_request(operation);
    const auto report = records_checker().check_request(request);
    EXPECT_EQ(report.verdict(), Verdict::Conforms) << request << '\n' << report;
    EXPECT_EQ(report.operation, operation.id);
    EXPECT_EQ(records_checker().check_request(operation, request).verdict(), Verdict::Conforms);
  }
}

TEST(CheckRequest, EachRuleIsBrokenForEachOperationItAppliesTo) {
  std::map<std::string, int> broken;
  for (const auto& operation : kizen::records().operations()) {
    for (const auto& breaker : kizen_test::request_breakers()) {
      const auto found = breaker.broken(operation, good_request(operation));
      if (!found) continue;
      SCOPED_TRACE(operation.id + " " + breaker.rule);
      const auto report = records_checker().check_request(operation, found->request);
      ASSERT_EQ(report.violations.size(), 1U) << report;
      EXPECT_EQ(report.violations[0].rule, breaker.rule);
      EXPECT_EQ(report.violations[0].instance.to_string(), found->instance);
      EXPECT_EQ(report.violations[0].schema.document, "records.openapi.json");
      EXPECT_TRUE(report.unchecked.empty());
      ++broken[breaker.rule];
    }
  }
  const std::map<std::string, int> expected = {{"request.body.json", 5},
                                               {"request.body.missing", 3},
                                               {"request.body.schema", 5},
                                               {"request.body.undeclared", 4},
                                               {"request.content_type.missing", 5},
                                               {"request.content_type.undeclared", 10},
                                               {"request.method.undeclared", 9},
                                               {"request.path.encoding", 9},
                                               {"request.path.schema", 1},
                                               {"request.path.undeclared", 9},
                                               {"request.query.missing", 1},
                                               {"request.query.repeated", 6},
                                               {"request.query.schema", 6},
                                               {"request.query.undeclared", 9},
                                               {"request.security.missing", 27}};
  EXPECT_EQ(broken, expected);
}

TEST(CheckRequest, EachFaultOfABodyIsCaught) {
  std::size_t caught = 0;
  for (const auto& operation : kizen::records().operations()) {
    if (!operation.body) continue;
    const auto good = kizen_test::good_requests().at(operation.id).body;
    const auto& schema = *operation.body->contents.at(0).schema;
    const auto& document = kizen::records().document();
    for (const auto& mutation : kizen_test::Mutations(document, good).of(schema)) {
      SCOPED_TRACE(operation.id + ": " + mutation.what);
      const auto report = records_checker().check_request_body(operation, mutation.body.dump());
      ASSERT_FALSE(report.violations.empty());
      EXPECT_TRUE(report.unchecked.empty()) << report;
      const auto& violation = report.violations[0];
      EXPECT_EQ(violation.rule, "request.body.schema");
      EXPECT_EQ(violation.instance.to_string(), mutation.instance);
      EXPECT_TRUE(mutation.keyword.empty() || violation.keyword == mutation.keyword) << violation;
      ++caught;
    }
  }
  EXPECT_EQ(caught, 64U);
}

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
  for (const char* const bad : {"", "1.5", "+1", "01", "1x", "true", "null", "[1]", "%201"}) {
    EXPECT_EQ(verdict(bad), Verdict::Violates) << bad;
  }
  EXPECT_EQ(verdict("1e400"), Verdict::Unchecked);  // a whole number, but too large for a double
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
