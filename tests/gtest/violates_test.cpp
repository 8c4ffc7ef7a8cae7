#include <kizen/gtest/violates.hpp>

// clang-format off
#include <kizen/gtest.hpp>
// clang-format on

#include "gtest/told.hpp"

namespace {

using kizen::Violates;
using kizen_test::described;
using kizen_test::refused;
using kizen_test::told;
using testing::Not;

TEST(Violates, Describes) {
  EXPECT_EQ(described<kizen::Report>(Violates("response.body.json")),
            "violates response.body.json\ndoes not violate response.body.json");
}

TEST(Violates, Explains) {
  EXPECT_EQ("\n" + told(kizen_test::checked_delete(410), Violates("response.status.undeclared")),
            "\nyes: " + kizen_test::report_of_410().substr(1));
  EXPECT_EQ(told(kizen_test::checked_delete(204), Violates("response.status.undeclared")),
            "no: which conforms: DELETE /api/records/deals/{entity_id} -> 204\n");
}

TEST(Violates, ChecksAgainWithACheckerOfItsOwn) {
  const auto ping = kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Ping", "version": "1"},
    "paths": {"/ping": {"get": {"responses": {"204": {"description": "Here."}}}}}})",
                                           "ping.json");
  const kizen::Checker checker(ping);
  const auto kept = kizen_test::checked_delete(204);
  EXPECT_THAT(kept, Not(Violates("request.path.undeclared")));
  EXPECT_THAT(kept, Violates("request.path.undeclared", checker));
  EXPECT_THAT(kizen_test::checked_delete(410),
              Not(Violates("response.status.undeclared", checker)));
  EXPECT_THAT(kizen_test::timed_out(), Violates("request.path.undeclared", checker));
}

TEST(Violates, TakesReportsAndExchanges) {
  const auto gone = kizen_test::checked_delete(410);
  EXPECT_THAT(gone.report, Violates("response.status.undeclared"));
  EXPECT_THAT(gone.report, Not(Violates("response.body.schema")));
  const kizen::Exchange unchecked{gone.request, *gone.response()};
  EXPECT_THAT(unchecked, Violates("response.status.undeclared"));
  EXPECT_THAT(unchecked,
              Violates("response.status.undeclared", kizen::Checker(kizen::observed_records())));
}

TEST(Violates, ChecksAnExchangeByTheContractThatItWasGiven) {
  const auto gone = kizen_test::checked_delete(404, R"({"detail": "Gone."})");
  kizen::Exchange unchecked{gone.request, *gone.response()};
  unchecked.response.headers.add("Content-Type", "application/json");
  EXPECT_THAT(unchecked, Violates("response.status.undeclared"));
  EXPECT_THAT(unchecked, Not(Violates("response.status.undeclared",
                                      kizen::Checker(kizen::observed_records()))));
}

TEST(Violates, WhatIsWaivedIsNotViolated) {
  kizen::Report report;
  kizen::Violation violation;
  violation.rule = "request.body.schema";
  report.waived.push_back({"D6", violation});
  EXPECT_THAT(report, Not(Violates("request.body.schema")));
}

TEST(Violates, ARuleThatThereIsNotIsRefused) {
  EXPECT_EQ(refused([] { Violates("response.body.shema"); }),
            "matcher.rule: there is no rule 'response.body.shema'; "
            "did you mean 'response.body.schema'?");
}

}  // namespace
