#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "suite/suite_text.hpp"

namespace {

using kizen::json;

const std::string first_step_place = "/workflows/0/steps/0";

/// What the loader says of a newer suite with one place changed.
std::string said_of(const std::string& place, const std::string& value) {
  return refusal(changed(place, json::parse(value), changed("/arazzo", "1.1.0")));
}

/// A value that is taken at a place, and one that is not, for a reason.
struct SmallValue {
  std::string name;
  std::string place;
  std::string good;  ///< as JSON
  std::string bad;   ///< as JSON
  std::string says;
};

void PrintTo(const SmallValue& value, std::ostream* out) { *out << value.name; }

struct SmallValues : testing::TestWithParam<SmallValue> {};

TEST_P(SmallValues, AreLookedAt) {
  EXPECT_EQ(said_of(GetParam().place, GetParam().good), "nothing is refused");
  EXPECT_THAT(said_of(GetParam().place, GetParam().bad), testing::HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Suite, SmallValues,
    testing::ValuesIn(std::vector<SmallValue>{
        {"Timeout", first_step_place + "/timeout", "86400000", "86400001", "'timeout' is no time"},
        {"TimeoutOf64Bits", first_step_place + "/timeout", "1", "4294967297",
         "'timeout' is no time"},
        {"RetryAfter", first_step_place + "/onFailure",
         R"([{"name": "a", "type": "retry", "retryAfter": 86400}])",
         R"([{"name": "a", "type": "retry", "retryAfter": 86401}])", "'retryAfter' is no time"},
        {"Description", first_step_place + "/description", R"("text")", "7",
         "'description' is number"},
        {"PatchOfVersion", "/arazzo", R"("1.0.0-rc1")", R"("1.0.x")", "Arazzo '1.0.x' is not"},
        {"NoPatch", "/arazzo", R"("1.0.12")", R"("1.0.")", "Arazzo '1.0.' is not understood"},
        {"NoVersion", "/arazzo", R"("1.1.0")", R"("")", "Arazzo '' is not understood"},
        {"VersionThatIsANumber", "/arazzo", R"("1.0.1")", "1.0",
         "'arazzo' is number, not text; write arazzo: 1.0.1"},
        {"Tag", "/x-contract", R"({"version": 1, "tags": ["a"]})",
         R"({"version": 1, "tags": [""]})", "an item of 'tags' is empty"},
        {"TagTwice", "/workflows/0/x-contract", R"({"tags": ["a", "b"]})",
         R"({"tags": ["a", "a"]})", "the item 'a' is there twice; name it once"},
        {"DeviationTwice", "/x-contract", R"({"version": 1, "deviations": ["D1", "D2"]})",
         R"({"version": 1, "deviations": ["D1", "D1"]})", "the item 'D1' is there twice"},
        {"Variable", "/workflows/0/x-contract", R"({"environment": {"id": "ID"}})",
         R"({"environment": {"id": ""}})", "'' is no name of an environment variable"},
        {"UniqueTwice", "/workflows/0/x-contract", R"({"unique": ["id"]})",
         R"({"unique": ["id", "id"]})", "the item 'id' is there twice"},
        {"Self", "/$self", R"("https://example.com/a")", R"("")", "'' is no URI reference"},
        {"SelfWithSpaces", "/$self", R"("a/b")", R"("a b")", "'a b' is no URI reference"},
        {"At", first_step_place + "/x-contract", R"({"request": {"invalid": true, "at": ["/a"]}})",
         R"({"request": {"invalid": true, "at": []}})", "'at' is empty"},
        {"Keyword", first_step_place + "/x-contract",
         R"({"request": {"invalid": true, "keyword": ["type"]}})",
         R"({"request": {"invalid": true, "keyword": []}})", "'keyword' is empty"},
        {"Under", first_step_place + "/x-contract",
         R"({"request": {"invalid": true, "under": ["D1"]}})",
         R"({"request": {"invalid": true, "under": []}})", "'under' is empty"},
        {"SkipAndXfail", "/workflows/0/x-contract", R"({"cases": [{"name": "a", "skip": "why"}]})",
         R"({"cases": [{"name": "a", "skip": "why", "xfail": "why"}]})",
         "case 'a' says skip and xfail; give at most one of them"},
        {"Helper", "/workflows/0/x-contract", R"({"helper": true})",
         R"({"helper": true, "cases": [{"name": "a"}]})",
         "a helper has no cases; take out 'cases', or 'helper'"},
        {"HelperWithSkip", "/workflows/0/x-contract", R"({"helper": true})",
         R"({"helper": true, "skip": "why"})",
         "a helper has no cases; take out 'skip', or 'helper'"},
        {"HelperWithXfail", "/workflows/0/x-contract", R"({"helper": true})",
         R"({"helper": true, "xfail": "why"})",
         "a helper has no cases; take out 'xfail', or 'helper'"},
        {"NoHelper", "/workflows/0/x-contract", R"({"helper": true})", R"({"helper": false})",
         "'helper' is not true; write true, or leave it out"},
        {"CaseName", "/workflows/0/x-contract", R"({"cases": [{"name": "a b"}]})",
         R"({"cases": [{"name": "a\u0000b"}]})",
         "the case 'a\\u0000b' has control characters in its name"},
    }),
    [](const auto& tried) { return tried.param.name; });

TEST(LoadSuite, CriteriaMayBeEmptyInArazzo1_0) {
  const auto older = changed(first_step_place + "/successCriteria", json::array());
  EXPECT_EQ(refusal(older), "nothing is refused");
  EXPECT_THAT(refusal(changed("/arazzo", "1.1.0", older)),
              testing::HasSubstr("'successCriteria' is empty"));
}

TEST(LoadSuite, OtherMembersOfAReferenceAreIgnored) {
  auto suite = changed("/components/successActions/stop", {{"name", "stop"}, {"type", "end"}});
  const json reference = {{"reference", "$components.successActions.stop"}, {"value", 1}, {"a", 2}};
  suite["workflows"][0]["steps"][0]["onSuccess"] = json::array({reference});
  EXPECT_EQ(loaded(suite).workflows[0].steps[0].on_success.at(0).name, "stop");
}

}  // namespace
