#include "kizen/check/checker.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "kizen/check.hpp"
#include "support/changed_request.hpp"
#include "support/good_exchanges.hpp"
#include "support/overlay_of.hpp"

namespace {

using kizen::Checker;
using kizen::Verdict;
using kizen_test::good_request;
using kizen_test::good_response;
using kizen_test::overlay_of;
using kizen_test::records_checker;
using kizen_test::replacing;

const kizen::Operation& operation(const char* id) { return *kizen::records().operation(id); }

const Checker& waiving() {
  static const Checker checker(kizen::records(), kizen::records_differences().only({"D6"}));
  return checker;
}

TEST(Deviations, WaiveWhatTheyAllowUnderTheirId) {
  const std::string body = R"({"fields": [{"name": "a", "value": "text"}, {"value": 1.5}]})";
  const auto strict = records_checker().check_request_body(operation("records_update"), body);
  EXPECT_EQ(strict.verdict(), Verdict::Violates);
  EXPECT_EQ(strict.violations.size(), 2U);
  const auto report = waiving().check_request_body(operation("records_update"), body);
  EXPECT_EQ(report.verdict(), Verdict::Waived);
  EXPECT_TRUE(report.ok());
  ASSERT_EQ(report.waived.size(), 2U);
  EXPECT_EQ(report.waived[0].id, "D6");
  EXPECT_EQ(report.waived[0].violation, strict.violations[0]);
  EXPECT_EQ(report.waived[1].violation.instance.to_string(), "/fields/1/value");
}

TEST(Deviations, LeaveEveryOtherViolation) {
  const std::string body = R"({"fields": [{"name": "", "value": "text"}]})";
  const auto report = waiving().check_request_body(operation("records_update"), body);
  EXPECT_EQ(report.verdict(), Verdict::Violates);
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.violations[0].instance.to_string(), "/fields/0/name");
  ASSERT_EQ(report.waived.size(), 1U);
  EXPECT_EQ(report.waived[0].violation.instance.to_string(), "/fields/0/value");
}

TEST(Deviations, AreNotNamedWhereTheyAreNotNeeded) {
  const auto& update = operation("records_update");
  const auto report = waiving().check_request(update, good_request(update));
  EXPECT_EQ(report.verdict(), Verdict::Conforms);
  EXPECT_TRUE(report.waived.empty());
}

TEST(Deviations, GiveResponsesNoGrace) {
  auto body = kizen_test::record_body();
  body["fields"]["id"]["value"] = "text";
  const auto report =
      waiving().check_response_body(operation("records_retrieve"), 200, body.dump());
  EXPECT_EQ(report.verdict(), Verdict::Violates);
  EXPECT_TRUE(report.waived.empty());
}

const std::string schemas = "$.components.schemas";

/// An upsert without a lookup_value.
std::string open_lookup() {
  return replacing("L1", {schemas + ".EntityRecordUpsertRequest", "required"},
                   R"(["oncreate_unarchive"])");
}

/// An upsert of which the body is any object.
std::string moved_body() {
  return replacing("M1",
                   {"$.paths[?@.post.operationId == 'records_upsert_create'].post.requestBody"
                    ".content['application/json']",
                    "schema"},
                   R"({"type": "object"})");
}

TEST(Deviations, NameThoseThatAreNeededTogether) {
  const auto scalars = replacing("D6", {schemas + ".FieldRequest.properties", "value"}, "{}");
  const Checker both(kizen::records(),
                     overlay_of(scalars + "," + moved_body() + "," + open_lookup()));
  const auto update =
      both.check_request_body(operation("records_update"), R"({"fields": [{"value": 1}]})");
  ASSERT_EQ(update.waived.size(), 1U);
  EXPECT_EQ(update.waived[0].id, "D6");

  const Checker two(
      kizen::records(),
      overlay_of(
          R"({"target": "$.components.schemas.EntityRecordAddRequest.required",
                     "remove": true, "x-contract": {"id": "F1"}}, )" +
          replacing("U1", {schemas + ".EntityRecordAddRequest.properties", "unarchive"}, "{}")));
  const auto add = two.check_request_body(operation("records_add_create"), R"({"unarchive": 7})");
  EXPECT_EQ(add.verdict(), Verdict::Waived) << add;
  ASSERT_EQ(add.waived.size(), 2U);
  EXPECT_EQ(add.waived[0].id, "F1, U1");
}

