#include "kizen/core/detail/decimal.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

namespace {

using kizen::detail::Decimal;
using kizen::detail::is_between;
using kizen::detail::is_usable_divisor;
using kizen::detail::short_integer;

/// Numbers in rising order; those of one row are equal.
const std::vector<std::vector<std::string>> rising = {
    {"-1e400"},
    {"-18446744073709551616"},
    {"-1.5", "-15e-1", "-0.15E1"},
    {"-1e-400"},
    {"0", "-0", "0.0", "0e99999999999999999999", "-0.000e-5"},
    {"1e-400", "0.1e-399"},
    {"0.1", "1e-1", "0.10", "10E-2"},
    {"1", "1.0", "1e0", "0.01e+2", "100e-2"},
    {"1.0000000000000000000000000000001"},
    {"9007199254740992", "9007199254740992.0", "9007199254740992e0"},
    {"9007199254740993"},
    {"18446744073709551615"},
    {"18446744073709551616", "1.8446744073709551616e19"},
    {"1e400", "10e399"},
    {"1e99999999999999999999"},
};

TEST(Decimal, ComparesExactly) {
  for (std::size_t i = 0; i < rising.size(); ++i) {
    for (std::size_t j = 0; j < rising.size(); ++j) {
      for (const auto& a : rising[i]) {
        for (const auto& b : rising[j]) {
          const int expected = i < j ? -1 : (i > j ? 1 : 0);
          EXPECT_EQ(Decimal(a).compared_to(Decimal(b)), expected) << a << " " << b;
        }
      }
    }
  }
}

TEST(Decimal, HashesEqualNumbersAlike) {
  for (const auto& row : rising) {
    for (const auto& text : row) EXPECT_EQ(Decimal(text).hash(), Decimal(row[0]).hash()) << text;
  }
  EXPECT_NE(Decimal("1").hash(), Decimal("10").hash());
  EXPECT_NE(Decimal("1").hash(), Decimal("-1").hash());
}

TEST(Decimal, IsWholeHoweverItIsWritten) {
  for (const char* const text : {"0", "-0.0", "1", "1.0", "1e2", "1.50e1", "12e-0", "120e-1"}) {
    EXPECT_TRUE(Decimal(text).is_whole()) << text;
  }
  for (const char* const text : {"0.5", "1e-1", "1.05e1", "-1.5", "121e-1", "1e-400"}) {
    EXPECT_FALSE(Decimal(text).is_whole()) << text;
  }
}

TEST(Decimal, DividesAsWritten) {
  const auto is_multiple = [](const char* value, const char* divisor) {
    return Decimal(value).is_multiple_of(Decimal(divisor));
  };
  EXPECT_TRUE(is_multiple("19.99", "0.01"));
  EXPECT_TRUE(is_multiple("0.0075", "0.0001"));
  EXPECT_TRUE(is_multiple("1e400", "3e399") == false);
  EXPECT_TRUE(is_multiple("3e400", "3e399"));
  EXPECT_TRUE(is_multiple("-9", "3"));
  EXPECT_TRUE(is_multiple("0", "7"));
  EXPECT_TRUE(is_multiple("12391239123", "1e-8"));
  EXPECT_TRUE(is_multiple("36893488147419103230", "18446744073709551615"));
  EXPECT_TRUE(is_multiple("1e308", "0.5"));
  EXPECT_FALSE(is_multiple("2.5", "2"));
  EXPECT_FALSE(is_multiple("0.00751", "0.0001"));
  EXPECT_FALSE(is_multiple("9007199254740993", "2"));
  EXPECT_FALSE(is_multiple("1e308", "0.123456789"));
  EXPECT_FALSE(is_multiple("1e-400", "1"));
  EXPECT_FALSE(is_multiple("36893488147419103231", "18446744073709551615"));
}

TEST(Decimal, DividesByWhatSixtyFourBitsHold) {
  EXPECT_TRUE(is_usable_divisor(Decimal("18446744073709551615")));
  EXPECT_TRUE(is_usable_divisor(Decimal("1e-300")));
  EXPECT_TRUE(is_usable_divisor(Decimal("100000000000000000000000")));
  EXPECT_FALSE(is_usable_divisor(Decimal("18446744073709551616")));
  EXPECT_FALSE(is_usable_divisor(Decimal("0.0")));
  EXPECT_FALSE(is_usable_divisor(Decimal("-1")));
}

TEST(Decimal, ReadsAMillionDigits) {
  const std::string digits(1'000'000, '9');
  EXPECT_GT(Decimal(digits).compared_to(Decimal("1e999999")), 0);
  EXPECT_LT(Decimal(digits).compared_to(Decimal("1e1000000")), 0);
  EXPECT_TRUE(Decimal(digits).is_multiple_of(Decimal("9")));
}

TEST(Decimal, LiesBetweenTwoOthers) {
  EXPECT_TRUE(is_between("2147483647", "-2147483648", "2147483647"));
  EXPECT_TRUE(is_between("-2147483648", "-2147483648", "2147483647"));
  EXPECT_FALSE(is_between("2147483648", "-2147483648", "2147483647"));
}

TEST(ShortInteger, IsReadUpToEighteenDigits) {
  EXPECT_EQ(short_integer("-12"), -12);
  EXPECT_EQ(short_integer("999999999999999999"), 999999999999999999);
  EXPECT_FALSE(short_integer("1000000000000000000"));
  EXPECT_FALSE(short_integer("1.0"));
  EXPECT_FALSE(short_integer("1e1"));
}

}  // namespace
