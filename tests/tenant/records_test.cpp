#include <gtest/gtest.h>

#include <string>

#include "bench.hpp"
#include "kizen/tenant.hpp"

namespace {

using bench::json;
using bench::Names;
using bench::set;

class Life : public bench::Records {
 protected:
  bench::Answer add(const bench::Entries& fields, const json& unarchive = nullptr) const {
    return first.post("/api/records/deals/add", {{"fields", fields}, {"unarchive", unarchive}});
  }
};

json fields(const bench::Entries& entries) { return {{"fields", entries}}; }

// W1
TEST_F(Life, EntryNamesAnExistingField) {
  const auto id = first.deal("a");
  const auto price_id = bench::entry(first.get(at(id)).body, "price").at("id");
  EXPECT_EQ(first.patch(at(id), fields({{{"id", price_id}, {"value", 2.5}}})).status, 200);
  EXPECT_EQ(bench::value(first.get(at(id)).body, "price"), 2.5);
  for (const auto& entry :
       {json({{"value", 1}}), set("nothing", 1), set("price", "x"), json({{"name", "price"}}),
        json({{"id", "no uuid"}, {"value", 1}}), json({{"name", 7}, {"value", 1}}), json(1),
        set("created", "2024-01-01T00:00:00Z")}) {
    EXPECT_EQ(first.patch(at(id), fields({entry})).status, 400) << entry;
  }
  EXPECT_EQ(bench::value(first.get(at(id)).body, "price"), 2.5);
}

// W2
TEST_F(Life, AddNeedsFieldsAndTheIdentifier) {
  const auto target = std::string("/api/records/deals/add");
  EXPECT_EQ(first.post(target, json::object()).status, 400);
  EXPECT_EQ(first.post(target, {{"fields", nullptr}}).status, 400);
  EXPECT_EQ(first.post(target, {{"fields", "name"}}).status, 400);
  EXPECT_EQ(add({}).status, 400);
  EXPECT_EQ(add({set("name", nullptr)}).status, 400);
  const auto blank = add({set("price", 1), set("name", "")});
  EXPECT_EQ(blank.status, 400);
  EXPECT_EQ(blank.body.at("fields").at(1).at("value").size(), 1U);
  EXPECT_EQ(first.post("/api/records/client_client/add", fields({set("first_name", "A")})).status,
            400);
  EXPECT_EQ(first.names({}), Names{});
}

// W2, D8
TEST_F(Life, AddAnswers200WithAllFields) {
  const auto answer = add({set("name", "a"), set("price", 3)});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body.at("fields").size(), 20U);
  EXPECT_EQ(bench::value(answer.body, "display_name"), "a");
}

// W2
TEST_F(Life, AddRefusesALiveNamesake) {
  first.deal("Same");
  const auto answer = add({set("price", 1), set("name", "sAME")});
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.body.at("non_field_errors").size(), 1U);
  EXPECT_EQ(answer.body.at("fields").at(0).at("value").size(), 0U);
  EXPECT_EQ(answer.body.at("fields").at(1).at("value").size(), 1U);
  for (const char* const word : {"prompt", "unarchive", "overwrite"}) {
    EXPECT_EQ(add({set("name", "same")}, word).status, 400) << word;
  }
  EXPECT_EQ(first.names({}), Names{"Same"});
}

// W3
TEST_F(Life, AddAndAnArchivedNamesake) {
  const auto old = first.deal("a");
  first.remove(at(old));
  EXPECT_EQ(add({set("name", "a")}).status, 400);
  EXPECT_EQ(add({set("name", "a")}, "prompt").status, 400);
  EXPECT_EQ(add({set("name", "a")}, "revive").status, 400);
  const auto restored = add({set("name", "A"), set("price", 4)}, "unarchive");
  EXPECT_EQ(restored.status, 200);
  EXPECT_EQ(restored.body.at("id"), old);
  EXPECT_EQ(bench::value(restored.body, "price"), 4);
  first.remove(at(old));
  const auto fresh = add({set("name", "a")}, "overwrite");
  EXPECT_EQ(fresh.status, 200);
  EXPECT_NE(fresh.body.at("id"), old);
}

