#include "kizen/check/drift.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/check.hpp>
#include <kizen/records.hpp>
#include <string>
#include <vector>

#include "support/overlay_of.hpp"

namespace {

using kizen::Drift;
using kizen::DriftCheck;
using testing::ElementsAre;
using testing::IsEmpty;

using Ids = std::vector<std::string>;

const DriftCheck& records_drift() {
  static const DriftCheck check(kizen::records(), {kizen::records_differences()});
  return check;
}

const kizen::Headers credentials = {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};

kizen::Headers with_json() {
  auto headers = credentials;
  headers.add("Content-Type", "application/json");
  return headers;
}

kizen::Response answered(int status, const std::string& body) {
  return {status, {{"Content-Type", "application/json"}}, body};
}

Drift search(const std::string& results, const std::string& errors = "null") {
  return records_drift().check(
      {{"POST", "/api/records/deals/search", with_json(), "{}"},
       answered(200, R"({"count": 1, "next": null, "previous": null, "results": [)" + results +
                         R"(], "errors": )" + errors + "}")});
}

std::string record(const std::string& fields, const std::string& client_info) {
  return R"({"id": "0b5e3a52-6a1c-4c8e-9d70-000000000001", "object_type": "standard", "access":
            {"view": true, "edit": true, "remove": true}, "fields": )" +
         fields + R"(, "client_info": )" + client_info + "}";
}

const std::string text_field =
    R"({"921cec5c-9f68-4cd1-bf30-b11f00571175": {"id": "921cec5c-9f68-4cd1-bf30-b11f00571175",
        "name": "a", "field_type": "text", "display_name": "A", "value": "Ann"}})";

Drift put(const std::string& body, int status) {
  return records_drift().check(
      {{"PUT", "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001", with_json(), body},
       answered(status, R"({"detail": "No."})")});
}

TEST(DriftCheck, FindsNothingWhereTheDocumentIsKept) {
  const auto drift = search("");
  EXPECT_THAT(drift.seen, IsEmpty());
  EXPECT_THAT(drift.explained, IsEmpty());
  EXPECT_THAT(drift.unexplained, IsEmpty());
}

TEST(DriftCheck, NamesEveryDifferenceThatAnExchangeShows) {
  const auto drift = search(record(text_field, "null"), R"([{"code": "x"}])");
  EXPECT_EQ(drift.seen, (Ids{"D1", "D2", "D4", "D20"}));
  EXPECT_THAT(drift.unexplained, IsEmpty()) << drift.report;
  EXPECT_EQ(drift.report.verdict(), kizen::Verdict::Conforms);
}

TEST(DriftCheck, SaysWhichDifferenceExplainsWhat) {
  const auto drift = search(record("{}", "null"));
  ASSERT_EQ(drift.explained.size(), 2U);
  EXPECT_EQ(drift.explained[0].violation.keyword, "required");
  EXPECT_EQ(drift.explained[0].ids, Ids{"D1"});
  EXPECT_EQ(drift.explained[1].violation.instance.to_string(), "/results/0/client_info");
  EXPECT_EQ(drift.explained[1].ids, Ids{"D4"});
}

TEST(DriftCheck, LeavesWhatNobodyKnowsUnexplained) {
  const auto drift = search(record("{}", "7"));
  EXPECT_EQ(drift.seen, Ids{"D1"});
  ASSERT_EQ(drift.unexplained.size(), 1U);
  EXPECT_EQ(drift.unexplained[0].instance.to_string(), "/results/0/client_info");
}

TEST(DriftCheck, FindsWhatTheDocumentDoesNotLookAt) {
  auto money = text_field;
  money.replace(money.find("\"text\""), 6, "\"money\"");
  money.replace(money.find("\"Ann\""), 5, R"({"currency": "USD", "symbol": "$"})");
  const auto drift = search(record(money, "null"));
  EXPECT_EQ(drift.explained.size(), 2U);
  ASSERT_EQ(drift.unexplained.size(), 1U) << drift.report;
  EXPECT_EQ(drift.unexplained[0].expected, "a member \"amount\"");
}

TEST(DriftCheck, WhatKeepsTheDocumentIsNoDriftThoughItIsNotWhatIsObserved) {
  const auto drift = search(record(R"({"id": {"id": "x", "field_type": "text", "display_name": "A",
                                              "value": {}}})",
                                   R"({"num_addresses_v2": 0, "display_name": "A",
                                       "email_on_suppression_list": false})"));
  EXPECT_THAT(drift.explained, IsEmpty());
  EXPECT_THAT(drift.unexplained, IsEmpty());
  EXPECT_EQ(drift.report.verdict(), kizen::Verdict::Conforms);
}

TEST(DriftCheck, ExplainsRequestsThatTheDocumentRefuses) {
  const auto drift = put(R"({"fields": [{"name": "a", "value": 1}]})", 409);
  EXPECT_EQ(drift.seen, (Ids{"D6", "D11"}));
}

TEST(DriftCheck, AnInvalidRequestIsDriftOnlyWhereItIsTaken) {
  const auto refused = put(R"({"fields": 7})", 400);
  EXPECT_FALSE(refused.report.violations.empty());
  EXPECT_THAT(refused.unexplained, IsEmpty());
  const auto taken = put(R"({"fields": 7})", 200);
  ASSERT_FALSE(taken.unexplained.empty());
  EXPECT_EQ(taken.unexplained[0].rule, "request.body.schema");
}

TEST(DriftCheck, TakesSeveralOverlays) {
  const auto teapot = kizen_test::overlay_of(
      R"({"target": "$.paths.*.delete.responses", "update": {"418": {"description": "Tea."}},
          "x-contract": {"id": "T1"}})");
  const DriftCheck check(kizen::records(), {kizen::records_differences(), teapot});
  const auto drift = check.check(
      {{"DELETE", "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001", credentials}, {418}});
  EXPECT_EQ(drift.seen, Ids{"T1"});
  EXPECT_THAT(drift.unexplained, IsEmpty());
}

TEST(DriftCheck, ADifferenceThatIsAppliedAlreadyExplainsNothing) {
  const auto some = kizen::records().with(kizen::records_differences().only({"D4"}));
  const DriftCheck check(some, {kizen::records_differences()});
  const auto drift =
      check.check({{"POST", "/api/records/deals/search", with_json(), "{}"},
                   answered(200, R"({"count": 1, "results": [)" + record("{}", "null") + "]}")});
  EXPECT_EQ(drift.seen, Ids{"D1"});
}

}  // namespace
