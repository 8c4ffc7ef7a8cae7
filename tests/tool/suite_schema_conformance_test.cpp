#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <initializer_list>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/suite_schema.hpp"

namespace {

namespace fs = std::filesystem;

const char* const arazzo_spec = KIZEN_SOURCE_DIR "/../shared/conformance/arazzo/spec/";

/// Why a valid document is refused: what is not supported, and where the schema says so.
struct ArazzoException {
  const char* document;
  const char* reason;
  const char* fault;
};

#define PASS_1_0 "v1.0-dev/tests/schema/pass/"
#define PASS_1_1 "v1.1-dev/tests/schema/pass/"

const ArazzoException arazzo_exceptions[] = {
    {PASS_1_1 "async-correlation-id-for-receive-action.arazzo.yaml", "AsyncAPI",
     "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "async-depends-on-across-document.arazzo.yaml", "AsyncAPI",
     "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "async-depends-on-cross-workflow.arazzo.yaml", "AsyncAPI",
     "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "async-depends-on.arazzo.yaml", "AsyncAPI", "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "async-parameter-reusable-reference.arazzo.yaml", "AsyncAPI",
     "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "async-parameter-with-in.arazzo.yaml", "AsyncAPI", "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "async-receive-without-correlation-id.arazzo.yaml", "AsyncAPI",
     "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "async-with-channel-path.arazzo.yaml", "AsyncAPI", "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "asyncapi-success-criteria.arazzo.yaml", "AsyncAPI",
     "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "characterization-async-invalid-channelPath-string.arazzo.yaml", "AsyncAPI",
     "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "characterization-asyncapi-operationId-without-action.arazzo.yaml", "AsyncAPI",
     "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "characterization-openapi-operationId-with-action.arazzo.yaml", "AsyncAPI",
     "/workflows/0/steps/0/action additionalProperties"},
    {PASS_1_1 "characterization-openapi-receive-with-correlationId.arazzo.yaml", "AsyncAPI",
     "/workflows/0/steps/0/correlationId additionalProperties"},
    {PASS_1_1 "minimal-async.arazzo.yaml", "AsyncAPI", "/sourceDescriptions/0/type enum"},
    {PASS_1_1 "openapi-and-asyncapi.arazzo.yaml", "AsyncAPI", "/sourceDescriptions/2/type enum"},
    {PASS_1_1 "criterion-with-extended-xpath.arazzo.yaml", "XPath",
     "/workflows/0/steps/0/successCriteria/0/type/type enum"},
    {PASS_1_1 "parameter-with-querystring-and-runtime-expr.arazzo.yaml", "in: querystring",
     "/workflows/0/steps/0/parameters/0/in enum"},
    {PASS_1_1 "parameter-with-static-querystring.arazzo.yaml", "in: querystring",
     "/workflows/0/steps/0/parameters/0/in enum"},
    {PASS_1_1 "characterization-workflow-step-with-requestBody.arazzo.yaml",
     "a step that calls a workflow sends no request",
     "/workflows/0/steps/0/requestBody false schema"},
    {PASS_1_1 "characterization-openapi-invalid-operationPath-string.arazzo.yaml",
     "the text of the standard asks for {$sourceDescriptions.NAME.url}",
     "/workflows/0/steps/0/operationPath pattern"},
    {PASS_1_1 "openapi-operation-path.arazzo.yaml",
     "the text of the standard asks for {$sourceDescriptions.NAME.url}",
     "/workflows/0/steps/0/operationPath pattern"},
    {PASS_1_1 "payload-replacement-using-selector.arazzo.yaml",
     "the grammar of expressions has no $steps.STEP.outputs",
     "/workflows/0/steps/0/requestBody/replacements/0/value/context pattern"},
    {PASS_1_0 "bnpl-example.yaml", "the grammar of expressions has no $response.body.MEMBER",
     "/workflows/0/steps/3/outputs/redirectAuthToken pattern"},
    {PASS_1_1 "bnpl-example.yaml", "the grammar of expressions has no $response.headers",
     "/workflows/0/steps/4/outputs/redirectUrl pattern"},
    {"examples/1.0.0/bnpl-arazzo.yaml", "the grammar of expressions has no $steps.STEP.OUTPUT",
     "/workflows/0/outputs/finalizedPaymentPlan pattern"},
};

std::map<std::string, std::vector<std::string>> faults_of_folder(const std::string& folder) {
  std::map<std::string, std::vector<std::string>> all;
  for (const auto& entry : fs::directory_iterator(arazzo_spec + folder)) {
    const auto source = kizen_test::yaml_source(entry.path().string());
    if (source.document->is_object() && !source.document->contains("arazzo")) continue;
    all[folder + entry.path().filename().string()] = kizen_test::suite_faults(*source.document);
  }
  return all;
}

/// The Arazzo project's own data, which need not be there.
class SuiteSchemaConformance : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::is_directory(arazzo_spec)) GTEST_SKIP() << "no folder " << arazzo_spec;
  }
};

TEST_F(SuiteSchemaConformance, TakesEveryValidDocumentButForTheExceptions) {
  std::map<std::string, std::vector<std::string>> documents;
  for (const char* const folder : {PASS_1_0, PASS_1_1, "examples/1.0.0/"}) {
    documents.merge(faults_of_folder(folder));
  }
  EXPECT_EQ(documents.size(), 44U);
  for (const auto& [document, reason, fault] : arazzo_exceptions) {
    EXPECT_THAT(documents[document], testing::Contains(fault)) << document << ": " << reason;
    documents.erase(document);
  }
  for (const auto& [document, faults] : documents) {
    EXPECT_THAT(faults, testing::IsEmpty()) << document;
  }
}

TEST_F(SuiteSchemaConformance, RefusesEveryInvalidDocument) {
  auto documents = faults_of_folder("v1.0-dev/tests/schema/fail/");
  documents.merge(faults_of_folder("v1.1-dev/tests/schema/fail/"));
  EXPECT_EQ(documents.size(), 29U);
  for (const auto& [document, faults] : documents) {
    EXPECT_THAT(faults, testing::Not(testing::IsEmpty())) << document;
  }
}

}  // namespace
