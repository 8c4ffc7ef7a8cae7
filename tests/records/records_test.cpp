#include <kizen/records/records.hpp>

// clang-format off
#include <kizen/records.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <thread>
#include <vector>

namespace {

TEST(Records, DeclaresNineOperations) {
  std::vector<std::string> ids;
  for (const auto& operation : kizen::records().operations()) ids.push_back(operation.id);
  EXPECT_THAT(ids, testing::UnorderedElementsAre(
                       "records_add_create", "records_destroy", "records_field_values_list",
                       "records_lookup_retrieve", "records_partial_update", "records_retrieve",
                       "records_search_create", "records_update", "records_upsert_create"));
}

TEST(Records, Has29ComponentSchemas) {
  EXPECT_EQ(kizen::records().document().at("components").at("schemas").size(), 29u);
}

TEST(Records, EveryOperationAsksForThreeKeys) {
  for (const auto& operation : kizen::records().operations()) {
    ASSERT_EQ(operation.security.size(), 1u) << operation;
    EXPECT_THAT(operation.security.front(),
                testing::UnorderedElementsAre("apiKey", "businessId", "userId"));
  }
}

TEST(Records, EveryThreadSeesOneContract) {
  std::vector<const kizen::Contract*> seen(8);
  std::vector<std::thread> threads;
  for (auto& place : seen) threads.emplace_back([&place] { place = &kizen::records(); });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(std::set<const kizen::Contract*>(seen.begin(), seen.end()).size(), 1u);
}

TEST(RecordsAmendment, D6LetsAValueBeAnything) {
  const auto amendment = kizen::records_amendment("D6");
  ASSERT_TRUE(amendment);
  const auto place =
      *kizen::JsonPointer::parse("/components/schemas/FieldRequest/properties/value/type");
  EXPECT_NE(kizen::json_at(kizen::records().document(), place), nullptr);
  const auto amended = kizen::records().amended(*amendment);
  EXPECT_EQ(kizen::json_at(amended.document(), place), nullptr);
}

TEST(RecordsAmendment, NothingForAnIdThatIsNotEmbedded) {
  EXPECT_FALSE(kizen::records_amendment("D5"));
  EXPECT_FALSE(kizen::records_amendment(""));
}

}  // namespace
