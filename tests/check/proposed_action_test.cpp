#include "kizen/check/proposed_action.hpp"

#include <gtest/gtest.h>

#include <kizen/check.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/overlay_of.hpp"

namespace {

using kizen::json;

const char* const contract_text = R"({
  "openapi": "3.0.3", "info": {"title": "Things", "version": "1"},
  "paths": {"/it's/{id}": {"get": {
    "operationId": "get_thing",
    "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
    "responses": {"200": {
      "description": "x", "headers": {"X-A": {"required": true, "schema": {"type": "integer"}}},
      "content": {"application/json": {"schema": {
        "type": "object", "required": ["a", "b"], "additionalProperties": false,
        "properties": {
          "a": {"type": "integer", "minimum": 0}, "b": {"enum": ["x"]},
          "c": {"oneOf": [{"type": "string", "maxLength": 1}, {"type": "object", "required": ["d"]}]}
        }}}}}}}}}
})";

kizen::Contract things() { return kizen::Contract::parse(contract_text, "things.json"); }

/// A response that breaks the contract, and the target of the first action that is proposed.
struct Broken {
  const char* query;
  kizen::Response response;
  const char* target;
};

kizen::Response answer(const std::string& body, const std::string& a = "1", int status = 200) {
  return {status, {{"Content-Type", "application/json"}, {"X-A", a}}, body};
}

const std::string ok = R"({"a": 1, "b": "x"})";
const std::string path_of_schema =
    "$.paths['/it\\'s/{id}'].get.responses['200'].content['application/json'].schema";

std::vector<Broken> broken() {
  return {
      {"", answer(ok, "1", 418), "$.paths['/it\\'s/{id}'].get.responses"},
      {"",
       {200, {{"Content-Type", "text/csv"}, {"X-A", "1"}}, "a"},
       "$.paths['/it\\'s/{id}'].get.responses['200']"},
      {"",
       {200, {{"Content-Type", "application/json"}}, ok},
       "$.paths['/it\\'s/{id}'].get.responses['200'].headers['X-A']"},
      {"", answer(ok, "one"),
       "$.paths['/it\\'s/{id}'].get.responses['200'].headers['X-A'].schema.type"},
      {"?page=1", answer(ok), "$.paths['/it\\'s/{id}'].get"},
      {"", answer(R"({"a": 1})"), nullptr},
      {"", answer(R"({"a": null, "b": "x"})"), nullptr},
      {"", answer(R"({"a": "1", "b": "x"})"), nullptr},
      {"", answer(R"({"a": 1.5, "b": "x"})"), nullptr},
      {"", answer(R"({"a": [1], "b": "x"})"), nullptr},
      {"", answer(R"({"a": {"x": 1}, "b": "x"})"), nullptr},
      {"", answer(R"({"a": true, "b": "x"})"), nullptr},
      {"", answer(R"({"a": -1, "b": "x"})"), nullptr},
      {"", answer(R"({"a": 1, "b": "y"})"), nullptr},
      {"", answer(R"({"a": 1, "b": "x", "e": 1})"), nullptr},
      {"", answer(R"({"a": 1, "b": "x", "c": "xy"})"), nullptr},
      {"", answer(R"({"a": 1, "b": "x", "c": {}})"), nullptr},
  };
}

kizen::Report check(const kizen::Contract& contract, const Broken& one) {
  return kizen::Checker(contract).check(
      {{"GET", std::string("/it's/7") + one.query}, one.response});
}

TEST(ProposedActions, AllowTheFindingAndNothingElseIsBroken) {
  for (const auto& one : broken()) {
    const auto report = check(things(), one);
    ASSERT_EQ(report.violations.size(), 1U) << report;
    const auto actions = *kizen::proposed_actions(report.violations[0], report, things());
    ASSERT_FALSE(actions.empty()) << report;
    if (one.target != nullptr) {
      EXPECT_EQ(actions[0].at("target"), one.target);
    }
    std::string inside = actions.dump();
    const auto overlay = kizen_test::overlay_of(inside.substr(1, inside.size() - 2));
    const auto amended = things().with(overlay);
    EXPECT_TRUE(amended.overlays()[0].notes.empty()) << actions;
    EXPECT_TRUE(check(amended, one).violations.empty()) << actions << check(amended, one);
  }
}

/// What is proposed for the one finding of a body, without descriptions.
json proposed(const std::string& body) {
  const auto report = check(things(), {"", answer(body), nullptr});
  auto actions = *kizen::proposed_actions(report.violations.at(0), report, things());
  for (auto& action : actions) action.erase("description");
  return actions;
}

TEST(ProposedActions, AllowWhatWasSeenAlone) {
  EXPECT_EQ(
      proposed(R"({"a": 1})"),
      json::array({json{{"target", path_of_schema + ".required[?@ == 'b']"}, {"remove", true}}}));
  EXPECT_EQ(proposed(R"({"a": null, "b": "x"})"),
            json::array({json{{"target", path_of_schema + ".properties.a"},
                              {"update", {{"nullable", true}}}}}));
  EXPECT_EQ(proposed(R"({"a": "1", "b": "x"})"),
            json::array({json{{"target", path_of_schema + ".properties.a.type"}, {"remove", true}},
                         json{{"target", path_of_schema + ".properties.a"},
                              {"update",
                               {{"anyOf", json::array({json{{"type", "integer"}},
                                                       json{{"type", "string"}}})}}}}}));
  EXPECT_EQ(proposed(R"({"a": 1, "b": "y"})"),
            json::array({json{{"target", path_of_schema + ".properties.b"},
                              {"update", {{"enum", json::array({"y"})}}}}}));
  EXPECT_EQ(proposed(R"({"a": 1, "b": "x", "e": 1})"),
            json::array({json{{"target", path_of_schema},
                              {"update", {{"properties", {{"e", json::object()}}}}}}}));
}

TEST(ProposedActions, SayWhereAKeywordIsGivenUp) {
  const auto report = check(things(), {"", answer(R"({"a": -1, "b": "x"})"), nullptr});
  const auto actions = *kizen::proposed_actions(report.violations.at(0), report, things());
  EXPECT_EQ(actions.at(0).at("description"), "Gives up minimum: nothing is held to it any more.");
}

TEST(ProposedActions, ThereAreNoneForWhatNoContractCanAllow) {
  for (const auto& response : {answer("{\"a\": "), answer(R"({"a": 1, "a": 2, "b": "x"})")}) {
    const auto report = check(things(), {"", response, nullptr});
    ASSERT_FALSE(report.violations.empty());
    EXPECT_TRUE(kizen::proposed_actions(report.violations[0], report, things())->empty());
  }
}

}  // namespace
