#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <string>
#include <utility>

#include "support/flow_bench.hpp"
#include "support/overlay_of.hpp"

// Every member of x-contract in a run: one case that passes, and one that fails for its own reason.
// Time limits, dependencies and what actions recover from have files of their own.

namespace {

using kizen::CaseStatus;
using kizen::json;
using kizen::Outcome;
using kizen_test::add_step;
using kizen_test::extended;
using kizen_test::FlowBench;
using kizen_test::json_response;
using kizen_test::only_case;
using kizen_test::read_step;
using kizen_test::reading;
using kizen_test::rules;
using kizen_test::sized;
using kizen_test::suite_of;
using kizen_test::teardown_of;
using kizen_test::with;
using kizen_test::workflow;

/// Runs a workflow of one step that reads a size.
kizen_test::Told read_once(const json& extension, int size = 1) {
  FlowBench bench;
  bench.says("a", {sized(size)});
  return bench.run(suite_of({workflow("w", {reading("a")}, extension)}));
}

/// What an extended step comes to that gets a size: status, then rules.
std::string extended_step(const json& extension, int size, const json& criteria = nullptr) {
  FlowBench bench;
  bench.says("a", {sized(size)});
  auto step = reading("a", extended(extension));
  if (!criteria.is_null()) step["successCriteria"] = criteria;
  const auto result = only_case(bench, {workflow("w", {step, reading("b")})});
  return bench.order() + ": " + std::string(to_string(result.status)) +
         (rules(result.steps).empty() ? "" : ": ") + rules(result.steps);
}

TEST(XContract, TagsSelectWorkflows) {
  const auto suite =
      suite_of({workflow("w", {reading("a")}, {{"tags", {"slow"}}}), workflow("v", {reading("b")})},
               {{"tags", {"all"}}});
  for (const auto& [tag, order] : {std::pair{"all", "a b"}, {"slow", "a"}, {"fast", ""}}) {
    FlowBench bench;
    bench.options.selection.tags = {tag};
    bench.run(suite);
    EXPECT_EQ(bench.order(), order);
  }
  FlowBench bench;
  bench.options.selection.not_tags = {"slow"};
  bench.run(suite);
  EXPECT_EQ(bench.order(), "b");
}

TEST(XContract, SkipLeavesOutAWorkflowOrACase) {
  FlowBench bench;
  const auto told =
      bench.run(suite_of({workflow("w", {reading("a")}, {{"skip", "later"}}),
                          workflow("v", {reading("b")},
                                   {{"cases", json::array({{{"name", "one"}, {"skip", "not yet"}},
                                                           {{"name", "two"}}})}})}));
  EXPECT_EQ(bench.order(), "b");
  EXPECT_EQ(told.cases.at(0).reason, "later");
  EXPECT_EQ(told.cases.at(1).reason, "not yet");
  EXPECT_EQ(told.cases.at(2).status, CaseStatus::Passed);
  EXPECT_EQ(told.outcome, Outcome::Kept);
}

TEST(XContract, XfailIsMetByAFailure) {
  for (const auto& extension :
       {json{{"xfail", "bug 7"}},
        json{{"cases", json::array({{{"name", "one"}, {"xfail", "bug 7"}}})}}}) {
    const auto told = read_once(extension, 2);
    EXPECT_EQ(told.cases.at(0).status, CaseStatus::XFailed);
    EXPECT_EQ(told.cases[0].reason, "bug 7");
    EXPECT_EQ(told.outcome, Outcome::Kept) << "everything is as the suite says";
  }
}

TEST(XContract, XfailThatPassesHasFailed) {
  const auto told = read_once({{"xfail", "bug 7"}});
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Failed);
  EXPECT_EQ(told.cases[0].reason, "it passes, though it is known to fail (bug 7); take xfail out");
  EXPECT_EQ(told.outcome, Outcome::Broken);
}

