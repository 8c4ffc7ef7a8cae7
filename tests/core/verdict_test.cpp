#include <gtest/gtest.h>

#include <kizen/core/verdict.hpp>

namespace {

using kizen::Verdict;

TEST(Verdict, PrintsOneWord) {
  EXPECT_EQ(testing::PrintToString(Verdict::Conforms), "conforms");
  EXPECT_EQ(testing::PrintToString(Verdict::Waived), "waived");
  EXPECT_EQ(testing::PrintToString(Verdict::Unchecked), "unchecked");
  EXPECT_EQ(testing::PrintToString(Verdict::Violates), "violates");
}

}  // namespace
