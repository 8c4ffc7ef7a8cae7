#include "support/suite_schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <kizen/suite.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "suite/worked_example.hpp"
#include "support/member_walk.hpp"
#include "support/subschema_places.hpp"

namespace {

namespace fs = std::filesystem;
using kizen_test::suite_faults;
using kizen_test::suite_schema_source;
using kizen_test::whole_suite;

/// The places of the project's suites.
std::vector<std::string> project_suites() {
  std::vector<std::string> all;
  for (const auto& entry : fs::directory_iterator(KIZEN_SOURCE_DIR "/suites")) {
    if (entry.path().extension() == ".yaml") all.push_back(entry.path().string());
  }
  return all;
}

/// The schema of a member, where it refers to another that one.
const kizen::json& member_schema(const std::string& place) {
  const auto& document = *suite_schema_source().document;
  const auto& written = document.at(kizen::json::json_pointer(place));
  if (!written.is_object() || !written.contains("$ref")) return written;
  return document.at(kizen::json::json_pointer(written.at("$ref").get<std::string>().substr(1)));
}

std::set<std::string> members_of_suites() {
  return kizen_test::known_members(*suite_schema_source().document);
}

TEST(SuiteSchema, AsksNothingThatIsNotChecked) {
  EXPECT_THAT(kizen_test::suite_schema().notes(), testing::IsEmpty());
}

TEST(SuiteSchema, SaysWhatEveryMemberIs) {
  const auto& document = *suite_schema_source().document;
  for (const auto& place : members_of_suites()) {
    const kizen::json::json_pointer owner(place.substr(0, place.rfind("/properties/")));
    if (!document.at(owner).contains("additionalProperties")) continue;
    EXPECT_NE(member_schema(place).value("description", ""), "") << place;
  }
}

TEST(SuiteSchema, TakesTheWholeFormat) {
  EXPECT_THAT(suite_faults(whole_suite()), testing::IsEmpty());
}

TEST(SuiteSchema, HasNoMemberThatTheWholeFormatLacks) {
  kizen_test::MemberWalk whole(suite_schema_source());
  whole.walk({}, whole_suite());
  auto older = whole_suite();
  older["arazzo"] = "1.0.1";
  whole.walk({}, older);
  for (const auto& place : members_of_suites()) {
    EXPECT_EQ(whole.met().count(place), 1U) << place << " is not in whole_suite.arazzo.yaml";
  }
}

TEST(SuiteSchema, KnowsEveryMemberThatTheLoaderKnows) {
  const auto& shapes = kizen::detail::shapes();
  for (const auto& [place, shape] :
       {std::pair("", shapes.root),
        {"/definitions/info", shapes.info},
        {"/definitions/source", shapes.source},
        {"/definitions/components", shapes.components},
        {"/definitions/workflow", shapes.workflow},
        {"/definitions/step", shapes.step},
        {"/definitions/parameter", shapes.parameter},
        {"/definitions/reusable_parameter", shapes.reusable},
        {"/definitions/body", shapes.body},
        {"/definitions/criterion", shapes.criterion},
        {"/definitions/selector", shapes.selector},
        {"/definitions/contract_of_root", shapes.contract_of_root},
        {"/definitions/contract_of_workflow", shapes.contract_of_workflow},
        {"/definitions/contract_of_step", shapes.contract_of_step},
        {"/definitions/case", shapes.case_of_workflow},
        {"/definitions/teardown", shapes.teardown},
        {"/definitions/invalid_request", shapes.request},
        {"/definitions/expectation", shapes.expectation},
        {"/definitions/expectation", shapes.open_expectation}}) {
    const auto& members = member_schema(std::string(place) + "/properties");
    for (const auto& name : shape.known) {
      EXPECT_TRUE(members.contains(name)) << shape.what << " has " << name;
    }
  }
}

TEST(SuiteSchema, TakesEverySuiteOfTheProject) {
  EXPECT_GE(project_suites().size(), 3U);
  for (const auto& path : project_suites()) {
    EXPECT_THAT(suite_faults(*kizen_test::yaml_source(path).document), testing::IsEmpty()) << path;
  }
}

TEST(SuiteSchema, IsNamedByEverySuiteOfTheProject) {
  const std::string line = "# yaml-language-server: $schema=../schemas/suite.schema.json\n";
  for (const auto& path : project_suites()) {
    EXPECT_THAT(kizen::detail::file_text(path), testing::StartsWith(line)) << path;
  }
}

TEST(SuiteSchema, TakesTheWorkedExample) {
  EXPECT_THAT(suite_faults(kizen::json::parse(worked_example())), testing::IsEmpty());
}

}  // namespace
