#include "kizen/contract/media_type.hpp"

#include <gtest/gtest.h>

namespace {

using kizen::MediaType;

TEST(MediaType, NamesAreComparedWithoutCase) {
  EXPECT_EQ(MediaType::parse(" Application/JSON "), MediaType::parse("application/json"));
}

TEST(MediaType, ParametersAreRead) {
  const auto type = MediaType::parse("text/plain;q=1 ; ; Title=\"a;\\\"b\\\"\";");
  ASSERT_TRUE(type);
  EXPECT_EQ(*type->parameter("q"), "1");
  EXPECT_EQ(*type->parameter("title"), "a;\"b\"");
  EXPECT_EQ(type->parameter("charset"), nullptr);
}

TEST(MediaType, CoversWhatHasItsParameters) {
  const auto sent = *MediaType::parse("text/csv; header=present; charset=UTF-8");
  EXPECT_TRUE(MediaType::parse("text/csv")->covers(sent));
  EXPECT_TRUE(MediaType::parse("text/*; charset=utf-8")->covers(sent));
  EXPECT_FALSE(MediaType::parse("text/csv; header=absent")->covers(sent));
  EXPECT_FALSE(sent.covers(*MediaType::parse("text/csv")));
}

TEST(MediaType, CharsetMeansNothingForJson) {
  const auto declared = *MediaType::parse("application/json; charset=utf-8");
  EXPECT_TRUE(declared.covers(*MediaType::parse("application/json")));
  EXPECT_FALSE(MediaType::parse("application/json; version=2")
                   ->covers(*MediaType::parse("application/json")));
}

TEST(MediaType, RefusesWhatIsNone) {
  for (const char* const text :
       {"", "json", "/json", "text/", "a b/c", "a/b, c/d", ";", "a/b/c", "a/b; c", "a/b; =c",
        "a/b; c=", "a/b; c=\"d", "a/b; c=\"d\"e\"", "a/b; c=\"d\\\"", "a/b; c=d e"}) {
    EXPECT_FALSE(MediaType::parse(text)) << text;
  }
}

TEST(MediaType, NamesEachParameterOnce) {
  for (const char* const text :
       {"a/b; c=d; c=e", "a/b; c=d; C=d", "a/b; charset=\"utf-8\"; charset=latin1"}) {
    EXPECT_FALSE(MediaType::parse(text)) << text;
  }
  EXPECT_TRUE(MediaType::parse("a/b; c=d; e=d"));
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
  EXPECT_TRUE(MediaType::parse("text/plain; q=1")->narrower_than(plain));
}

TEST(MediaType, JsonIsTheTypeOrTheSuffix) {
  EXPECT_TRUE(MediaType::parse("application/problem+json")->is_json());
  EXPECT_TRUE(MediaType::parse("application/json")->is_json());
  EXPECT_FALSE(MediaType::parse("text/json")->is_json());
  EXPECT_FALSE(MediaType::parse("application/jsonl")->is_json());
}

TEST(MediaType, Prints) {
  EXPECT_EQ(testing::PrintToString(*MediaType::parse("Text/Plain;q=1")), "text/plain; q=1");
}

}  // namespace