TEST(Deviations, MayMoveASchema) {
  const Checker checker(kizen::records(), overlay_of(moved_body()));
  const auto report = checker.check_request_body(operation("records_upsert_create"), "{}");
  EXPECT_EQ(report.verdict(), Verdict::Waived) << report;
  ASSERT_EQ(report.waived.size(), 1U);
  EXPECT_EQ(report.waived[0].id, "M1");
}

TEST(Deviations, DoNotHideWhatTheyBreakThemselves) {
  const Checker checker(kizen::records(), overlay_of(open_lookup()));
  const auto report =
      checker.check_request_body(operation("records_upsert_create"), R"({"lookup_value": ""})");
  EXPECT_EQ(report.verdict(), Verdict::Violates) << report;
  EXPECT_TRUE(report.waived.empty());
}

TEST(Deviations, KeepWhatIsBrokenOnlyWithThem) {
  const auto stranger = replacing("S1", {schemas, "EntityRecordAddRequest"},
                                  R"({"properties": {"mode": {"type": "string"}}})");
  const auto report =
      Checker(kizen::records(), overlay_of(stranger))
          .check_request_body(operation("records_add_create"), R"({"unarchive": 7, "mode": 1})");
  EXPECT_EQ(report.verdict(), Verdict::Violates);
  ASSERT_EQ(report.violations.size(), 1U) << report;
  EXPECT_EQ(report.violations[0].instance.to_string(), "/mode");
  EXPECT_EQ(report.waived.size(), 2U);
}

TEST(Deviations, ThatRemoveAnOperationAreRefused) {
  const auto gone =
      R"({"target": "$.paths[?@.post.operationId == 'records_upsert_create']",
          "remove": true, "x-contract": {"id": "G1"}})";
  try {
    Checker checker(kizen::records(), overlay_of(gone));
    FAIL() << "it was taken";
  } catch (const kizen::ContractError& error) {
    EXPECT_STREQ(error.what(),
                 "test.overlay.json: the operation records_upsert_create is gone once it is "
                 "applied; let it change the operation instead");
  }
}

TEST(Deviations, ThatAContractHasAlreadyDoNoHarm) {
  const Checker checker(kizen::observed_records(), kizen::records_differences());
  const auto report = checker.check_request_body(operation("records_update"),
                                                 R"({"fields": [{"name": "a", "value": 1}]})");
  EXPECT_EQ(report.verdict(), Verdict::Conforms) << report;
}

TEST(CheckExchange, JoinsBothHalves) {
  const auto& retrieve = operation("records_retrieve");
  const auto good = good_response(retrieve.id, 200);
  EXPECT_EQ(records_checker().check({good_request(retrieve), good}).verdict(), Verdict::Conforms);
  const auto report = records_checker().check(
      {kizen_test::with_query(good_request(retrieve), "x=1"), {404, {}, "{}"}});
  ASSERT_EQ(report.violations.size(), 2U);
  EXPECT_EQ(report.violations[0].rule, "request.query.undeclared");
  EXPECT_EQ(report.violations[1].rule, "response.status.undeclared");
  EXPECT_EQ(report.status, 404);
  EXPECT_EQ(report.request, "GET /api/records/deals/{entity_id}");
}

TEST(CheckExchange, WithoutARouteLeavesTheResponseUnchecked) {
  const auto report = records_checker().check({{"GET", "/elsewhere"}, {200, {}, "{}"}});
  EXPECT_EQ(report.verdict(), Verdict::Violates);
  EXPECT_TRUE(report.violates("request.path.undeclared"));
  ASSERT_EQ(report.unchecked.size(), 1U);
  EXPECT_EQ(report.unchecked[0].reason, "response.no_operation");
  EXPECT_EQ(report.status, 200);
}

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

