#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/suite.hpp>
#include <string>

#include "suite/lint_text.hpp"

namespace {

using kizen::json;
using testing::ElementsAre;
using testing::IsEmpty;

/// A workflow whose input `page` is declared, and read where the test says.
json reading_page(const std::string& place, const json& value) {
  auto suite = archive_suite();
  suite["workflows"][0]["inputs"]["properties"]["page"] = {{"type", "string"}, {"default", "x"}};
  return changed(place, value, suite);
}

TEST(LintUnusedInput, EveryPlaceThatReadsCounts) {
  const std::string step = "/workflows/0/steps/0";
  const auto read = json("{$inputs.page} of all");
  EXPECT_THAT(
      lint_lines(reading_page(step + "/parameters/1/value", {{"a", read}, {"b", "$inputs.id"}})),
      IsEmpty());
  EXPECT_THAT(lint_lines(reading_page(step + "/requestBody/payload", {{"a", {read}}})), IsEmpty());
  EXPECT_THAT(
      lint_lines(reading_page(step + "/successCriteria/1/condition", "$inputs.page == 'x'")),
      IsEmpty());
  EXPECT_THAT(
      lint_lines(reading_page(step + "/successCriteria/1", {{"condition", "^{$inputs.page}$"},
                                                            {"context", "$response.header.Date"},
                                                            {"type", "regex"}})),
      IsEmpty());
  EXPECT_THAT(lint_lines(reading_page(step + "/x-contract/expect/0",
                                      {{"context", "$response.body"}, {"equals", read}})),
              IsEmpty());
  EXPECT_THAT(lint_lines(reading_page(step + "/x-contract/expect/0",
                                      {{"context", "$inputs.page"}, {"equals", "x"}})),
              IsEmpty());
  EXPECT_THAT(lint_lines(reading_page(
                  step + "/onFailure/0",
                  {{"name", "stop"},
                   {"type", "end"},
                   {"criteria", json::array({{{"condition", "$inputs.page == 'x'"}}})}})),
              IsEmpty());
  EXPECT_THAT(
      lint_lines(reading_page("/workflows/0/outputs/page", "$workflows.archive.inputs.page")),
      IsEmpty());
}

TEST(LintUnusedInput, ASharedDeclarationIsReadIfOneWorkflowReadsIt) {
  auto suite = create_suite();
  const json reference = {{"$ref", "#/components/inputs/both"}};
  suite["components"]["inputs"]["both"] = json::parse(
      R"({"type": "object", "properties": {"id": {"type": "string", "default": "x"}}})");
  suite["workflows"][0]["inputs"] = reference;
  suite["workflows"][1]["inputs"] = reference;
  suite["workflows"][0]["x-contract"]["teardown"] = json::array({archive_call()});
  EXPECT_THAT(lint_lines(suite), IsEmpty());
  suite["workflows"][1]["steps"][0]["parameters"][1]["value"] = "0b5e";
  EXPECT_THAT(lint_lines(suite), ElementsAre("unused-input /components/inputs/both/properties/id: "
                                             "input 'id' of 2 workflows is read nowhere"));
}

TEST(LintUnusedOutput, AStepThatCallsReadsByOutputsAndBySteps) {
  auto suite = create_suite();
  suite["workflows"][0]["x-contract"]["teardown"] = json::array({archive_call()});
  suite["workflows"][0]["steps"][1] = archive_call();
  suite["workflows"][0]["steps"][1]["stepId"] = "remove";
  suite["workflows"][1]["steps"][0]["outputs"]["status"] = "$statusCode";
  suite["workflows"][1]["outputs"]["status"] = "$steps.delete.outputs.status";
  const auto unread = ElementsAre(
      "unused-output /workflows/1/outputs/status: output 'status' of workflow 'archive' is read by "
      "none of those that call it or depend on it");
  EXPECT_THAT(lint_lines(suite), unread);
  EXPECT_THAT(
      lint_lines(changed("/workflows/0/outputs/status", "$steps.remove.outputs.status", suite)),
      IsEmpty());
  EXPECT_THAT(lint_lines(changed("/workflows/0/steps/1/successCriteria/0/condition",
                                 "$outputs.status == 204", suite)),
              IsEmpty());
}

TEST(LintUnusedOutput, OutputsThatAWorkflowOnlyHandsOutAreItsOwnAffair) {
  auto suite = create_suite();
  suite["workflows"][0]["x-contract"]["teardown"] = json::array({archive_call()});
  EXPECT_THAT(lint_lines(suite), IsEmpty());
  suite["workflows"][2] = suite["workflows"][0];
  suite["workflows"][2]["workflowId"] = "after";
  suite["workflows"][2]["dependsOn"] = json::array({"create"});
  EXPECT_THAT(lint_lines(suite),
              ElementsAre("unused-output /workflows/0/outputs/id: output 'id' of workflow 'create' "
                          "is read by none of those that call it or depend on it"));
  suite["workflows"][2]["outputs"]["first"] = "$workflows.create.outputs.id";
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

TEST(LintUnusedSchema, ASchemaThatOnlyItselfRefersToIsUnused) {
  auto suite = archive_suite();
  suite["x-contract"] = json::parse(R"({"version": 1, "schemas": {
    "tree": {"properties": {"left": {"$ref": "#/x-contract/schemas/tree"},
                            "leaf": {"$ref": "#/x-contract/schemas/leaf"}}},
    "leaf": {"type": "object"}}})");
  EXPECT_THAT(
      lint_lines(suite),
      ElementsAre("unused-schema /x-contract/schemas/leaf: the schema 'leaf' is referred to "
                  "nowhere",
                  "unused-schema /x-contract/schemas/tree: the schema 'tree' is referred to "
                  "nowhere"));
  suite["workflows"][0]["steps"][0]["x-contract"]["expect"][0]["schema"]["$ref"] =
      "#/x-contract/schemas/tree";
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

TEST(LintUnusedComponent, ActionsAndInputsAreToldByTheirKind) {
  auto suite = archive_suite();
  suite["components"] = json::parse(R"({
    "inputs": {"own": {"type": "object"}},
    "failureActions": {"again": {"name": "again", "type": "retry"}}})");
  EXPECT_THAT(lint_lines(suite),
              ElementsAre("unused-component /components/failureActions/again: 'again' of "
                          "components.failureActions is referred to nowhere",
                          "unused-component /components/inputs/own: 'own' of components.inputs is "
                          "referred to nowhere"));
  suite["components"].erase("inputs");
  suite["workflows"][0]["failureActions"][0]["reference"] = "$components.failureActions.again";
  EXPECT_THAT(lint_lines(suite), IsEmpty());
}

}  // namespace
