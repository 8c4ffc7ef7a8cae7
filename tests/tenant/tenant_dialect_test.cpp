#include "kizen/tenant/tenant_dialect.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "bench.hpp"

namespace {

using bench::json;
using bench::set;
using bench::TenantDialect;

TEST(TenantDialect, PrintsOneWord) {
  EXPECT_EQ(testing::PrintToString(TenantDialect::Documented), "documented");
  EXPECT_EQ(testing::PrintToString(TenantDialect::Observed), "observed");
}

using Documented = bench::Records;

class Observed : public bench::Records {
 protected:
  Observed() : Records(TenantDialect::Observed) {}
};

std::set<std::string> members(const json& object) {
  std::set<std::string> names;
  for (const auto& item : object.items()) names.insert(item.key());
  return names;
}

using Members = std::set<std::string>;

const char* const add_deal = "/api/records/deals/add";
const char* const upsert_deal = "/api/records/deals/upsert";
const char* const search_deals = "/api/records/deals/search";

/// The first row of a search for every deal.
json row(const bench::Caller& caller, const json& body = json::object()) {
  return caller.post(search_deals, body).body.at("results").at(0);
}

TEST_F(Documented, D1FieldsHaveAMemberIdAndBlankOnesAreNull) {
  const auto id = first.deal("a");
  for (const auto& record : {row(first), first.get(at(id)).body}) {
    EXPECT_EQ(record.at("fields").at("id").at("value"), json({{"id", id}}));
    EXPECT_EQ(record.at("fields").size(), 20U);
    EXPECT_TRUE(bench::entry(record, "price").at("value").is_null());
  }
}

TEST_F(Observed, D1FieldsAreKeyedByUuidAloneAndBlankOnesAreLeftOut) {
  const auto id = first.deal("a", {set("active", false), set("score", 0)});
  for (const auto& record : {row(first), first.get(at(id)).body}) {
    for (const auto& item : record.at("fields").items()) {
      EXPECT_TRUE(kizen::detail::is_uuid(item.key())) << item.key();
      EXPECT_EQ(item.value().at("id"), item.key());
      EXPECT_FALSE(item.value().at("value").is_null());
    }
    EXPECT_EQ(record.at("fields").size(),
              6U);  // name, score, active, created, updated, display_name
    EXPECT_TRUE(bench::entry(record, "price").is_null());
    EXPECT_EQ(bench::value(record, "active"), false);
  }
  EXPECT_EQ(row(first, {{"field_names", json::array()}}).at("fields"), json::object());
}

TEST_F(Observed, ValueThatIsTakenAwayIsLeftOutOfTheAnswer) {
  const auto id = first.deal("a", {set("price", 1)});
  const auto answer = first.patch(at(id), {{"fields", {set("price", nullptr)}}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(bench::entry(answer.body, "price").is_null());
  EXPECT_FALSE(bench::entry(answer.body, "updated").is_null());
}

/// A deal with a value of every type.
json full_deal(const bench::Caller& caller, const std::string& me) {
  const auto ann = caller.contact("ann@example.test");
  caller.deal("a", {set("amount", 1.5), set("quantity", 1), set("price", 2.5), set("rating", "7"),
                    set("opened", "2024-02-29"), set("closes_at", "2024-02-29T10:00:00Z"),
                    set("status", {{"name", "won"}}), set("labels", {{{"name", "red"}}}),
                    set("active", true), set("owner", me), set("summary", "long"),
                    set("contact_email", "a@example.test"), set("account", {ann})});
  return row(caller);
}

/// D2: the members of objects, and how all else reads.
void expect_typed(const json& deal) {
  for (const char* const text : {"name", "summary", "contact_email"}) {
    EXPECT_TRUE(bench::value(deal, text).is_string()) << text;
  }
  EXPECT_EQ(bench::value(deal, "quantity"), 1);
  EXPECT_EQ(bench::value(deal, "rating"), 7);
  EXPECT_EQ(bench::value(deal, "price"), 2.5);
  EXPECT_EQ(bench::value(deal, "active"), true);
  EXPECT_EQ(bench::value(deal, "opened"), "2024-02-29");
  EXPECT_EQ(bench::value(deal, "closes_at"), "2024-02-29T10:00:00.000000+00:00");
  EXPECT_EQ(members(bench::value(deal, "amount")), (Members{"currency", "symbol", "amount"}));
  EXPECT_EQ(members(bench::value(deal, "status")), (Members{"id", "code", "name"}));
  EXPECT_EQ(members(bench::value(deal, "owner")),
            (Members{"id", "deleted", "first_name", "last_name", "email"}));
  EXPECT_EQ(members(bench::value(deal, "labels").at(0)), (Members{"id", "name"}));
  EXPECT_EQ(members(bench::value(deal, "account").at(0)), (Members{"id", "name", "display_name"}));
}

TEST_F(Documented, D2ValuesAreTypedByFieldType) {
  expect_typed(full_deal(first, service.credentials(0).user_id));
}

TEST_F(Observed, D2ValuesAreTypedByFieldType) {
  expect_typed(full_deal(first, service.credentials(0).user_id));
}

/// D3: entries have a name; a hundred and one links are counted, a hundred are listed.
void expect_named_and_counted(const bench::Caller& caller) {
  json ids = json::array();
  for (int n = 0; n < 101; ++n) ids.push_back(caller.deal("other " + std::to_string(n)));
  const auto id = caller.deal("a", {set("related", ids)});
  const auto target = "/api/records/deals/" + id;
  const auto counted = bench::entry(caller.get(target).body, "related");
  EXPECT_EQ(members(counted),
            (Members{"id", "name", "field_type", "display_name", "value_summary"}));
  EXPECT_EQ(counted.at("value_summary"), json({{"count", 101}}));
  caller.remove("/api/records/deals/" + ids.at(0).get<std::string>());
  const auto listed = bench::entry(caller.get(target).body, "related");
  EXPECT_EQ(members(listed), (Members{"id", "name", "field_type", "display_name", "value"}));
  EXPECT_EQ(listed.at("value").size(), 100U);
}

TEST_F(Documented, D3EntriesHaveANameAndManyLinksAreCounted) { expect_named_and_counted(first); }

TEST_F(Observed, D3EntriesHaveANameAndManyLinksAreCounted) { expect_named_and_counted(first); }

const Members client_info = {"num_addresses_v2", "display_name", "email_on_suppression_list"};

TEST_F(Documented, D4ClientInfoIsAnObjectOnEveryRecord) {
  const auto id = first.deal("a");
  EXPECT_EQ(members(row(first).at("client_info")), client_info);
  EXPECT_EQ(members(first.get(at(id)).body.at("client_info")), client_info);
}

TEST_F(Observed, D4ClientInfoIsNullOnWhatIsNoContact) {
  const auto id = first.deal("a");
  EXPECT_TRUE(row(first).at("client_info").is_null());
  EXPECT_TRUE(first.get(at(id)).body.at("client_info").is_null());
  const auto ann = first.get("/api/records/client_client/" + first.contact("ann@example.test"));
  EXPECT_EQ(members(ann.body.at("client_info")), client_info);
}

const Members of_a_row = {"id", "object_type", "client_info", "access", "fields"};

Members with(Members names, const Members& more) {
  names.insert(more.begin(), more.end());
  return names;
}

const Members totals = {"lead_source_types", "num_associated_team_members",
                        "num_upcoming_activities"};

TEST_F(Documented, D5DetailHasTheThreeTotals) {
  const auto id = first.deal("a");
  EXPECT_EQ(members(row(first)), of_a_row);
  for (const auto* const query : {"", "?detail_summary=true"}) {
    EXPECT_EQ(members(first.get(at(id) + query).body), with(of_a_row, totals)) << query;
  }
}

TEST_F(Observed, D5DetailHasLeadSourcesOnlyWithASummary) {
  const auto id = first.deal("a");
  EXPECT_EQ(members(row(first)), of_a_row);
  EXPECT_EQ(members(first.get(at(id)).body), of_a_row);
  EXPECT_EQ(members(first.post(upsert_deal, {{"lookup_value", "a"}}).body),
            with(of_a_row, {"action"}));
  const auto summary = first.get(at(id) + "?detail_summary=true").body;
  EXPECT_EQ(members(summary), with(of_a_row, {"lead_source_types"}));
  EXPECT_EQ(summary.at("lead_source_types"), json({{{"value", "custom"}, {"label", "API"}}}));
}

/// An add of the deal "a", restored where it is archived.
bench::Answer add_or_restore(const bench::Caller& caller) {
  return caller.post(add_deal, {{"fields", {set("name", "a")}}, {"unarchive", "unarchive"}});
}

TEST_F(Documented, D8AddAnswers200WithoutAnAction) {
  for (int round = 0; round < 2; ++round) {
    const auto answer = add_or_restore(first);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(members(answer.body), with(of_a_row, totals));
    first.remove(at(answer.body.at("id")));
  }
}

TEST_F(Observed, D8AddAnswers201WithActionAndDisplayName) {
  for (const char* const action : {"created", "unarchived"}) {
    const auto answer = add_or_restore(first);
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(members(answer.body), with(of_a_row, {"action", "display_name"}));
    EXPECT_EQ(answer.body.at("action"), action);
    EXPECT_EQ(answer.body.at("display_name"), "a");
    first.remove(at(answer.body.at("id")));
  }
}

/// A PATCH whose first, third and fourth entries are refused, and its answer's entries.
json refused_entries(const bench::Caller& caller) {
  const json labels = {{"name", "labels"}, {"add_values", {"x"}}};
  const json fields = {set("price", "x"), set("score", 1), set("nothing", 1), labels};
  const auto answer = caller.patch("/api/records/deals/" + caller.deal("a"), {{"fields", fields}});
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.body.at("non_field_errors"), json::array());
  return answer.body.at("fields");
}

TEST_F(Documented, D9EveryEntrySpeaksOfEveryMember) {
  const auto entries = refused_entries(first);
  const Members all = {"value", "add_values", "remove_values"};
  EXPECT_EQ(members(entries.at(0)), all);
  EXPECT_EQ(members(entries.at(1)), all);
  EXPECT_EQ(members(entries.at(2)), with(all, {"name"}));
  EXPECT_EQ(members(entries.at(3)), all);
}

TEST_F(Observed, D9EntryHasOnlyTheMemberThatIsRefused) {
  const auto entries = refused_entries(first);
  EXPECT_EQ(members(entries.at(0)), Members{"value"});
  EXPECT_EQ(entries.at(1), json::object());
  EXPECT_EQ(members(entries.at(2)), Members{"name"});
  EXPECT_EQ(members(entries.at(3)), Members{"add_values"});
  EXPECT_TRUE(entries.at(0).at("value").at(0).is_string());
  const auto twice = first.post(add_deal, {{"fields", {set("price", 1), set("name", "A")}}});
  EXPECT_EQ(twice.body.at("fields").at(0), json::object());
  EXPECT_EQ(members(twice.body.at("fields").at(1)), Members{"value"});
}

/// A request with a body whose member is missing or not of its type.
struct WrongMember {
  const char* method;
  const char* target;
  json body;
  const char* member;
};

std::vector<WrongMember> wrong_members(const char* deal) {
  return {
      {"POST", upsert_deal, json::object(), "lookup_value"},
      {"POST", upsert_deal, {{"lookup_value", 7}}, "lookup_value"},
      {"POST", upsert_deal, {{"lookup_value", ""}, {"fields", {set("price", 1)}}}, "lookup_value"},
      {"POST", upsert_deal, {{"lookup_value", "b"}, {"fields", 1}}, "fields"},
      {"POST",
       upsert_deal,
       {{"lookup_value", "b"}, {"oncreate_unarchive", 1}},
       "oncreate_unarchive"},
      {"POST", add_deal, json::object(), "fields"},
      {"POST", add_deal, {{"fields", json::array()}, {"unarchive", "revive"}}, "unarchive"},
      {"PUT", deal, json::object(), "fields"},
      {"PATCH", deal, {{"fields", "price"}}, "fields"},
      {"PATCH", deal, {{"archived_conflict", true}}, "archived_conflict"},
      {"POST", search_deals, {{"field_names", "name"}}, "field_names"},
      {"POST", search_deals, {{"search_within_field_ids", {1}}}, "search_within_field_ids"},
      {"POST", search_deals, {{"query", 1}}, "query"},
      {"POST", search_deals, {{"query", {1}}}, "query"},
      {"POST", search_deals, {{"and", "yes"}}, "and"}};
}

TEST_F(Documented, D10WrongMemberIsRefusedInTheOneErrorShape) {
  const auto deal = at(first.deal("a"));
  for (const auto& wrong : wrong_members(deal.c_str())) {
    const auto answer = first.raw(wrong.method, wrong.target, wrong.body.dump());
    EXPECT_EQ(answer.status, 400) << wrong.body;
    EXPECT_EQ(members(answer.body), (Members{"non_field_errors", "fields"})) << wrong.body;
    EXPECT_EQ(answer.body.at("non_field_errors").size(), 1U) << wrong.body;
  }
}

TEST_F(Observed, D10WrongMemberIsRefusedUnderItsName) {
  const auto deal = at(first.deal("a"));
  for (const auto& wrong : wrong_members(deal.c_str())) {
    const auto answer = first.raw(wrong.method, wrong.target, wrong.body.dump());
    EXPECT_EQ(answer.status, 400) << wrong.body;
    EXPECT_EQ(members(answer.body), Members{wrong.member}) << wrong.body;
    EXPECT_TRUE(answer.body.at(wrong.member).at(0).is_string()) << answer.text;
  }
}

/// Refusals of what is no record write.
std::vector<bench::Answer> other_refusals(const bench::Caller& caller) {
  return {caller.get("/api/records/deals/lookup"), caller.raw("POST", search_deals, "{"),
          caller.raw("POST", search_deals, "[]")};
}

TEST_F(Documented, D10OtherRefusalsHaveADetailAlone) {
  for (const auto& answer : other_refusals(first)) {
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(members(answer.body), Members{"detail"});
  }
}

TEST_F(Observed, D10OtherRefusalsHaveDetailAndCode) {
  for (const auto& answer : other_refusals(first)) {
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(members(answer.body), (Members{"code", "detail"}));
    EXPECT_TRUE(answer.body.at("code").is_string());
  }
}

/// What neither dialect says differently: refusals of a body, a filter or a record as a whole.
void expect_common_refusals(const bench::Caller& caller) {
  const auto body = caller.raw("POST", add_deal, "[]");
  EXPECT_EQ(members(body.body), (Members{"non_field_errors", "fields"}));
  const auto filter =
      caller.post(search_deals, bench::query({bench::filter("score", "resembles", 1)}));
  EXPECT_EQ(filter.status, 400);
  EXPECT_EQ(filter.body.at("non_field_errors").size(), 1U);
  const auto unknown = caller.get("/api/records/deals/00000000-0000-4000-8000-000000000000");
  EXPECT_EQ(members(unknown.body), (Members{"detail", "code"}));
  const auto page = caller.post(std::string(search_deals) + "?page=9", nullptr);
  EXPECT_EQ(page.status, 404);
  EXPECT_EQ(members(page.body), Members{"detail"});
}

TEST_F(Documented, OtherRefusalsAreThoseOfTheObserved) { expect_common_refusals(first); }

TEST_F(Observed, OtherRefusalsAreThoseOfTheDocumented) { expect_common_refusals(first); }

/// The pages of a search and of field values.
std::vector<json> pages(const bench::Caller& caller) {
  const auto other = caller.deal("other");
  const auto id = caller.deal("a", {set("related", {other})});
  const auto field = bench::entry(caller.get("/api/records/deals/" + id).body, "related").at("id");
  const auto values = "/api/records/" + id + "/field-values/" + field.get<std::string>();
  return {caller.post(search_deals, nullptr).body, caller.get(values).body};
}

TEST_F(Documented, D20ErrorsOfAPageAreNull) {
  for (const auto& page : pages(first)) EXPECT_TRUE(page.at("errors").is_null());
}

TEST_F(Observed, D20ErrorsOfAPageAreAnEmptyList) {
  for (const auto& page : pages(first)) EXPECT_EQ(page.at("errors"), json::array());
}

}  // namespace
