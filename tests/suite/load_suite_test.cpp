#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "suite/suite_text.hpp"

namespace {

using kizen::json;

struct Refused {
  std::string name;
  std::string place;  ///< that is changed
  std::string value;  ///< as JSON
  std::string says;   ///< rule, and a part of the message
  std::size_t errors = 1;
};

void PrintTo(const Refused& refused, std::ostream* out) { *out << refused.name; }

struct LoadSuite : testing::TestWithParam<Refused> {};

/// The words of the message that matter: rule, then what stands after the line and column.
std::string shortened(const std::string& message) {
  const auto rule = message.substr(0, message.find(' '));
  const auto problem = message.find(": ", message.find(": #") + 2);
  return rule + " " + message.substr(problem + 2);
}

TEST_P(LoadSuite, Refuses) {
  const auto all = refusals(changed(GetParam().place, json::parse(GetParam().value)));
  std::vector<std::string> said;
  for (const auto& one : all) said.push_back(shortened(one));
  EXPECT_THAT(said, testing::Contains(GetParam().says));
  EXPECT_EQ(said.size(), GetParam().errors) << testing::PrintToString(said);
}

const std::string step = "/workflows/0/steps/0";

INSTANTIATE_TEST_SUITE_P(
    Suite, LoadSuite,
    testing::ValuesIn(std::vector<Refused>{
        {"Version", "/arazzo", R"("2.0.0")",
         "suite.version Arazzo '2.0.0' is not understood; write arazzo: 1.0.1"},
        {"Kind", "/workflows/0/steps/0/stepId", "7",
         "suite.kind 'stepId' is number; it must be string"},
        {"UnknownMember", step + "/succesCriteria", "[]",
         "suite.member.unknown a step has no member 'succesCriteria'; did you mean "
         "'successCriteria'?"},
        {"UnknownExtension", "/x-contract", R"({"version": 1, "tag": []})",
         "suite.member.unknown 'x-contract' of a suite has no member 'tag'; did you mean 'tags'?"},
        {"ExtensionVersion", "/x-contract", R"({"tags": []})",
         "suite.version 'x-contract' does not say version: 1; write it; it is the version of what "
         "this key means"},
        {"Operation", step + "/operationId", R"("records_destory")",
         "suite.operation records.openapi.json has no operation 'records_destory'; did you mean "
         "'records_destroy'?"},
        {"TwoTargets", step + "/workflowId", R"("archive")",
         "suite.step the step has operationId and workflowId; give exactly one of operationId, "
         "operationPath and workflowId"},
        {"TargetAndChannel", step + "/channelPath", R"("deals")",
         "suite.unsupported AsyncAPI ('channelPath') is not supported; write a step that sends an "
         "HTTP request"},
        {"Message", step + "/outputs/status", R"("$message.payload.id")",
         "suite.unsupported the expression '$message.payload.id' is not supported; use $inputs, "
         "$steps, $request, $response or $statusCode"},
        {"StepName", step + "/stepId", R"("a b")",
         "suite.name 'a b' is no stepId; use letters, digits, - and _", 2},
        {"OutputName", step + "/outputs", R"({"a b": "$statusCode"})",
         "suite.name 'a b' is no name for an output; use letters, digits, ., - and _", 2},
        {"Reference", step + "/parameters/0", R"({"reference": "$components.parameters.x"})",
         "suite.reference nothing is at '$components.parameters.x'; there is none here"},
        {"ParameterPlace", step + "/parameters/0", R"({"name": "a", "value": 1})",
         "suite.parameter 'a' does not say where it is; add in: path, query, header or cookie"},
        {"ParameterUndeclared", step + "/parameters/2",
         R"({"name": "page", "in": "query", "value": 1})",
         "suite.parameter records_destroy declares no query parameter 'page'; there is none here"},
        {"ParameterTwice", step + "/parameters/1",
         R"({"name": "object_identifier", "in": "path", "value": 1})",
         "suite.duplicate the parameter 'object_identifier in path' is there twice; give it "
         "once"},
        {"PathParameter", step + "/parameters",
         R"([{"name": "entity_id", "in": "path", "value": "x"}])",
         "suite.parameter the path parameter 'object_identifier' has no value; add it to "
         "'parameters' with in: path"},
        {"Input", step + "/parameters/1/value", R"("$inputs.ids")",
         "suite.input '$inputs.ids': workflow 'archive' has no input 'ids'; did you mean 'id'?"},
        {"InputMember", step + "/parameters/1/value", R"("$inputs.id.x")",
         "suite.input '$inputs.id.x': names may hold dots, so this is an input called 'id.x'; "
         "write "
         "a JSON Pointer: $inputs.id#/x"},
        {"Expression", step + "/outputs/status", R"("$response.body.id")",
         "suite.expression '$response.body.id' is no runtime expression; write a JSON Pointer: "
         "$response.body#/id"},
        {"EmbeddedExpression", step + "/parameters/1/value", R"("a {$inputs.i d}")",
         "suite.expression '$inputs.i d' is no runtime expression; write one like "
         "$response.body#/id or $steps.create.outputs.id"},
        {"NothingSentYet", step + "/parameters/1/value", R"("$response.body#/id")",
         "suite.expression '$response.body#/id' has no value here; nothing was sent yet; use "
         "$inputs or $steps.STEP.outputs.NAME"},
        {"OwnOutput", step + "/parameters/1/value", R"("$steps.delete.outputs.status")",
         "suite.step_output '$steps.delete.outputs.status': step 'delete' is this one; steps see "
         "the "
         "outputs of earlier ones"},
        {"StepOutput", "/workflows/0/outputs/status", R"("$steps.delete.outputs.state")",
         "suite.step_output '$steps.delete.outputs.state': step 'delete' has no output 'state'; "
         "did you mean 'status'?"},
        {"Condition", step + "/successCriteria/0/condition", R"("$statusCode = 204")",
         "suite.condition the condition does not parse at character 13: '= 204' is left over; "
         "compare with =="},
        {"UnsupportedCriterion", step + "/successCriteria/0/type", R"("xpath")",
         "suite.unsupported XPath is not supported; write one of: simple, regex, jsonpath"},
        {"WorkflowThatIsNotDone", step + "/outputs/status", R"("$workflows.a.outputs.b")",
         "suite.workflow '$workflows.a.outputs.b': no workflow 'a' is done by then; name it in "
         "dependsOn, or call it in an earlier step"},
        {"UnsupportedSelector", step + "/outputs/status", R"({"context": "$response.body"})",
         "suite.unsupported a selector is not supported; write an expression, or say arazzo: "
         "1.1.0"},
        {"UnsupportedSource", "/sourceDescriptions/0/type", R"("asyncapi")",
         "suite.unsupported a source of type 'asyncapi' is not supported; write type: openapi "
         "or arazzo"},
        {"CaseInput", "/workflows/0/x-contract",
         R"({"cases": [{"name": "a", "inputs": {"x": 1}}]})",
         "suite.case case 'a': workflow 'archive' has no input 'x'; correct the case, or the "
         "inputs of the workflow"},
        {"CaseKind", "/workflows/0/x-contract",
         R"({"cases": [{"name": "a", "inputs": {"id": 1}}]})",
         "suite.case case 'a': input 'id': expected a string, actual 1; correct the case, or the "
         "inputs of the workflow"},
        {"CaseTwice", "/workflows/0/x-contract", R"({"cases": [{"name": "a"}, {"name": "a"}]})",
         "suite.duplicate the case 'a' is there twice; give each its own name"},
        {"RequiredInput", "/workflows/0/inputs",
         R"({"required": ["id"], "properties": {"id": {"type": "string"}}})",
         "suite.case workflow 'archive': the required input 'id' has no value; give it in "
         "x-contract.cases, give it a default, or name a variable for it in "
         "x-contract.environment"},
        {"SecretDefault", "/workflows/0/inputs/properties/id/format", R"("password")",
         "suite.secret the secret input 'id' has a default; take it out; a suite holds no secrets; "
         "name a variable for it in x-contract.environment"},
        {"StepThatIsNotThere", step, R"({"stepId": "again", "workflowId": "archive",
                               "outputs": {"status": "$outputs.status"}})",
         "suite.step_output '$steps.delete.outputs.status': no earlier step is called 'delete'; "
         "there is: again",
         2},
        {"TwoExpectations", step + "/x-contract", R"({"expect": [{"equals": 1, "absent": true}]})",
         "suite.expectation it says equals and absent; give exactly one of schema, equals and "
         "absent"},
        {"SharedExpression", "/x-contract",
         R"({"version": 1, "schemas": {"a": {"const": "$inputs.id"}}})",
         "suite.unsupported the expression '$inputs.id' in a shared schema is not supported; put "
         "it into the schema of the step"},
    }),
    [](const auto& refused) { return refused.param.name; });

