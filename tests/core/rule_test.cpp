#include <gtest/gtest.h>

#include <algorithm>
#include <kizen/core/rule.hpp>
#include <string>

namespace {

TEST(Rules, AreOrderedByIdAndUnique) {
  const auto& rules = kizen::rules();
  EXPECT_TRUE(std::is_sorted(rules.begin(), rules.end(),
                             [](const auto& a, const auto& b) { return a.id < b.id; }));
  EXPECT_EQ(std::adjacent_find(rules.begin(), rules.end(),
                               [](const auto& a, const auto& b) { return a.id == b.id; }),
            rules.end());
}

TEST(Rules, AreSaidInFull) {
  for (const auto& rule : kizen::rules()) {
    EXPECT_GE(std::count(rule.id.begin(), rule.id.end(), '.'), 1) << rule;
    EXPECT_EQ(rule.meaning.back(), '.') << rule;
    EXPECT_FALSE(rule.breaks.empty()) << rule;
    EXPECT_FALSE(rule.since.empty()) << rule;
  }
}

TEST(FindRule, FindsByTheWholeId) {
  EXPECT_EQ(kizen::find_rule("request.query.schema")->id, "request.query.schema");
  EXPECT_EQ(kizen::find_rule("request.query"), nullptr);
  EXPECT_EQ(testing::PrintToString(*kizen::find_rule("request.query.schema")),
            "request.query.schema");
}

}  // namespace
