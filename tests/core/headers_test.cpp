#include <gtest/gtest.h>

#include <kizen/core/headers.hpp>
#include <string>

namespace {

using kizen::Headers;

TEST(Headers, NamesIgnoreCase) {
  const Headers headers = {{"Content-Type", "text/plain"}};
  ASSERT_NE(headers.first("content-TYPE"), nullptr);
  EXPECT_EQ(*headers.first("content-TYPE"), "text/plain");
  EXPECT_EQ(headers.first("Content-Typ"), nullptr);
}

TEST(Headers, RepeatedFieldsStayInOrder) {
  Headers headers;
  headers.add("Set-Cookie", "a=1");
  headers.add("Date", "today");
  headers.add("set-cookie", "b=2");
  EXPECT_EQ(headers.count("SET-COOKIE"), 2u);
  EXPECT_EQ(*headers.first("Set-Cookie"), "a=1");
  EXPECT_EQ(headers.size(), 3u);
  EXPECT_EQ((*(headers.end() - 1)).second, "b=2");
}

TEST(Headers, SetReplacesEveryFieldOfTheName) {
  Headers headers = {{"A", "1"}, {"B", "2"}, {"a", "3"}};
  headers.set("A", "4");
  EXPECT_EQ(headers, (Headers{{"B", "2"}, {"A", "4"}}));
}

TEST(Headers, RemoveTakesEveryFieldOfTheName) {
  Headers headers = {{"A", "1"}, {"B", "2"}, {"a", "3"}};
  headers.remove("A");
  EXPECT_EQ(headers, (Headers{{"B", "2"}}));
  headers.remove("B");
  EXPECT_TRUE(headers.empty());
}

}  // namespace
