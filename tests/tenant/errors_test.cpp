#include <gtest/gtest.h>

#include <string>

#include "bench.hpp"
#include "kizen/tenant.hpp"

namespace {

using bench::json;
using bench::set;
using Errors = bench::Records;

json accepted() {
  return {
      {"value", json::array()}, {"add_values", json::array()}, {"remove_values", json::array()}};
}

// E1, E2
TEST_F(Errors, EntryOfTheAnswerSpeaksOfTheEntryOfTheRequest) {
  const json body = {{"fields",
                      {set("name", "a"),
                       set("price", "x"),
                       set("score", 1),
                       set("nothing", 1),
                       {{"name", "labels"}, {"add_values", {"x"}}},
                       {{"name", "labels"}, {"remove_values", "x"}}}}};
  const auto id = first.deal("b");
  for (const auto& answer :
       {first.post("/api/records/deals/add", body), first.put(at(id), body),
        first.patch(at(id), body),
        first.post("/api/records/deals/upsert",
                   {{"lookup_value", "b"}, {"fields", body.at("fields")}}),
        first.post("/api/records/deals/upsert",
                   {{"lookup_value", "new"}, {"fields", body.at("fields")}})}) {
    EXPECT_EQ(answer.status, 400);
    EXPECT_TRUE(answer.body.at("non_field_errors").is_array());
    const auto& entries = answer.body.at("fields");
    ASSERT_EQ(entries.size(), 6U);
    EXPECT_EQ(entries[0], accepted());
    EXPECT_EQ(entries[1].at("value").size(), 1U);
    EXPECT_EQ(entries[2], accepted());
    EXPECT_EQ(entries[3].at("name").size(), 1U);
    EXPECT_EQ(entries[4].at("add_values").size(), 1U);
    EXPECT_EQ(entries[5].at("remove_values").size(), 1U);
  }
}

// E3: 401 and 403 are in authentication_test, 404 and 405 in routing_test.
TEST_F(Errors, UndeclaredStatusesHaveADetail) {
  for (const auto& answer : {first.get(at("00000000-0000-4000-8000-000000000000")),
                             first.remove("/api/records/deals/search"),
                             first.post("/api/records/deals/search?page=9", {})}) {
    EXPECT_TRUE(answer.body.at("detail").is_string()) << answer.text;
  }
}

// E4
TEST_F(Errors, RefusalsRepeatNothingTheyWereGiven) {
  const auto id = first.deal("secret-deal");
  const json body = {
      {"fields", {set("secret-field", "secret-value"), set("price", "secret-price")}},
      {"lookup_value", "secret-lookup"}};
  for (const auto& answer :
       {first.patch(at(id), body), first.post("/api/records/deals/upsert", body),
        second.patch(at(id), body), first.get("/api/records/secret-object/lookup"),
        first.post("/api/records/deals/search",
                   bench::query({bench::filter("secret-field", "=", "secret-value")}))}) {
    EXPECT_GE(answer.status, 400);
    EXPECT_EQ(answer.text.find("secret"), std::string::npos) << answer.text;
    EXPECT_EQ(answer.text.find(service.credentials(0).api_key), std::string::npos);
  }
}

// E5
TEST_F(Errors, RefusedWriteChangesNothing) {
  first.remove(at(first.deal("archived")));
  const auto id = first.deal("a", {set("price", 1), set("score", 2)});
  const auto before = first.get(at(id)).text;
  const json half = {{"fields", {set("score", 3), set("price", "x")}}};
  const json rename = {{"fields", {set("score", 3), set("name", "archived")}}};
  first.patch(at(id), half);
  first.put(at(id), half);
  first.patch(at(id), rename);
  first.post("/api/records/deals/upsert", {{"lookup_value", "a"}, {"fields", half.at("fields")}});
  first.post("/api/records/deals/upsert", {{"lookup_value", "a"}, {"fields", rename.at("fields")}});
  first.post("/api/records/deals/upsert", {{"lookup_value", "n"}, {"fields", half.at("fields")}});
  first.post("/api/records/deals/upsert", {{"lookup_value", "archived"},
                                           {"oncreate_unarchive", "overwrite"},
                                           {"fields", half.at("fields")}});
  first.post("/api/records/deals/add", {{"unarchive", "unarchive"},
                                        {"fields", {set("name", "archived"), set("price", "x")}}});
  EXPECT_EQ(first.get(at(id)).text, before);
  EXPECT_EQ(first.names({}), bench::Names{"a"});
  const auto still = first.post("/api/records/deals/upsert", {{"lookup_value", "archived"}});
  EXPECT_EQ(still.status, 400);  // the archived record has kept its name
}

}  // namespace
