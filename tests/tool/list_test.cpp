#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::StartsWith;

/// A suite whose first workflow reads and depends on one that writes.
std::string listed_suite() {
  return R"(arazzo: 1.0.1
info: {title: Listed, version: 1.0.0}
sourceDescriptions:
  - {name: records, url: records.openapi.json, type: openapi}
workflows:
  - workflowId: looks
    steps:
      - &look
        stepId: look
        operationId: records_lookup_retrieve
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: identifier, in: query, value: ann}
        successCriteria: [{condition: $statusCode == 404}]
  - workflowId: looks-after
    dependsOn: [writes]
    x-contract: {tags: [quick, late]}
    steps: [*look]
  - workflowId: writes
    x-contract:
      skip: never here
      cases: [{name: one}, {name: two, skip: not yet}, {name: three, xfail: "known\nfor long"}]
    steps:
      - stepId: upsert
        operationId: records_upsert_create
        parameters:
          - {name: object_identifier, in: path, value: deals}
        requestBody: {payload: {lookup_value: ""}}
        successCriteria: [{condition: $statusCode == 400}]
        x-contract: {request: {invalid: true}}
)";
}

std::string listed(const std::vector<std::string>& options = {}) {
  const TemporaryFolder folder;
  const auto suite = folder.write("listed.arazzo.yaml", listed_suite());
  std::vector<std::string> arguments = {"list", suite};
  arguments.insert(arguments.end(), options.begin(), options.end());
  const auto ended = tool(arguments);
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  return ended.out.substr(ended.out.find(": Listed\n") + 9);
}

TEST(ToolList, ShowsTagsEffectsAndWhatIsKnownOfEachCase) {
  EXPECT_THAT(listed(),
              StartsWith("  looks  read\n"
                         "  writes / one  write  (skipped: never here)  (needed by "
                         "looks-after)\n"
                         "  writes / two  write  (skipped: not yet)  (needed by "
                         "looks-after)\n"
                         "  writes / three  write  (skipped: never here)  (known to fail: "
                         "known for long)  (needed by looks-after)\n"
                         "  looks-after  [quick, late]  write\n"
                         "1 suite, 5 cases, contract records.openapi.json (sha256 "));
}

TEST(ToolList, ShowsWhatIsNeededByWhatWasSelected) {
  EXPECT_THAT(
      listed({"--tag", "quick"}),
      StartsWith("  writes / one  write  (skipped: never here)  (needed by looks-after)\n"));
  EXPECT_THAT(listed({"--workflow", "looks"}), StartsWith("  looks  read\n1 suite, 1 case, "));
}

/// A suite that looks for a deal, and one of two workflows of which the second depends on that.
struct SuitesThatDepend : testing::Test {
  SuitesThatDepend() {
    const std::string head =
        "arazzo: 1.1.0\ninfo: {title: T, version: '1'}\nsourceDescriptions:\n"
        "  - {name: records, url: records.openapi.json, type: openapi}\n";
    const std::string look =
        "    steps:\n      - stepId: look\n        operationId: "
        "$sourceDescriptions.records.records_lookup_retrieve\n        parameters:\n"
        "          - {name: object_identifier, in: path, value: deals}\n"
        "          - {name: identifier, in: query, value: nobody}\n"
        "        successCriteria: [{condition: $statusCode == 404}]\n";
    folder.write("needed.arazzo.yaml", head + "workflows:\n  - workflowId: needed\n" + look);
    user = folder.write("user.arazzo.yaml",
                        head + "  - {name: other, url: needed.arazzo.yaml, type: arazzo}\n" +
                            "workflows:\n  - workflowId: first\n" + look +
                            "  - workflowId: second\n"
                            "    dependsOn: [$sourceDescriptions.other.needed]\n" +
                            look);
  }

  TemporaryFolder folder;
  std::string user;
};

TEST_F(SuitesThatDepend, AreListedUnderOneHeadingEach) {
  EXPECT_THAT(
      tool({"list", user}).out,
      StartsWith(user + ": T\n  first  read\n  second  read\n" + folder.path("needed.arazzo.yaml") +
                 ": T\n  needed  read  (needed by second)\n2 suites, 3 cases, "));
}

TEST_F(SuitesThatDepend, AreOneTestsuiteEachInJunit) {
  const auto report = folder.path("out.xml");
  const auto ended = tool({"run", user, "--report", "junit=" + report});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  pugi::xml_document document;
  ASSERT_TRUE(document.load_file(report.c_str()));
  std::string told;
  for (const auto& suite : document.child("testsuites").children("testsuite")) {
    told += std::string(suite.attribute("name").value()) + " " + suite.attribute("tests").value();
    for (const auto& one : suite.children("testcase")) {
      told += std::string(" ") + one.attribute("name").value();
    }
    told += "\n";
  }
  EXPECT_EQ(told, user + " 2 first second\n" + folder.path("needed.arazzo.yaml") + " 1 needed\n");
}

TEST(ToolList, ShowsASuiteOnceHoweverOftenItIsNamed) {
  const TemporaryFolder folder;
  const auto suite = folder.write("listed.arazzo.yaml", listed_suite());
  const auto out = tool({"list", suite}).out;
  const auto inside = std::filesystem::relative(suite).string();
  EXPECT_EQ(tool({"list", suite, folder.path("./listed.arazzo.yaml"), inside, folder.path("")}).out,
            out);
  EXPECT_EQ(tool({"list", inside, suite}).out.substr(0, inside.size() + 1), inside + ":");
}

TEST(ToolList, CountsTheSuitesOfWhichItShowsCases) {
  const auto out = tool({"list", KIZEN_SOURCE_DIR "/suites", "--workflow", "search-body"}).out;
  EXPECT_THAT(out, testing::HasSubstr("\n1 suite, "));
}

TEST(ToolList, AnEffectIsThatOfTheContract) {
  const TemporaryFolder folder;
  const auto overlay = folder.write("effect.overlay.yaml", R"(overlay: 1.0.0
info: {title: Effect, version: "1"}
actions:
  - target: $.paths.*[?@.operationId == 'records_search_create']
    update: {x-contract-effect: write}
)");
  const std::vector<std::string> list = {"list", KIZEN_SOURCE_DIR "/suites", "--workflow",
                                         "search-body"};
  EXPECT_THAT(tool(list).out, testing::HasSubstr("[errors, write, body, open, search]  read\n"));
  auto amended = list;
  amended.insert(amended.end(), {"--overlay", overlay});
  EXPECT_THAT(tool(amended).out,
              testing::HasSubstr("[errors, write, body, open, search]  write\n"));
}

}  // namespace