// W4
TEST_F(Life, PatchChangesOnlyWhatIsGiven) {
  const auto id = first.deal("a", {set("price", 1), set("score", 2)});
  const auto before = first.get(at(id)).body;
  const auto answer = first.patch(at(id), fields({set("price", 9)}));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body.at("fields").size(), 3U);  // id, price, updated
  EXPECT_EQ(bench::value(answer.body, "price"), 9);
  EXPECT_LT(bench::value(before, "updated"), bench::value(answer.body, "updated"));
  const auto after = first.get(at(id)).body;
  EXPECT_EQ(bench::value(after, "score"), 2);
  EXPECT_EQ(bench::value(after, "created"), bench::value(before, "created"));
  const auto all = first.patch(at(id) + "?return_all_fields=true", fields({set("price", nullptr)}));
  EXPECT_EQ(all.body.at("fields").size(), 20U);
  EXPECT_TRUE(bench::value(all.body, "price").is_null());
}

// W4
TEST_F(Life, PutNeedsFieldsAndKeepsTheRest) {
  const auto id = first.deal("a", {set("price", 1)});
  EXPECT_EQ(first.put(at(id), json::object()).status, 400);
  const auto answer = first.put(at(id), fields({set("score", 5)}));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body.at("fields").size(), 20U);
  EXPECT_EQ(bench::value(answer.body, "price"), 1);
}

// W5
TEST_F(Life, RenamingOntoAnArchivedNamesake) {
  first.remove(at(first.deal("old")));
  const auto id = first.deal("new");
  first.deal("live");
  for (const bool put : {true, false}) {
    const auto write = [&](json body) {
      return put ? first.put(at(id), body) : first.patch(at(id), body);
    };
    EXPECT_EQ(write(fields({set("name", "live")})).status, 400);
    EXPECT_EQ(write(fields({set("name", nullptr)})).status, 400);
    auto rename = fields({set("name", "old")});
    if (put) {
      EXPECT_EQ(write(rename).status, 400);
    }
    rename["archived_conflict"] = "unarchive";
    EXPECT_EQ(write(rename).status, 400);
    rename["archived_conflict"] = "overwrite";
    EXPECT_EQ(write(rename).status, 200);
  }
  EXPECT_EQ(first.names({}), (Names{"old", "live"}));
}

TEST_F(Life, RenamingToAnotherCaseIsNoConflict) {
  const auto id = first.deal("a");
  EXPECT_EQ(first.patch(at(id), fields({set("name", "A")})).status, 200);
  EXPECT_EQ(first.get("/api/records/deals/lookup?identifier=A").status, 200);
}

// W6
TEST_F(Life, UnknownMembersAreIgnored) {
  const auto id = first.deal("a");
  EXPECT_EQ(first.patch(at(id), {{"fields", json::array()}, {"archived", true}}).status, 200);
  EXPECT_EQ(first.get(at(id)).status, 200);
}

// W7
TEST_F(Life, DeleteArchives) {
  const auto id = first.deal("a");
  const auto removed = first.remove(at(id));
  EXPECT_EQ(removed.status, 204);
  EXPECT_EQ(removed.text, "");
  EXPECT_EQ(first.get(at(id)).status, 404);
  EXPECT_EQ(first.get(at(id)).body.at("code"), "not_found");
  EXPECT_EQ(first.put(at(id), fields({})).status, 404);
  EXPECT_EQ(first.raw("PATCH", at(id), "no JSON").status, 404);
  EXPECT_EQ(first.remove(at(id)).status, 404);
  EXPECT_EQ(first.get("/api/records/deals/lookup?identifier=a").status, 404);
  EXPECT_EQ(first.names({}), Names{});
}

TEST_F(Life, RecordOfAnotherObjectIsNotFound) {
  EXPECT_EQ(first.get("/api/records/client_client/" + first.deal("a")).status, 404);
}

// W8
TEST_F(Life, LookupIsExact) {
  const auto id = first.deal("A+ b");
  const auto lookup = [&](const std::string& query) {
    return first.get("/api/records/deals/lookup" + query);
  };
  EXPECT_EQ(lookup("?identifier=A%2B%20b").body.at("id"), id);
  EXPECT_EQ(lookup("?identifier=A%2B+b").body.at("id"), id);
  EXPECT_EQ(lookup("?identifier=a%2B%20b").status, 404);
  EXPECT_EQ(lookup("?identifier=A").status, 404);
  EXPECT_EQ(lookup("").status, 400);
  EXPECT_EQ(lookup("?identifier=").status, 400);
  EXPECT_TRUE(lookup("").body.at("detail").is_string());
}

