// Any other framework: plain functions say what the matchers say.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#include <kizen/http.hpp>
#include <kizen/tenant.hpp>

TEST_CASE("an upsert creates, then updates") {
  const kizen::Tenant service;
  kizen::Client client(service.target());
  auto deals = client.records("deals");

  const auto created = deals.upsert("Acme", {{"amount", 5}});
  INFO(kizen::Answered(created));  // shown where a check below fails
  CHECK(created.ok());             // both directions keep the contract
  CHECK(created.action == kizen::UpsertAction::Created);
  CHECK(deals.upsert("acme").action == kizen::UpsertAction::Updated);

  const kizen::Answered missing = deals.lookup("nobody");
  CHECK(missing.status() == 404);
  REQUIRE(missing.error());
}
