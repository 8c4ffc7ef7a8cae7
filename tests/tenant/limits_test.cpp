#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <variant>
#include <vector>

#include "bench.hpp"
#include "kizen/tenant.hpp"
#include "kizen/tenant/detail/rate_limit.hpp"

namespace {

using kizen::detail::RateLimit;
using std::chrono::milliseconds;

const char* const limited_search = "/api/records/deals/search";

TEST(RateLimit, AdmitsSoManyInAnyOneSecond) {
  RateLimit limit(2);
  const RateLimit::Clock::time_point begin;
  EXPECT_TRUE(limit.admits(begin));
  EXPECT_TRUE(limit.admits(begin + milliseconds(900)));
  EXPECT_FALSE(limit.admits(begin + milliseconds(999)));
  EXPECT_TRUE(limit.admits(begin + milliseconds(1000)));
  EXPECT_FALSE(limit.admits(begin + milliseconds(1899)));
  EXPECT_TRUE(limit.admits(begin + milliseconds(1900)));
}

TEST(RateLimit, OfZeroIsNone) {
  RateLimit limit(0);
  for (int n = 0; n < 1000; ++n) EXPECT_TRUE(limit.admits({}));
}

// E3
TEST(RateLimit, AnswersOneMoreWith429OfItsBusinessOnly) {
  kizen::TenantOptions options;
  options.rate_limit = 3;
  kizen::RecordsService service(options);
  const bench::Caller first(service, service.credentials(0));
  const bench::Caller second(service, service.credentials(1));
  for (int n = 0; n < 3; ++n) EXPECT_EQ(first.post(limited_search, {}).status, 200);
  const auto refused = first.post(limited_search, {});
  EXPECT_EQ(refused.status, 429);
  EXPECT_EQ(*refused.headers.first("Retry-After"), "1");
  EXPECT_NE(refused.headers.first("X-Request-ID"), nullptr);
  EXPECT_EQ(refused.body.at("code"), "throttled");
  EXPECT_TRUE(refused.body.at("detail").is_string());
  EXPECT_EQ(second.post(limited_search, {}).status, 200);
}

TEST(RateLimit, LetsNoWriteThrough) {
  kizen::TenantOptions options;
  options.rate_limit = 1;
  kizen::RecordsService service(options);
  const bench::Caller first(service, service.credentials(0));
  EXPECT_EQ(first.post("/api/records/deals/upsert", {{"lookup_value", "one"}}).status, 201);
  EXPECT_EQ(first.post("/api/records/deals/upsert", {{"lookup_value", "two"}}).status, 429);
  std::this_thread::sleep_for(milliseconds(1050));
  EXPECT_EQ(first.names({}), bench::Names{"one"});
}

TEST(Latency, HoldsEachResponseBack) {
  kizen::TenantOptions options;
  options.latency = milliseconds(80);
  const kizen::Tenant tenant(options);
  kizen::Connection connection(tenant.target());
  const auto begin = std::chrono::steady_clock::now();
  for (const char* const method : {"POST", "GET"}) {
    EXPECT_TRUE(std::holds_alternative<kizen::Response>(connection.send({method, limited_search})));
  }
  EXPECT_GE(std::chrono::steady_clock::now() - begin, milliseconds(160));
}

TEST(Latency, OfManyResponsesPassesAtOnce) {
  kizen::TenantOptions options;
  options.latency = milliseconds(200);
  const kizen::Tenant tenant(options);
  const auto begin = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (int n = 0; n < 16; ++n) {
    threads.emplace_back([&] {
      kizen::Connection connection(tenant.target());
      const auto ask = tenant.credentials(0).added_to(
          {"POST", "/api/records/deals/upsert", {}, R"({"lookup_value": "a"})"});
      EXPECT_TRUE(std::holds_alternative<kizen::Response>(connection.send(ask)));
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(16 * 200 / 2));
}

}  // namespace