TEST(LoadSuite, MessageHasFileLineAndPointer) {
  const auto suite = changed(step + "/operationId", "x");
  const auto message = refusal(suite);
  EXPECT_EQ(message.substr(0, message.find(": records.openapi")),
            "suite.operation archive.arazzo.json:30:18: #/workflows/0/steps/0/operationId");
  EXPECT_NE(message.find("there is: records_field_values_list, "), std::string::npos) << message;
}

TEST(LoadSuite, RefusesASecondWorkflowOfTheSameName) {
  auto suite = archive_suite();
  suite["workflows"].push_back(suite["workflows"][0]);
  EXPECT_EQ(shortened(refusal(suite)),
            "suite.duplicate the workflow 'archive' is there twice; give each its own name");
}

TEST(LoadSuite, RefusesWorkflowsThatCallOneAnother) {
  auto suite = archive_suite();
  suite["workflows"][0]["steps"].push_back({{"stepId", "again"}, {"workflowId", "archive"}});
  EXPECT_EQ(shortened(refusal(suite)),
            "suite.recursion workflows call one another in a circle: archive -> archive; break "
            "the circle");
}

TEST(LoadSuite, ChecksSchemasWithExpressionsEarly) {
  const auto with = [](const json& schema) {
    return refusal(changed(step + "/x-contract", {{"expect", {{{"schema", schema}}}}}));
  };
  EXPECT_EQ(with({{"const", "$inputs.id"}}), "nothing is refused");
  EXPECT_EQ(with({{"minimum", "$inputs.id"}, {"type", "number"}}), "nothing is refused");
  EXPECT_NE(with({{"const", "$inputs.id"}, {"minimun", 1}}), "nothing is refused");
  EXPECT_NE(with({{"const", "$inputs.id"}, {"$ref", "#/x-contract/schemas/x"}}),
            "nothing is refused");
}

