#include <kizen/gtest/conforms_to_request.hpp>

// clang-format off
#include <kizen/gtest.hpp>
// clang-format on

#include <string>

#include "gtest/told.hpp"

namespace {

using kizen::ConformsToRequest;
using kizen_test::checked_delete;
using kizen_test::described;
using kizen_test::refused;
using kizen_test::told;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(ConformsToRequest, Describes) {
  EXPECT_EQ(described<kizen::Request>(ConformsToRequest("records_destroy")),
            "has a request that conforms to records_destroy of records.openapi.json\n"
            "has a request that does not conform to records_destroy of records.openapi.json");
}

TEST(ConformsToRequest, WhateverWasAnswered) {
  EXPECT_EQ(told(checked_delete(410), ConformsToRequest("records_destroy")),
            "yes: which conforms: DELETE /api/records/deals/{entity_id}\n");
  const kizen::Exchange exchange{checked_delete(410).request, {410}};
  EXPECT_EQ(told(exchange, ConformsToRequest("records_destroy")),
            "yes: which conforms: DELETE /api/records/deals/{entity_id}\n");
}

TEST(ConformsToRequest, ExplainsInTheFixedShape) {
  const kizen::Request lookup{"GET",
                              "/api/records/deals/lookup",
                              {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}}};
  const auto text = told(lookup, ConformsToRequest("records_lookup_retrieve"));
  EXPECT_THAT(text, StartsWith("no: which violates: GET /api/records/deals/lookup\n"
                               "request.query.missing\n  --> records.openapi.json  "));
  EXPECT_THAT(text, HasSubstr("\n  expected  "));
}

TEST(ConformsToRequest, TakesARequestOfHttplib) {
  httplib::Request request;
  request.method = "GET";
  request.path = "/api/records/deals/lookup?identifier=Acme";
  EXPECT_THAT(request, Not(ConformsToRequest("records_lookup_retrieve")));
  for (const char* const header : {"X-API-KEY", "X-BUSINESS-ID", "X-USER-ID"}) {
    request.headers.emplace(header, "...");
  }
  EXPECT_THAT(request, ConformsToRequest("records_lookup_retrieve"));
}

TEST(ConformsToRequest, OfAReportOnlyTheRequestCounts) {
  auto report = checked_delete(410).report;
  EXPECT_THAT(report, ConformsToRequest("records_destroy"));
  report.unchecked.push_back({"response.body.too_deep"});
  EXPECT_THAT(report, ConformsToRequest("records_destroy"));
  report.unchecked.push_back({"request.body.too_deep"});
  EXPECT_EQ(told(report, ConformsToRequest("records_destroy")),
            "no: which is unchecked: DELETE /api/records/deals/{entity_id}\n"
            "unchecked: request.body.too_deep\n");
}

TEST(ConformsToRequest, WaivedConformsAndSaysSo) {
  kizen::Violation violation;
  violation.rule = "request.body.schema";
  auto report = checked_delete(204).report;
  report.waived.push_back({"D6", violation});
  EXPECT_THAT(told(report, ConformsToRequest("records_destroy")),
              StartsWith("yes: which is waived: DELETE "));
}

TEST(ConformsToRequest, ARequestThatWasHeldBackSaysWhatItBreaks) {
  kizen::Client client(kizen::Target::parse("http://127.0.0.1:1"));
  EXPECT_THAT(told(client.records("deals").search(), ConformsToRequest("records_search_create")),
              StartsWith("no: which violates: POST /api/records/deals/search\n"
                         "request.security.missing\n"));
}

TEST(ConformsToRequest, ARequestOfAnotherOperationDoesNot) {
  EXPECT_EQ(told(checked_delete(204), ConformsToRequest("records_update")),
            "no: which is about records_destroy, not about records_update");
}

TEST(ConformsToRequest, TakesAContractOfTheTestsOwn) {
  const kizen::Checker observed(kizen::observed_records());
  EXPECT_THAT(checked_delete(410), ConformsToRequest("records_destroy", observed));
}

TEST(ConformsToRequest, AnUnknownOperationIsRefused) {
  EXPECT_EQ(refused([] { ConformsToRequest("records_destory"); }),
            "matcher.operation: there is no operation 'records_destory' in records.openapi.json; "
            "did you mean 'records_destroy'?");
}

}  // namespace
