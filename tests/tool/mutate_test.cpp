#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/check.hpp>
#include <kizen/contract.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "support/tool.hpp"

namespace {

using kizen_test::small_suite;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::HasSubstr;
using testing::StartsWith;

/// The small suite upserts a deal with 201, reads it and removes it.
std::string upserting(const TemporaryFolder& folder) {
  return folder.write("small.arazzo.yaml", small_suite());
}

TEST(ToolMutate, TellsWhichCaseKilledAFault) {
  const TemporaryFolder folder;
  const auto ended = tool({"mutate", upserting(folder), "--fault", "upsert-created-answers-200"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, StartsWith("killed    upsert-created-answers-200"));
  EXPECT_THAT(ended.out, HasSubstr("small.arazzo.yaml: "));
  EXPECT_THAT(ended.out, HasSubstr("\n1 of 1 faults killed: 100.0 %\n"));
}

TEST(ToolMutate, ASurvivorFailsTheScore) {
  const TemporaryFolder folder;
  const auto suite = upserting(folder);
  const auto ended = tool({"mutate", suite, "--fault", "lookup-folds-case"});
  EXPECT_EQ(ended.exit_code, 4);
  EXPECT_THAT(ended.out, StartsWith("SURVIVED  lookup-folds-case"));
  EXPECT_THAT(ended.out, HasSubstr("the score is below 100 %\n"));
  EXPECT_EQ(tool({"mutate", suite, "--fault", "lookup-folds-case", "--min-score", "0"}).exit_code,
            0);
}

TEST(ToolMutate, RefusesSuitesThatFailWithoutAFault) {
  const TemporaryFolder folder;
  const auto suite = folder.write("small.arazzo.yaml", small_suite("418"));
  const auto ended = tool({"mutate", suite, "--class", "upsert"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, HasSubstr("do not pass on the tenant without a fault"));
  EXPECT_THAT(ended.err, HasSubstr("$statusCode == 418"));
}

TEST(ToolMutate, RefusesFaultsThatDoNotExist) {
  const auto ended = tool({"mutate", "--fault", "lookup-folds-cas"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err, HasSubstr("no fault is chosen; is it lookup-folds-case?"));
}

TEST(ToolMutate, WritesAReportThatKeepsItsSchema) {
  const TemporaryFolder folder;
  const auto report = folder.path("mutants.json");
  const auto ended = tool({"mutate", upserting(folder), "--fault", "upsert-created-answers-200",
                           "--fault", "lookup-folds-case", "--report", "json=" + report});
  EXPECT_EQ(ended.exit_code, 4);
  const auto written = nlohmann::json::parse(kizen::detail::file_text(report));
  EXPECT_EQ(written.at("killed"), 1);
  EXPECT_EQ(written.at("score"), 50.0);
  const auto source =
      kizen::read_json_file(KIZEN_SOURCE_DIR "/schemas/mutation-report.schema.json");
  const auto schema = kizen::Schema::compile(source, {}, kizen::Dialect::Draft7);
  EXPECT_TRUE(schema.check(written).violations.empty());
  auto broken = written;
  broken["mutants"][0].erase("how");
  EXPECT_FALSE(schema.check(broken).violations.empty());
}

TEST(ToolFaults, AreListed) {
  const auto ended = tool({"serve", "--list-faults"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.out, HasSubstr("\nlookup-folds-case "));
}

TEST(ToolFaults, MakeARunFail) {
  const TemporaryFolder folder;
  const auto ended = tool({"run", upserting(folder), "--fault", "upsert-created-answers-200"});
  EXPECT_EQ(ended.exit_code, 4);
}

TEST(ToolFaults, AreOfTheBuiltInTenantAlone) {
  const TemporaryFolder folder;
  const auto ended = tool(
      {"run", upserting(folder), "--target", "http://127.0.0.1:1", "--fault", "lookup-folds-case"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err, HasSubstr("--fault: goes with the built-in tenant, not with a URL"));
}

}  // namespace
