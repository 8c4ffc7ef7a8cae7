#include <kizen/contract/json_source.hpp>

// clang-format off
#include <kizen/contract.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

namespace {

std::string place(const std::string& text, const std::string& pointer) {
  return kizen::read_json(text, "a.json").place(*kizen::JsonPointer::parse(pointer)).to_string();
}

TEST(ReadJson, FindsLinesOfMembersAndItems) {
  const std::string text = "{\n  \"a\": [1,\n    {\"b\": null}],\n  \"c\": {}\n}";
  EXPECT_EQ(place(text, "/a").substr(0, 9), "a.json:2:");
  EXPECT_EQ(place(text, "/a/1").substr(0, 9), "a.json:3:");
  EXPECT_EQ(place(text, "/a/1/b").substr(0, 9), "a.json:3:");
  EXPECT_EQ(place(text, "/c").substr(0, 9), "a.json:4:");
}

TEST(ReadJson, APlaceThatIsNotThereHasNoLine) {
  EXPECT_EQ(place("{\"a\": 1}", "/b"), "a.json: #/b");
}

TEST(JsonSource, WithoutTextPlacesHaveNoLine) {
  kizen::JsonSource source;
  source.file = "made.json";
  EXPECT_EQ(source.place(*kizen::JsonPointer::parse("/a")).to_string(), "made.json: #/a");
}

TEST(ReadJson, DepthOf512IsTaken) {
  const std::string deep = std::string(512, '[') + std::string(512, ']');
  EXPECT_NE(kizen::read_json(deep, "a.json").document, nullptr);
  EXPECT_THROW(kizen::read_json("[" + deep + "]", "a.json"), kizen::ContractError);
}

TEST(ReadJson, BracketsInStringsDoNotNest) {
  const auto text = "\"\\\"" + std::string(600, '[') + "\"";
  EXPECT_NO_THROW(kizen::read_json(text, "a.json"));
}

TEST(ReadJson, SyntaxErrorsHaveLineAndColumn) {
  try {
    kizen::read_json("{\n\"a\" 1}", "a.json");
    FAIL() << "no complaint";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "document.syntax");
    EXPECT_EQ(error.place().line, 2u);
    EXPECT_EQ(error.place().column, 5u);
  }
}

}  // namespace
