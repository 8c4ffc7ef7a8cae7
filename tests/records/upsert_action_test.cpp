#include <kizen/records/upsert_action.hpp>

// clang-format off
#include <kizen/records.hpp>
// clang-format on

#include <gtest/gtest.h>

namespace {

using kizen::UpsertAction;

TEST(UpsertAction, IsReadFromTheBody) {
  EXPECT_EQ(kizen::upsert_action_of({{"action", "created"}}), UpsertAction::Created);
  EXPECT_EQ(kizen::upsert_action_of({{"action", "updated"}}), UpsertAction::Updated);
  EXPECT_EQ(kizen::upsert_action_of({{"action", "unarchived"}}), UpsertAction::Unarchived);
}

TEST(UpsertAction, IsNothingWhereTheBodyDoesNotSay) {
  EXPECT_FALSE(kizen::upsert_action_of({{"action", "archived"}}));
  EXPECT_FALSE(kizen::upsert_action_of({{"action", 1}}));
  EXPECT_FALSE(kizen::upsert_action_of(kizen::json::object()));
  EXPECT_FALSE(kizen::upsert_action_of(kizen::json::array({"action"})));
}

// U3
TEST(UpsertAction, GoesWithItsStatus) {
  EXPECT_TRUE(is_answered_with(UpsertAction::Created, 201));
  EXPECT_FALSE(is_answered_with(UpsertAction::Created, 200));
  EXPECT_TRUE(is_answered_with(UpsertAction::Updated, 200));
  EXPECT_FALSE(is_answered_with(UpsertAction::Updated, 201));
  EXPECT_TRUE(is_answered_with(UpsertAction::Unarchived, 201));
  EXPECT_TRUE(is_answered_with(UpsertAction::Unarchived, 200));
  EXPECT_FALSE(is_answered_with(UpsertAction::Unarchived, 400));
}

}  // namespace
