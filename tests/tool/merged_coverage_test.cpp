#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <kizen/check.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "support/run_report.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::Ended;
using kizen_test::report_faults;
using kizen_test::tool;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// Two cases that write and one that reads: a shard each.
std::string three_cases() {
  return kizen_test::small_suite() + R"(  - workflowId: looks
    parameters:
      - reference: $components.parameters.deals
    steps:
      - stepId: look
        operationId: records_lookup_retrieve
        parameters:
          - {name: identifier, in: query, value: nobody}
        successCriteria: [{condition: $statusCode == 404}]
)";
}

struct MergedCoverage : testing::Test {
  std::string path(const std::string& name) { return folder.path(name + ".json"); }

  kizen::json report(const std::string& name) {
    return kizen::json::parse(folder.read(name + ".json"));
  }

  /// Runs the suite, and writes its report.
  void run(const std::string& name, std::vector<std::string> more) {
    more.insert(more.begin(), {"run", suite, "--report", "json=" + path(name)});
    EXPECT_EQ(tool(more).exit_code, 0) << name;
  }

  /// Writes the reports `1` to `3`, one a shard, with coverage.
  void run_shards() {
    for (const std::string index : {"1", "2", "3"}) {
      run(index, {"--shard", index + "/3", "--coverage-file", path("coverage-" + index)});
    }
  }

  Ended merge(const std::vector<std::string>& names, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"merge"};
    for (const auto& name : names) arguments.push_back(path(name));
    arguments.insert(arguments.end(), more.begin(), more.end());
    return tool(arguments);
  }

  /// Writes a report anew with another value of a member of its coverage.
  void change(const std::string& name, const std::string& pointer, const kizen::json& value) {
    auto changed = nlohmann::ordered_json::parse(folder.read(name + ".json"));
    changed["coverage"][nlohmann::ordered_json::json_pointer(pointer)] = value;
    folder.write(name + ".json", changed.dump());
  }

  kizen_test::TemporaryFolder folder;
  std::string suite = folder.write("three.arazzo.yaml", three_cases());
};

TEST_F(MergedCoverage, IsPartOfAReportWhereItIsMeasured) {
  run("bare", {});
  EXPECT_FALSE(report("bare").contains("coverage"));
  for (const auto& asked : std::vector<std::vector<std::string>>{
           {"--coverage"}, {"--min-coverage", "nulls=0"}, {"--coverage-file", path("c")}}) {
    run("r", asked);
    EXPECT_TRUE(report("r").contains("coverage")) << asked.front();
  }
  const auto measured = report("r");
  EXPECT_THAT(report_faults(measured), IsEmpty());
  EXPECT_EQ(measured.at("coverage"), report("c"));
  const auto schema = kizen::Schema::compile(
      kizen::read_json_file(KIZEN_SOURCE_DIR "/schemas/coverage.schema.json"), {},
      kizen::Dialect::Draft7);
  EXPECT_TRUE(schema.check(measured.at("coverage")).valid);
  auto changed = measured;
  changed["coverage"].erase("exchanges");
  EXPECT_THAT(report_faults(changed), testing::ElementsAre("/coverage required"));
}

TEST_F(MergedCoverage, OfAllShardsIsThatOfTheWholeRun) {
  run("whole", {"--coverage"});
  run_shards();
  EXPECT_NE(report("1").at("coverage"), report("whole").at("coverage"));
  const auto ended = merge({"3", "1", "2"}, {"--report", "json=" + path("all"), "--coverage-file",
                                             path("coverage"), "--coverage=missing"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, AllOf(HasSubstr("\n  operations      4 of      9   44.4 %\n"),
                               HasSubstr("\nnever seen\n  records_add_create\n")));
  EXPECT_THAT(report_faults(report("all")), IsEmpty());
  EXPECT_EQ(report("all").at("coverage"), report("whole").at("coverage"));
  EXPECT_EQ(report("coverage"), report("whole").at("coverage"));
  EXPECT_EQ(merge({"all"}, {"--coverage=missing"}).out, ended.out) << "it is merged again";
}

TEST_F(MergedCoverage, IsNotShownUnlessAsked) {
  run_shards();
  const auto ended = merge({"1", "2", "3"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, Not(HasSubstr("coverage")));
}

TEST_F(MergedCoverage, FailsShardsThatSawTooLittleTogether) {
  run_shards();
  EXPECT_EQ(merge({"1", "2", "3"}, {"--min-coverage", "operations=44"}).exit_code, 0);
  const auto ended = merge({"1", "2", "3"}, {"--min-coverage", "operations=45"});
  EXPECT_EQ(ended.exit_code, 4);
  EXPECT_THAT(ended.out, HasSubstr("\nnot enough coverage: operations 44.4 %, where 45 % are asked "
                                   "for (4 of 9)\n"));
  EXPECT_EQ(merge({"1", "2", "3"}, {"--min-coverage", "operation=45"}).exit_code, 1);
  EXPECT_EQ(merge({"1", "2", "3"}, {"--coverage-file", folder.path("none") + "/c"}).exit_code, 1);
}

TEST_F(MergedCoverage, IsRefusedWhereSomeReportsHaveNone) {
  run_shards();
  run("2", {"--shard", "2/3"});
  run("3", {"--shard", "3/3"});
  for (const auto& asked : std::vector<std::vector<std::string>>{
           {"--coverage"}, {"--min-coverage", "nulls=0"}, {"--coverage-file", path("c")}}) {
    const auto ended = merge({"1", "2", "3"}, asked);
    EXPECT_EQ(ended.exit_code, 2);
    EXPECT_EQ(ended.out, "");
    EXPECT_EQ(ended.err, "kizen-contract: " + path("2") + ", " + path("3") +
                             " tell of no coverage; give all shards --coverage, --coverage-file "
                             "or --min-coverage\n");
    EXPECT_FALSE(std::filesystem::exists(path("c")));
  }
  EXPECT_EQ(merge({"1", "2", "3"}, {"--report", "json=" + path("all")}).exit_code, 0);
  EXPECT_FALSE(report("all").contains("coverage")) << "of a part it says nothing of the whole";
}

TEST_F(MergedCoverage, OfAnotherContractIsRefusedByTheNamesOfBothReports) {
  run_shards();
  change("2", "/contract/hash", std::string(64, 'a'));
  const auto ended = merge({"1", "2", "3"}, {"--report", "json=" + path("all")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err,
              testing::MatchesRegex("kizen-contract: [^ ]*/2.json: cannot be joined with [^ ]*/"
                                    "1.json: coverage of records.openapi.json \\(sha256 a{12}\\) "
                                    "cannot be added to that of records.openapi.json \\(sha256 "
                                    "[0-9a-f]{12}\\); measure all parts with one contract and one "
                                    "version of the tool\n"));
  EXPECT_EQ(ended.out, "");
  EXPECT_FALSE(std::filesystem::exists(path("all")));
}

TEST_F(MergedCoverage, ThatCannotBeReadIsNamedByItsPlace) {
  run_shards();
  change("3", "/categories/enums/of", 0);
  const auto ended = merge({"1", "2", "3"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("3.json: #/coverage/categories/enums: of 0 enums, what is "));
}

}  // namespace
