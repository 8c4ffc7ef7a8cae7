#include "kizen/check/coverage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "support/coverage_contract.hpp"

namespace {

using kizen::Coverage;
using kizen::CoverageCategory;
using kizen::CoverageMeter;
using kizen_test::note;
using kizen_test::zoo;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string hash(64, 'a');

Coverage coverage_of_list(int status = 200) {
  CoverageMeter meter(zoo(), hash);
  note(meter, "list", {"GET", "/animals/tame"}, {status});
  return meter.coverage();
}

Coverage read_again(const kizen::json& written) {
  return Coverage::read(kizen::read_json(written.dump(), "coverage.json"));
}

/// What reading says of a coverage that is not as it was written.
std::string refusal_of(const kizen::json& written) {
  try {
    read_again(written);
    return "nothing";
  } catch (const kizen::ContractError& error) {
    return error.rule() + ": " + error.what();
  }
}

TEST(CategoryCoverage, RoundsDown) {
  EXPECT_EQ((kizen::CategoryCoverage{1000, {"a"}}).percent(), 99.9);
  EXPECT_EQ((kizen::CategoryCoverage{3, {"a"}}).percent(), 66.6);
  EXPECT_EQ((kizen::CategoryCoverage{3, {}}).percent(), 100);
}

TEST(CategoryCoverage, OfNothingIsAllOfIt) { EXPECT_EQ(kizen::CategoryCoverage{}.percent(), 100); }

TEST(CoverageCategory, IsFoundByItsName) {
  for (const auto category : kizen::coverage_categories) {
    EXPECT_EQ(kizen::coverage_category(to_string(category)), category);
  }
  EXPECT_EQ(kizen::coverage_category("Operations"), std::nullopt);
}

TEST(Coverage, SumsUpWhatTwoSaw) {
  auto both = coverage_of_list();
  CoverageMeter meter(zoo(), hash);
  note(meter, "find", {"POST", "/find"}, {418});
  meter.note_other();
  both.merge(meter.coverage());
  EXPECT_THAT(both.of(CoverageCategory::Operations).unseen, ElementsAre("add"));
  EXPECT_THAT(both.of(CoverageCategory::Statuses).unseen,
              ElementsAre("add 201", "add default", "find 204", "list 4XX"));
  EXPECT_THAT(both.undeclared_statuses, ElementsAre("find 418"));
  EXPECT_EQ(both.exchanges, 2U);
  EXPECT_EQ(both.other_exchanges, 1U);
}

TEST(Coverage, RefusesThatOfAnotherContract) {
  auto coverage = coverage_of_list();
  const auto before = to_json(coverage);
  try {
    coverage.merge(CoverageMeter(zoo(), std::string(64, 'b')).coverage());
    FAIL() << "was merged";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "coverage.contract");
    EXPECT_STREQ(
        error.what(),
        "coverage of zoo.json (sha256 bbbbbbbbbbbb) cannot be added to that of zoo.json "
        "(sha256 aaaaaaaaaaaa); measure all parts with one contract and one version of the "
        "tool");
  }
  EXPECT_EQ(to_json(coverage), before);
}

TEST(Coverage, RefusesThatOfOtherPlaces) {
  auto coverage = coverage_of_list();
  auto other = coverage;
  ++other.categories[CoverageCategory::Enums].of;
  EXPECT_THROW(coverage.merge(other), kizen::ContractError);
}

TEST(Coverage, IsReadAsItWasWritten) {
  auto coverage = coverage_of_list(301);
  coverage.overlays = {"ours.yaml"};
  coverage.other_exchanges = 7;
  coverage.cut_short = 2;
  const auto again = read_again(to_json(coverage));
  EXPECT_EQ(to_json(again), to_json(coverage));
  EXPECT_EQ(again.categories, coverage.categories);
  EXPECT_EQ(again.hash, hash);
}

TEST(Coverage, IsReadFromWithinADocument) {
  const auto inner = coverage_of_list();
  const auto source =
      kizen::read_json(kizen::json{{"coverage", to_json(inner)}}.dump(), "report.json");
  EXPECT_EQ(to_json(Coverage::read(source, kizen::JsonPointer() / "coverage")), to_json(inner));
  EXPECT_THROW(Coverage::read(source, kizen::JsonPointer() / "other"), kizen::ContractError);
}

TEST(Coverage, RefusesWhatWasNotWrittenSo) {
  const auto written = to_json(coverage_of_list());
  auto changed = written;
  changed["categories"]["enums"]["of"] = 99;
  EXPECT_THAT(refusal_of(changed), HasSubstr("coverage.count: coverage.json:1:"));
  EXPECT_THAT(refusal_of(changed), HasSubstr("of 99 enums, what is seen and the"));
  changed = written;
  changed["categories"].erase("nulls");
  EXPECT_THAT(refusal_of(changed), HasSubstr("the required member 'nulls' is missing"));
  changed = written;
  changed["exchanges"] = -1;
  EXPECT_THAT(refusal_of(changed), HasSubstr("'exchanges' must be a whole number"));
  changed = written;
  changed["mood"] = "calm";
  EXPECT_THAT(refusal_of(changed), HasSubstr("coverage has no member 'mood'"));
  changed = written;
  auto& unseen = changed["categories"]["operations"]["unseen"];
  unseen = {"add", "add"};
  EXPECT_THAT(refusal_of(changed), HasSubstr("'unseen' holds a name twice"));
  EXPECT_THAT(refusal_of(kizen::json::array()), HasSubstr("coverage is array"));
}

}  // namespace
