#include <gtest/gtest.h>

#include <kizen/contract/parameter.hpp>

namespace {

using kizen::ParameterPlace;

TEST(ParameterPlace, PrintsTheWordOfTheContract) {
  EXPECT_EQ(testing::PrintToString(ParameterPlace::Path), "path");
  EXPECT_EQ(testing::PrintToString(ParameterPlace::Query), "query");
  EXPECT_EQ(testing::PrintToString(ParameterPlace::Header), "header");
  EXPECT_EQ(testing::PrintToString(ParameterPlace::Cookie), "cookie");
}

TEST(Parameter, PrintsPlaceAndName) {
  EXPECT_EQ(testing::PrintToString(kizen::Parameter{"page", ParameterPlace::Query}), "query page");
}

}  // namespace
