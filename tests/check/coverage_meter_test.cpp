#include "kizen/check/coverage_meter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "kizen/records.hpp"
#include "support/coverage_contract.hpp"

namespace {

using kizen::CoverageCategory;
using kizen::CoverageMeter;
using kizen_test::note;
using kizen_test::shown_by;
using kizen_test::zoo;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

using Places = std::vector<std::string>;

/// Every place of a category.
Places places(CoverageCategory category) {
  return CoverageMeter(zoo()).coverage().of(category).unseen;
}

Places shown_by_animal(const char* body, CoverageCategory category) {
  return shown_by("add", {"POST", "/animals/tame", {}, body}, {201}, category);
}

Places shown_by_animals(const char* body, CoverageCategory category) {
  return shown_by("list", {"GET", "/animals/tame"}, {200, {}, body}, category);
}

Places shown_by_query(const char* query, CoverageCategory category) {
  return shown_by("list", {"GET", std::string("/animals/tame") + query}, {200}, category);
}

TEST(CoverageMeter, KnowsEveryOperationAndStatus) {
  EXPECT_THAT(places(CoverageCategory::Operations), ElementsAre("add", "find", "list"));
  EXPECT_THAT(places(CoverageCategory::Statuses),
              ElementsAre("add 201", "add default", "find 204", "list 200", "list 4XX"));
}

TEST(CoverageMeter, SeesTheOperationThatIsAnswered) {
  EXPECT_THAT(shown_by_query("", CoverageCategory::Operations), ElementsAre("list"));
}

TEST(CoverageMeter, SeesTheNarrowestStatusThatIsDeclared) {
  const auto shown = [](int status) {
    return shown_by("add", {"POST", "/animals/tame"}, {status}, CoverageCategory::Statuses);
  };
  EXPECT_THAT(shown(201), ElementsAre("add 201"));
  EXPECT_THAT(shown(503), ElementsAre("add default"));
}

TEST(CoverageMeter, ListsUndeclaredStatusesApart) {
  CoverageMeter meter(zoo());
  note(meter, "find", {"POST", "/find"}, {404});
  note(meter, "find", {"POST", "/find"}, {404});
  const auto coverage = meter.coverage();
  EXPECT_THAT(coverage.undeclared_statuses, ElementsAre("find 404"));
  EXPECT_EQ(coverage.of(CoverageCategory::Statuses).seen(), 0U);
  EXPECT_EQ(coverage.of(CoverageCategory::Operations).seen(), 1U);
  EXPECT_EQ(coverage.exchanges, 2U);
}

TEST(CoverageMeter, KnowsParametersOfEveryPlace) {
  EXPECT_THAT(
      places(CoverageCategory::Parameters),
      ElementsAre("add path kind", "list cookie tour", "list header X-Mode", "list path kind",
                  "list query legs", "list query size", "list query sort"));
}

TEST(CoverageMeter, SeesParametersThatAreSent) {
  EXPECT_THAT(shown_by("list",
                       {"GET",
                        "/animals/tame?sort=up&size[least]=3&other=1",
                        {{"x-mode", "fast"}, {"Cookie", "a=b; tour=1"}}},
                       {200}, CoverageCategory::Parameters),
              ElementsAre("list cookie tour", "list header X-Mode", "list path kind",
                          "list query size", "list query sort"));
}

TEST(CoverageMeter, SeesOptionalParametersThatAreLeftOut) {
  EXPECT_THAT(shown_by_query("?sort=up", CoverageCategory::Absences),
              ElementsAre("list cookie tour absent", "list header X-Mode absent",
                          "list query legs absent", "list query size absent"));
  EXPECT_THAT(places(CoverageCategory::Absences), Not(Contains("list path kind absent")));
}

TEST(CoverageMeter, SeesValuesOfParametersThatAnEnumLists) {
  EXPECT_THAT(shown_by_query("?sort=down&legs=4,2", CoverageCategory::Enums),
              ElementsAre("list path kind = \"tame\"", "list query legs /* = 2",
                          "list query legs /* = 4", "list query sort = \"down\""));
  EXPECT_THAT(shown_by("list", {"GET", "/animals/wild%20life", {{"X-Mode", "slow"}}}, {200},
                       CoverageCategory::Enums),
              ElementsAre("list header X-Mode = \"slow\"", "list path kind = \"wild life\""));
  EXPECT_THAT(shown_by_query("?sort=side", CoverageCategory::Enums),
              ElementsAre("list path kind = \"tame\""));
}

TEST(CoverageMeter, SeesMembersOfParameters) {
  EXPECT_THAT(shown_by_query("?size[least]=3", CoverageCategory::Properties),
              ElementsAre("list query size /least"));
  EXPECT_THAT(shown_by_query("?size[most]=3", CoverageCategory::Absences),
              Contains("list query size /least absent"));
}

TEST(CoverageMeter, SeesMembersOfBodies) {
  EXPECT_THAT(shown_by_animal(R"({"name": "Kim", "tags": {}})", CoverageCategory::Properties),
              ElementsAre("add request /name", "add request /tags"));
  EXPECT_THAT(shown_by_animals(R"([{"id": 1}, {"keeper": "Jo"}])", CoverageCategory::Properties),
              ElementsAre("list 200 response /*/id", "list 200 response /*/keeper"));
}

TEST(CoverageMeter, LeavesOutMembersOfTheOtherDirection) {
  EXPECT_THAT(places(CoverageCategory::Properties), Not(Contains("add request /id")));
  EXPECT_THAT(places(CoverageCategory::Properties), Not(Contains("list 200 response /*/code")));
  EXPECT_THAT(places(CoverageCategory::Properties), Contains("add request /code"));
}

TEST(CoverageMeter, SeesOptionalMembersThatAreLeftOut) {
  EXPECT_THAT(
      shown_by_animal(R"({"code": "k", "keeper": "Jo", "mood": 3})", CoverageCategory::Absences),
      ElementsAre("add request /tags absent"));
}

TEST(CoverageMeter, KnowsWhatAnotherPartRequires) {
  EXPECT_THAT(places(CoverageCategory::Absences), Not(Contains("add request /name absent")));
}

TEST(CoverageMeter, SeesABodyThatIsLeftOut) {
  EXPECT_THAT(shown_by("add", {"POST", "/animals/tame"}, {201}, CoverageCategory::Absences),
              ElementsAre("add request body absent"));
  EXPECT_THAT(places(CoverageCategory::Absences), Not(Contains("find request body absent")));
}

TEST(CoverageMeter, SeesEachValueOfAnEnum) {
  EXPECT_THAT(shown_by_animals(R"([{"mood": 3.0}, {"mood": null}])", CoverageCategory::Enums),
              ElementsAre("list 200 response /*/mood = 3", "list 200 response /*/mood = null",
                          "list path kind = \"tame\""));
}

TEST(CoverageMeter, SeesNullAndNotNull) {
  EXPECT_THAT(shown_by_animal(R"({"keeper": null})", CoverageCategory::Nulls),
              ElementsAre("add request /keeper null"));
  EXPECT_THAT(shown_by_animal(R"({"keeper": "Jo", "tags": {"a": null}})", CoverageCategory::Nulls),
              ElementsAre("add request /keeper not null", "add request /tags/* null"));
  EXPECT_THAT(places(CoverageCategory::Nulls), Not(Contains("list cookie tour null")));
}

TEST(CoverageMeter, SeesEveryBranchThatFits) {
  const auto shown = [](const char* body) {
    return shown_by("find", {"POST", "/find", {}, body}, {204}, CoverageCategory::Branches);
  };
  EXPECT_THAT(shown(R"({"all": ["cat"]})"),
              ElementsAre("find request application/json /all/* anyOf 1"));
  EXPECT_THAT(shown(R"({"all": [{"all": []}]})"),
              ElementsAre("find request application/json /all/* anyOf 0 (Group)"));
  EXPECT_THAT(shown(R"({"all": ["cow"]})"), IsEmpty());
}

TEST(CoverageMeter, CountsASchemaThatLeadsToItselfOnce) {
  const auto shown = [](const char* body, CoverageCategory category) {
    return shown_by("find", {"POST", "/find", {}, body}, {204}, category);
  };
  EXPECT_THAT(places(CoverageCategory::Properties),
              testing::IsSupersetOf(
                  {"find request application/json /all", "find request application/json /not"}));
  const auto* nested = R"({"all": [{"all": [{"all": ["dog"]}], "not": {"all": []}}]})";
  EXPECT_THAT(
      shown(nested, CoverageCategory::Properties),
      ElementsAre("find request application/json /all", "find request application/json /not"));
  EXPECT_THAT(shown(nested, CoverageCategory::Enums),
              ElementsAre("find request application/json /all/*(anyOf 1) = \"dog\""));
}

TEST(CoverageMeter, LeavesOutTheRequestThatBroke) {
  CoverageMeter meter(zoo());
  meter.note_response(*zoo().operation("list"), {200, kizen_test::json_type(), R"([{"id": 1}])"});
  const auto coverage = meter.coverage();
  EXPECT_EQ(coverage.of(CoverageCategory::Operations).seen(), 1U);
  EXPECT_EQ(coverage.of(CoverageCategory::Properties).seen(), 1U);
  EXPECT_EQ(coverage.of(CoverageCategory::Parameters).seen(), 0U);
}

TEST(CoverageMeter, LooksIntoNoBodyThatIsNotDeclared) {
  CoverageMeter meter(zoo());
  const kizen::Headers text = {{"Content-Type", "text/plain"}};
  meter.note_response(*zoo().operation("list"), {200, text, R"([{"id": 1}])"});
  meter.note_response(*zoo().operation("list"), {200, {}, R"([{"id": 1}])"});
  meter.note_response(*zoo().operation("list"), {404, text, "no"});
  meter.note_response(*zoo().operation("list"), {200, kizen_test::json_type(), R"([{"id": )"});
  EXPECT_EQ(meter.coverage().of(CoverageCategory::Properties).seen(), 0U);
}

TEST(CoverageMeter, SaysWhichBodiesItLeft) {
  CoverageMeter meter(zoo());
  std::string deep = R"({"all": [)";
  for (int i = 0; i < 400; ++i) deep += R"({"all": [)";
  for (int i = 0; i < 401; ++i) deep += "]}";
  note(meter, "find", {"POST", "/find", {}, deep}, {204});
  EXPECT_EQ(meter.coverage().cut_short, 1U);
  EXPECT_EQ(meter.coverage().of(CoverageCategory::Operations).seen(), 1U);
}

TEST(CoverageMeter, MeasuresOneContractAlone) {
  CoverageMeter meter(zoo());
  EXPECT_TRUE(meter.measures(zoo()));
  EXPECT_FALSE(meter.measures(kizen::records()));
  meter.note(*kizen::records().operation("records_destroy"), {{"DELETE", "/"}, {204}});
  meter.note_other();
  EXPECT_EQ(meter.coverage().other_exchanges, 2U);
  EXPECT_EQ(meter.coverage().exchanges, 0U);
}

TEST(CoverageMeter, TellsAContractFromWhatAnOverlayMakesOfIt) {
  const CoverageMeter meter(kizen::records(), "h");
  EXPECT_TRUE(meter.measures(kizen::records()));
  EXPECT_FALSE(meter.measures(kizen::observed_records()));
  EXPECT_EQ(meter.coverage().hash, "h");
  EXPECT_THAT(CoverageMeter(kizen::observed_records()).coverage().overlays,
              ElementsAre("observed.overlay.yaml"));
}

TEST(CoverageMeter, TakesNotesOfManyThreads) {
  CoverageMeter meter(zoo());
  std::vector<std::thread> threads;
  for (int number = 0; number < 4; ++number) {
    threads.emplace_back([&meter, number] {
      for (int i = 0; i < 200; ++i) {
        const auto body = R"([{"mood": )" + std::string(number < 2 ? "3" : "null") + "}]";
        note(meter, "list", {"GET", number == 3 ? "/animals/wild%20life" : "/animals/tame"},
             {number == 1 ? 404 : (number == 2 ? 302 : 200), {}, body});
      }
    });
  }
  for (auto& thread : threads) thread.join();
  const auto coverage = meter.coverage();
  EXPECT_EQ(coverage.exchanges, 800U);
  EXPECT_THAT(coverage.undeclared_statuses, ElementsAre("list 302"));
  EXPECT_THAT(coverage.of(CoverageCategory::Statuses).unseen,
              ElementsAre("add 201", "add default", "find 204"));
  EXPECT_EQ(coverage.of(CoverageCategory::Enums).seen(), 4U);
}

}  // namespace
