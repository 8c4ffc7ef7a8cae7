#include <kizen/suite_tests.hpp>
//
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/process.hpp"

namespace {

using kizen_test::Ended;
using kizen_test::Process;
using kizen_test::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr char outcomes[] = KIZEN_SOURCE_DIR "/tests/suite_tests/suites/outcomes.arazzo.yaml";

/// Runs the program with tests of these suites.
Ended suite_program(const std::string& suites, const std::vector<std::string>& flags = {},
                    std::vector<std::string> environment = {}) {
  std::vector<std::string> arguments{KIZEN_SUITE_PROGRAM};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  environment.push_back("KIZEN_TEST_SUITES=" + suites);
  return Process({arguments, environment}).wait();
}

/// A suite with one search that asks for what it is given.
std::string asking_suite(const std::string& more = "") {
  return R"(arazzo: 1.0.1
info: {title: Asks, version: "1"}
sourceDescriptions: [{name: records, url: records.openapi.json, type: openapi}]
workflows:
  - workflowId: looks
    inputs:
      type: object
      properties:
        password: {type: string, format: password}
        word: {type: string, default: none}
      required: [password]
    x-contract: {environment: {password: KIZEN_TEST_PASSWORD}}
)" + more +
         R"(    steps:
      - stepId: look
        operationId: records_search_create
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: search, in: query, value: "{$inputs.word} {$inputs.password}"}
        successCriteria: [{condition: $statusCode == 204}]
)";
}

