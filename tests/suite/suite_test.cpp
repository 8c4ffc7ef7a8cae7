#include <kizen/suite/suite.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <kizen/records.hpp>
#include <string>

#include "suite/suite_text.hpp"
#include "suite/worked_example.hpp"

namespace {

using kizen::json;
using kizen::ParameterPlace;

kizen::Suite worked() {
  return kizen::load_suite(kizen::read_json(worked_example(), "upsert.arazzo.json"),
                           kizen::records());
}

TEST(Suite, KeepsWhatTheDocumentSays) {
  const auto suite = worked();
  EXPECT_EQ(suite.title, "Upsert outcomes");
  EXPECT_EQ(suite.sources.at(0).name, "records");
  EXPECT_EQ(suite.deviations, std::vector<std::string>{"D6"});
  EXPECT_EQ(suite.workflows.size(), 4U);
  EXPECT_EQ(suite.workflow("archive")->steps.at(0).operation->id, "records_destroy");
  EXPECT_EQ(suite.workflow("nothing"), nullptr);
  EXPECT_TRUE(suite.warnings.empty());
}

TEST(Suite, KeepsInputsCasesAndTeardown) {
  const auto suite = worked();
  const auto& workflow = suite.workflows.front();
  EXPECT_EQ(workflow.tags, (std::vector<std::string>{"upsert", "writes"}));
  EXPECT_TRUE(workflow.input("unique")->unique);
  EXPECT_EQ(workflow.input("other_api_key")->environment, "KIZEN_OTHER_API_KEY");
  ASSERT_EQ(workflow.cases.size(), 2U);
  EXPECT_EQ(workflow.cases[1].name, "another object");
  EXPECT_EQ(*workflow.cases[1].inputs.at("object"), "projects");
  EXPECT_EQ(workflow.teardown.at(0).workflow.id, "archive");
  EXPECT_FALSE(workflow.teardown.at(0).parameters.at(0).in);
}

TEST(Suite, WorkflowWithoutCasesHasOneUnnamed) {
  const auto suite = worked();
  ASSERT_EQ(suite.workflow("calls-need-credentials")->cases.size(), 1U);
  EXPECT_EQ(suite.workflow("calls-need-credentials")->cases[0].name, "");
}

TEST(Suite, WorkflowThatOthersCallIsAHelper) {
  const auto suite = worked();
  EXPECT_TRUE(suite.workflow("archive")->is_helper);
  EXPECT_TRUE(suite.workflow("archive")->cases.empty());
}

TEST(Suite, StepsTakeTheParametersOfTheirWorkflow) {
  const auto suite = worked();
  const auto& find = suite.workflows.front().steps.at(2);
  ASSERT_EQ(find.parameters.size(), 2U);
  EXPECT_EQ(find.parameters[0].name, "search");
  EXPECT_EQ(find.parameters[0].in, ParameterPlace::Query);
  EXPECT_EQ(find.parameters[1].name, "object_identifier");
  EXPECT_EQ(*find.parameters[1].value, "$inputs.object");
}

TEST(Suite, CallsTakeTheParametersOfTheirWorkflow) {
  auto suite = archive_suite();
  auto caller = suite["workflows"][0];
  caller["workflowId"] = "caller";
  caller["parameters"] = json::parse(R"([{"name": "id", "value": "$inputs.id"}])");
  caller["steps"] = json::parse(R"([{"stepId": "delete", "workflowId": "archive"}])");
  suite["workflows"].push_back(caller);
  const auto parameters = loaded(suite).workflow("caller")->steps.at(0).parameters;
  ASSERT_EQ(parameters.size(), 1U);
  EXPECT_EQ(*parameters[0].value, "$inputs.id");
  suite["workflows"][1]["parameters"][0]["name"] = "ids";
  EXPECT_NE(refusal(suite).find("no workflow that is called has an input 'ids'"),
            std::string::npos);
}

TEST(Suite, StepsKeepWhatTheyExpect) {
  const auto suite = worked();
  const auto& steps = suite.workflows.front().steps;
  EXPECT_EQ(steps[0].criteria.at(1).text(), "$response.body#/action == 'created'");
  EXPECT_EQ(steps[0].outputs.at(0).value.text(), "$response.body#/id");
  ASSERT_EQ(steps[1].expectations.size(), 2U);
  EXPECT_FALSE(steps[1].expectations[0].compiled);
  EXPECT_EQ(steps[1].expectations[1].kind, kizen::Expectation::Kind::Absent);
  EXPECT_TRUE(steps[2].expectations[0].compiled);
  const auto& refused = suite.workflow("upsert-needs-a-lookup-value")->steps.at(0);
  EXPECT_EQ(refused.invalid_request->at.at(0).to_string(), "/lookup_value");
  EXPECT_EQ(refused.invalid_request->keywords.at(0), "required");
}

TEST(Suite, PlacesHaveLines) {
  const auto suite = worked();
  const auto place = suite.place(suite.workflows.front().steps.at(0).place);
  EXPECT_EQ(place.file, "upsert.arazzo.json");
  EXPECT_GT(place.line, 40U);
}

TEST(Suite, NamesOperationsByPathAndBySource) {
  auto suite =
      changed("/workflows/0/steps/0/operationId", "$sourceDescriptions.records.records_destroy");
  EXPECT_EQ(loaded(suite).workflows[0].steps[0].operation->id, "records_destroy");
  suite["workflows"][0]["steps"][0].erase("operationId");
  suite["workflows"][0]["steps"][0]["operationPath"] =
      "{$sourceDescriptions.records.url}#/paths/~1api~1records~1{object_identifier}~1{entity_id}/"
      "delete";
  EXPECT_EQ(loaded(suite).workflows[0].steps[0].operation->id, "records_destroy");
}

TEST(Suite, WarnsOfWhatOtherToolsReadDifferently) {
  const auto suite =
      loaded(changed("/workflows/0/steps/0/successCriteria/0/condition", "$method == \"DELETE\""));
  ASSERT_EQ(suite.warnings.size(), 1U);
  EXPECT_GT(suite.warnings[0].place.line, 0U);
}

TEST(Suite, ReadsReusableInputs) {
  auto suite = changed("/workflows/0/inputs", {{"$ref", "#/components/inputs/shared"}});
  suite["components"]["inputs"]["shared"] =
      json::parse(R"({"type": "object", "properties": {"id": {"default": "x"}}})");
  EXPECT_EQ(*loaded(suite).workflows[0].input("id")->fallback, "x");
}

}  // namespace