TEST(LoadSuite, UndeclaredParametersMayBeSentOnPurpose) {
  auto suite = changed(step + "/parameters/2", {{"name", "page"}, {"in", "query"}, {"value", 1}});
  suite["workflows"][0]["steps"][0]["x-contract"]["request"]["invalid"] = true;
  EXPECT_EQ(refusal(suite), "nothing is refused");
}

TEST(LoadSuite, StepsThatAStepWaitsForAreNamedOnce) {
  auto suite = changed("/arazzo", "1.1.0");
  auto later = suite["workflows"][0]["steps"][0];
  later["stepId"] = "again";
  later["dependsOn"] = json::array({"delete"});
  suite["workflows"][0]["steps"].push_back(later);
  EXPECT_EQ(refusal(suite), "nothing is refused");
  const auto with = [&](const json& names) {
    return shortened(refusal(changed("/workflows/0/steps/1/dependsOn", names, suite)));
  };
  EXPECT_EQ(with(json::array({"delete", "delete"})),
            "suite.duplicate the step 'delete' is there twice; name it once");
  EXPECT_EQ(with(json::array()),
            "suite.member.missing 'dependsOn' is empty; it needs at least one item");
}

TEST(LoadSuite, AWorkflowIsDoneOnceTheStepThatCallsItEnded) {
  auto suite = archive_suite();
  auto caller = suite["workflows"][0];
  caller["workflowId"] = "caller";
  caller["steps"] = json::parse(R"([{"stepId": "delete", "workflowId": "archive",
    "successCriteria": [{"condition": "$workflows.archive.outputs.status == 204"}],
    "outputs": {"status": "$workflows.archive.outputs.status"}}])");
  suite["workflows"].push_back(caller);
  EXPECT_EQ(refusal(suite), "nothing is refused");
  suite["workflows"][1]["steps"][0]["parameters"] =
      json::array({{{"name", "id"}, {"value", "$workflows.archive.outputs.status"}}});
  EXPECT_THAT(refusal(suite), testing::HasSubstr("no workflow 'archive' is done by then"));
}

TEST(LoadSuite, RefusesACallWithoutWhatTheWorkflowNeeds) {
  auto suite = archive_suite();
  auto caller = suite["workflows"][0];
  caller["workflowId"] = "caller";
  caller["steps"] = json::parse(R"([{"stepId": "delete", "workflowId": "archive",
                                     "outputs": {"status": "$outputs.status"}}])");
  suite["workflows"].push_back(caller);
  EXPECT_EQ(refusal(suite), "nothing is refused");
  suite["workflows"][0]["inputs"] = {{"required", {"id"}},
                                     {"properties", {{"id", json::object()}}}};
  EXPECT_EQ(shortened(refusal(suite)),
            "suite.input workflow 'archive' needs its input 'id'; give it as a parameter");
  suite["workflows"][1]["steps"][0]["parameters"] = {{{"name", "ids"}, {"value", 1}}};
  EXPECT_EQ(shortened(refusal(suite)),
            "suite.input workflow 'archive' has no input 'ids'; did you mean 'id'?");
}

}  // namespace
