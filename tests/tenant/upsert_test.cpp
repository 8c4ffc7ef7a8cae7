#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "bench.hpp"
#include "kizen/tenant.hpp"

namespace {

using bench::json;

class Upsert : public bench::Records {
 protected:
  bench::Answer upsert(const json& body, const std::string& query = "") const {
    return first.post("/api/records/deals/upsert" + query, body);
  }
};

json amount(const json& value) { return json::array({{{"name", "amount"}, {"value", value}}}); }

// U1
TEST_F(Upsert, LookupValueIsAStringThatIsNotEmpty) {
  for (const auto& body : {json::object(), json({{"lookup_value", ""}}),
                           json({{"lookup_value", nullptr}}), json({{"lookup_value", 7}})}) {
    const auto answer = upsert(body);
    EXPECT_EQ(answer.status, 400) << body;
    EXPECT_EQ(answer.body.at("non_field_errors").size(), 1U);
  }
  EXPECT_EQ(first.names({}), bench::Names{});
}

// U1
TEST_F(Upsert, CaseOfTheLookupValueIsIgnored) {
  const auto created = upsert({{"lookup_value", "Grün & Söhne"}});
  const auto updated = upsert({{"lookup_value", "GRÜN & SÖHNE"}});
  EXPECT_EQ(updated.status, 200);
  EXPECT_EQ(updated.body.at("id"), created.body.at("id"));
  const auto contact = [&](const char* email) {
    return first.post("/api/records/client_client/upsert", {{"lookup_value", email}});
  };
  EXPECT_EQ(contact("Ann@Example.test").status, 201);
  EXPECT_EQ(contact("aNN@eXAMPLE.test").status, 200);
}

// U2
TEST_F(Upsert, FieldsAreWrittenAndTheLookupFieldIsFilledIn) {
  const auto answer =
      upsert({{"lookup_value", "Deal"}, {"fields", amount(5)}}, "?return_all_fields=true");
  EXPECT_EQ(bench::value(answer.body, "name"), "Deal");
  EXPECT_EQ(bench::value(answer.body, "amount").at("amount"), 5);
  upsert({{"lookup_value", "DEAL"}, {"fields", amount(6)}});
  const auto read = first.get("/api/records/deals/lookup?identifier=Deal&all_fields=true");
  EXPECT_EQ(read.status, 200);  // an update keeps the stored spelling
  EXPECT_EQ(bench::value(read.body, "amount").at("amount"), 6);
}

// U2
TEST_F(Upsert, IdentifierInFieldsWinsOnCreation) {
  const auto fields = json::array({{{"name", "name"}, {"value", "given"}}});
  upsert({{"lookup_value", "looked up"}, {"fields", fields}});
  EXPECT_EQ(first.names({}), bench::Names{"given"});
}

// U3
TEST_F(Upsert, OutcomeIsCreatedThenUpdatedThenUnarchived) {
  const auto created = upsert({{"lookup_value", "a"}});
  EXPECT_EQ(created.status, 201);
  EXPECT_EQ(created.body.at("action"), "created");
  const auto updated = upsert({{"lookup_value", "a"}});
  EXPECT_EQ(updated.status, 200);
  EXPECT_EQ(updated.body.at("action"), "updated");
  EXPECT_EQ(updated.body.at("id"), created.body.at("id"));
  first.remove(at(created.body.at("id")));
  const auto unarchived =
      upsert({{"lookup_value", "A"}, {"oncreate_unarchive", "unarchive"}, {"fields", amount(9)}});
  EXPECT_EQ(unarchived.status, 201);
  EXPECT_EQ(unarchived.body.at("action"), "unarchived");
  EXPECT_EQ(unarchived.body.at("id"), created.body.at("id"));
  const auto read = first.get(at(created.body.at("id")));
  EXPECT_EQ(bench::value(read.body, "name"), "a");
  EXPECT_EQ(bench::value(read.body, "amount").at("amount"), 9);
}

// U4
TEST_F(Upsert, ArchivedMatchAsksFirst) {
  first.remove(at(first.deal("a")));
  for (const auto& body :
       {json({{"lookup_value", "a"}}),
        json({{"lookup_value", "a"}, {"oncreate_unarchive", nullptr}}),
        json({{"lookup_value", "a"}, {"oncreate_unarchive", "prompt"}, {"fields", amount(1)}})}) {
    const auto answer = upsert(body);
    EXPECT_EQ(answer.status, 400) << body;
    EXPECT_EQ(answer.body.at("non_field_errors").size(), 1U);
    EXPECT_EQ(answer.body.at("fields").size(), body.value("fields", json::array()).size());
  }
  EXPECT_EQ(first.names({}), bench::Names{});
}

// U4
TEST_F(Upsert, OverwriteCreatesAndTakesTheIdentifierAway) {
  const auto old = first.deal("a");
  first.remove(at(old));
  const auto answer = upsert({{"lookup_value", "a"}, {"oncreate_unarchive", "overwrite"}});
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.body.at("action"), "created");
  EXPECT_NE(answer.body.at("id"), old);
  first.remove(at(answer.body.at("id")));
  const auto again = upsert({{"lookup_value", "a"}, {"oncreate_unarchive", "unarchive"}});
  EXPECT_EQ(again.body.at("id"), answer.body.at("id"));
}

