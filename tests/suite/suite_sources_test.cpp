#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/suite/suite_sources.hpp>
#include <map>
#include <string>
#include <vector>

#include "suite/suite_text.hpp"

namespace {

using kizen::json;

/// Suites by file name; the contract is that of Records.
kizen::SuiteSources sources_of_texts(std::map<std::string, json> suites) {
  kizen::SuiteSources given;
  given.contract = [](const auto&) { return kizen::records(); };
  given.suite = [suites = std::move(suites)](const kizen::SourceRequest& request) {
    return kizen::read_json(suites.at(request.location).dump(1), request.location);
  };
  return given;
}

/// A suite whose one step calls the workflow `archive` of every file.
json calling(const std::vector<std::string>& files) {
  auto suite = archive_suite();
  suite["workflows"] = json::parse(R"([{"workflowId": "all", "steps": []}])");
  for (const auto& file : files) {
    const auto name = "s" + std::to_string(suite["sourceDescriptions"].size());
    suite["sourceDescriptions"].push_back({{"name", name}, {"url", file}, {"type", "arazzo"}});
    suite["workflows"][0]["steps"].push_back(
        {{"stepId", name}, {"workflowId", "$sourceDescriptions." + name + ".archive"}});
  }
  return suite;
}

std::vector<std::string> problems_with(const json& suite, const kizen::SuiteSources& given) {
  std::vector<std::string> all;
  try {
    kizen::load_suite(source_of(suite), given);
  } catch (const kizen::ContractErrors& errors) {
    for (const auto& error : errors.all()) all.emplace_back(error.what());
  }
  return all;
}

json archive_without_default() {
  return changed("/workflows/0/inputs",
                 json::parse(R"({"required": ["id"], "properties": {"id": {"type": "string"}}})"));
}

TEST(SuiteSources, WorkflowsOfAnotherSuiteNeedNoInputsOfTheirOwn) {
  const auto given = sources_of_texts({{"helpers.json", archive_without_default()}});
  const auto suite = calling({"helpers.json"});
  EXPECT_THAT(problems_with(suite, given),
              testing::ElementsAre(testing::HasSubstr("s1.archive' needs its input 'id'")));
  auto filled = suite;
  filled["workflows"][0]["steps"][0]["parameters"] =
      json::array({{{"name", "id"}, {"value", "0b5e"}}});
  EXPECT_THAT(problems_with(filled, given), testing::IsEmpty());
  const auto read = kizen::load_suite(source_of(filled), given);
  EXPECT_TRUE(read.sources.at(1).workflows->workflow("archive")->is_helper);
}

TEST(SuiteSources, WorkflowsThatOtherSuitesCallAreHelpers) {
  auto given = sources_of_texts({});
  EXPECT_FALSE(kizen::load_suite(source_of(archive_suite()), given).workflows[0].is_helper);
  EXPECT_EQ(problems_with(archive_without_default(), given).size(), 1U);
  given.is_called = [](const kizen::JsonSource& suite, const std::string& workflow) {
    return suite.file == "archive.arazzo.json" && workflow == "archive";
  };
  EXPECT_TRUE(kizen::load_suite(source_of(archive_suite()), given).workflows[0].is_helper);
  EXPECT_THAT(problems_with(archive_without_default(), given), testing::IsEmpty());
}

TEST(SuiteSources, ABrokenSuiteThatTwoUseIsNoCircle) {
  const auto broken = changed("/workflows/0/steps/0/operationId", "nothing");
  const auto given =
      sources_of_texts({{"a.json", calling({"broken.json"})}, {"broken.json", broken}});
  EXPECT_THAT(problems_with(calling({"broken.json", "a.json"}), given),
              testing::ElementsAre(testing::StartsWith("broken.json:")));
}

TEST(SuiteSources, ACircleIsNamedWhereItCloses) {
  const auto given =
      sources_of_texts({{"a.json", calling({"b.json"})}, {"b.json", calling({"a.json"})}});
  EXPECT_THAT(
      problems_with(calling({"a.json"}), given),
      testing::ElementsAre(testing::AllOf(
          testing::StartsWith("b.json:"),
          testing::HasSubstr("#/sourceDescriptions/1: suites refer to one another in a "
                             "circle: archive.arazzo.json -> a.json -> b.json -> a.json"))));
}

TEST(SuiteSources, CasesThatCannotBeHadAreNamedInTheSuite) {
  auto given = sources_of_texts({});
  given.text = [](const std::string& path) -> std::string {
    throw kizen::ContractError({path, 0, 0, {}}, "document.unreadable", "is gone");
  };
  const auto suite = changed("/workflows/0/x-contract", {{"cases", {{"file", "rows.csv"}}}});
  EXPECT_THAT(problems_with(suite, given),
              testing::ElementsAre(testing::HasSubstr(
                  "#/workflows/0/x-contract/cases/file: the cases cannot be had: rows.csv: is "
                  "gone")));
}

}  // namespace
