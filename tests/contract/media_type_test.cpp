#include <gtest/gtest.h>

#include <kizen/contract/media_type.hpp>

namespace {

using kizen::MediaType;

TEST(MediaType, ParametersAndCaseAreLeftAside) {
  EXPECT_EQ(MediaType::parse(" Application/JSON ; charset=utf-8"),
            MediaType::parse("application/json"));
}

TEST(MediaType, RefusesWhatIsNone) {
  for (const char* const text : {"", "json", "/json", "text/", "a b/c", "a/b, c/d", ";"}) {
    EXPECT_FALSE(MediaType::parse(text)) << text;
  }
}

TEST(MediaType, ARangeCoversItsTypes) {
  const auto json = *MediaType::parse("application/json");
  EXPECT_TRUE(MediaType::parse("*/*")->covers(json));
  EXPECT_TRUE(MediaType::parse("application/*")->covers(json));
  EXPECT_TRUE(json.covers(json));
  EXPECT_FALSE(MediaType::parse("text/*")->covers(json));
  EXPECT_FALSE(json.covers(*MediaType::parse("application/*")));
}

TEST(MediaType, FewerWildcardsAreNarrower) {
  const auto any = *MediaType::parse("*/*");
  const auto text = *MediaType::parse("text/*");
  const auto plain = *MediaType::parse("text/plain");
  EXPECT_TRUE(plain.narrower_than(text) && text.narrower_than(any));
  EXPECT_FALSE(any.narrower_than(any));
}

TEST(MediaType, JsonIsTheTypeOrTheSuffix) {
  EXPECT_TRUE(MediaType::parse("application/problem+json")->is_json());
  EXPECT_TRUE(MediaType::parse("application/json")->is_json());
  EXPECT_FALSE(MediaType::parse("text/json")->is_json());
  EXPECT_FALSE(MediaType::parse("application/jsonl")->is_json());
}

TEST(MediaType, Prints) {
  EXPECT_EQ(testing::PrintToString(*MediaType::parse("Text/Plain;q=1")), "text/plain");
}

}  // namespace
