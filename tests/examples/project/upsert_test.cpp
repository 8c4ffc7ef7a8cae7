#include <kizen/gtest.hpp>
#include <kizen/tenant.hpp>

TEST(Upsert, CreatesThenUpdates) {
  const kizen::Tenant service;             // or a tenant of yours:
  kizen::Client client(service.target());  // kizen::Target::from_environment()
  auto deals = client.records("deals");
  EXPECT_THAT(deals.upsert("Acme"), kizen::Upserted(kizen::UpsertAction::Created));
  EXPECT_THAT(deals.upsert("Acme"), kizen::Upserted(kizen::UpsertAction::Updated));
  EXPECT_THAT(deals.lookup("Acme"), kizen::ConformsTo("records_lookup_retrieve"));
  EXPECT_THAT(deals.lookup("Acme"), kizen::HasField("name", "Acme"));
}
