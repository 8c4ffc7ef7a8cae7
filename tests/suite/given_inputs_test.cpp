#include <gtest/gtest.h>

#include <kizen/records.hpp>
#include <kizen/suite.hpp>
#include <string>

#include "suite/suite_text.hpp"

namespace {

using kizen::json;

/// The suite with one input of a schema, and a case that gives nothing.
json suite_with_input(const json& schema) {
  auto suite = archive_suite();
  suite["workflows"][0]["inputs"] = {{"properties", {{"id", schema}}}, {"required", {"id"}}};
  return suite;
}

kizen::Suite loaded_with(const json& suite, const std::string& text) {
  kizen::SuiteSources sources;
  sources.contract = [](const kizen::SourceRequest&) { return kizen::records(); };
  sources.given["id"] = text;
  return kizen::load_suite(source_of(suite), sources);
}

std::string refusal_with(const json& suite, const std::string& text) {
  try {
    loaded_with(suite, text);
  } catch (const kizen::ContractErrors& errors) {
    return errors.all().size() == 1 ? errors.what() : "several things are refused";
  }
  return "nothing is refused";
}

TEST(GivenInputs, BecomeWhatTheTypeAsks) {
  const auto value = [](const json& schema, const std::string& text) {
    return *loaded_with(suite_with_input(schema), text).workflows[0].cases.at(0).inputs.at("id");
  };
  EXPECT_EQ(value({{"type", "string"}}, "7"), "7");
  EXPECT_EQ(value({{"type", "integer"}}, "7"), 7);
  EXPECT_EQ(value({{"type", "array"}}, "[1]"), json::array({1}));
}

TEST(GivenInputs, GiveWayToTheCase) {
  auto suite = suite_with_input({{"type", "string"}});
  suite["workflows"][0]["x-contract"]["cases"] = {{{"name", "own"}, {"inputs", {{"id", "mine"}}}},
                                                  {{"name", "none"}}};
  const auto cases = loaded_with(suite, "given").workflows[0].cases;
  EXPECT_EQ(*cases.at(0).inputs.at("id"), "mine");
  EXPECT_EQ(*cases.at(1).inputs.at("id"), "given");
}

TEST(GivenInputs, OfAnotherKindAreRefused) {
  EXPECT_EQ(refusal_with(suite_with_input({{"type", "integer"}}), "many"),
            "archive.arazzo.json:18:9: #/workflows/0/inputs/properties/id: the input 'id' is given "
            "as 'many'; it must be integer, written as JSON");
}

TEST(GivenInputs, OutOfBoundsAreRefused) {
  const auto refusal = refusal_with(suite_with_input({{"type", "integer"}, {"minimum", 3}}), "2");
  EXPECT_NE(refusal.find("input 'id': expected an integer of at least 3, actual 2"),
            std::string::npos)
      << refusal;
}

TEST(GivenInputs, AreNoPlaceForSecrets) {
  const auto refusal =
      refusal_with(suite_with_input({{"type", "string"}, {"format", "password"}}), "k");
  EXPECT_NE(refusal.find("x-contract.environment"), std::string::npos) << refusal;
}

}  // namespace
