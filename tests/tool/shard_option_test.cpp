#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::Ended;
using kizen_test::small_suite;
using kizen_test::steady;
using kizen_test::tool;
using testing::HasSubstr;
using testing::StartsWith;

struct ShardOption : testing::Test {
  Ended run(std::vector<std::string> more, const std::vector<std::string>& environment = {}) {
    more.insert(more.begin(), {"run", folder.write("small.arazzo.yaml", small_suite())});
    return tool(more, environment);
  }

  /// What is said of the shard; or else how the tool refuses.
  std::string said(const std::vector<std::string>& environment,
                   const std::vector<std::string>& more = {}) {
    const auto ended = run(more, environment);
    if (ended.exit_code == 1) return ended.err;
    const auto end = ended.out.find(" cases against");
    return ended.out.substr(0, end);
  }

  kizen_test::TemporaryFolder folder;
};

TEST_F(ShardOption, RunsItsPart) {
  const auto ended = run({"--shard", "2/2"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.out, StartsWith("shard 2 of 2: 1 of 2 cases against http://127.0.0.1:"));
  EXPECT_THAT(ended.out, HasSubstr("\n1 case: 1 passed in "));
}

TEST_F(ShardOption, IsKeptWhereItHasNothingToDo) {
  const auto ended = run({"--shard", "3/3"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(steady(ended.out),
              StartsWith("note: shard 3 of 3 has none of the 2 cases\n"
                         "shard 3 of 3: 0 of 2 cases against http://127.0.0.1:PORT, "));
}

TEST_F(ShardOption, RefusesWhatIsNoShard) {
  for (const auto* const text :
       {"2", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "a/b", "1/99999", "/"}) {
    const auto ended = run({"--shard", text});
    EXPECT_EQ(ended.exit_code, 1) << text;
    EXPECT_THAT(ended.err,
                StartsWith("--shard: '" + std::string(text) + "' is no shard; write I/N"));
  }
}

TEST_F(ShardOption, IsTakenFromTheVariablesOfGoogleTestAndBazel) {
  EXPECT_EQ(said({"GTEST_TOTAL_SHARDS=2", "GTEST_SHARD_INDEX=1"}), "shard 2 of 2: 1 of 2");
  EXPECT_EQ(said({"TEST_TOTAL_SHARDS=3", "TEST_SHARD_INDEX=0"}), "shard 1 of 3: 1 of 2");
  EXPECT_EQ(said({"TEST_TOTAL_SHARDS=0", "TEST_SHARD_INDEX=0"}), "2");
  EXPECT_EQ(said({"GTEST_TOTAL_SHARDS=2", "GTEST_SHARD_INDEX=1"}, {"--shard", "1/4"}),
            "shard 1 of 4: 1 of 2");
  EXPECT_EQ(said({"GTEST_TOTAL_SHARDS=2"}, {"--shard", "1/4"}), "shard 1 of 4: 1 of 2");
}

TEST_F(ShardOption, RefusesVariablesThatMakeNoSense) {
  EXPECT_THAT(
      said({"GTEST_TOTAL_SHARDS=2"}),
      StartsWith("GTEST_TOTAL_SHARDS: is set without GTEST_SHARD_INDEX; set both or neither"));
  EXPECT_THAT(
      said({"TEST_SHARD_INDEX=0"}),
      StartsWith("TEST_SHARD_INDEX: is set without TEST_TOTAL_SHARDS; set both or neither"));
  EXPECT_THAT(said({"GTEST_TOTAL_SHARDS=2", "GTEST_SHARD_INDEX=2"}),
              StartsWith("GTEST_SHARD_INDEX: '2' is no index from 0 to 1"));
  EXPECT_THAT(said({"GTEST_TOTAL_SHARDS=two", "GTEST_SHARD_INDEX=0"}),
              StartsWith("GTEST_TOTAL_SHARDS: 'two' is no number from 1 to 10000"));
  EXPECT_THAT(said({"GTEST_TOTAL_SHARDS=2", "GTEST_SHARD_INDEX=1", "TEST_TOTAL_SHARDS=2",
                    "TEST_SHARD_INDEX=0"}),
              StartsWith("GTEST_TOTAL_SHARDS: shard 2 of 2 by GTEST_*, but shard 1 of 2 by TEST_*; "
                         "set one of them"));
}

TEST_F(ShardOption, TouchesTheStatusFile) {
  const auto status = folder.path("status");
  run({}, {"TEST_TOTAL_SHARDS=2", "TEST_SHARD_INDEX=1", "TEST_SHARD_STATUS_FILE=" + status});
  EXPECT_TRUE(std::filesystem::exists(status));
  const auto other = folder.path("other");
  run({}, {"GTEST_SHARD_STATUS_FILE=" + other});
  EXPECT_FALSE(std::filesystem::exists(other)) << "nobody shards";
  run({"--shard", "1/2"}, {"GTEST_SHARD_STATUS_FILE=" + other});
  EXPECT_TRUE(std::filesystem::exists(other));
  EXPECT_THAT(
      said({"GTEST_SHARD_STATUS_FILE=" + folder.path("none/x")}, {"--shard", "1/2"}),
      StartsWith("GTEST_SHARD_STATUS_FILE: '" + folder.path("none/x") + "' cannot be written"));
}

TEST_F(ShardOption, WritesJunitWhereTheVariablesWantIt) {
  run({}, {"XML_OUTPUT_FILE=" + folder.path("bazel.xml")});
  EXPECT_THAT(folder.read("bazel.xml"), HasSubstr("<testsuites "));
  run({}, {"GTEST_OUTPUT=xml:" + folder.path("gtest.xml")});
  EXPECT_THAT(folder.read("gtest.xml"), HasSubstr("<testsuites "));
  run({"--report", "junit=" + folder.path("own.xml")},
      {"XML_OUTPUT_FILE=" + folder.path("none.xml")});
  EXPECT_THAT(folder.read("own.xml"), HasSubstr("<testsuites "));
  EXPECT_FALSE(std::filesystem::exists(folder.path("none.xml")));
}

TEST_F(ShardOption, TakesTheFilterOfBazel) {
  EXPECT_EQ(said({"TESTBRIDGE_TEST_ONLY=up*"}), "2");
  EXPECT_EQ(run({}, {"TESTBRIDGE_TEST_ONLY=none"}).exit_code, 3);
  EXPECT_EQ(said({"TESTBRIDGE_TEST_ONLY=none"}, {"--workflow", "upserts"}), "2");
}

TEST_F(ShardOption, PacksByTheDurationsOfEarlierRuns) {
  const auto report = folder.path("last.json");
  ASSERT_EQ(run({"--report", "json=" + report}).exit_code, 0);
  auto last = nlohmann::ordered_json::parse(folder.read("last.json"));
  last["cases"][0]["seconds"] = 1;
  last["cases"][1]["seconds"] = 2;
  folder.write("last.json", last.dump());
  const auto ended =
      run({"--shard", "1/2", "--timings", report, "--report", "json=" + folder.path("1.json")});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  const auto first = nlohmann::json::parse(folder.read("1.json"));
  ASSERT_EQ(first.at("cases").size(), 1U);
  EXPECT_EQ(first.at("cases").at(0).at("name"), "again") << "the longest comes first";
}

TEST_F(ShardOption, RefusesTimingsThatAreNoReport) {
  const auto ended = run({"--shard", "1/2", "--timings", folder.write("x.json", "{}")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.err,
            "kizen-contract: " + folder.path("x.json") +
                ": is no report of a run: it holds no run; name a file that run --report "
                "json=FILE wrote\n");
}

}  // namespace