TEST(XContract, XfailExcusesNoFaultOfTheSuite) {
  FlowBench bench;
  const auto result =
      only_case(bench, {workflow("w", {add_step(json::object())}, {{"xfail", "bug 7"}})});
  EXPECT_EQ(result.status, CaseStatus::SuiteFault);
}

TEST(XContract, CasesAreRunEachWithItsInputs) {
  FlowBench bench;
  auto made = workflow("w", {read_step("$inputs.id")},
                       {{"cases", json::array({{{"name", "one"}, {"inputs", {{"id", "a"}}}},
                                               {{"name", "two"}, {"inputs", {{"id", "b"}}}}})}});
  made["inputs"] = {{"type", "object"}, {"properties", {{"id", {{"type", "string"}}}}}};
  bench.says("b", {sized(-1)});
  const auto told = bench.run(suite_of({made}));
  EXPECT_EQ(bench.order(), "a b");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Passed);
  EXPECT_EQ(told.cases.at(1).status, CaseStatus::Failed);
  EXPECT_EQ(told.cases[1].title(), "w / two");
}

TEST(XContract, CasesComeFromAFileAndAreToldByItsRows) {
  auto made = workflow("w", {read_step("$inputs.id")}, {{"cases", {{"file", "ids.csv"}}}});
  made["inputs"] = {{"type", "object"}, {"properties", {{"id", {{"type", "string"}}}}}};
  kizen::SuiteSources sources;
  sources.contract = [](const kizen::SourceRequest&) { return kizen_test::things_contract(); };
  sources.text = [](const std::string&) { return "name,id\none,a\ntwo,b\n"; };
  FlowBench bench;
  bench.says("b", {sized(-1)});
  const auto told = bench.run(kizen::load_suite(
      kizen::read_json(kizen_test::suite_document({made}).dump(1), "things.arazzo.json"), sources));
  EXPECT_EQ(bench.order(), "a b");
  EXPECT_EQ(told.cases.at(0).status, CaseStatus::Passed);
  EXPECT_EQ(told.cases.at(1).status, CaseStatus::Failed);
  EXPECT_EQ(told.cases[1].place.line, 3u);
}

TEST(XContract, TeardownIsRunWhenItsConditionHolds) {
  for (const auto& [condition, order] :
       {std::pair{"$steps.a.outputs.size == 1", "a -7"}, {"$steps.a.outputs.size == 2", "a"}}) {
    FlowBench bench;
    auto extension = teardown_of("7");
    extension["teardown"][0]["when"] = condition;
    const auto result =
        only_case(bench, {workflow("w", {reading("a")}, extension), kizen_test::remove_workflow()});
    EXPECT_EQ(bench.order(), order);
    EXPECT_TRUE(result.teardown_skipped.empty());
  }
}

TEST(XContract, EnvironmentGivesInputs) {
  auto made = workflow("w", {read_step("$inputs.id")}, {{"environment", {{"id", "THING"}}}});
  made["inputs"] = {{"type", "object"},
                    {"required", {"id"}},
                    {"properties", {{"id", {{"type", "string"}, {"maxLength", 3}}}}}};
  for (const auto& [value, status] :
       {std::pair{"abc", CaseStatus::Passed}, {"abcd", CaseStatus::SuiteFault}}) {
    FlowBench bench;
    bench.options.inputs.environment = [text = std::string(value)](const std::string&) {
      return kizen::json_value(text);
    };
    EXPECT_EQ(only_case(bench, {made}).status, status);
  }
  FlowBench bench;
  EXPECT_EQ(only_case(bench, {made}).status, CaseStatus::Skipped);
}

TEST(XContract, UniqueInputsDifferInEachCase) {
  auto made =
      workflow("w", {read_step("$inputs.id")},
               {{"unique", {"id"}}, {"cases", json::array({{{"name", "a"}}, {{"name", "b"}}})}});
  made["inputs"] = {{"type", "object"},
                    {"properties", {{"id", {{"type", "string"}, {"default", "same"}}}}}};
  FlowBench bench;
  bench.options.inputs.unique = [count = 0]() mutable { return "u" + std::to_string(++count); };
  bench.run(suite_of({made}));
  EXPECT_EQ(bench.order(), "u1 u2");
}

