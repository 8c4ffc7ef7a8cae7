#include <gtest/gtest.h>

#include <kizen/core/shape.hpp>
#include <string>

namespace {

using kizen::JsonPointer;
using kizen::shape_of;

JsonPointer pointer(const char* text) { return *JsonPointer::parse(text); }

TEST(ShapeOf, LeavesOutWhatDiffersFromOneValueToTheNext) {
  EXPECT_EQ(shape_of(pointer("/results/3/fields/921cec5c-5bd0-4d46-b4a5-5d0f7b1c0001/value")),
            "/results/*/fields/*/value");
  EXPECT_EQ(shape_of(pointer("/results/12345678901234567890123")), "/results/*");
  EXPECT_EQ(shape_of(pointer("/007")), "/*");
  EXPECT_EQ(shape_of(pointer("/a~1b/**")), "/a~1b/*");
}

TEST(ShapeOf, KeepsEveryOtherName) {
  for (const char* const text : {"", "/", "/*", "/3a", "/-1", "/921cec5c", "/a~0b//c"}) {
    EXPECT_EQ(shape_of(pointer(text)), text);
  }
}

bool has(const char* place, const char* shape) {
  return kizen::has_shape(pointer(place), pointer(shape));
}

TEST(HasShape, AStarIsAnyOneToken) {
  EXPECT_TRUE(has("/results/3/id", "/results/*/id"));
  EXPECT_TRUE(has("/results/3/id", "/*/*/*"));
  EXPECT_FALSE(has("/results/3/id", "/*/*"));
  EXPECT_FALSE(has("/results/3", "/*/*/*"));
  EXPECT_FALSE(has("", "/*"));
}

TEST(HasShape, TwoStarsAreAnyNumberOfTokens) {
  for (const char* const shape :
       {"/**", "/**/id", "/results/**", "/**/results/3/id", "/results/**/**/id", "/**/3/**"}) {
    EXPECT_TRUE(has("/results/3/id", shape)) << shape;
  }
  EXPECT_TRUE(has("", "/**"));
  EXPECT_TRUE(has("/a/b/a/c", "/**/a/c"));
  EXPECT_TRUE(has("/a/b/a/b/c", "/**/a/*/c/**"));
  EXPECT_FALSE(has("/a/b/a/b", "/**/a/c"));
  EXPECT_FALSE(has("/results/3/id", "/**/results"));
}

TEST(HasShape, EveryOtherTokenIsItself) {
  EXPECT_TRUE(has("", ""));
  EXPECT_TRUE(has("/a~1b/3", "/a~1b/3"));
  EXPECT_FALSE(has("/results/3", "/results/4"));
  EXPECT_FALSE(has("/abc", "/a*"));
  EXPECT_FALSE(has("/a", ""));
}

TEST(HasShape, HoldsForTheShapeOfAPlace) {
  for (const char* const text :
       {"", "/", "/**", "/*", "/3/**/x", "/a/921cec5c-5bd0-4d46-b4a5-5d0f7b1c0001", "/~0~1"}) {
    EXPECT_TRUE(has(text, shape_of(pointer(text)).c_str())) << text;
  }
}

TEST(HasShape, TakesNoTimeForManyStars) {
  std::string place;
  std::string shape;
  for (int i = 0; i < 2000; ++i) place += "/a";
  for (int i = 0; i < 200; ++i) shape += "/**/a";
  EXPECT_FALSE(has(place.c_str(), (shape + "/b").c_str()));
}

}  // namespace
