#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::tool;
using testing::HasSubstr;
using testing::StartsWith;

TEST(Tool, TellsItsVersion) {
  const auto ended = tool({"--version"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.out, testing::MatchesRegex("kizen-contract [0-9]+\\.[0-9]+\\.[0-9]+\n"));
  EXPECT_EQ(ended.err, "");
}

TEST(Tool, HelpNamesEveryCommandAndExitStatus) {
  const auto ended = tool({"--help"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_EQ(ended.err, "");
  for (const char* const word : {"run", "serve", "list", "lint", "check", "explain", "waive",
                                 "Exit status: 0 kept", "130"}) {
    EXPECT_THAT(ended.out, HasSubstr(word));
  }
}

struct ToolCommand : testing::TestWithParam<const char*> {};

TEST_P(ToolCommand, HelpHasAnExample) {
  const auto ended = tool({GetParam(), "--help"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.out, HasSubstr("Example"));
  EXPECT_THAT(ended.out, HasSubstr(std::string("kizen-contract ") + GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Every, ToolCommand,
                         testing::Values("run", "serve", "list", "lint", "check", "explain",
                                         "waive"));

struct UsageError : testing::TestWithParam<std::vector<std::string>> {};

TEST_P(UsageError, EndsWithOneAndSaysSoOnStandardError) {
  const auto ended = tool(GetParam());
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err, "");
}

using Arguments = std::vector<std::string>;

INSTANTIATE_TEST_SUITE_P(
    Every, UsageError,
    testing::Values(
        Arguments{}, Arguments{"fly"}, Arguments{"--fly"}, Arguments{"run", "--fly"},
        Arguments{"run", "--target"}, Arguments{"run", "--max-unchecked", "many"},
        Arguments{"run", "--max-unchecked", "-1"}, Arguments{"run", "--report", "html=x"},
        Arguments{"run", "--report", "junit="}, Arguments{"serve", "--port", "65536"},
        Arguments{"serve", "--dialect"}, Arguments{"serve", "--dialect", "spoken"},
        Arguments{"run", "--dialect", "spoken"}, Arguments{"run", "--dialect", "Observed"},
        Arguments{"check"}, Arguments{"check", "--operation", "records_retrieve"},
        Arguments{"check", "--operation", "records_retrieve", "body.json"},
        Arguments{"check", "--operation", "records_retrieve", "--status", "200"},
        Arguments{"check", "--operation", "records_retrieve", "--status", "9", "body.json"},
        Arguments{"check", "--operation", "o", "--request", "a", "--status", "200", "b"},
        Arguments{"lint", "--fly"}, Arguments{"explain", "--fly"},
        Arguments{"explain", "--contract"}, Arguments{"explain", "GET", "/a"}));

TEST(Tool, ATargetThatIsNoUrlIsAUsageError) {
  const kizen_test::TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  for (const char* const target : {"ftp://127.0.0.1", "127.0.0.1:80", "http://", "http://a:b@c",
                                   "http://127.0.0.1:99999", ""}) {
    const auto ended = tool({"run", suite, "--target", target});
    EXPECT_EQ(ended.exit_code, 1) << target;
    EXPECT_EQ(ended.out, "") << target;
    EXPECT_THAT(ended.err, StartsWith("kizen-contract: ")) << target;
  }
}

TEST(Tool, ADialectThatNobodySpeaksIsToldWithThoseThereAre) {
  for (const char* const command : {"run", "serve"}) {
    const auto ended = tool({command, "--dialect", "spoken"});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_THAT(ended.err, HasSubstr("--dialect: spoken not in {documented,observed}"));
  }
}

TEST(Tool, ADialectForAUrlIsAUsageError) {
  const kizen_test::TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  for (const char* const dialect : {"documented", "observed"}) {
    const auto ended = tool({"run", suite, "--target", "http://127.0.0.1:1", "--dialect", dialect});
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_EQ(ended.out, "");
    EXPECT_THAT(ended.err,
                StartsWith("--dialect: goes with the built-in tenant, not with a URL\n"));
  }
}

TEST(Tool, AReportThatCannotBeWrittenIsKnownBeforeTheRun) {
  const kizen_test::TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  const auto ended = tool({"run", suite, "--report", "junit=" + folder.path("no/such/out.xml")});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, HasSubstr("no/such/out.xml cannot be written"));
}

TEST(Tool, ListsCasesWithoutSendingAnything) {
  const kizen_test::TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  const auto ended = tool({"list", suite});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(
      ended.out,
      StartsWith(
          suite +
          ": Small\n  upserts / once  destroy\n"
          "  upserts / again  destroy\n1 suite, 2 cases, contract records.openapi.json (sha256 "));
}

}  // namespace
