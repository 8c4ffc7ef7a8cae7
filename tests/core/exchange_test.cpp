#include <gtest/gtest.h>

#include <kizen/core/exchange.hpp>

namespace {

const kizen::Exchange exchange{{"GET", "/ping?a=1", {{"X-API-KEY", "s3cret"}}, "sent"},
                               {200, {{"Set-Cookie", "s3cret"}}, "received"}};

TEST(Exchange, PrintsNeitherHeadersNorBodies) {
  EXPECT_EQ(testing::PrintToString(exchange), "GET /ping?a=1 -> 200");
  EXPECT_EQ(testing::PrintToString(exchange.request), "GET /ping?a=1");
  EXPECT_EQ(testing::PrintToString(exchange.response), "200");
}

}  // namespace