TEST(CheckLimits, DepthIsReadUpToALimit) {
  const auto& search = operation("records_search_create");
  const auto within = records_checker().check_response_body(search, 200, nested(512));
  EXPECT_EQ(within.verdict(), Verdict::Violates);
  for (const std::size_t levels : {513U, 100'000U}) {
    const auto report = records_checker().check_response_body(search, 200, nested(levels));
    EXPECT_EQ(report.verdict(), Verdict::Unchecked);
    ASSERT_EQ(report.unchecked.size(), 1U);
    EXPECT_EQ(report.unchecked[0].reason, "response.body.too_deep");
    EXPECT_EQ(report.unchecked[0].detail, "513 levels or more; at most 512 are read");
  }
  EXPECT_EQ(records_checker().check_request_body(search, nested(513)).unchecked.at(0).reason,
            "request.body.too_deep");
}

TEST(CheckLimits, DeepValuesOfARecursiveSchemaAreChecked) {
  const auto source = kizen::read_json(R"({"type": "array", "items": {"$ref": "#"}})", "s.json");
  const auto schema = kizen::Schema::compile(source, {}, kizen::Dialect::Draft7);
  EXPECT_TRUE(schema.check(kizen::json::parse(nested(512))).valid);
  const auto broken =
      schema.check(kizen::json::parse(std::string(511, '[') + "1" + std::string(511, ']')));
  ASSERT_EQ(broken.violations.size(), 1U);
  EXPECT_EQ(broken.violations[0].instance.tokens().size(), 511U);
}

TEST(CheckLimits, SizeIsReadUpToALimit) {
  const std::string body(kizen::detail::JsonLimits().bytes + 1, ' ');
  const auto report =
      records_checker().check_response_body(operation("records_search_create"), 200, body);
  EXPECT_EQ(report.verdict(), Verdict::Unchecked);
  EXPECT_EQ(report.unchecked.at(0).reason, "response.body.too_large");
  EXPECT_EQ(report.unchecked.at(0).detail, "67108865 bytes; at most 67108864 are read");
}

TEST(CheckLimits, NumbersBeyondDoublesAreReadAsWritten) {
  const auto report = records_checker().check_response_body(operation("records_search_create"), 200,
                                                            R"({"count": 1e400, "results": []})");
  ASSERT_EQ(report.violations.size(), 1U) << report;
  EXPECT_EQ(report.violations[0].expected, "an integer");
  EXPECT_EQ(report.violations[0].actual, "1e400");
}

TEST(CheckLimits, HostileBytesAreNoJson) {
  const auto& search = operation("records_search_create");
  for (const std::string& body :
       {std::string("\xff"), std::string("\"\xc3\""), std::string(1, '\0'),
        std::string("{\"a\":NaN}"), std::string("[1,]")}) {
    EXPECT_TRUE(
        records_checker().check_response_body(search, 200, body).violates("response.body.json"));
  }
}

TEST(CheckLimits, HostileTextInTargetsIsReported) {
  const auto& search = operation("records_search_create");
  for (const char* const pair :
       {"page=%ff", "%ff=1", "page=%00", "page=[[[[", "search=%c3%28&x="}) {
    const auto request = kizen_test::with_query(good_request(search), pair);
    EXPECT_EQ(records_checker().check_request(search, request).verdict(), Verdict::Violates)
        << pair;
  }
}

TEST(Checker, IsSharedByThreads) {
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&wrong] {
      const Checker mine = waiving();
      for (int round = 0; round < 20; ++round) {
        for (const auto& one : kizen::records().operations()) {
          if (!mine.check_request(good_request(one)).ok()) ++wrong;
        }
        const auto waived = mine.check_request_body(*mine.contract().operation("records_update"),
                                                    R"({"fields": [{"value": 1}]})");
        if (waived.verdict() != Verdict::Waived) ++wrong;
        const auto broken = mine.check_response_body(operation("records_retrieve"), 200, "{}");
        if (broken.violations.size() != 8) ++wrong;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong.load(), 0);
}

TEST(Checker, RecordsLeavesNothingUnchecked) {
  EXPECT_EQ(records_checker().notes(), std::vector<std::string>{});
}

TEST(Checker, TellsWhichOperationsANoteConcerns) {
  const Checker checker(kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Post", "version": "1"},
    "components": {"schemas": {"Address": {"type": "string", "format": "e-mail"}}},
    "paths": {"/a": {
      "get": {"operationId": "read", "responses": {"200": {"description": "", "content": {
        "application/json": {"schema": {"$ref": "#/components/schemas/Address"}}}}}},
      "put": {"operationId": "keep", "responses": {"204": {"description": ""}},
        "requestBody": {"content": {
          "application/json": {"schema": {"$ref": "#/components/schemas/Address"}}}}},
      "delete": {"operationId": "drop", "responses": {"204": {"description": ""}}}}}
  })",
                                               "post.json"));
  const auto& contract = checker.contract();
  ASSERT_EQ(checker.notes().size(), 1U);
  EXPECT_EQ(checker.notes(*contract.operation("read")), checker.notes());
  EXPECT_EQ(checker.notes(*contract.operation("keep")), checker.notes());
  EXPECT_EQ(checker.notes(*contract.operation("drop")), std::vector<std::string>{});
  EXPECT_EQ(checker.notes(operation("records_retrieve")), std::vector<std::string>{});
}

}  // namespace