TEST(XContract, InvalidRequestsMustBeInvalidAsTheySay) {
  const auto outcome = [](const json& said, const json& payload) {
    FlowBench bench;
    bench.script["POST"] = {kizen::Response{400}};
    auto step = add_step(payload);
    step["successCriteria"][0]["condition"] = "$statusCode == 400";
    step["x-contract"]["request"] = with(said, {{"invalid", true}});
    const auto result = only_case(bench, {workflow("w", {step})});
    return std::string(to_string(result.status)) + " " + rules(result.steps);
  };
  const json big = {{"name", "ann"}, {"size", "big"}};
  EXPECT_EQ(outcome(json::object(), big), "passed ");
  EXPECT_EQ(outcome(json::object(), {{"name", "ann"}}), "suite fault case.request_invalid");
  EXPECT_EQ(outcome({{"at", {"/size"}}}, big), "passed ");
  EXPECT_EQ(outcome({{"at", {"/name"}}}, big), "suite fault case.request_invalid");
  EXPECT_EQ(outcome({{"keyword", {"type"}}}, big), "passed ");
  EXPECT_EQ(outcome({{"keyword", {"required"}}}, big), "suite fault case.request_invalid");
}

/// A difference by which sizes may be below 0, or names be numbers.
kizen::Overlay some_differences() {
  return kizen_test::overlay_of(
      R"({"target": "$.paths['/things/{id}'].get..properties.size.minimum", "remove": true,
          "x-contract": {"id": "S1"}},
         {"target": "$.paths['/things'].post.requestBody..properties.size", "remove": true,
          "x-contract": {"id": "S2"}},
         {"target": "$.paths['/things'].post.requestBody..properties.name",
          "update": {"minLength": 4}, "x-contract": {"id": "S3"}})");
}

TEST(XContract, RequestIsInvalidUnderADifferenceAlone) {
  auto step = add_step();
  step["x-contract"]["request"] = {{"invalid", true}, {"under", {"S3"}}};
  const auto source = kizen::read_json(kizen_test::suite_document({workflow("w", {step})}).dump(1),
                                       "t.arazzo.json");
  for (const bool is_applied : {false, true}) {
    FlowBench bench;
    bench.options.differences = some_differences();
    const auto contract = kizen_test::things_contract();
    const auto told = bench.run(kizen::load_suite(
        source, is_applied ? contract.with(some_differences().only({"S3"})) : contract));
    EXPECT_EQ(told.cases.at(0).status, CaseStatus::Passed) << rules(told.cases[0].steps);
    EXPECT_EQ(told.summary.count(kizen::Verdict::Waived), is_applied ? 1u : 0u);
  }
}

TEST(XContract, ADeviationOfTheResponseIsWaivedAndMustBeThere) {
  auto step = read_step("a");
  step["x-contract"]["response"] = {{"deviation", "S1"}};
  const auto told = [&](int size) {
    FlowBench bench;
    bench.options.differences = some_differences();
    bench.says("a", {sized(size)});
    return bench.run(suite_of({workflow("w", {step})}));
  };
  const auto there = told(-1);
  EXPECT_EQ(there.cases.at(0).status, CaseStatus::Passed);
  EXPECT_EQ(there.summary.waived.at("S1"), 1u);
  const auto gone = told(1);
  EXPECT_EQ(gone.cases.at(0).status, CaseStatus::Failed);
  EXPECT_EQ(rules(gone.cases[0].steps), "case.deviation");
}

TEST(XContract, DeviationsLetRequestsPass) {
  const std::vector<json> workflows = {workflow("w", {add_step({{"name", "a"}, {"size", "big"}})})};
  FlowBench bench;
  bench.options.differences = some_differences();
  EXPECT_EQ(bench.run(suite_of(workflows, {{"deviations", {"S2"}}})).outcome, Outcome::Kept);
  EXPECT_EQ(bench.run(suite_of(workflows)).outcome, Outcome::SuiteFault);
}

