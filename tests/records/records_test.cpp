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

TEST(Records, KnowsThatASearchReads) {
  const auto effect = [](const kizen::Contract& contract) {
    return contract.operation("records_search_create")->effect;
  };
  EXPECT_EQ(effect(kizen::records()), kizen::Effect::Read);
  EXPECT_EQ(effect(kizen::observed_records()), kizen::Effect::Read);
  EXPECT_EQ(effect(kizen::records().with(kizen::records_differences().only({"D6"}))),
            kizen::Effect::Read);
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

TEST(ObservedRecords, HasEveryDifferenceThatIsKnown) {
  const std::vector<std::string> known = {"D1", "D2",  "D3",  "D4",  "D5",  "D6",  "D7",  "D8",
                                          "D9", "D10", "D11", "D12", "D13", "D15", "D16", "D20"};
  EXPECT_EQ(kizen::records_differences().ids(), known);
  for (const auto& id : known) {
    EXPECT_TRUE(kizen::observed_records().has(id)) << id;
    EXPECT_FALSE(kizen::records().has(id)) << id;
  }
  ASSERT_EQ(kizen::observed_records().overlays().size(), 1U);
  EXPECT_EQ(kizen::observed_records().overlays()[0].name, "observed.overlay.yaml");
  EXPECT_TRUE(kizen::observed_records().overlays()[0].notes.empty());
}

TEST(ObservedRecords, GivesEveryDifferenceItsGrounds) {
  for (const auto& action : kizen::records_differences().actions()) {
    const auto& [id, reason, example, evidence, date, confidence, is_silent] = action.difference;
    (void)is_silent;
    EXPECT_FALSE(action.description.empty()) << action.title();
    if (id.empty()) continue;
    for (const auto& text : {reason, example, evidence, date, confidence}) {
      EXPECT_FALSE(text.empty()) << action.title();
    }
    EXPECT_EQ(reason, kizen::records_differences().action(id)->difference.reason) << id;
  }
}

TEST(ObservedRecords, StandsWithEachDifferenceAloneAndWithoutEach) {
  for (const auto& id : kizen::records_differences().ids()) {
    EXPECT_NO_THROW(kizen::records().with(kizen::records_differences().only({id}))) << id;
    EXPECT_NO_THROW(kizen::records().with(kizen::records_differences().without(id))) << id;
  }
}

}  // namespace
