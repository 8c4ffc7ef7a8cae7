#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "suite/lint_text.hpp"
#include "suite/suite_text.hpp"

namespace {

using kizen::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string open_place = "/workflows/0/steps/0/x-contract/expect/0";

/// An open expectation with these answers.
json left_open(json answers, const json& more = json::object()) {
  json made = {{"open", "S13: an unknown condition"}, {"answers", std::move(answers)}};
  made.update(more);
  return made;
}

json status_is(int status) {
  return json::array({{{"context", "$statusCode"}, {"equals", status}}});
}

json refused_or_ignored() {
  auto refused = status_is(400);
  refused.push_back({{"schema", {{"required", {"errors"}}}}});
  return {{"refused", refused}, {"ignored", status_is(200)}};
}

std::string open_refusal(const json& expectation) {
  return refusal(changed(open_place, expectation));
}

/// What the expectation comes to where this is the response.
kizen::ExpectationResult answered(const kizen::Suite& suite, int status, const json& came) {
  kizen::Scope scope;
  scope.exchange.emplace();
  scope.exchange->exchange.response.status = status;
  scope.exchange->response_body = kizen::json_value(came);
  return kizen::check_expectation(suite, suite.workflows[0].steps[0].expectations.at(0), scope);
}

kizen::ExpectationResult answered(const json& answers, int status, const json& came) {
  return answered(loaded(changed(open_place, left_open(answers))), status, came);
}

TEST(OpenExpectation, HoldsWhereAllOfOneAnswerHolds) {
  const auto refused = answered(refused_or_ignored(), 400, {{"errors", "x"}});
  EXPECT_TRUE(refused.ok());
  EXPECT_EQ(refused.seen, "refused");
  const auto ignored = answered(refused_or_ignored(), 200, json::object());
  EXPECT_TRUE(ignored.ok());
  EXPECT_EQ(ignored.seen, "ignored");
}

TEST(OpenExpectation, SaysOfEachAnswerWhyItDoesNotFit) {
  const auto result = answered(refused_or_ignored(), 400, json::object());
  ASSERT_EQ(result.findings.size(), 1U);
  const auto& finding = result.findings[0];
  EXPECT_EQ(result.seen, "");
  EXPECT_EQ(finding.keyword, "open");
  EXPECT_EQ(finding.context, "");
  EXPECT_EQ(finding.expected, "an answer to \"S13: an unknown condition\": ignored or refused");
  EXPECT_EQ(finding.actual, "none of them fits");
  EXPECT_EQ(finding.note,
            "ignored: equals at '' of $statusCode: expected 200, actual 400\n"
            "refused: required at '' of $response.body: expected a member \"errors\", actual {}");
  EXPECT_EQ(finding.place.pointer.to_string(), open_place);
}

TEST(OpenExpectation, SaysWhyAnAnswerCannotBeHeldToTheValue) {
  auto answers = refused_or_ignored();
  answers["same"] =
      json::array({{{"context", "$statusCode"}, {"equals", "$response.header.X-Status"}}});
  const auto result = answered(answers, 500, json::object());
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_THAT(result.findings[0].note,
              HasSubstr("\nsame: the expected value cannot be resolved: "));
}

TEST(OpenExpectation, SeesTheFirstThatFitsInTheOrderWritten) {
  for (const auto& [first, second] :
       {std::pair<std::string, std::string>{"any", "less"}, {"less", "any"}}) {
    auto text = changed(open_place, "ANSWERS").dump(1);
    const std::string any = R"("any": [{"context": "$statusCode", "schema": {}}])";
    const std::string less = R"("less": [{"context": "$statusCode", "schema": {"maximum": 999}}])";
    text.replace(text.find("\"ANSWERS\""), 9,
                 R"({"open": "q", "answers": {)" + (first == "any" ? any : less) + ", " +
                     (second == "any" ? any : less) + "}}");
    const auto suite =
        kizen::load_suite(kizen::read_json(text, "archive.arazzo.json"), kizen::records());
    EXPECT_EQ(answered(suite, 200, json::object()).seen, first);
  }
}

TEST(OpenExpectation, TakesTheOrderOfNamesWhereThereIsNoText) {
  auto document =
      changed(open_place, left_open({{"b", json::array({{{"schema", true}}})},
                                     {"a", json::array({{{"schema", json::object()}}})}}));
  kizen::JsonSource source{"made.json", std::make_shared<const json>(document)};
  EXPECT_EQ(answered(kizen::load_suite(source, kizen::records()), 200, json::object()).seen, "a");
}

struct RefusedOpen {
  const char* name;
  json expectation;
  std::string message;
};

class OpenExpectationRefused : public testing::TestWithParam<RefusedOpen> {};

TEST_P(OpenExpectationRefused, SaysWhatToDo) {
  EXPECT_THAT(open_refusal(GetParam().expectation), testing::EndsWith(GetParam().message));
}

json with_second(const json& answer) { return {{"first", status_is(200)}, {"second", answer}}; }

INSTANTIATE_TEST_SUITE_P(
    Suite, OpenExpectationRefused,
    testing::ValuesIn(std::vector<RefusedOpen>{
        {"EmptyQuestion", left_open(refused_or_ignored(), {{"open", " "}}),
         "/open: 'open' is empty; say what it is that the rules leave open"},
        {"NumberForQuestion", left_open(refused_or_ignored(), {{"open", 1}}),
         "/open: 'open' is number; it must be string"},
        {"NoAnswers",
         {{"open", "q"}},
         ": the required member 'answers' is missing; add it; it must be object"},
        {"NoneOfAnswers", left_open(json::object()),
         "/answers: 'answers' is empty; give at least two; what has one answer is not open"},
        {"OneAnswer", left_open({{"a", status_is(1)}}),
         "/answers: 'answers' has only one; give at least two; what has one answer is not open"},
        {"ListOfAnswers", left_open(json::array()),
         "/answers: 'answers' is array; it must be object"},
        {"AnswersAlone",
         {{"schema", true}, {"answers", refused_or_ignored()}},
         "/answers: 'answers' is given without 'open'; say under open what it is that the rules "
         "leave open"},
        {"UnnamedAnswer", left_open({{"a", status_is(1)}, {" ", status_is(2)}}),
         ": an answer has no name; give it one; it is told where it is seen"},
        {"EmptyAnswer", left_open(with_second(json::array())),
         "/answers/second: 'second' is empty; it needs at least one item"},
        {"ObjectForAnswer", left_open(with_second({{"schema", true}})),
         "/answers/second: 'second' is object; it must be array"},
        {"TextForExpectation", left_open(with_second({"x"})),
         "/answers/second/0: an expectation is string; it must be object"},
        {"SameAnswers", left_open(with_second(status_is(200))),
         "/answers/second: the answers 'first' and 'second' expect the same; one of them would "
         "never be seen; take it out"},
        {"NestedOpen", left_open(with_second(json::array({left_open(refused_or_ignored())}))),
         "/answers/second/0/open: an answer leaves something open itself; give each of its "
         "answers a place beside this one"},
        {"SoftAnswer", left_open(with_second(json::array({{{"absent", true}, {"soft", true}}}))),
         "/answers/second/0/soft: 'soft' means nothing within an answer; give it to the open "
         "expectation"},
        {"WarningAnswer",
         left_open(with_second(json::array({{{"absent", true}, {"severity", "warn"}}}))),
         "/answers/second/0/severity: 'severity' means nothing within an answer; give it to the "
         "open expectation"},
        {"UnknownMemberOfAnswer",
         left_open(with_second(json::array({{{"absent", true}, {"kee", "/id"}}}))),
         "/answers/second/0/kee: an expectation has no member 'kee'; did you mean 'key'?"},
        {"UnknownMember", left_open(refused_or_ignored(), {{"answer", 1}}),
         "/answer: an open expectation has no member 'answer'; did you mean 'answers'?"},
        {"ContextBesides", left_open(refused_or_ignored(), {{"context", "$statusCode"}}),
         "/context: an open expectation has no member 'context'; there is: open, answers, soft, "
         "severity"},
        {"SoftAndSeverity", left_open(refused_or_ignored(), {{"soft", true}, {"severity", "warn"}}),
         ": it says soft and severity; give at most one of them"},
        {"ForwardReference",
         left_open(with_second(json::array({{{"context", "$statusCode"},
                                             {"equals", "$steps.later.outputs.x"}}}))),
         "/answers/second/0/equals: '$steps.later.outputs.x': no earlier step is called 'later'; "
         "there is none here"},
        {"ReferenceOutOfTheSuite",
         left_open(with_second(json::array({{{"schema", {{"$ref", "other.json"}}}}}))),
         "/answers/second/0/schema/$ref: 'other.json' leads out of the suite; put the schema "
         "under x-contract.schemas and write #/x-contract/schemas/NAME"},
    }),
    [](const auto& refused) { return refused.param.name; });

TEST(OpenExpectation, TellsAllThatIsWrongWithItAtOnce) {
  const auto said = refusals(changed(
      open_place, left_open({{"a", json::array()}, {"b", json::array({{{"equals", "$inputs.x"}}})}},
                            {{"open", ""}, {"soft", 1}})));
  EXPECT_THAT(said, testing::UnorderedElementsAre(
                        HasSubstr("'a' is empty"), HasSubstr("'$inputs.x'"),
                        HasSubstr("'open' is empty"), HasSubstr("'soft' is not true")));
}

TEST(OpenExpectation, IsReadForUses) {
  auto suite = three_steps();
  auto& steps = suite["workflows"][0]["steps"];
  steps[0]["outputs"] = {{"status", "$statusCode"}};
  EXPECT_THAT(lint_lines(suite), ElementsAre(HasSubstr("unused-output")));
  auto answers = refused_or_ignored();
  answers["refused"][0]["equals"] = "$steps.one.outputs.status";
  steps[1]["x-contract"]["expect"] = json::array({left_open(answers)});
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

json count_is(int count) { return {{"context", "$response.body#/count"}, {"equals", count}}; }

const json ann_first = {{"context", "$response.body#/results/0/name"}, {"equals", "ann"}};

TEST(OpenExpectation, ReliesOnAnOrderUnlessItsAnswerLimitsTheList) {
  const auto said = [](const json& first) {
    return lint_lines(
        search_suite(left_open({{"first", first}, {"none", json::array({count_is(0)})}})));
  };
  EXPECT_THAT(said(json::array({ann_first})),
              ElementsAre(AllOf(HasSubstr("/expect/0/answers/first/0: "),
                                HasSubstr("looks at one place of a list"))));
  EXPECT_THAT(said(json::array({ann_first, count_is(1)})), IsEmpty());
}

TEST(OpenExpectation, LimitsAListWhereEveryAnswerDoes) {
  const auto said = [](int count) {
    auto suite = search_suite(left_open(
        {{"none", json::array({count_is(0)})}, {"some", json::array({count_is(count)})}}));
    suite["workflows"][0]["steps"][0]["x-contract"]["expect"].push_back(ann_first);
    return lint_lines(suite);
  };
  EXPECT_THAT(said(1), IsEmpty());
  EXPECT_THAT(said(2), ElementsAre(HasSubstr("/expect/1: ")));
}

TEST(OpenExpectation, HoldsNoIdOfOneTenant) {
  const json id = {{"equals", "0b5e0c1e-8d51-4a3f-8c50-1f2e3d4c5b6a"}};
  EXPECT_THAT(lint_lines(search_suite(left_open(with_second(json::array({id}))))),
              ElementsAre(HasSubstr("hard-coded-id")));
}

}  // namespace
