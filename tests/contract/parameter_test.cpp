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

TEST(ParameterStyle, PrintsTheWordOfTheContract) {
  EXPECT_EQ(testing::PrintToString(kizen::ParameterStyle::Simple), "simple");
  EXPECT_EQ(testing::PrintToString(kizen::ParameterStyle::DeepObject), "deepObject");
}

TEST(Parameter, HasTheStyleOfItsPlaceUnlessItIsGivenAnother) {
  using kizen::Parameter;
  EXPECT_EQ((Parameter{"a", ParameterPlace::Path}.style), kizen::ParameterStyle::Simple);
  EXPECT_FALSE((Parameter{"a", ParameterPlace::Header}.explode));
  EXPECT_EQ((Parameter{"a", ParameterPlace::Cookie}.style), kizen::ParameterStyle::Form);
  EXPECT_TRUE((Parameter{"a", ParameterPlace::Query}.explode));
}

TEST(Parameter, PrintsPlaceAndName) {
  EXPECT_EQ(testing::PrintToString(kizen::Parameter{"page", ParameterPlace::Query}), "query page");
}

}  // namespace
