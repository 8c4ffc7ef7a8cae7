#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "suite/suite_text.hpp"

namespace {

using kizen::json;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string first_step = "/workflows/0/steps/0";

/// Where the loader finds fault with a suite, without what is wrong there.
std::vector<std::string> refused_places(const json& suite) {
  std::vector<std::string> places;
  try {
    loaded(suite);
  } catch (const kizen::ContractErrors& errors) {
    for (const auto& error : errors.all()) places.push_back(error.place().pointer.to_string());
  }
  return places;
}

std::vector<std::string> refused_parts(const std::string& place, const std::string& part,
                                       const std::string& version = "1.0.1") {
  auto all = refused_places(changed(place, json::parse(part), changed("/arazzo", version)));
  for (auto& one : all) one = one.substr(0, place.size()) == place ? one.substr(place.size()) : one;
  return all;
}

TEST(ErrorsAtOnce, OfACriterion) {
  EXPECT_THAT(refused_parts(first_step + "/successCriteria/0",
                            R"({"context": "body", "type": "regex", "condition": "a(",
                                "x-contract": {"soft": 1}})"),
              ElementsAre("/condition", "/context", "/x-contract/soft"));
}

TEST(ErrorsAtOnce, OfAnExpectation) {
  EXPECT_THAT(refused_parts(first_step + "/x-contract/expect/0",
                            R"({"context": "body", "equals": "$inputs.x", "within": -1, "key": "id",
                                "soft": 1})"),
              ElementsAre("/context", "/equals", "/key", "/soft", "/within"));
}

TEST(ErrorsAtOnce, OfReplacementsAndTheirMembers) {
  EXPECT_THAT(
      refused_parts(first_step + "/requestBody",
                    R"({"payload": {}, "replacements": [{"target": "a", "value": "$inputs.x"},
                                                                {"target": "b", "value": 1}]})"),
      ElementsAre("/replacements/0/target", "/replacements/0/value", "/replacements/1/target"));
}

TEST(ErrorsAtOnce, OfARelation) {
  EXPECT_THAT(refused_parts("/workflows/0/x-contract/relations/0",
                            R"({"subset": ["$inputs.x", 7], "key": "id", "at": "/a"})"),
              ElementsAre("/at", "/key", "/subset/0", "/subset/1"));
}

TEST(ErrorsAtOnce, OfASelector) {
  EXPECT_THAT(
      refused_parts(first_step + "/outputs/status",
                    R"({"context": "body", "selector": "$[", "type": "jsonpath"})", "1.1.0"),
      ElementsAre("/context", "/selector"));
}

TEST(ErrorsAtOnce, OfACase) {
  EXPECT_THAT(refusals(changed("/workflows/0/x-contract/cases",
                               json::parse(R"([{"name": "a", "inputs": {"x": 1, "id": 2}}])"))),
              ElementsAre(HasSubstr("has no input 'x'"), HasSubstr("input 'id': expected")));
}

TEST(ErrorsAtOnce, OfATable) {
  const auto source = kizen::read_json(R"({"n": {"type": "integer"}})", "a.arazzo.json");
  kizen::Workflow workflow;
  const auto place = kizen::JsonPointer() / "n";
  workflow.inputs.push_back({"n", kizen::Schema::compile(source, place, kizen::Dialect::Draft7)});
  workflow.inputs.back().place = place;
  const auto lines_of = [&](const std::string& text) {
    std::vector<std::size_t> lines;
    try {
      kizen::read_case_rows(text, "rows.csv", workflow, source);
    } catch (const kizen::ContractErrors& errors) {
      for (const auto& error : errors.all()) lines.push_back(error.place().line);
    }
    return lines;
  };
  EXPECT_THAT(lines_of("name,n\na,x\n,y\nb\na,1\nc,3\n"), ElementsAre(2, 3, 3, 4, 5));
  std::string many = "name,n\n";
  for (int row = 0; row < 300; ++row) many += std::to_string(row) + ",x\n";
  EXPECT_EQ(lines_of(many).size(), 200U);
}

std::string equals_refusal(const std::string& expectation) {
  return refusal(changed(first_step + "/x-contract/expect/0", json::parse(expectation)));
}

TEST(ExpectationOptions, MustBeOfUseForALiteral) {
  EXPECT_THAT(equals_refusal(R"({"equals": {"a": "b"}, "within": 1})"),
              HasSubstr("'within' does nothing for what is expected: it holds no number"));
  EXPECT_THAT(equals_refusal(R"({"equals": {"a": 1}, "unordered": true})"),
              HasSubstr("'unordered' does nothing for what is expected: a value that is no list"));
  EXPECT_THAT(equals_refusal(R"({"equals": [1, 2], "unordered": true, "key": "/id"})"),
              HasSubstr("'key' does nothing for what is expected: no item is an object"));
}

TEST(ExpectationOptions, MayServeWhatAnExpressionComesTo) {
  for (const auto* const sound :
       {R"({"equals": {"a": [1]}, "within": 1})", R"({"equals": ["$inputs.id"], "within": 1})",
        R"({"equals": "$inputs.id", "unordered": true, "key": "/id"})",
        R"({"equals": [{"id": 1}], "unordered": true, "key": "/id"})",
        R"({"equals": ["$inputs.id"], "unordered": true, "key": "/id"})"}) {
    EXPECT_EQ(equals_refusal(sound), "nothing is refused") << sound;
  }
}

TEST(UnsoundPatterns, AreRefusedWhereTheyAreWritten) {
  const auto criterion = [](const std::string& path) {
    return refusal(
        changed(first_step + "/successCriteria/0",
                {{"context", "$response.body"}, {"type", "jsonpath"}, {"condition", path}}));
  };
  EXPECT_EQ(criterion("$[?match(@.a, '[0-9]+')]"), "nothing is refused");
  EXPECT_THAT(criterion(R"($[?@.b && !(search(@.a, '(?i)x'))])"),
              HasSubstr("the pattern '(?i)x' is no I-Regexp, so it matches nothing; write it"));
  const auto selector = [](const std::string& path) {
    return refusal(
        changed(first_step + "/outputs/status",
                {{"context", "$response.body"}, {"type", "jsonpath"}, {"selector", path}},
                changed("/arazzo", "1.1.0")));
  };
  EXPECT_EQ(selector("$[?search(@.a, 'x')]"), "nothing is refused");
  EXPECT_THAT(selector("$[?search(@.a, 'x)')]"), HasSubstr("the pattern 'x)' is no I-Regexp"));
}

}  // namespace
