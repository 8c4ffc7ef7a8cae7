#include <kizen/yaml.hpp>
//
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/process.hpp"

namespace {

using kizen_test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;

/// A suite with one workflow of that id, which has an input `size`.
std::string look_suite(const std::string& workflow, const std::string& more = "") {
  return R"(arazzo: 1.0.1
info: {title: Look, version: "1"}
sourceDescriptions: [{name: records, url: records.openapi.json, type: openapi}]
workflows:
  - workflowId: )" +
         workflow + R"(
    inputs: {type: object, properties: {size: {type: integer, default: 5}}}
)" + more +
         R"(    steps:
      - stepId: search
        operationId: records_search_create
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: page_size, in: query, value: $inputs.size}
        successCriteria: [{condition: $statusCode == 200}]
)";
}

std::vector<std::string> titles_of_workflows(const std::vector<kizen::Suite>& suites) {
  std::vector<std::string> ids;
  for (const auto& suite : suites) {
    for (const auto& workflow : suite.workflows) ids.push_back(workflow.id);
  }
  return ids;
}

std::string suite_file_refusal(const std::vector<std::string>& paths,
                               const kizen::SuiteFileOptions& options = {}) {
  try {
    kizen::load_suite_files(paths, options);
    return "loaded";
  } catch (const kizen::ContractErrors& errors) {
    return errors.what();
  }
}

TEST(SuiteFiles, AFolderIsEverySuiteInIt) {
  const TemporaryFolder folder;
  folder.write("b.arazzo.yaml", look_suite("second"));
  folder.write("a.arazzo.yml", look_suite("first"));
  folder.write("c.yaml", "not a suite");
  EXPECT_THAT(titles_of_workflows(kizen::load_suite_files({folder.path("")})),
              ElementsAre("first", "second"));
}

TEST(SuiteFiles, AFileIsLoadedOnce) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.arazzo.yaml", look_suite("first"));
  EXPECT_EQ(kizen::load_suite_files({file, folder.path("./a.arazzo.yaml")}).size(), 1U);
}

TEST(SuiteFiles, ATableOfCasesIsReadFromBesideTheSuite) {
  const TemporaryFolder folder;
  folder.write("rows.csv", "name,size\nfew,1\nmany,500\n");
  const auto file = folder.write(
      "a.arazzo.yaml", look_suite("first", "    x-contract: {cases: {file: rows.csv}}\n"));
  const auto suites = kizen::load_suite_files({file});
  const auto& cases = suites.at(0).workflow("first")->cases;
  ASSERT_EQ(cases.size(), 2U);
  EXPECT_EQ(cases[1].name, "many");
}

TEST(SuiteFiles, EverythingWrongIsToldAtOnce) {
  const TemporaryFolder folder;
  folder.write("a.arazzo.yaml", "arazzo: [");
  folder.write("b.arazzo.yaml", look_suite("first", "    no: member\n"));
  const auto text = suite_file_refusal({folder.path("a.arazzo.yaml"), folder.path("b.arazzo.yaml"),
                                        folder.path("none.arazzo.yaml")});
  EXPECT_THAT(text, HasSubstr("a.arazzo.yaml:1:"));
  EXPECT_THAT(text, HasSubstr("b.arazzo.yaml:7:"));
  EXPECT_THAT(text, HasSubstr("none.arazzo.yaml: "));
}

TEST(SuiteFiles, AnInputThatNoWorkflowHasIsRefused) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.arazzo.yaml", look_suite("first"));
  kizen::SuiteFileOptions options;
  options.inputs = {{"size", "7"}};
  EXPECT_EQ(suite_file_refusal({file}, options), "loaded");
  options.inputs = {{"sise", "7"}};
  EXPECT_THAT(suite_file_refusal({file}, options), HasSubstr("no workflow has an input 'sise'"));
}

TEST(SuiteFiles, ADeviationThatNobodyKnowsIsRefused) {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "a.arazzo.yaml", look_suite("first") + "x-contract: {version: 1, deviations: [D9999]}\n");
  EXPECT_THAT(suite_file_refusal({file}), HasSubstr("D9999"));
}

TEST(SuiteFiles, AnotherContractTakesThePlaceOfTheEmbeddedOne) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.arazzo.yaml", look_suite("first"));
  kizen::SuiteFileOptions options;
  options.contract = kizen::Contract::from(kizen::parse_document(
      "openapi: 3.0.3\ninfo: {title: One, version: '1'}\n"
      "paths: {/ping: {get: {operationId: ping, responses: {'200': {description: pong}}}}}\n",
      "one.yaml"));
  EXPECT_THAT(suite_file_refusal({file}, options), HasSubstr("records_search_create"));
}

}  // namespace
