#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::small_suite;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::HasSubstr;

/// Runs the cases of the small suite that these options select.
kizen_test::Ended run_small(const TemporaryFolder& folder, std::vector<std::string> options) {
  auto text = small_suite();
  text.replace(text.find("- name: again"), 13, "- {name: again, skip: not today}");
  options.insert(options.begin(), {"run", folder.write("a.arazzo.yaml", text)});
  return tool(options);
}

TEST(CaseOption, RunsOneCase) {
  const TemporaryFolder folder;
  const auto ended = run_small(folder, {"--case", "upserts / once"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("1 case: 1 passed"));
}

TEST(CaseOption, TakesAFileBeforeTheName) {
  const TemporaryFolder folder;
  const auto file = folder.path("a.arazzo.yaml");
  EXPECT_EQ(run_small(folder, {"--case", file + "#upserts / once"}).exit_code, 0);
  EXPECT_EQ(run_small(folder, {"--case", "b.arazzo.yaml#upserts / once"}).exit_code, 1);
}

TEST(CaseOption, RefusesANameThatNoCaseHas) {
  const TemporaryFolder folder;
  const auto ended = run_small(folder, {"--case", "upserts / onse"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err, HasSubstr("--case: no case is named 'upserts / onse'; did you mean "
                                   "'upserts / once'?"));
}

TEST(CaseOption, StandsInTheReport) {
  const TemporaryFolder folder;
  run_small(folder, {"--case", "upserts / once", "--report", "json=" + folder.path("r.json")});
  const auto report = kizen::json::parse(folder.read("r.json"));
  EXPECT_THAT(report.dump(), HasSubstr(R"("selection":{"cases":["upserts / once"]})"));
}

TEST(SkippedExit, IsThatOfARunThatSkipsAll) {
  const TemporaryFolder folder;
  const std::vector<std::string> again = {"--case", "upserts / again"};
  EXPECT_EQ(run_small(folder, again).exit_code, 3);
  EXPECT_EQ(run_small(folder, {again[0], again[1], "--skipped-exit", "77"}).exit_code, 77);
}

TEST(SkippedExit, IsNotThatOfARunThatTriesSomething) {
  const TemporaryFolder folder;
  EXPECT_EQ(run_small(folder, {"--skipped-exit", "77"}).exit_code, 0);
  EXPECT_EQ(run_small(folder, {"--skipped-exit", "77", "--tag", "none"}).exit_code, 3);
}

TEST(SkippedExit, IsAStatusThatAProcessCanHave) {
  const TemporaryFolder folder;
  EXPECT_EQ(run_small(folder, {"--skipped-exit", "256"}).exit_code, 1);
}

TEST(ListJson, HasEveryCaseAndEveryFile) {
  const TemporaryFolder folder;
  folder.write("rows.csv", "name\none\n\"two, or more\"\n");
  auto text = small_suite();
  const auto at = text.find("      cases:");
  text.replace(at, text.find("      teardown:") - at,
               "      cases: {file: rows.csv}\n"
               "      tags: [first]\n      xfail: issue 7\n");
  const auto file = folder.write("a.arazzo.yaml", text);
  const auto ended = tool({"list", file, "--json"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  const auto listed = kizen::json::parse(ended.out);
  EXPECT_EQ(listed.at("files"), kizen::json::array({file, folder.path("rows.csv")}));
  ASSERT_EQ(listed.at("cases").size(), 2U);
  const kizen::json second = {{"suite", file},
                              {"case", "upserts / two, or more"},
                              {"file", folder.path("rows.csv")},
                              {"line", 3},
                              {"tags", kizen::json::array({"first"})},
                              {"effect", "destroy"},
                              {"xfail", "issue 7"}};
  EXPECT_EQ(listed.at("cases").at(1), second);
}

}  // namespace
