#include "kizen/path/detail/json_order.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace {

using kizen::json;
using kizen::detail::number_order;
using kizen::detail::same_json;

/// Numbers of one row are equal, and below those of the next.
const std::vector<std::vector<json>> rows = {
    {-std::numeric_limits<double>::infinity()},
    {-1e300},
    {-9223372036854777856.0},
    {std::numeric_limits<std::int64_t>::min(), -9223372036854775808.0},
    {-9007199254740993},
    {-9007199254740992, -9007199254740992.0},
    {-2, -2.0},
    {-1.5},
    {-1},
    {-0.5},
    {0, 0U, 0.0, -0.0},
    {5e-324},
    {1, 1U, 1.0},
    {1.5},
    {9007199254740992, 9007199254740992.0},
    {9007199254740993},
    {std::numeric_limits<std::int64_t>::max()},
    {9223372036854775808U, 9223372036854775808.0},
    {std::numeric_limits<std::uint64_t>::max()},
    {18446744073709551616.0},
    {std::numeric_limits<double>::infinity()},
};

int order_of_rows(std::size_t a, std::size_t b) { return a < b ? -1 : (b < a ? 1 : 0); }

TEST(NumberOrder, IsExactBetweenAllKinds) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < rows.size(); ++j) {
      for (const auto& a : rows[i]) {
        for (const auto& b : rows[j]) {
          EXPECT_EQ(number_order(a, b), order_of_rows(i, j)) << a << " " << b;
        }
      }
    }
  }
}

TEST(NumberOrder, WhatIsNoNumberAtAllEqualsNoInteger) {
  const json nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_NE(number_order(nan, 0), 0);
  EXPECT_NE(number_order(-1, nan), 0);
}

TEST(SameJson, ComparesNumbersByValueAndMembersByName) {
  EXPECT_TRUE(same_json({{"a", {1, nullptr}}, {"b", "x"}}, {{"b", "x"}, {"a", {1.0, nullptr}}}));
  EXPECT_FALSE(same_json({1, 2}, {2, 1}));
  EXPECT_FALSE(same_json({1}, {1, 1}));
  EXPECT_FALSE(same_json({{"a", 1}}, {{"b", 1}}));
  EXPECT_FALSE(same_json({{"a", 1}}, {{"a", 2}}));
  EXPECT_FALSE(same_json(json::array(), json::object()));
  EXPECT_FALSE(same_json("1", 1));
  EXPECT_FALSE(same_json(nullptr, false));
}

TEST(SameJson, TellsWhatItLooksAt) {
  std::string seen;
  const auto note = [&](const auto& looked_at) { seen += json(looked_at).dump() + " "; };
  EXPECT_TRUE(same_json(json{{"a", {1}}}, json{{"a", {1}}}, note));
  EXPECT_EQ(seen, R"({"a":[1]} "a" [1] 1 )");
}

}  // namespace
