#include <kizen/suite_tests.hpp>
//
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace {

struct OfATenant : kizen::TenantFixture {
  int upserted(const std::string& name) {
    const auto made =
        client().post("/api/records/deals/upsert",
                      {{"lookup_value", name}, {"fields", {{{"name", "name"}, {"value", name}}}}});
    return made.response() == nullptr ? 0 : made.response()->status;
  }
};

TEST_F(OfATenant, WritesTextFieldsThoughTheDocumentForbidsIt) {
  const auto made = client().post("/api/records/deals/upsert", {{"lookup_value", "a"}});
  ASSERT_NE(made.response(), nullptr) << made.report;
  EXPECT_TRUE(made.report.ok()) << made.report;
  EXPECT_EQ(made.response()->status, 201);
}

TEST_F(OfATenant, IsFreshForEachTest) {
  const kizen::json a = {{"lookup_value", "a"}};
  EXPECT_EQ(client().post("/api/records/deals/upsert", a).response()->status, 201);
}

struct OfATenantOfItsOwn : kizen::TenantFixture {
  kizen::TenantOptions tenant_options() const override {
    kizen::TenantOptions options;
    options.seed_records = 20;
    return options;
  }
  kizen::ClientOptions client_options() const override {
    kizen::ClientOptions options;
    options.send_invalid = true;
    return options;
  }
};

TEST_F(OfATenantOfItsOwn, TakesTheOptions) {
  const auto found = client().post("/api/records/deals/search", {{"and", 1}});
  ASSERT_NE(found.response(), nullptr) << "the request was not sent";
  EXPECT_FALSE(found.report.ok());
  const auto seeded = client().post("/api/records/deals/search", kizen::json::object());
  EXPECT_THAT(seeded.response()->body, testing::HasSubstr("Seeded deal"));
}

}  // namespace
