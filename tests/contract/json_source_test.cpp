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

TEST(ReadJson, ANameIsAtItsClosingQuoteAndAnItemWhereItStarts) {
  const std::string text = R"({"a\"\\": [17, "x", {"b": 1}, []]})";
  EXPECT_EQ(place(text, ""), "a.json:1:1");
  EXPECT_EQ(place(text, "/a\"\\").substr(0, 10), "a.json:1:8");
  EXPECT_EQ(place(text, "/a\"\\/0").substr(0, 11), "a.json:1:12");
  EXPECT_EQ(place(text, "/a\"\\/1").substr(0, 11), "a.json:1:18");
  EXPECT_EQ(place(text, "/a\"\\/2").substr(0, 11), "a.json:1:21");
  EXPECT_EQ(place(text, "/a\"\\/2/b").substr(0, 11), "a.json:1:24");
  EXPECT_EQ(place(text, "/a\"\\/3").substr(0, 11), "a.json:1:31");
}

TEST(ReadJson, FindsLinesFarInALongText) {
  std::string text = "[";
  for (int i = 0; i < 3'000; ++i) text += "0,\n ";
  text += "1]";
  EXPECT_EQ(place(text, "/0"), "a.json:1:2: #/0");
  EXPECT_EQ(place(text, "/1023"), "a.json:1024:2: #/1023");
  EXPECT_EQ(place(text, "/1024"), "a.json:1025:2: #/1024");
  EXPECT_EQ(place(text, "/3000"), "a.json:3001:2: #/3000");
  EXPECT_EQ(place("[" + std::string(9'000, ' ') + "7]", "/0"), "a.json:1:9002: #/0");
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

TEST(ReadJson, NumbersThatAreTooLargeAndDepthHaveLineAndColumn) {
  const auto said = [](const std::string& text) {
    try {
      kizen::read_json(text, "a.json");
    } catch (const kizen::ContractError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(said("[1e3,\n 1e999]"),
            "a.json:2:2: a number is too large for a double; write a smaller one");
  EXPECT_EQ(said("[\n" + std::string(512, '[')).substr(0, 15), "a.json:2:512: 5");
}

}  // namespace
