#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <kizen/contract.hpp>
#include <kizen/yaml.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::Ended;
using kizen_test::small_suite;
using testing::HasSubstr;

const std::string example_folder = KIZEN_SOURCE_DIR "/tests/examples";

struct ShardExample : testing::Test {
  ShardExample() {
    std::filesystem::create_directory(folder.path("suites"));
    folder.write("suites/small.arazzo.yaml", small_suite());
  }

  /// Runs a script as a CI job does, in the folder, with the built tool on the path.
  Ended bash(const std::string& script) {
    folder.write("script", script);
    const auto tool_folder = std::filesystem::path(KIZEN_TOOL).parent_path().string();
    const auto command = "cd '" + folder.path("") + "'; export PATH='" + tool_folder +
                         "':\"$PATH\"; exec bash -e script";
    return kizen_test::Process({{"/bin/bash", "-c", command}}).wait();
  }

  kizen_test::TemporaryFolder folder;
};

/// A script with the values of expressions in their places.
std::string filled(std::string script,
                   const std::vector<std::pair<std::string, std::string>>& all) {
  for (const auto& [name, value] : all) {
    const auto expression = "${{ " + name + " }}";
    for (auto at = script.find(expression); at != std::string::npos; at = script.find(expression)) {
      script.replace(at, expression.size(), value);
    }
  }
  return script;
}

/// What a job runs, step by step.
std::vector<std::string> scripts_of(const kizen::json& job) {
  std::vector<std::string> scripts;
  for (const auto& step : job.at("steps")) {
    if (step.contains("run")) scripts.push_back(step.at("run").get<std::string>());
  }
  return scripts;
}

struct WorkflowExample : ShardExample {
  WorkflowExample() {
    const auto path = example_folder + "/github-actions.yaml";
    const auto source = kizen::read_yaml(kizen::detail::file_text(path), path);
    jobs = source.document->at("jobs");
  }

  /// Runs each job of the matrix.
  void run_shards(int exit_code) {
    const auto& matrix = jobs.at("shard").at("strategy").at("matrix").at("shard");
    for (const auto& shard : matrix) {
      for (const auto& script : scripts_of(jobs.at("shard"))) {
        const auto ended =
            bash(filled(script, {{"matrix.shard", shard.dump()},
                                 {"strategy.job-total", std::to_string(matrix.size())}}));
        EXPECT_TRUE(ended.exit_code == exit_code || ended.exit_code == 0) << ended.out << ended.err;
        EXPECT_EQ(ended.err, "");
      }
    }
  }

  Ended run_merge() {
    const auto scripts = scripts_of(jobs.at("merge"));
    EXPECT_EQ(scripts.size(), 1U);
    return bash(scripts.at(0));
  }

  kizen::json jobs;
};

TEST_F(WorkflowExample, JoinsWhatItsMatrixRuns) {
  run_shards(0);
  const auto merged = run_merge();
  EXPECT_EQ(merged.exit_code, 0) << merged.err;
  EXPECT_THAT(merged.out, HasSubstr("\n2 cases: 2 passed in "));
  EXPECT_THAT(folder.read("contract.xml"), HasSubstr("tests=\"2\""));
  run_shards(0);  // by the durations that it has now
  EXPECT_EQ(run_merge().exit_code, 0);
}

TEST_F(WorkflowExample, FailsAsTheRunAsAWholeWould) {
  folder.write("suites/small.arazzo.yaml", small_suite("204"));
  run_shards(4);
  const auto merged = run_merge();
  EXPECT_EQ(merged.exit_code, 4);
  EXPECT_THAT(folder.read("contract.xml"), HasSubstr("failures=\"2\""));
}

struct CtestExample : ShardExample {
  Ended ctest() {
    return bash("cmake -S '" + example_folder +
                "/ctest' -B build -D CONTRACT_SUITES=\"$PWD/suites\" "
                "> cmake.log\n"
                "cd build\n"
                "ctest -j4\n");
  }
};

TEST_F(CtestExample, JoinsWhatItsTestsRun) {
  const auto ended = ctest();
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("100% tests passed, 0 tests failed out of 5"));
  EXPECT_THAT(folder.read("build/contract.xml"), HasSubstr("tests=\"2\""));
}

TEST_F(CtestExample, JoinsShardsThatFail) {
  folder.write("suites/small.arazzo.yaml", small_suite("204"));
  const auto ended = ctest();
  EXPECT_NE(ended.exit_code, 0);
  EXPECT_THAT(ended.out, HasSubstr("3 tests failed out of 5")) << "two shards, and the whole";
  EXPECT_THAT(folder.read("build/contract.xml"), HasSubstr("failures=\"2\""));
}

}  // namespace
