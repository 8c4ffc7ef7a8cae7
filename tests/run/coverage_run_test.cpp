#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <memory>
#include <string>
#include <vector>

#include "support/run_bench.hpp"

// What a run notes of coverage.

namespace {

using kizen::CoverageCategory;
using kizen_test::add_step;
using kizen_test::json_response;
using kizen_test::read_step;
using kizen_test::RunBench;
using kizen_test::suite_of;
using kizen_test::workflow;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

kizen::Coverage covered_by(RunBench& bench, const kizen::Suite& suite,
                           const kizen::Contract& contract = kizen_test::things_contract()) {
  bench.options.coverage = std::make_shared<kizen::CoverageMeter>(contract);
  bench.run(suite);
  return bench.options.coverage->coverage();
}

TEST(RunCoverage, NotesEveryAnswer) {
  RunBench bench;
  const auto coverage = covered_by(bench, suite_of({workflow("w", {add_step(), read_step()})}));
  EXPECT_EQ(coverage.exchanges, 2U);
  EXPECT_THAT(coverage.of(CoverageCategory::Operations).unseen, ElementsAre("remove"));
  EXPECT_THAT(coverage.of(CoverageCategory::Properties).unseen, ElementsAre("add request /size"));
}

TEST(RunCoverage, NotesNothingWhereNoAnswerComes) {
  RunBench bench;
  bench.answer = [](const kizen::Request&) {
    return kizen::NoAnswer{kizen::NoAnswer::Reason::Unreachable, "down"};
  };
  const auto coverage = covered_by(bench, suite_of({workflow("w", {read_step()})}));
  EXPECT_EQ(coverage.exchanges, 0U);
  EXPECT_EQ(coverage.of(CoverageCategory::Operations).seen(), 0U);
}

TEST(RunCoverage, LeavesOutRequestsThatAreInvalidOnPurpose) {
  RunBench bench;
  bench.answer = [](const kizen::Request&) { return kizen::Response{400}; };
  auto step = add_step({{"size", 1}});
  step["successCriteria"] = {{{"condition", "$statusCode == 400"}}};
  step["x-contract"]["request"] = {{"invalid", true}};
  const auto coverage = covered_by(bench, suite_of({workflow("w", {step})}));
  EXPECT_THAT(coverage.of(CoverageCategory::Statuses).unseen, Not(Contains("add 400")));
  EXPECT_THAT(coverage.of(CoverageCategory::Properties).unseen, Contains("add request /size"));
}

TEST(RunCoverage, CountsOtherContractsApart) {
  RunBench bench;
  const auto other = kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Other", "version": "1"},
    "paths": {"/o": {"get": {"operationId": "read", "responses": {"200": {"description": "o"}}}}}})",
                                            "other.json");
  const auto coverage = covered_by(bench, suite_of({workflow("w", {read_step()})}), other);
  EXPECT_EQ(coverage.exchanges, 0U);
  EXPECT_EQ(coverage.other_exchanges, 1U);
  EXPECT_EQ(coverage.of(CoverageCategory::Operations).seen(), 0U);
}

TEST(RunCoverage, IsTheSameForAnyNumberOfJobs) {
  std::vector<kizen::json> workflows;
  for (int i = 0; i < 8; ++i) {
    workflows.push_back(workflow("w" + std::to_string(i), {add_step(), read_step()}));
  }
  RunBench one;
  RunBench four;
  four.options.jobs = 4;
  EXPECT_EQ(to_json(covered_by(one, suite_of(workflows))),
            to_json(covered_by(four, suite_of(workflows))));
}

TEST(RunCoverage, SeesTheRequestAsItWasSent) {
  RunBench bench;
  bench.options.secrets = {"small"};
  const auto contract = kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Things", "version": "1"},
    "paths": {"/things/{id}": {"get": {
      "operationId": "read", "parameters": [
        {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}},
        {"name": "size", "in": "query", "schema": {"enum": ["small"]}}],
      "responses": {"200": {"description": "it", "content": {
        "application/json": {"schema": {"properties": {"size": {"type": "integer"}}}}}}}}}}})",
                                               "things.json");
  auto step = read_step();
  step["parameters"].push_back({{"name", "size"}, {"in", "query"}, {"value", "small"}});
  const auto suite = kizen::load_suite(
      kizen::read_json(kizen_test::suite_document({workflow("w", {step})}).dump(), "s.arazzo.json"),
      contract);
  EXPECT_EQ(covered_by(bench, suite, contract).of(CoverageCategory::Enums).percent(), 100)
      << "and not with its secrets masked";
}

}  // namespace
