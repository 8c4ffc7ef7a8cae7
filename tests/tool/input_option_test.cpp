#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/tool.hpp"

namespace {

using kizen_test::Ended;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::HasSubstr;

/// A suite that looks for so many records of an object, neither of which it says.
constexpr char asks_for_inputs[] = R"(arazzo: 1.0.1
info: {title: Asks, version: "1"}
sourceDescriptions: [{name: records, url: records.openapi.json, type: openapi}]
workflows:
  - workflowId: looks
    inputs:
      type: object
      properties: {object: {type: string}, size: {type: integer, minimum: 1}}
      required: [object, size]
    steps:
      - stepId: look
        operationId: records_search_create
        parameters:
          - {name: object_identifier, in: path, value: $inputs.object}
          - {name: page_size, in: query, value: $inputs.size}
        successCriteria: [{condition: $statusCode == 200}]
)";

struct InputOption : testing::Test {
  Ended run_with(const std::vector<std::string>& inputs) {
    std::vector<std::string> arguments{"run", folder.write("asks.arazzo.yaml", asks_for_inputs)};
    for (const auto& input : inputs) arguments.insert(arguments.end(), {"--input", input});
    return tool(arguments);
  }

  TemporaryFolder folder;
};

TEST_F(InputOption, GivesWhatTheSuiteDoesNot) {
  const auto ended = run_with({"object=deals", "size=2"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("1 case: 1 passed"));
}

TEST_F(InputOption, LackingLeavesTheSuiteUnusable) {
  const auto ended = run_with({"object=deals"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("the required input 'size' has no value"));
}

TEST_F(InputOption, OfAnotherKindIsRefused) {
  const auto ended = run_with({"object=deals", "size=two"});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err,
              HasSubstr("the input 'size' is given as 'two'; it must be integer, written as JSON"));
}

TEST_F(InputOption, ThatNoWorkflowTakesIsAMistake) {
  const auto ended = run_with({"object=deals", "size=2", "sise=2"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err, HasSubstr("no workflow has an input 'sise'"));
}

TEST_F(InputOption, IsWrittenWithAnEqualsSignAndOnce) {
  EXPECT_THAT(run_with({"object"}).err, HasSubstr("'object' is not NAME=VALUE"));
  EXPECT_THAT(run_with({"size=1", "size=2"}).err, HasSubstr("size is given twice"));
}

}  // namespace
