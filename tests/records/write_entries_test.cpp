#include <kizen/records/write_entries.hpp>

// clang-format off
#include <kizen/records.hpp>
// clang-format on

#include <gtest/gtest.h>

namespace {

using kizen::json;
using kizen::write_entries;

TEST(WriteEntries, AnObjectBecomesAListOfEntries) {
  const json expected = {{{"name", "amount"}, {"value", 10}},
                         {{"name", "notes"}, {"value", nullptr}}};
  EXPECT_EQ(write_entries({{"amount", 10}, {"notes", nullptr}}), expected);
  EXPECT_EQ(write_entries(json::object()), json::array());
}

TEST(WriteEntries, AUuidIsAnId) {
  const char* const id = "921cec5c-9f68-4cd1-bf30-b11f00571175";
  EXPECT_EQ(write_entries({{id, 1}}), json::array({{{"id", id}, {"value", 1}}}));
}

TEST(WriteEntries, WhatIsNoObjectStaysAsItIs) {
  const auto entries = json::array({{{"name", "labels"}, {"add_values", {"a"}}}});
  EXPECT_EQ(write_entries(entries), entries);
  EXPECT_EQ(write_entries("amount"), "amount");
}

}  // namespace