TEST(RegisterSuite, GivesEachCaseANameThatFiltersCanSpell) {
  const auto ended = suite_program(outcomes, {"--gtest_list_tests"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_EQ(ended.out,
            "outcomes.\n  looks/passes\n  looks/fails\n  looks/is_skipped\n"
            "  looks/fails_as_expected\n  looks/passes_after_all\n  upserts\n  fails_first\n"
            "  needs_what_fails\n");
}

TEST(RegisterSuite, RunsOneCaseAlone) {
  const auto ended = suite_program(outcomes, {"--gtest_filter=outcomes.upserts"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("[  PASSED  ] 1 test."));
}

TEST(RegisterSuite, TellsAFailureInFullAtThePlaceOfTheCase) {
  const auto ended = suite_program(outcomes, {"--gtest_filter=*.looks/fails"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out,
              HasSubstr(std::string(outcomes) + ":20: Failure\nFAILED  looks / fails  (" +
                        outcomes + ":20:11)\n  step search\ncase.criterion\n  --> " + outcomes +
                        ":30:13  #/workflows/0/steps/0/successCriteria/0\n"
                        "   at  the 200 response to POST /api/records/deals/search\n"
                        "  expected  $statusCode == $inputs.status\n"
                        "  actual    $statusCode = 200, $inputs.status = 204\n"
                        "  sent      POST /api/records/deals/search\n"
                        "  received  200 {\"count\":0"));
  EXPECT_THAT(ended.out, HasSubstr("\n 1 FAILED TEST\n"));
}

TEST(RegisterSuite, SkipsWithTheReason) {
  const auto ended = suite_program(outcomes, {"--gtest_filter=*.looks/is_skipped"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.out, HasSubstr(std::string(outcomes) + ":21: Skipped\nnobody knows yet\n"));
  EXPECT_THAT(ended.out, HasSubstr("[  SKIPPED ] 1 test"));
}

TEST(RegisterSuite, SkipsWhatDependsOnAFailure) {
  const auto ended = suite_program(outcomes, {"--gtest_filter=*.needs_what_fails"});
  EXPECT_THAT(ended.out, HasSubstr("Skipped\ndepends on fails-first, which ended as failed\n"));
}

TEST(RegisterSuite, KnowsWhatIsKnownToFail) {
  const TemporaryFolder folder;
  const auto ended = suite_program(outcomes, {"--gtest_filter=*.looks/fails_as_expected",
                                              "--gtest_output=xml:" + folder.path("o.xml")});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(folder.read("o.xml"),
              HasSubstr("<property name=\"known_to_fail\" value=\"issue 7\"/>"));
}

TEST(RegisterSuite, FailsWhatPassesThoughItIsKnownToFail) {
  const auto ended = suite_program(outcomes, {"--gtest_filter=*.looks/passes_after_all"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("it passes, though it is known to fail (issue 8)"));
}

TEST(RegisterSuite, ReportsThePlaceAndTheMessageAsXml) {
  const TemporaryFolder folder;
  suite_program(outcomes, {"--gtest_filter=*.looks/fails:*.looks/is_skipped",
                           "--gtest_output=xml:" + folder.path("o.xml")});
  const auto xml = folder.read("o.xml");
  EXPECT_THAT(xml, HasSubstr("<testcase name=\"looks/fails\" file=\"" + std::string(outcomes) +
                             "\" line=\"20\" "));
  EXPECT_THAT(xml, HasSubstr("FAILED  looks / fails"));
  EXPECT_THAT(xml, HasSubstr("result=\"skipped\""));
  EXPECT_THAT(xml, HasSubstr("nobody knows yet"));
}

TEST(RegisterSuite, LeavesShardsToGoogleTest) {
  const auto passed = [](const char* index) {
    return suite_program(outcomes, {"--gtest_list_tests"},
                         {"GTEST_TOTAL_SHARDS=2", std::string("GTEST_SHARD_INDEX=") + index})
               .exit_code +
           static_cast<int>(
               suite_program(outcomes, {"--gtest_brief=1"},
                             {"GTEST_TOTAL_SHARDS=2", std::string("GTEST_SHARD_INDEX=") + index})
                   .out.find("4 tests from 1 test suite ran"));
  };
  EXPECT_GT(passed("0"), 0);
  EXPECT_GT(passed("1"), 0);
}

TEST(RegisterSuite, RunsAgainInAnyOrder) {
  const auto ended = suite_program(
      outcomes, {"--gtest_repeat=3", "--gtest_shuffle", "--gtest_filter=*.looks/passes:*.upserts"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("Repeating all tests (iteration 3)"));
}

TEST(RegisterSuite, WorksAtNamespaceScope) {
  const auto ended =
      suite_program(outcomes, {"--gtest_filter=*.looks/passes"}, {"KIZEN_TEST_EARLY=1"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("[  PASSED  ] 1 test."));
}

TEST(RegisterSuite, TakesATargetThatStartsLater) {
  const auto ended = suite_program(outcomes, {"--gtest_filter=*.upserts", "--gtest_repeat=2"},
                                   {"KIZEN_TEST_TARGET=environment"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
}

TEST(RegisterSuite, FailsWhereTheTargetCannotBeGiven) {
  const auto ended =
      suite_program(outcomes, {"--gtest_filter=*.upserts"}, {"KIZEN_TEST_TARGET=throwing"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out,
              HasSubstr(":31: Failure\nupserts could not be run: no server, said ***\n"));
}

TEST(RegisterSuite, FailsWhereNobodyAnswers) {
  const auto ended = suite_program(outcomes, {"--gtest_filter=*.upserts"},
                                   {"KIZEN_TEST_TARGET=http://127.0.0.1:1"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("NOT RUN  upserts"));
  EXPECT_THAT(ended.out, HasSubstr("could not run: this says nothing about the service"));
}

TEST(RegisterSuite, RefusesWritesToAnotherMachine) {
  const auto ended = suite_program(outcomes, {"--gtest_filter=*.upserts"},
                                   {"KIZEN_TEST_TARGET=http://records.invalid"});
  EXPECT_THAT(ended.out, HasSubstr("Skipped\nsends records_upsert_create, and writes are refused "
                                   "there (SuiteTestOptions::run.writes allows them)\n"));
}

TEST(RegisterSuite, ChoosesByTag) {
  const auto ended = suite_program(outcomes, {"--gtest_list_tests"}, {"KIZEN_TEST_TAG=write"});
  EXPECT_EQ(ended.out, "outcomes.\n  upserts\n");
}

TEST(RegisterSuite, FailsWhereNothingIsChosen) {
  const auto ended = suite_program(outcomes, {}, {"KIZEN_TEST_TAG=none"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr(std::string(outcomes) + ":1: Failure\nno case of " + outcomes +
                                   " is selected"));
}

TEST(RegisterSuite, FailsWhereASuiteCannotBeLoaded) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.arazzo.yaml", asking_suite("    no: member\n"));
  const auto ended = suite_program(file + " " + outcomes, {"--gtest_filter=a.*:*.upserts"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out,
              HasSubstr("[ RUN      ] a.cannot_be_loaded\n" + file + ":13: Failure\n" + file +
                        ":13:5: #/workflows/0/no: a workflow has no member 'no'"));
  EXPECT_THAT(ended.out, HasSubstr("[       OK ] outcomes.upserts"));
}

TEST(RegisterSuite, SaysFromWhereAPathIsTaken) {
  const auto ended = suite_program("none.arazzo.yaml", {}, {"KIZEN_TEST_EARLY=1"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out,
              HasSubstr("none.arazzo.yaml: cannot be opened; name a file that exists and may be "
                        "read\npaths are taken from " +
                        std::filesystem::current_path().string() + "\n"));
}

TEST(RegisterSuite, NamesASecondSuiteApart) {
  const auto ended = suite_program(std::string(outcomes) + " " + outcomes,
                                   {"--gtest_list_tests", "--gtest_filter=*.upserts"},
                                   {"KIZEN_TEST_PREFIX=live_"});
  EXPECT_EQ(ended.out, "live_outcomes.\n  upserts\nlive_outcomes_2.\n  upserts\n");
}

TEST(RegisterSuite, TakesAFolder) {
  const TemporaryFolder folder;
  folder.write("a.arazzo.yaml", asking_suite());
  folder.write("b-c.arazzo.yaml", asking_suite());
  const auto ended = suite_program(folder.path(""), {"--gtest_list_tests"});
  EXPECT_EQ(ended.out, "a.\n  looks\nb_c.\n  looks\n");
}

TEST(RegisterSuite, ShowsNoSecret) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.arazzo.yaml", asking_suite());
  const auto ended = suite_program(file, {}, {"KIZEN_TEST_PASSWORD=s3cret-of-input"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, AllOf(HasSubstr("search?search=none%20***"), Not(HasSubstr("s3cret"))));
}

TEST(RegisterSuite, SkipsWhatLacksAnInput) {
  const TemporaryFolder folder;
  const auto ended = suite_program(folder.write("a.arazzo.yaml", asking_suite()), {});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.out, HasSubstr("Skipped\nneeds KIZEN_TEST_PASSWORD\n"));
}

TEST(RegisterSuite, GivesInputs) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.arazzo.yaml", asking_suite());
  const std::string password = "KIZEN_TEST_PASSWORD=s3cret-of-input";
  EXPECT_THAT(suite_program(file, {}, {"KIZEN_TEST_WORD=word", password}).out,
              HasSubstr("search?search=word%20***"));
  EXPECT_THAT(suite_program(outcomes, {}, {"KIZEN_TEST_WORD=word"}).out,
              HasSubstr("no workflow has an input 'word'"));
}

TEST(RegisterSuite, ShowsNoSecretOfASuiteThatCannotBeLoaded) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.arazzo.yaml", asking_suite("    no: s3cret-of-run\n"));
  const auto ended = suite_program(file + "-s3cret-of-run", {});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("a.arazzo.yaml-***: cannot be opened"));
}

TEST(RegisterSuite, TearsDownWhatACaseMade) {
  const TemporaryFolder folder;
  auto suite = kizen::detail::file_text(outcomes);
  const auto at = suite.rfind("records_destroy");
  suite.replace(at, 15, "records_retrieve");
  const auto file = folder.write("a.arazzo.yaml", suite);
  EXPECT_EQ(suite_program(file, {"--gtest_filter=*.upserts"}).exit_code, 0);
  suite.insert(suite.find("value: $inputs.id}") + 18,
               "\n        successCriteria: [{condition: $statusCode == 500}]");
  folder.write("a.arazzo.yaml", suite);
  const auto ended = suite_program(file, {"--gtest_filter=*.upserts"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.out, HasSubstr("TEARDOWN FAILED  upserts\n  step teardown/archive/remove\n"));
}

}  // namespace
