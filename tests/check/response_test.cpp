#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "kizen/check.hpp"
#include "support/good_exchanges.hpp"

namespace {

using kizen::Verdict;
using kizen_test::good_response;
using kizen_test::records_checker;

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
