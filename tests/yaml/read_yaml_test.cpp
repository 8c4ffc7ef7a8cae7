#include <kizen/yaml.hpp>
//
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace {

using testing::HasSubstr;

kizen::json yaml_value(const std::string& text) {
  return *kizen::read_yaml(text, "a.yaml").document;
}

std::string yaml_refusal(const std::string& text) {
  try {
    return "read as " + yaml_value(text).dump();
  } catch (const kizen::ContractError& error) {
    return error.rule() + " " + error.what();
  }
}

TEST(ReadYaml, PlainScalarsThatSpellJsonAreThat) {
  EXPECT_EQ(yaml_value("[1, -2.5, true, false, null, ~, ]"),
            kizen::json::parse("[1, -2.5, true, false, null, null]"));
}

TEST(ReadYaml, AllElseIsText) {
  EXPECT_EQ(yaml_value("[yes, No, 0x10, 1_000, '1', \"true\", 2026-01-31]"),
            kizen::json::parse(R"(["yes", "No", "0x10", "1_000", "1", "true", "2026-01-31"])"));
}

TEST(ReadYaml, EveryPlaceKeepsItsLine) {
  const auto source = kizen::read_yaml("a:\n  - 1\n  - b: 2\n", "a.yaml");
  EXPECT_EQ(source.place(*kizen::JsonPointer::parse("/a/1/b")).to_string(), "a.yaml:3:5: #/a/1/b");
  EXPECT_EQ(source.place(*kizen::JsonPointer::parse("/a/1/b/none")).line, 3U);
}

TEST(ReadYaml, AliasesStandForWhatTheyName) {
  EXPECT_EQ(yaml_value("a: &x [1]\nb: *x\n"), kizen::json::parse(R"({"a": [1], "b": [1]})"));
}

TEST(ReadYaml, RefusesASecondDocument) {
  EXPECT_EQ(yaml_refusal("a: 1\n---\nb: 2\n"),
            "document.syntax a.yaml:1:1: holds 2 YAML documents; give one document a file");
}

TEST(ReadYaml, RefusesAMemberThatIsThereTwice) {
  EXPECT_THAT(yaml_refusal("a: 1\na: 2\n"),
              HasSubstr("a.yaml:2:1: #/a: 'a' stands here a second time; remove one"));
}

TEST(ReadYaml, RefusesTags) {
  EXPECT_THAT(yaml_refusal("a: !!int 1\n"), HasSubstr("is not JSON; remove it"));
}

TEST(ReadYaml, RefusesMergeKeys) {
  EXPECT_THAT(yaml_refusal("a: &x {b: 1}\nc:\n  <<: *x\n"),
              HasSubstr("merge keys (<<) are not JSON"));
}

TEST(ReadYaml, RefusesNamesThatAreNoText) {
  EXPECT_THAT(yaml_refusal("? [a]\n: 1\n"), HasSubstr("a member's name is no text"));
}

TEST(ReadYaml, RefusesWhatNestsTooDeep) {
  EXPECT_THAT(yaml_refusal(std::string(600, '[') + std::string(600, ']')),
              HasSubstr("no document of this kind needs that"));
}

TEST(ReadYaml, RefusesAliasesThatUnfoldWithoutEnd) {
  std::string text = "a0: &a0 [1]\n";
  for (int i = 1; i < 20; ++i) {
    const auto before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before +
            "]\n";
  }
  EXPECT_THAT(yaml_refusal(text), HasSubstr("aliases unfold to more than"));
}

TEST(ReadYaml, SaysHowToMendAColon) {
  EXPECT_THAT(yaml_refusal("a: b: c\n"), HasSubstr("in quotes"));
}

TEST(ReadYaml, RefusesWhatIsNotUtf8) {
  EXPECT_THAT(yaml_refusal("a: \"\\xff\"\nb: '\xff'\n"), HasSubstr("document.syntax"));
}

}  // namespace
