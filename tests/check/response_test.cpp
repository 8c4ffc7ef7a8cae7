#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "kizen/check.hpp"
#include "support/broken_responses.hpp"
#include "support/good_exchanges.hpp"
#include "support/mutations.hpp"

namespace {

using kizen::Verdict;
using kizen_test::good_response;
using kizen_test::good_responses;
using kizen_test::records_checker;

/// Calls `visit` for each declared response of each operation.
template <class Visit>
void for_each_response(Visit visit) {
  for (const auto& operation : kizen::records().operations()) {
    for (const auto& declared : operation.responses) {
      visit(operation, declared, std::stoi(declared.statuses.to_string()));
    }
  }
}

TEST(CheckResponse, GoodOnesConformForEachDeclaredStatus) {
  std::size_t checked = 0;
  for_each_response([&](const auto& operation, const auto&, int status) {
    const auto response = good_response(operation.id, status);
    const auto report = records_checker().check_response(operation, response);
    EXPECT_EQ(report.verdict(), Verdict::Conforms) << report;
    EXPECT_EQ(report.operation, operation.id);
    EXPECT_EQ(report.status, status);
    const auto alone = records_checker().check_response_body(operation, status, response.body);
    EXPECT_EQ(alone.verdict(), Verdict::Conforms) << alone;
    ++checked;
  });
  EXPECT_EQ(checked, good_responses().size());
}

TEST(CheckResponse, EachRuleIsBrokenForEachStatusItAppliesTo) {
  std::map<std::string, int> broken;
  for_each_response([&](const auto& operation, const auto& declared, int status) {
    for (const auto& breaker : kizen_test::response_breakers()) {
      const auto response = breaker.broken(declared, good_response(operation.id, status));
      if (!response) continue;
      SCOPED_TRACE(operation.id + " " + std::to_string(status) + " " + breaker.rule);
      const auto report = records_checker().check_response(operation, *response);
      ASSERT_EQ(report.violations.size(), 1U) << report;
      EXPECT_EQ(report.violations[0].rule, breaker.rule);
      EXPECT_EQ(report.violations[0].schema.document, "records.openapi.json");
      EXPECT_TRUE(report.unchecked.empty());
      ++broken[breaker.rule];
    }
  });
  const std::map<std::string, int> expected = {
      {"response.body.json", 26},        {"response.body.missing", 13},
      {"response.body.repeated", 13},    {"response.body.schema", 13},
      {"response.body.undeclared", 1},   {"response.content_type.undeclared", 26},
      {"response.status.undeclared", 14}};
  EXPECT_EQ(broken, expected);
}

TEST(CheckResponse, EachFaultOfABodyIsCaught) {
  std::size_t caught = 0;
  for_each_response([&](const auto& operation, const auto& declared, int status) {
    if (declared.contents.empty()) return;
    const auto& good = good_responses().at({operation.id, status});
    const auto& schema = *declared.contents.at(0).schema;
    const auto& document = kizen::records().document();
    for (const auto& mutation : kizen_test::Mutations(document, good).of(schema)) {
      SCOPED_TRACE(operation.id + ": " + mutation.what);
      const auto report =
          records_checker().check_response_body(operation, status, mutation.body.dump());
      ASSERT_FALSE(report.violations.empty());
      EXPECT_TRUE(report.unchecked.empty()) << report;
      const auto& violation = report.violations[0];
      EXPECT_EQ(violation.rule, "response.body.schema");
      EXPECT_EQ(violation.instance.to_string(), mutation.instance);
      EXPECT_TRUE(mutation.keyword.empty() || violation.keyword == mutation.keyword) << violation;
      ++caught;
    }
  });
  EXPECT_EQ(caught, 654U);
}

TEST(CheckResponse, NamesTheDeclaredStatuses) {
  const auto& upsert = *kizen::records().operation("records_upsert_create");
  const auto report = records_checker().check_response(upsert, {409});
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.violations[0].rule, "response.status.undeclared");
  EXPECT_EQ(report.violations[0].expected, "a declared status: 200, 201, 400");
  EXPECT_EQ(report.violations[0].actual, "409");
  EXPECT_EQ(report.violations[0].schema.pointer.to_string(),
            "/paths/~1api~1records~1{object_identifier}~1upsert/post/responses");
}

TEST(CheckResponse, SaysWhereTextStopsToBeJson) {
  const auto& search = *kizen::records().operation("records_search_create");
  const auto report = records_checker().check_response_body(search, 200, "{\n \"count\": 1,,\n}");
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.violations[0].expected, "one JSON text");
  EXPECT_THAT(report.violations[0].actual, testing::EndsWith("(line 2, column 13)"));
}

TEST(CheckResponse, MediaTypesAreComparedWithoutParameters) {
  const auto& destroy = *kizen::records().operation("records_retrieve");
  auto response = good_response("records_retrieve", 200);
  response.headers = {{"content-type", "APPLICATION/JSON ; charset=utf-8"}};
  EXPECT_EQ(records_checker().check_response(destroy, response).verdict(), Verdict::Conforms);
}

TEST(CheckResponse, AnnouncedBodyOf204IsSeenThoughItWasNotRead) {
  const auto& destroy = *kizen::records().operation("records_destroy");
  const auto with_length = [&](const char* length) {
    return records_checker().check_response(destroy, {204, {{"Content-Length", length}}});
  };
  EXPECT_TRUE(with_length("0").ok());
  EXPECT_TRUE(with_length("2").violates("response.body.undeclared"));
}

TEST(CheckResponse, BodyAloneIsHeldToADeclaredEmptiness) {
  const auto& destroy = *kizen::records().operation("records_destroy");
  EXPECT_TRUE(records_checker().check_response_body(destroy, 204, "").ok());
  EXPECT_TRUE(records_checker()
                  .check_response_body(destroy, 204, "{}")
                  .violates("response.body.undeclared"));
}

}  // namespace
