// A test that talks to the API already, with a client of its own. What it gains is one line.
#include <httplib.h>

#include <kizen/gtest.hpp>
#include <kizen/tenant.hpp>

TEST(Deals, AreFound) {
  const kizen::Tenant service;
  httplib::Client existing(service.target().origin());
  httplib::Headers headers;
  for (const auto& credential : service.target().credentials) {
    headers.emplace(credential.header, credential.value);
  }

  kizen::Watch watch(existing);  // every exchange from here on is checked

  const auto found =
      existing.Post("/api/records/deals/search?page_size=2", headers, "{}", "application/json");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->status, 200);

  EXPECT_TRUE(watch.report().ok()) << watch.report();
}
