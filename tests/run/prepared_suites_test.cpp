#include <kizen/run/prepared_suites.hpp>

// clang-format off
#include <kizen/run.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/run_bench.hpp"

namespace {

/// A target that answers.
struct PreparedBench : kizen_test::RunBench {
  PreparedBench() {
    options.transport = [](const kizen::Target&, const kizen::Request&, auto) {
      return kizen_test::json_response(200, {{"size", 1}});
    };
  }
};

std::vector<kizen::Suite> suites_to_prepare() {
  std::vector<kizen::Suite> suites;
  suites.push_back(
      kizen_test::suite_of({kizen_test::workflow("first", {kizen_test::read_step()}),
                            kizen_test::workflow("second", {kizen_test::read_step()})}));
  return suites;
}

TEST(PreparedSuites, RunAsTheSuitesDo) {
  PreparedBench bench;
  const kizen::PreparedSuites prepared(suites_to_prepare());
  kizen_test::Told told;
  kizen_test::Note note(told);
  const auto summary = kizen::Runner(bench.target, bench.options).run(prepared, note);
  EXPECT_EQ(summary.total_cases(), 2U);
  EXPECT_EQ(told.header.cases, 2U);
  EXPECT_FALSE(told.header.contract.hash.empty());
}

TEST(PreparedSuites, RunAgainAndAgain) {
  PreparedBench bench;
  const kizen::PreparedSuites prepared(suites_to_prepare());
  for (const char* const one : {"first", "second", "first"}) {
    bench.options.selection.cases = {one};
    kizen_test::Told told;
    kizen_test::Note note(told);
    kizen::Runner(bench.target, bench.options).run(prepared, note);
    ASSERT_EQ(told.cases.size(), 1U);
    EXPECT_EQ(told.cases[0].title(), one);
  }
}

TEST(PreparedSuites, RefuseADeviationThatNobodyKnows) {
  auto suites = suites_to_prepare();
  suites[0].deviations = {"D9999"};
  EXPECT_THROW(kizen::PreparedSuites(std::move(suites)), kizen::ContractErrors);
}

}  // namespace
