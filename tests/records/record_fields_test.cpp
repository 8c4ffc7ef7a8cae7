#include <kizen/records/record_fields.hpp>

// clang-format off
#include <kizen/records.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace {

using kizen::field_of;
using kizen::json;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr char amount_id[] = "921cec5c-9f68-4cd1-bf30-b11f00571175";

json record_with(const json& fields) { return {{"fields", fields}}; }

const json observed = record_with(
    {{amount_id, {{"id", amount_id}, {"name", "amount"}, {"value", 10}}},
     {"b21cec5c-9f68-4cd1-bf30-b11f00571175", {{"name", "score"}, {"value", nullptr}}}});

TEST(FieldOf, FindsAFieldByNameAndByUuid) {
  EXPECT_EQ(field_of(observed, "amount"), json(10));
  EXPECT_EQ(field_of(observed, amount_id), json(10));
  EXPECT_EQ(field_of(observed, "921CEC5C-9F68-4CD1-BF30-B11F00571175"), json(10));
}

TEST(FieldOf, TellsABlankFieldFromOneThatIsNotShown) {
  EXPECT_EQ(field_of(observed, "score"), json());
  EXPECT_FALSE(field_of(observed, "rating"));
  EXPECT_FALSE(field_of(observed, ""));
}

TEST(FieldOf, ReadsTheDocumentedDialectToo) {
  const auto documented = record_with({{"id", {{"id", amount_id}, {"value", {{"amount", 10}}}}}});
  EXPECT_EQ(field_of(documented, amount_id), json({{"amount", 10}}));
}

TEST(FieldOf, AnEntryWithoutAValueIsNull) {
  const auto many =
      record_with({{"1", {{"name", "account"}, {"value_summary", {{"count", 214}}}}}});
  EXPECT_EQ(field_of(many, "account"), json());
  EXPECT_EQ(field_of(record_with({{"1", "odd"}}), "1"), json());
}

TEST(FieldOf, FindsNothingInWhatIsNoRecord) {
  EXPECT_FALSE(field_of(json(), "amount"));
  EXPECT_FALSE(field_of(json::array(), "amount"));
  EXPECT_FALSE(field_of(record_with(json::array({{{"name", "amount"}}})), "amount"));
}

TEST(FieldNamesOf, ListsNamesOrKeys) {
  EXPECT_THAT(kizen::field_names_of(observed), ElementsAre("amount", "score"));
  EXPECT_THAT(kizen::field_names_of(record_with({{"id", {{"value", 1}}}})), ElementsAre("id"));
  EXPECT_THAT(kizen::field_names_of(json::object()), IsEmpty());
}

}  // namespace
