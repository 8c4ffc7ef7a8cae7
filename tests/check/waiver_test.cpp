#include "kizen/check/waiver.hpp"

#include <gtest/gtest.h>

#include "kizen/check.hpp"
#include "support/shop_contract.hpp"
#include "support/waivers_file.hpp"

namespace {

using kizen::JsonPointer;
using kizen::Waiver;

/// A waiver that names all of one finding, and that finding.
struct FullWaiver {
  Waiver waiver = {"a", {}, "response.body.schema", "list_items", 200, "type"};
  kizen::Report report = {"list_items", "GET /items", 200};
  kizen::Violation violation = {"response.body.schema", "type", JsonPointer() / 3 / "id"};

  FullWaiver() {
    waiver.schema = violation.schema.pointer = JsonPointer() / "x";
    waiver.instance = JsonPointer() / "*" / "id";
  }

  bool covers() const { return waiver.covers(violation, report); }
};

TEST(Waiver, CoversWhatIsAsItSaysInEveryPart) {
  EXPECT_TRUE(FullWaiver().covers());
  for (const auto change : {
           +[](FullWaiver& one) { one.waiver.rule = "response.body.json"; },
           +[](FullWaiver& one) { one.waiver.operation = "other"; },
           +[](FullWaiver& one) { one.waiver.status = 201; },
           +[](FullWaiver& one) { one.waiver.keyword = ""; },
           +[](FullWaiver& one) { one.waiver.schema = JsonPointer(); },
           +[](FullWaiver& one) { one.waiver.instance = JsonPointer() / "*"; },
       }) {
    FullWaiver one;
    change(one);
    EXPECT_FALSE(one.covers());
  }
}

TEST(Waiver, CoversAnythingWhereItSaysNothing) {
  FullWaiver one;
  one.waiver = {"a", {}, "response.body.schema"};
  one.report = {"other", "GET /other", 500};
  one.violation = {"response.body.schema", "minimum"};
  EXPECT_TRUE(one.covers());
}

TEST(Waiver, HoldsNoRequestToTheStatusOfItsResponse) {
  FullWaiver one;
  one.waiver.rule = one.violation.rule = "request.body.schema";
  EXPECT_FALSE(one.covers());
  one.waiver.status.reset();
  EXPECT_TRUE(one.covers());
}

/// An entry with what a person must add.
kizen::json signed_entry(kizen::json entry) {
  entry.update(kizen::json{{"reason", "r"}, {"owner", "o"}, {"expires", "2026-12-31"}});
  return entry;
}

TEST(WaiverFor, CoversTheFindingAndNoOther) {
  kizen::Report report{"list_items", "GET /items", 200};
  kizen::Violation violation{"response.body.schema", "required", JsonPointer() / 3 / "**" / "a b"};
  violation.schema.pointer = JsonPointer() / "components" / "schemas" / "Problem";
  const auto entry = kizen::waiver_for(violation, report);
  EXPECT_EQ(entry, kizen::json::parse(R"({
    "rule": "response.body.schema", "operation": "list_items", "status": 200,
    "keyword": "required", "schema": "#/components/schemas/Problem", "instance": "/*/*/a b"
  })"));
  const auto waivers = kizen_test::waivers_of({signed_entry(entry)}, kizen_test::shop());
  const auto& waiver = waivers.entries().front();
  EXPECT_TRUE(waiver.covers(violation, report));
  violation.instance = violation.instance / "c";
  EXPECT_FALSE(waiver.covers(violation, report));
}

TEST(WaiverFor, LeavesOutWhatAFindingLacks) {
  const kizen::Fingerprint finding{"", 0, "request.path.undeclared", "", JsonPointer() / "paths",
                                   ""};
  EXPECT_EQ(kizen::waiver_for(finding),
            kizen::json::parse(
                R"({"rule": "request.path.undeclared", "schema": "#/paths", "instance": ""})"));
}

TEST(WaiverFor, EscapesThePlaceInTheContract) {
  kizen::Fingerprint finding{"", 0, "request.path.undeclared"};
  finding.schema = JsonPointer() / "a b%/c";
  EXPECT_EQ(kizen::waiver_for(finding).at("schema"), "#/a%20b%25~1c");
}

}  // namespace
