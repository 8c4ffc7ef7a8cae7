#include <kizen/core/detail/text.hpp>

// clang-format off
#include <kizen/core/detail/depth.hpp>
#include <kizen/core/detail/percent.hpp>
#include <kizen/core/detail/query.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

namespace detail = kizen::detail;

TEST(DidYouMean, NamesTheNearest) {
  const std::vector<std::string> known = {"records_update", "records_destroy"};
  EXPECT_EQ(detail::did_you_mean("records_destory", known), "did you mean 'records_destroy'?");
  EXPECT_EQ(detail::did_you_mean("something_else_altogether", known), "");
}

TEST(Split, GivesOneMoreThanThereAreSeparators) {
  EXPECT_EQ(detail::split("", '/'), (std::vector<std::string_view>{""}));
  EXPECT_EQ(detail::split("a//b/", '/'), (std::vector<std::string_view>{"a", "", "b", ""}));
}

TEST(Trimmed, TakesBlanksOffBothEnds) {
  EXPECT_EQ(detail::trimmed(" \t a b\r\n"), "a b");
  EXPECT_EQ(detail::trimmed(" \t"), "");
}

TEST(PercentDecoded, DecodesOnce) {
  EXPECT_EQ(detail::percent_decoded("%2541%2f+"), "%41/+");
  EXPECT_EQ(detail::percent_decoded(std::string("%00")), std::string(1, '\0'));
  for (const char* const text : {"%", "%4", "%zz", "a%4g", "%%41"}) {
    EXPECT_FALSE(detail::percent_decoded(text)) << text;
  }
}

TEST(PercentEncoded, LeavesOnlyUnreservedBytes) {
  EXPECT_EQ(detail::percent_encoded("aZ09-._~ /\xc3\xb6"), "aZ09-._~%20%2F%C3%B6");
}

TEST(BracketDepth, CountsOutsideStringsOnly) {
  EXPECT_EQ(detail::bracket_depth(R"([{"a": "[[[\"{{"}, []])"), 2u);
  EXPECT_EQ(detail::bracket_depth("7"), 0u);
  EXPECT_EQ(detail::bracket_depth("]]][["), 2u);
}

TEST(RawQueryPairs, AreNotDecoded) {
  using Pairs = std::vector<detail::RawPair>;
  EXPECT_EQ(detail::raw_query_pairs("/a?b=c%2C+d&&e&f=g=h&=i#j&k"),
            (Pairs{{"b", "c%2C+d"}, {"e", ""}, {"f", "g=h"}, {"", "i"}}));
  EXPECT_EQ(detail::raw_query_pairs("/a"), Pairs{});
}

}  // namespace
