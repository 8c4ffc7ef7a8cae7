#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string>

#include "bench.hpp"
#include "kizen/tenant.hpp"

namespace {

using bench::json;

kizen::TenantOptions seeded_with(std::size_t records) {
  kizen::TenantOptions options;
  options.seed_records = records;
  return options;
}

struct SeededRecords : testing::Test {
  /// Rows of all seeded records of an object that are live.
  static json rows(kizen::RecordsService& service, const std::string& object,
                   std::size_t business = 0) {
    const bench::Caller caller(service, service.credentials(business));
    return caller.post("/api/records/" + object + "/search?page_size=1000", json::object())
        .body.at("results");
  }

  kizen::RecordsService service{seeded_with(200)};
  bench::Caller first{service, service.credentials(0)};
};

TEST_F(SeededRecords, AreTheSameEachTime) {
  kizen::RecordsService again(seeded_with(200));
  for (const char* const object : {"deals", "client_client"}) {
    EXPECT_EQ(rows(again, object), rows(service, object)) << object;
  }
}

TEST_F(SeededRecords, AreInTheFirstBusinessOnly) {
  EXPECT_EQ(rows(service, "deals").size(), 180U);
  EXPECT_EQ(rows(service, "client_client").size(), 180U);
  EXPECT_EQ(rows(service, "deals", 1).size(), 0U);
}

TEST_F(SeededRecords, HaveEachFieldFilledInAndBlank) {
  for (const char* const object : {"deals", "client_client"}) {
    std::set<std::string> filled;
    std::set<std::string> blank;
    std::set<std::string> all;
    for (const auto& row : rows(service, object)) {
      for (const auto& item : row.at("fields").items()) {
        if (item.key() == "id") continue;
        const auto name = item.value().at("name").get<std::string>();
        all.insert(name);
        (item.value().at("value").is_null() ? blank : filled).insert(name);
      }
    }
    EXPECT_EQ(filled, all) << object;
    for (const char* const kept : {"created", "updated", "display_name"}) all.erase(kept);
    all.erase(std::string(object) == "deals" ? "name" : "email");
    EXPECT_EQ(blank, all) << object;
  }
}

TEST_F(SeededRecords, CanBeWrittenTo) {
  EXPECT_EQ(first.post("/api/records/deals/upsert", {{"lookup_value", "new"}}).status, 201);
  const auto row = rows(service, "deals").front();
  const auto target = "/api/records/deals/" + row.at("id").get<std::string>();
  const auto patched = first.patch(target, {{"fields", {bench::set("quantity", 7)}}});
  EXPECT_EQ(patched.status, 200);
  EXPECT_EQ(first.remove(target).status, 204);
}

TEST_F(SeededRecords, SomeAreArchived) {
  const auto taken = bench::set("email", "seeded.0000010.email@seed.test");
  const auto answer =
      first.post("/api/records/client_client/add", {{"fields", json::array({taken})}});
  EXPECT_EQ(answer.status, 400);
  EXPECT_NE(answer.text.find("archived"), std::string::npos) << answer.text;
}

}  // namespace