TEST(XContract, SchemasAreReferredTo) {
  const json expects = {{{"schema", {{"$ref", "#/x-contract/schemas/small"}}}}};
  const auto status = [&](int size) {
    FlowBench bench;
    bench.says("a", {sized(size)});
    auto step = read_step("a");
    step["x-contract"]["expect"] = expects;
    const json small = {{"properties", {{"size", {{"maximum", 5}}}}}};
    const auto told =
        bench.run(suite_of({workflow("w", {step})}, {{"schemas", {{"small", small}}}}));
    return std::string(to_string(told.cases.at(0).status)) + " " + rules(told.cases[0].steps);
  };
  EXPECT_EQ(status(5), "passed ");
  EXPECT_EQ(status(6), "failed case.expectation");
}

TEST(XContract, JsonPathRootIsWrappedWhereTheSuiteSaysSo) {
  auto step = read_step("a");
  step["successCriteria"].push_back(
      {{"condition", "$[0].size"}, {"context", "$response.body"}, {"type", "jsonpath"}});
  FlowBench bench;
  EXPECT_EQ(bench.run(suite_of({workflow("w", {step})}, {{"jsonpathRoot", "wrapped"}})).outcome,
            Outcome::Kept);
  EXPECT_EQ(bench.run(suite_of({workflow("w", {step})})).outcome, Outcome::Broken);
}

TEST(XContract, ASoftStepGoesOnAndTheCaseHasFailed) {
  EXPECT_EQ(extended_step({{"soft", true}}, 1), "a b: passed");
  EXPECT_EQ(extended_step({{"soft", true}}, 2), "a b: failed: case.criterion");
  EXPECT_EQ(extended_step(json::object(), 2), "a: failed: case.criterion");
  EXPECT_EQ(extended_step({{"soft", true}}, -1),
            "a b: failed: response.body.schema case.criterion");
}

TEST(XContract, ASoftStepThatNobodyAnswersEndsTheCase) {
  FlowBench bench;
  bench.says("a", {kizen_test::silent()});
  const auto result = only_case(
      bench,
      {workflow("w", {reading("z"), reading("a", extended({{"soft", true}})), reading("b")})});
  EXPECT_EQ(bench.order(), "z a");
  EXPECT_EQ(result.status, CaseStatus::NotRun);
}

/// The criteria of an extended one, beside the status.
json weighed_criteria(const json& extension) {
  return json::array({{{"condition", "$statusCode == 200"}},
                      {{"condition", "$response.body#/size == 1"}, {"x-contract", extension}}});
}

TEST(XContract, ASoftCriterionGoesOnAndTheCaseHasFailed) {
  const auto soft = weighed_criteria({{"soft", true}});
  EXPECT_EQ(extended_step(json::object(), 1, soft), "a b: passed");
  EXPECT_EQ(extended_step(json::object(), 2, soft), "a b: failed: case.criterion");
}

TEST(XContract, ACriterionThatWarnsIsMentionedAlone) {
  const auto warns = weighed_criteria({{"severity", "warn"}});
  EXPECT_EQ(extended_step(json::object(), 2, warns), "a b: passed");
  FlowBench bench;
  bench.says("a", {sized(2)});
  const auto result =
      only_case(bench, {workflow("w", {reading("a", {{"successCriteria", warns}})})});
  ASSERT_EQ(result.steps.at(0).warnings.size(), 1u);
  EXPECT_EQ(result.steps[0].warnings[0].expected, "$response.body#/size == 1");
}

/// An expectation that the size is 1, extended.
json weighed_expectation(const json& more) {
  return {
      {"expect", json::array({with({{"context", "$response.body#/size"}, {"equals", 1}}, more)})}};
}

