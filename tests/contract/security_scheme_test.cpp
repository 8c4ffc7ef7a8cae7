#include <gtest/gtest.h>

#include <kizen/contract/security_scheme.hpp>

namespace {

TEST(SecurityScheme, PrintsNameAndPlace) {
  const kizen::SecurityScheme key{"apiKey", kizen::ParameterPlace::Header, "X-API-KEY"};
  EXPECT_EQ(testing::PrintToString(key), "apiKey (header X-API-KEY)");
}

}  // namespace
