#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "support/tool.hpp"

namespace {

using kizen_test::small_suite;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// The small suite with a condition in place of the one of its first step.
std::string small_suite_with(const std::string& condition) {
  const std::string due = "$statusCode == 201";
  auto text = small_suite();
  return text.replace(text.find(due), due.size(), condition);
}

/// What is found in the small suite as it is: two steps without criteria.
std::string small_findings(const std::string& file) {
  const std::string tail =
      " has no successCriteria, so any status below 400 will do [step-without-criteria]; say which "
      "status is due, such as $statusCode == 200\n";
  return file + ":33:9: warning: step 'read'" + tail + file + ":45:9: warning: step 'remove'" +
         tail;
}

TEST(ToolLint, WarningsAreToldAndPass) {
  const TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  const auto ended = tool({"lint", suite});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(ended.out, small_findings(suite) + "1 suite, 0 errors, 2 warnings\n");
}

TEST(ToolLint, WarningsFailWhereTheyAreStrict) {
  const TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  const auto ended = tool({"lint", suite, "--strict"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, small_findings(suite) + "1 suite, 0 errors, 2 warnings\n");
}

TEST(ToolLint, ErrorsFail) {
  const TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", small_suite_with("201 == 201"));
  const auto ended = tool({"lint", suite});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.err, "");
  EXPECT_THAT(ended.out,
              StartsWith(suite + ":31:13: error: '201 == 201' always holds, so it checks "
                                 "nothing [criterion-never-fails]; "));
  EXPECT_THAT(ended.out, HasSubstr("\n1 suite, 1 error, 2 warnings\n"));
}

TEST(ToolLint, SuitesThatComeWithTheProjectAreClean) {
  for (const char* const contract : {"documented", "observed"}) {
    const auto ended =
        tool({"lint", KIZEN_SOURCE_DIR "/suites", "--strict", "--contract", contract});
    EXPECT_EQ(ended.exit_code, 0);
    EXPECT_EQ(ended.out, "10 suites, 0 errors, 0 warnings\n");
  }
}

TEST(ToolLint, WhatKeepsASuiteFromBeingLoadedIsTold) {
  const TemporaryFolder folder;
  const auto broken =
      folder.write("a.arazzo.yaml", small_suite_with("$steps.none.outputs.x == $inputs.none"));
  const auto sound = folder.write("b.arazzo.yaml", small_suite());
  const auto ended = tool({"lint", broken, sound});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.err, "");
  EXPECT_THAT(ended.out, StartsWith(broken + ":31:13: error: '$steps.none.outputs.x': "));
  EXPECT_THAT(ended.out, testing::EndsWith("\n1 suite, 1 error, 0 warnings\n"));
}

TEST(ToolLint, SeveralFilesAreToldOneAfterAnother) {
  const TemporaryFolder folder;
  const auto first = folder.write("a.arazzo.yaml", small_suite());
  const auto second = folder.write("b.arazzo.yaml", small_suite());
  const auto ended = tool({"lint", first, second});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_EQ(ended.out,
            small_findings(first) + small_findings(second) + "2 suites, 0 errors, 4 warnings\n");
}

TEST(ToolLint, ASelectionLeavesTheOthersOut) {
  const TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  const auto ended = tool({"lint", suite, "--workflow", "arch*"});
  EXPECT_THAT(ended.out, StartsWith(suite + ":45:9: warning: step 'remove'"));
  EXPECT_THAT(ended.out, Not(HasSubstr("step 'read'")));
  EXPECT_THAT(ended.out, HasSubstr("\n1 suite, 0 errors, 1 warning\n"));
}

TEST(ToolLint, AContractThatCannotBeUsedIsToldOnce) {
  const TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  const auto ended = tool({"lint", suite, suite, "--contract", folder.path("none.yaml")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, StartsWith("kizen-contract: " + folder.path("none.yaml")));
}

TEST(ToolLint, ItsRulesAreExplained) {
  const auto ended = tool({"explain", "no-teardown"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_EQ(ended.out,
            "no-teardown: warning of lint\n"
            "  A workflow that creates something takes it away again, by a teardown or a later "
            "step.\n"
            "  found in  a workflow with cases whose step gets 201 from a POST, without "
            "x-contract.teardown\n");
  EXPECT_THAT(tool({"explain"}).out, HasSubstr("\nrules of lint\n  criterion-never-fails "));
  EXPECT_THAT(tool({"explain", "no-teardwn"}).err, HasSubstr("did you mean 'no-teardown'?"));
}

}  // namespace
