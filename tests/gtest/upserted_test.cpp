#include <kizen/gtest/upserted.hpp>

// clang-format off
#include <kizen/gtest.hpp>
#include <kizen/tenant.hpp>
// clang-format on

#include "gtest/told.hpp"

namespace {

using kizen::UpsertAction;
using kizen::Upserted;
using kizen_test::described;
using kizen_test::told;

TEST(Upserted, Describes) {
  EXPECT_EQ(described<kizen::Response>(Upserted(UpsertAction::Created)),
            "says that an upsert has created with status 201\n"
            "does not say that an upsert has created with status 201");
  EXPECT_EQ(described<kizen::Response>(Upserted(UpsertAction::Updated)),
            "says that an upsert has updated with status 200\n"
            "does not say that an upsert has updated with status 200");
  EXPECT_EQ(described<kizen::Response>(Upserted(UpsertAction::Unarchived)),
            "says that an upsert has unarchived with status 201 or 200\n"
            "does not say that an upsert has unarchived with status 201 or 200");
}

TEST(Upserted, Explains) {
  const kizen::Response created{201, {}, R"({"action": "created"})"};
  EXPECT_EQ(told(created, Upserted(UpsertAction::Created)),
            "yes: which has status 201 and says created");
  EXPECT_EQ(told(created, Upserted(UpsertAction::Updated)),
            "no: which has status 201 and says created; its body is {\"action\": \"created\"}");
  EXPECT_EQ(told(kizen::Response{400, {}, "{}"}, Upserted(UpsertAction::Updated)),
            "no: which has status 400 and says nothing of what was done; its body is {}");
}

TEST(Upserted, TheStatusMustGoWithTheAction) {
  EXPECT_THAT(kizen::Response({200, {}, R"({"action": "created"})"}),
              testing::Not(Upserted(UpsertAction::Created)));
}

TEST(Upserted, PrintsTheReportOfWhatDoesNotConform) {
  EXPECT_EQ(told(kizen_test::checked_delete(410), Upserted(UpsertAction::Created)),
            "no: which has status 410 and says nothing of what was done; it has no body" +
                kizen_test::report_of_410());
  EXPECT_EQ(told(kizen_test::timed_out(), Upserted(UpsertAction::Created)),
            "no: which got no answer: timeout: nothing came");
}

// U3
TEST(Upserted, KnowsWhatTheTenantDid) {
  const kizen::Tenant tenant;
  kizen::Client client(tenant.target());
  auto deals = client.records("deals");
  EXPECT_THAT(deals.upsert("Acme"), Upserted(UpsertAction::Created));
  const auto acme = deals.upsert("Acme");
  EXPECT_THAT(acme, Upserted(UpsertAction::Updated));
  deals.archive(acme.id);
  kizen::UpsertOptions unarchive;
  unarchive.oncreate_unarchive = kizen::OnArchived::Unarchive;
  EXPECT_THAT(deals.upsert("Acme", unarchive), Upserted(UpsertAction::Unarchived));
}

}  // namespace
