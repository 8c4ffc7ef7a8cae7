#include <kizen/suite/inputs.hpp>

// clang-format off
#include <kizen/suite.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "suite/suite_text.hpp"

namespace {

using kizen::json;
using Texts = std::vector<std::string>;

kizen::Suite suite_of_inputs() {
  auto suite = changed("/workflows/0/inputs", json::parse(R"({
    "type": "object", "required": ["id", "key"],
    "properties": {"id": {"type": "string", "default": "0b5e"}, "key": {"type": "string"},
                   "optional": {"type": "integer"}}})"));
  suite["workflows"][0]["x-contract"] = {{"unique", {"id"}}, {"environment", {{"key", "KEY"}}}};
  return loaded(suite);
}

const kizen::InputSources sources{
    [](const std::string& variable) { return kizen::json_value("value of " + variable); },
    [] { return std::string("fresh"); }};

TEST(CompleteInputs, FillsInWhatIsNotGiven) {
  const auto suite = suite_of_inputs();
  const auto inputs = kizen::complete_inputs(suite.workflows[0], {}, sources);
  ASSERT_TRUE(inputs.ok());
  EXPECT_EQ(*inputs.values.at("id"), "fresh");
  EXPECT_EQ(*inputs.values.at("key"), "value of KEY");
  EXPECT_EQ(inputs.values.count("optional"), 0U);
}

TEST(CompleteInputs, WhatIsGivenWins) {
  const auto suite = suite_of_inputs();
  const auto inputs = kizen::complete_inputs(
      suite.workflows[0], {{"id", kizen::json_value("1")}, {"key", kizen::json_value("k")}},
      sources);
  EXPECT_EQ(*inputs.values.at("id"), "1");
  EXPECT_EQ(*inputs.values.at("key"), "k");
}

TEST(CompleteInputs, TheProfileComesBeforeTheEnvironmentAndBehindWhatIsUnique) {
  const auto suite = suite_of_inputs();
  auto with_profile = sources;
  for (const char* const name : {"id", "key", "other"}) {
    with_profile.profile[name] = kizen::json_value("of the profile");
  }
  const auto inputs = kizen::complete_inputs(suite.workflows[0], {}, with_profile);
  ASSERT_TRUE(inputs.ok());
  EXPECT_EQ(*inputs.values.at("id"), "fresh");
  EXPECT_EQ(*inputs.values.at("key"), "of the profile");
  EXPECT_EQ(inputs.values.count("other"), 0U);
  const auto given =
      kizen::complete_inputs(suite.workflows[0], {{"key", kizen::json_value("k")}}, with_profile);
  EXPECT_EQ(*given.values.at("key"), "k");
}

TEST(CompleteInputs, DefaultsComeLast) {
  const auto suite = suite_of_inputs();
  const auto inputs = kizen::complete_inputs(suite.workflows[0], {}, {});
  EXPECT_EQ(*inputs.values.at("id"), "0b5e");
  EXPECT_EQ(inputs.missing, Texts{"key"});
}

TEST(CompleteInputs, NamesWhatDoesNotFit) {
  const auto suite = suite_of_inputs();
  const auto inputs = kizen::complete_inputs(
      suite.workflows[0], {{"optional", kizen::json_value("x")}, {"other", kizen::json_value(1)}},
      sources);
  EXPECT_EQ(inputs.problems, (Texts{"workflow 'archive' has no input 'other'",
                                    "input 'optional': expected an integer, actual \"x\""}));
}

/// A workflow that takes an id or a name, and of both none alone.
kizen::json suite_of_either() {
  return changed("/workflows/0/inputs", kizen::json::parse(R"({
    "$comment": "an id or a name", "type": "object",
    "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
    "oneOf": [{"required": ["id"]}, {"required": ["name"]}]})"));
}

TEST(CompleteInputs, MustFitTogether) {
  auto suite = suite_of_either();
  suite["workflows"][0]["x-contract"]["cases"] =
      kizen::json::parse(R"([{"name": "a", "inputs": {"id": "1"}}])");
  const auto workflow = loaded(suite).workflows.at(0);
  EXPECT_TRUE(kizen::complete_inputs(workflow, {{"name", kizen::json_value("ann")}}, {}).ok());
  const auto both = kizen::complete_inputs(
      workflow, {{"id", kizen::json_value("1")}, {"name", kizen::json_value("ann")}}, {});
  ASSERT_EQ(both.problems.size(), 1U);
  EXPECT_EQ(both.problems[0].substr(0, 34), "the inputs of 'archive': expected ");
}

TEST(CompleteInputs, OfACaseMustFitTogether) {
  EXPECT_NE(refusal(suite_of_either()).find("the inputs of 'archive'"), std::string::npos);
}

TEST(CompleteInputs, ThatTheEnvironmentGivesAreWaitedFor) {
  auto suite = suite_of_either();
  suite["workflows"][0]["x-contract"]["environment"]["name"] = "NAME";
  const auto workflow = loaded(suite).workflows.at(0);
  EXPECT_TRUE(kizen::complete_inputs(workflow, {}, sources).ok());
}

}  // namespace