// W9
TEST_F(Life, GetAndLookupChooseFields) {
  const auto id = first.deal("a");
  const auto count = [&](const std::string& target) {
    return first.get(target).body.at("fields").size() - 1;  // less the one that is always there
  };
  const auto price_id = bench::entry(first.get(at(id)).body, "price").at("id").get<std::string>();
  EXPECT_EQ(count(at(id)), 19U);
  EXPECT_EQ(count(at(id) + "?field_names="), 5U);
  EXPECT_EQ(count(at(id) + "?field_ids="), 5U);
  EXPECT_EQ(count(at(id) + "?field_names=price,nothing,%20score"), 2U);
  EXPECT_EQ(count(at(id) + "?field_ids=" + price_id), 1U);
  EXPECT_EQ(count(at(id) + "?field_category=x&field_ids=" + price_id), 1U);
  const std::string lookup = "/api/records/deals/lookup?identifier=a";
  EXPECT_EQ(count(lookup), 5U);
  EXPECT_EQ(count(lookup + "&all_fields=true"), 19U);
  EXPECT_EQ(count(lookup + "&field_names=price"), 1U);
  first.contact("a@example.test");
  EXPECT_EQ(count("/api/records/client_client/lookup?identifier=a@example.test"), 11U);
}

// W9, D5
TEST_F(Life, DetailSummaryAddsLeadSources) {
  const auto id = first.deal("a");
  EXPECT_TRUE(first.get(at(id)).body.at("lead_source_types").empty());
  EXPECT_FALSE(first.get(at(id) + "?detail_summary=true").body.at("lead_source_types").empty());
}

// W10
TEST_F(Life, FieldValuesListsWhatAFieldPointsTo) {
  const auto ann =
      first.contact("ann@example.test", {set("first_name", "Ann"), set("last_name", "Example")});
  const auto bob = first.contact("bob@example.test");
  const auto other = first.deal("other");
  const auto id = first.deal("a", {set("account", {ann, bob}), set("related", {other})});
  const auto read = first.get(at(id)).body;
  const auto values = [&](const std::string& field, const std::string& query = "") {
    const auto field_id = bench::entry(read, field).at("id").get<std::string>();
    return first.get("/api/records/" + id + "/field-values/" + field_id + query);
  };
  EXPECT_EQ(values("account").body.at("results").at(0), json({{"id", ann},
                                                              {"first_name", "Ann"},
                                                              {"last_name", "Example"},
                                                              {"full_name", "Ann Example"},
                                                              {"email", "ann@example.test"},
                                                              {"display_name", "Ann Example"}}));
  EXPECT_EQ(values("related").body.at("results"),
            json::array({{{"id", other}, {"name", "other"}, {"display_name", "other"}}}));
  EXPECT_EQ(values("account", "?search=NN%20E").body.at("count"), 1);
  EXPECT_EQ(values("account", "?page_size=1").body.at("count"), 2);
  EXPECT_FALSE(values("account", "?page_size=1").body.at("next").is_null());
  EXPECT_EQ(values("account", "?page=2").status, 404);
  EXPECT_EQ(values("price").status, 404);
  first.remove("/api/records/client_client/" + bob);
  EXPECT_EQ(values("account").body.at("count"), 1);
  first.remove(at(id));
  EXPECT_EQ(values("account").status, 404);
}

// W11
TEST_F(Life, ManyValuedFieldsTakeListsAddAndRemove) {
  const auto ann = first.contact("ann@example.test");
  const auto bob = first.contact("bob@example.test");
  const auto id = first.deal("a");
  const auto write = [&](json entry) {
    entry["name"] = "account";
    return first.patch(at(id), fields({entry}));
  };
  const auto linked = [&] {
    Names ids;
    const auto value = bench::value(first.get(at(id)).body, "account");
    for (const auto& link : value) ids.push_back(link.at("id"));
    return ids;
  };
  EXPECT_EQ(write({{"add_values", {ann}}}).status, 200);
  EXPECT_EQ(write({{"add_values", {{{"id", bob}}, ann}}}).status, 200);
  EXPECT_EQ(linked(), (Names{ann, bob}));
  EXPECT_EQ(write({{"remove_values", {ann}}}).status, 200);
  EXPECT_EQ(linked(), Names{bob});
  EXPECT_EQ(write({{"value", json::array()}}).status, 200);
  EXPECT_EQ(linked(), Names{});
  EXPECT_EQ(write({{"value", ann}}).status, 400);
  EXPECT_EQ(write({{"add_values", ann}}).status, 400);
  const json added = {{"name", "price"}, {"add_values", {1}}};
  const auto refused = first.patch(at(id), fields({added}));
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.body.at("fields").at(0).at("add_values").size(), 1U);
}

}  // namespace
