#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::tool;
using testing::HasSubstr;

struct DistinctFiles : testing::Test {
  kizen_test::TemporaryFolder folder;
  std::string suite = folder.write("small.arazzo.yaml", kizen_test::small_suite());
  std::string file = folder.path("out.json");
};

TEST_F(DistinctFiles, AreDemandedOfARun) {
  const std::vector<std::vector<std::string>> all = {
      {"--report", "json=" + file, "--report", "junit=" + folder.path("./out.json")},
      {"--report", "json=" + file, "--record", file},
      {"--report", "json=" + file, "--coverage-file", file},
      {"--record", file, "--journal", file}};
  for (const auto& outputs : all) {
    std::vector<std::string> arguments = {"run", suite};
    arguments.insert(arguments.end(), outputs.begin(), outputs.end());
    const auto ended = tool(arguments);
    EXPECT_EQ(ended.exit_code, 1) << outputs[2];
    EXPECT_THAT(ended.err, HasSubstr("too; give each a file of its own"));
    EXPECT_FALSE(std::filesystem::exists(file)) << outputs[2];
  }
}

TEST_F(DistinctFiles, AreDemandedOfAMerge) {
  EXPECT_EQ(tool({"run", suite, "--report", "json=" + file}).exit_code, 0);
  const auto before = folder.read("out.json");
  const auto ended = tool({"merge", file, "--report", "junit=" + file});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err, HasSubstr("REPORT: '" + file + "' is the file of --report too"));
  EXPECT_EQ(folder.read("out.json"), before);
}

}  // namespace