// U4
TEST_F(Upsert, UnknownWordIsRefused) {
  EXPECT_EQ(upsert({{"lookup_value", "a"}, {"oncreate_unarchive", "revive"}}).status, 400);
  EXPECT_EQ(upsert({{"lookup_value", "a"}, {"onupdate_archived_conflict", "prompt"}}).status, 400);
  EXPECT_EQ(first.names({}), bench::Names{});
}

// U5
TEST_F(Upsert, NewIdentifierOfAnArchivedRecordIsAConflict) {
  const auto archived = first.deal("old");
  first.remove(at(archived));
  const auto live = first.deal("live");
  const auto rename = json::array({{{"name", "name"}, {"value", "OLD"}}});
  EXPECT_EQ(upsert({{"lookup_value", "live"}, {"fields", rename}}).status, 400);
  EXPECT_EQ(first.names({}), bench::Names{"live"});
  const auto answer = upsert(
      {{"lookup_value", "live"}, {"fields", rename}, {"onupdate_archived_conflict", "overwrite"}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body.at("id"), live);
  EXPECT_EQ(first.names({}), bench::Names{"OLD"});
  EXPECT_EQ(upsert({{"lookup_value", "live"}}).status, 201);
}

TEST_F(Upsert, NewIdentifierOfALiveRecordIsRefused) {
  first.deal("one");
  first.deal("two");
  const auto rename = json::array({{{"name", "name"}, {"value", "Two"}}});
  const auto answer = upsert({{"lookup_value", "one"}, {"fields", rename}});
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.body.at("fields").at(0).at("value").size(), 1U);
  EXPECT_EQ(first.names({}), (bench::Names{"one", "two"}));
}

// U6
TEST_F(Upsert, AnswersWithWrittenFieldsOrAll) {
  const auto some = upsert({{"lookup_value", "a"}, {"fields", amount(5)}});
  EXPECT_EQ(some.body.at("fields").size(), 4U);  // id, name, amount, updated
  const auto fewer = upsert({{"lookup_value", "a"}});
  EXPECT_EQ(fewer.body.at("fields").size(), 2U);
  EXPECT_FALSE(bench::entry(fewer.body, "updated").is_null());
  const auto all = upsert({{"lookup_value", "a"}}, "?return_all_fields=true");
  EXPECT_EQ(all.body.at("fields").size(), 20U);
  EXPECT_TRUE(bench::value(all.body, "price").is_null());
}

// U7
TEST_F(Upsert, RepeatingItIsSafe) {
  const json body = {{"lookup_value", "a"}, {"fields", amount(5)}};
  const auto one = upsert(body);
  const auto two = upsert(body);
  EXPECT_EQ(two.body.at("action"), "updated");
  EXPECT_EQ(two.body.at("id"), one.body.at("id"));
  EXPECT_EQ(first.names({}), bench::Names{"a"});
}

// U7
TEST_F(Upsert, EightAtOnceMakeOneRecord) {
  std::atomic<int> created{0};
  std::vector<std::thread> threads;
  for (int n = 0; n < 8; ++n) {
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round) {
        const auto answer = upsert({{"lookup_value", "deal " + std::to_string(round)}});
        created += answer.status == 201 ? 1 : 0;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(created, 50);
  EXPECT_EQ(first.names({}).size(), 50U);
}

}  // namespace
