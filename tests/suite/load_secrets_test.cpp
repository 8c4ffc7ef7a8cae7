#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "suite/suite_text.hpp"

namespace {

using kizen::json;
using testing::HasSubstr;

/// A suite whose workflow `archive` has a secret input `key`, and a workflow that calls it.
json secret_suite(const json& key) {
  auto suite =
      changed("/workflows/0/inputs/properties/key", {{"type", "string"}, {"format", "password"}});
  suite["workflows"][0]["x-contract"]["environment"]["key"] = "KEY";
  suite["workflows"][1] = json::parse(R"({
    "workflowId": "call",
    "inputs": {"properties": {"id": {"type": "string", "default": "a"}}},
    "steps": [{"stepId": "call", "workflowId": "archive",
               "parameters": [{"name": "key", "value": "$inputs.id"}]}]})");
  suite["workflows"][1]["steps"][0]["parameters"][0]["value"] = key;
  return suite;
}

std::string refused_rows(const std::string& text, const std::string& file) {
  auto suite = secret_suite("$inputs.id");
  suite["workflows"][0]["x-contract"]["cases"] = {{"file", file}};
  kizen::SuiteSources suite_sources;
  suite_sources.contract = [](const kizen::SourceRequest&) { return kizen::records(); };
  suite_sources.text = [&](const std::string&) { return text; };
  try {
    kizen::load_suite(source_of(suite), suite_sources);
  } catch (const kizen::ContractErrors& errors) {
    return errors.what();
  }
  return "nothing is refused";
}

TEST(SecretInput, IsGivenByAnExpressionOrNotAtAll) {
  EXPECT_EQ(refusal(secret_suite("$inputs.id")), "nothing is refused");
  EXPECT_EQ(refusal(secret_suite("{$inputs.id}-2")), "nothing is refused");
  EXPECT_THAT(refusal(secret_suite("hunter2")),
              HasSubstr("#/workflows/1/steps/0/parameters/0/value: the secret input 'key' is given "
                        "as it is; take it out; a suite holds no secrets; name a variable for it "
                        "in x-contract.environment"));
}

TEST(SecretInput, IsGivenByNoActionAndNoTeardown) {
  const auto call = json::parse(
      R"({"workflowId": "archive", "parameters": [{"name": "key", "value": "hunter2"}]})");
  auto action = call;
  action["name"] = "go";
  action["type"] = "goto";
  auto suite = changed("/arazzo", "1.1.0", secret_suite("$inputs.id"));
  EXPECT_THAT(refusal(changed("/workflows/1/x-contract/teardown", json::array({call}), suite)),
              HasSubstr("suite.secret"));
  suite["workflows"][1]["steps"][0].erase("parameters");
  EXPECT_THAT(refusal(changed("/workflows/1/steps/0/onSuccess", json::array({action}), suite)),
              HasSubstr("suite.secret"));
}

TEST(SecretInput, IsGivenByNoCase) {
  auto suite = secret_suite("$inputs.id");
  suite["workflows"][0]["x-contract"]["cases"] =
      json::parse(R"([{"name": "own", "inputs": {"key": "hunter2"}}, {"name": "none"}])");
  EXPECT_THAT(refusal(suite), HasSubstr("case 'own' gives the secret input 'key'; take it out"));
}

TEST(SecretInput, IsGivenByNoFileOfCases) {
  EXPECT_THAT(refused_rows("name,key\none,\ntwo,hunter2\n", "rows.csv"),
              HasSubstr("rows.csv:3: case 'two' gives the secret input 'key'"));
  EXPECT_EQ(refused_rows("name,key\none,\n", "rows.csv"), "nothing is refused");
  EXPECT_THAT(refused_rows(R"([{"name": "two", "inputs": {"key": "hunter2"}}])", "rows.json"),
              HasSubstr("rows.json:1:2: #/0: case 'two' gives the secret input 'key'"));
}

TEST(SecretInput, MayBeDeclaredElsewhere) {
  auto suite = secret_suite("hunter2");
  suite["components"]["inputs"]["key"] = suite["workflows"][0]["inputs"]["properties"]["key"];
  suite["workflows"][0]["inputs"]["properties"]["key"] = {{"$ref", "#/components/inputs/key"}};
  EXPECT_THAT(refusal(suite), HasSubstr("suite.secret"));
}

TEST(ExtensionOutOfPlace, IsRefused) {
  for (const auto* const place :
       {"/info/x-contract", "/sourceDescriptions/0/x-contract", "/components/x-contract",
        "/workflows/0/steps/0/parameters/0/x-contract"}) {
    EXPECT_THAT(refusal(changed(place, json::object())),
                HasSubstr("has no member 'x-contract'; leave it out; it means nothing here"))
        << place;
  }
  const auto action =
      json::parse(R"([{"name": "stop", "type": "end", "x-contract": {"recovers": true}}])");
  EXPECT_THAT(refusal(changed("/workflows/0/steps/0/onSuccess", action)),
              HasSubstr("an action has no member 'x-contract'"));
  EXPECT_EQ(refusal(changed("/workflows/0/steps/0/onFailure", action)), "nothing is refused");
}

TEST(ExtensionOutOfPlace, IsRefusedWhereItIsMisspelt) {
  for (const auto* const name : {"x-Contract", "x-kontract", "x-contracts", "x-contrcat"}) {
    EXPECT_THAT(
        refusal(changed(std::string("/workflows/0/") + name, json::object())),
        HasSubstr(std::string("'") + name + "' is nearly x-contract; did you mean 'x-contract'?"));
  }
  EXPECT_THAT(refusal(changed("/info/x-contact", "ann")),
              HasSubstr("choose another name; x-contract means nothing here"));
  EXPECT_EQ(refusal(changed("/workflows/0/x-owner", "ann")), "nothing is refused");
}

}  // namespace
