#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <kizen/run.hpp>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support/flow_bench.hpp"

namespace {

using kizen::CaseStatus;
using kizen::json;
using kizen::SeenAnswer;
using kizen_test::action;
using kizen_test::calling;
using kizen_test::extended;
using kizen_test::FlowBench;
using kizen_test::on_failure;
using kizen_test::only_case;
using kizen_test::read_step;
using kizen_test::reading;
using kizen_test::rules;
using kizen_test::sized;
using kizen_test::with;
using kizen_test::workflow;
using testing::ElementsAre;
using testing::IsEmpty;

/// Which of two sizes an expression has.
json one_or_two(const std::string& context = "$response.body#/size",
                const json& more = json::object()) {
  const auto equal_to = [&](int size) {
    return json::array({{{"context", context}, {"equals", size}}});
  };
  return with(
      {{"open", "how large it is"}, {"answers", {{"one", equal_to(1)}, {"two", equal_to(2)}}}},
      more);
}

/// A step that reads a thing of a size that is left open.
json open_step(const std::string& id, const json& more = json::object()) {
  auto step = read_step(id);
  step["stepId"] = id;
  step["x-contract"]["expect"] = json::array({one_or_two("$response.body#/size", more)});
  return step;
}

TEST(OpenExpectationInARun, NotesWhatIsSeen) {
  FlowBench bench;
  bench.says("b", {sized(2)});
  const auto told = bench.run(
      kizen_test::suite_of({workflow("w", {open_step("a"), open_step("b"), open_step("c")})}));
  ASSERT_EQ(told.cases.size(), 1U);
  EXPECT_EQ(told.cases[0].status, CaseStatus::Passed);
  EXPECT_THAT(told.cases[0].steps.at(0).seen, ElementsAre(SeenAnswer{"how large it is", "one"}));
  EXPECT_THAT(told.cases[0].steps.at(1).seen, ElementsAre(SeenAnswer{"how large it is", "two"}));
  using Counts = std::map<std::string, std::size_t>;
  EXPECT_THAT(told.summary.seen,
              ElementsAre(testing::Pair("how large it is", Counts{{"one", 2}, {"two", 1}})));
}

TEST(OpenExpectationInARun, FailsInFullWhereNoAnswerFits) {
  FlowBench bench;
  bench.says("a", {sized(3)});
  const auto result = only_case(bench, {workflow("w", {open_step("a")})});
  EXPECT_EQ(result.status, CaseStatus::Failed);
  ASSERT_EQ(result.steps.size(), 1U);
  EXPECT_THAT(result.steps[0].seen, IsEmpty());
  ASSERT_EQ(result.steps[0].failures.size(), 1U);
  auto failure = result.steps[0].failures[0];
  failure.schema.document = "things.arazzo.json";
  EXPECT_EQ(kizen::render(failure, result.steps[0].report),
            "case.expectation: open\n"
            "  --> things.arazzo.json  #/workflows/0/steps/0/x-contract/expect/0\n"
            "   at  the 200 response to GET /things/a\n"
            "  expected  an answer to \"how large it is\": one or two\n"
            "  actual    none of them fits\n"
            "  note      one: equals at '' of $response.body#/size: expected 1, actual 3\n"
            "  note      two: equals at '' of $response.body#/size: expected 2, actual 3\n");
}

TEST(OpenExpectationInARun, MayBeSoftOrOnlyWarn) {
  for (const auto& [weight, status, warnings] :
       {std::tuple{json{{"soft", true}}, CaseStatus::Failed, 0U},
        {json{{"severity", "warn"}}, CaseStatus::Passed, 1U}}) {
    FlowBench bench;
    bench.says("a", {sized(3)});
    const auto result = only_case(bench, {workflow("w", {open_step("a", weight), reading("b")})});
    EXPECT_EQ(bench.order(), "a b");
    EXPECT_EQ(result.status, status);
    EXPECT_EQ(result.steps.at(0).warnings.size(), warnings);
  }
}

TEST(OpenExpectationInARun, SaysWhyNoAnswerFitsWhereItOnlyWarns) {
  FlowBench bench;
  bench.says("a", {sized(3)});
  const auto result = only_case(bench, {workflow("w", {open_step("a", {{"severity", "warn"}})})});
  EXPECT_THAT(kizen::detail::mention(result.steps.at(0).warnings.at(0)),
              testing::EndsWith("actual none of them fits; "
                                "one: equals at '' of $response.body#/size: expected 1, actual 3; "
                                "two: equals at '' of $response.body#/size: expected 2, actual 3"));
}

TEST(OpenExpectationInARun, IsNotAskedOfAnotherStatus) {
  FlowBench bench;
  bench.says("a", {kizen_test::json_response(404, {{"size", 1}})});
  const auto result = only_case(bench, {workflow("w", {open_step("a")})});
  EXPECT_THAT(result.steps.at(0).seen, IsEmpty());
  EXPECT_THAT(rules(result.steps), testing::HasSubstr("case.criterion"));
}

TEST(OpenExpectationInARun, SeesWhatACalledWorkflowHandsOn) {
  auto called = workflow("inner", {reading("a")});
  called["outputs"] = {{"size", "$steps.a.outputs.size"}};
  for (const int size : {1, 2}) {
    FlowBench bench;
    called["steps"][0]["successCriteria"] = json::array({{{"condition", "$statusCode == 200"}}});
    bench.says("a", {sized(size)});
    const auto call =
        calling("c", "inner", extended({{"expect", json::array({one_or_two("$outputs.size")})}}));
    const auto result = only_case(bench, {workflow("w", {call}), called});
    EXPECT_EQ(result.status, CaseStatus::Passed);
    ASSERT_EQ(result.steps.size(), 2U);
    EXPECT_EQ(result.steps[1].id, "c");
    EXPECT_THAT(result.steps[1].seen,
                ElementsAre(SeenAnswer{"how large it is", size == 1 ? "one" : "two"}));
  }
}

TEST(OpenExpectationInARun, SeesTheLastAttemptAlone) {
  FlowBench bench;
  bench.says("a", {sized(2), sized(1)});
  auto step = reading("a", on_failure({action("retry")}));
  step["x-contract"]["expect"] = json::array({one_or_two()});
  const auto told = bench.run(kizen_test::suite_of({workflow("w", {step})}));
  EXPECT_EQ(bench.order(), "a a");
  ASSERT_EQ(told.cases.at(0).steps.size(), 1U);
  EXPECT_THAT(told.cases[0].steps[0].seen, ElementsAre(SeenAnswer{"how large it is", "one"}));
  EXPECT_EQ(kizen::Summary::total(told.summary.seen.at("how large it is")), 1U);
}

TEST(OpenExpectationInARun, ForgetsWhatAnInterruptedRetrySaw) {
  FlowBench bench;
  bench.says("a", {sized(2)});
  std::atomic<bool> interrupted{false};
  bench.options.interrupted = &interrupted;
  bench.options.clock.wait = [&](std::chrono::milliseconds) { interrupted = true; };
  auto step = reading("a", on_failure({action("retry", {{"retryAfter", 1}})}));
  step["x-contract"]["expect"] = json::array({one_or_two()});
  const auto result = only_case(bench, {workflow("w", {step})});
  ASSERT_EQ(result.steps.size(), 1U);
  EXPECT_EQ(result.steps[0].no_answer, "interrupted before attempt 2");
  EXPECT_THAT(result.steps[0].seen, IsEmpty());
}

TEST(OpenExpectationInARun, SaysNothingOfARateLimitThatIsSpent) {
  FlowBench bench;
  bench.says("a", {kizen_test::json_response(429, {{"size", 2}})});
  auto step = reading("a");
  step["successCriteria"] = json::array({{{"condition", "$response.body#/size == 1"}}});
  step["x-contract"]["expect"] = json::array({one_or_two()});
  const auto result = only_case(bench, {workflow("w", {step})});
  EXPECT_THAT(result.steps.at(0).no_answer, testing::StartsWith("the rate limit is spent"));
  EXPECT_THAT(result.steps[0].seen, IsEmpty());
}

TEST(OpenExpectationInARun, TellsNoSecret) {
  FlowBench bench;
  bench.says("a", {sized("s3cret")});
  auto step = open_step("a");
  step["x-contract"]["expect"][0]["open"] = "whether s3cret is told";
  step["x-contract"]["expect"][0]["answers"]["s3cret it is"] =
      json::array({{{"context", "$response.body#/size"}, {"schema", {{"type", "string"}}}}});
  auto result = only_case(bench, {workflow("w", {step})});
  EXPECT_THAT(result.steps.at(0).seen, ElementsAre(SeenAnswer{"whether *** is told", "*** it is"}));
  bench.says("a", {sized(json::array({"s3cret"}))});
  result = only_case(bench, {workflow("w", {step})});
  ASSERT_FALSE(result.steps.at(0).failures.empty());
  EXPECT_THAT(result.steps[0].failures[0].note, testing::Not(testing::HasSubstr("s3cret")));
  EXPECT_THAT(result.steps[0].failures[0].note, testing::HasSubstr("actual [\"***\"]"));
}

}  // namespace