TEST(XContract, ExpectationsMayBeSoftOrWarn) {
  const json any = json::array({{{"condition", "$statusCode == 200"}}});
  EXPECT_EQ(extended_step(weighed_expectation(json::object()), 2, any),
            "a: failed: case.expectation");
  EXPECT_EQ(extended_step(weighed_expectation({{"soft", true}}), 2, any),
            "a b: failed: case.expectation");
  EXPECT_EQ(extended_step(weighed_expectation({{"severity", "warn"}}), 2, any), "a b: passed");
  EXPECT_EQ(extended_step(weighed_expectation({{"soft", true}}), 1, any), "a b: passed");
}

TEST(XContract, ExpectationsAreHeldWhereACriterionOfStatusAndBodyFailsByTheBody) {
  const json both =
      json::array({{{"condition", "$statusCode == 200 && $response.body#/size == 1"}}});
  EXPECT_EQ(extended_step(weighed_expectation(json::object()), 2, both),
            "a: failed: case.criterion case.expectation");
  const json other = json::array({{{"condition", "$statusCode == 201"}}});
  EXPECT_EQ(extended_step(weighed_expectation(json::object()), 2, other),
            "a: failed: case.criterion");
}

/// How a case ends whose steps `a` and `b` get these sizes, under a relation of their outputs.
std::string related_sizes(const json& relation, const json& a, const json& b) {
  auto first = read_step("a");
  auto second = read_step("b");
  for (auto* step : {&first, &second}) {
    (*step)["outputs"] = {{"list", "$response.body#/list"}};
  }
  first["stepId"] = "a";
  second["stepId"] = "b";
  FlowBench bench;
  bench.says("a", {json_response(200, {{"list", a}})});
  bench.says("b", {json_response(200, {{"list", b}})});
  const auto result =
      only_case(bench, {workflow("w", {first, second}, {{"relations", json::array({relation})}})});
  return std::string(to_string(result.status)) + " " + rules(result.steps);
}

TEST(XContract, RelationsHoldBetweenSteps) {
  const json a = "$steps.a.outputs.list";
  const json b = "$steps.b.outputs.list";
  struct Kind {
    json relation;
    json good_a, good_b, bad_b;
  };
  const std::vector<Kind> kinds = {
      {{{"subset", {a, b}}}, {1}, {2, 1}, {2}},
      {{{"superset", {a, b}}}, {1, 2}, {2}, {3}},
      {{{"disjoint", {a, b}}}, {1}, {2}, {1}},
      {{{"equal-set", {a, b}}}, {1, 2}, {2, 1}, {1}},
      {{{"concatenation", {a, {3}}}, {"whole", b}}, {1, 2}, {1, 2, 3}, {1, 3, 2}},
      {{{"sorted-by", ""}, {"of", b}}, {1}, {1, 2}, {2, 1}},
      {{{"unchanged", {a, b}}}, {1, 2}, {1, 2}, {1, 3}},
      {{{"same", {a, b}}, {"at", "/0"}}, {1, 2}, {1, 3}, {2, 2}}};
  for (const auto& kind : kinds) {
    EXPECT_EQ(related_sizes(kind.relation, kind.good_a, kind.good_b), "passed ") << kind.relation;
    EXPECT_EQ(related_sizes(kind.relation, kind.good_a, kind.bad_b), "failed case.relation")
        << kind.relation;
  }
}

TEST(XContract, RelationsAreNotHeldWhereAStepHasFailed) {
  EXPECT_EQ(related_sizes({{"same", {"$steps.a.outputs.list", "$steps.b.outputs.list"}}}, {1}, {2}),
            "failed case.relation");
  FlowBench bench;
  bench.says("a", {sized(2)});
  const json relation = {{"same", {"$steps.a.outputs.size", "$steps.b.outputs.size"}}};
  const auto result = only_case(bench, {workflow("w", {reading("a"), reading("b")},
                                                 {{"relations", json::array({relation})}})});
  EXPECT_EQ(rules(result.steps), "case.criterion");
}

}  // namespace
