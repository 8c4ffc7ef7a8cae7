#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <string>
#include <vector>

#include "support/flow_bench.hpp"
#include "support/overlay_of.hpp"

// Suites of several sources in a run.

namespace {

using kizen::json;
using kizen_test::FlowBench;
using kizen_test::reading;
using kizen_test::teardown_of;
using kizen_test::with;
using kizen_test::workflow;

kizen::JsonSource source_named(const json& document, const std::string& file) {
  return kizen::read_json(document.dump(1), file);
}

TEST(RunSources, KeepOpenWhatAnotherSuiteNeedsThoughBothAreRun) {
  const auto base = source_named(
      kizen_test::suite_document({workflow("base", {reading("base")}, teardown_of("base")),
                                  kizen_test::remove_workflow()}),
      "base.arazzo.json");
  auto document = kizen_test::suite_document(
      {with(workflow("x", {reading("x")}), {{"dependsOn", {"$sourceDescriptions.common.base"}}})});
  document["sourceDescriptions"].push_back(
      {{"name", "common"}, {"url", "base.arazzo.json"}, {"type", "arazzo"}});
  kizen::SuiteSources sources;
  sources.contract = [](const kizen::SourceRequest&) { return kizen_test::things_contract(); };
  sources.suite = [&](const kizen::SourceRequest&) { return base; };
  FlowBench bench;
  bench.run(std::vector<kizen::Suite>{
      kizen::load_suite(base, sources),
      kizen::load_suite(source_named(document, "x.arazzo.json"), sources)});
  EXPECT_EQ(bench.order(), "base x -base") << "once, and to the end";
}

TEST(RunSources, DemandToKnowADifferenceThatOneContractAloneHas) {
  const auto difference = kizen_test::overlay_of(
      R"({"target": "$.paths['/things/{id}'].get..properties.size.minimum", "remove": true,
          "x-contract": {"id": "S1"}})");
  auto step = kizen_test::read_step("a");
  step["operationId"] = "$sourceDescriptions.second.read";
  step["x-contract"]["response"] = {{"deviation", "S1"}};
  auto document = kizen_test::suite_document({workflow("w", {step})});
  document["sourceDescriptions"].push_back(
      {{"name", "second"}, {"url", "second.json"}, {"type", "openapi"}});
  kizen::SuiteSources sources;
  sources.contract = [&](const kizen::SourceRequest& request) {
    const auto plain = kizen_test::things_contract();
    return request.source.name == "second" ? plain : plain.with(difference);
  };
  const auto suite = kizen::load_suite(source_named(document, "two.arazzo.json"), sources);
  FlowBench bench;
  try {
    bench.run(suite);
    FAIL() << "nothing is refused";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "overlay.unknown");
  }
  bench.options.differences = difference;
  bench.says("a", {kizen_test::sized(-1)});
  EXPECT_EQ(bench.run(suite).outcome, kizen::Outcome::Kept);
}

TEST(RunSources, DifferencesApplyToTheContractsThatTheyFit) {
  const auto difference = kizen_test::overlay_of(
      R"({"target": "$.paths['/things/{id}'].get", "update": {"summary": "it"},
          "x-contract": {"id": "S1", "required": true}})");
  auto step = kizen_test::read_step("a");
  step["operationId"] = "$sourceDescriptions.things.read";
  auto document = kizen_test::suite_document({workflow("w", {step})});
  document["x-contract"]["deviations"] = {"S1"};
  const json other = {{"name", "other"}, {"url", "other.json"}, {"type", "openapi"}};
  auto& described = document["sourceDescriptions"];
  const auto load = [&](const json& descriptions) {
    described = descriptions;
    kizen::SuiteSources sources;
    sources.contract = [](const kizen::SourceRequest& request) {
      if (request.source.name == "things") return kizen_test::things_contract();
      return kizen::Contract::parse(R"({
        "openapi": "3.0.3", "info": {"title": "Other", "version": "1"},
        "paths": {"/o": {"get": {"operationId": "o", "responses": {"200": {"description": "o"}}}}}})",
                                    "other.json");
    };
    return kizen::load_suite(source_named(document, "two.arazzo.json"), sources);
  };
  const json things = described.at(0);
  FlowBench bench;
  bench.options.differences = difference;
  EXPECT_EQ(bench.run(load({things, other})).outcome, kizen::Outcome::Kept);
  EXPECT_EQ(bench.run(load({other, things})).outcome, kizen::Outcome::Kept);
}

}  // namespace
