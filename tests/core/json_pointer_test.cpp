#include <gtest/gtest.h>

#include <kizen/core/json_pointer.hpp>
#include <string>
#include <vector>

namespace {

using kizen::JsonPointer;
using Tokens = std::vector<std::string>;

Tokens tokens(const std::string& text) {
  const auto pointer = JsonPointer::parse(text);
  EXPECT_TRUE(pointer) << text;
  return pointer ? pointer->tokens() : Tokens();
}

TEST(JsonPointer, ParsesTheExamplesOfItsRfc) {
  EXPECT_EQ(tokens(""), Tokens());
  EXPECT_EQ(tokens("/foo"), Tokens{"foo"});
  EXPECT_EQ(tokens("/foo/0"), (Tokens{"foo", "0"}));
  EXPECT_EQ(tokens("/"), Tokens{""});
  EXPECT_EQ(tokens("/a~1b"), Tokens{"a/b"});
  EXPECT_EQ(tokens("/c%d"), Tokens{"c%d"});
  EXPECT_EQ(tokens("/ "), Tokens{" "});
  EXPECT_EQ(tokens("/m~0n"), Tokens{"m~n"});
}

TEST(JsonPointer, ParsesFragments) {
  EXPECT_EQ(tokens("#"), Tokens());
  EXPECT_EQ(tokens("#/c%25d"), Tokens{"c%d"});
  EXPECT_EQ(tokens("#/a%7E1b"), Tokens{"a/b"});
}

TEST(JsonPointer, UnescapesOnce) { EXPECT_EQ(tokens("/~01"), Tokens{"~1"}); }

TEST(JsonPointer, KeepsEmptyTokens) {
  EXPECT_EQ(tokens("//a/"), (Tokens{"", "a", ""}));
  EXPECT_EQ(JsonPointer::parse("//a/")->to_string(), "//a/");
}

TEST(JsonPointer, RefusesWhatIsNone) {
  for (const char* const text : {"a", "a/b", "/~", "/~2", "/a~", "#a", "#/%zz", "#/%4"}) {
    EXPECT_FALSE(JsonPointer::parse(text)) << text;
  }
}

TEST(JsonPointer, GrowsByMembersItemsAndPointers) {
  const auto place = JsonPointer() / "a" / 1 / std::string("b/c") / *JsonPointer::parse("/d/~0");
  EXPECT_EQ(place.to_string(), "/a/1/b~1c/d/~0");
  EXPECT_EQ(testing::PrintToString(place), "/a/1/b~1c/d/~0");
}

TEST(JsonPointer, TheWholeValueIsItsOwnParent) {
  EXPECT_EQ((JsonPointer() / "a" / "b").parent(), JsonPointer() / "a");
  EXPECT_EQ(JsonPointer().parent(), JsonPointer());
  EXPECT_TRUE(JsonPointer().empty());
}

TEST(JsonPointer, OrdersByTokens) {
  EXPECT_LT(JsonPointer() / "a", JsonPointer() / "a" / "b");
  EXPECT_NE(JsonPointer() / "a/b", JsonPointer() / "a" / "b");
}

}  // namespace
