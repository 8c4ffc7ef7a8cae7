#include <gtest/gtest.h>

#include <kizen/contract/amendment.hpp>

namespace {

TEST(Amendment, PrintsItsId) {
  EXPECT_EQ(testing::PrintToString(kizen::Amendment{"D6", "[]"}), "D6");
}

}  // namespace
