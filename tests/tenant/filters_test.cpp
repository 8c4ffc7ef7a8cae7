#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "bench.hpp"
#include "kizen/tenant.hpp"

namespace {

using bench::filter;
using bench::json;
using bench::Names;
using bench::query;

class Filters : public bench::Records {
 protected:
  /// One deal a value, called 0, 1, ...; the last one is left blank.
  void deals(const std::string& field, const std::vector<json>& values) {
    field_ = field;
    for (std::size_t n = 0; n < values.size(); ++n) {
      first.deal(std::to_string(n), {{{"name", field}, {"value", values[n]}}});
    }
    first.deal(std::to_string(values.size()));
    const auto all = first.get("/api/records/deals/lookup?identifier=0&all_fields=true").body;
    field_id_ = bench::entry(all, field).at("id");
  }

  /// Finds the same, whichever way the field is addressed. @see behaviour page, S13 table
  void expect(const std::string& condition, const json& operand, const Names& wanted) {
    EXPECT_EQ(first.names(query({filter(field_, condition, operand)})), wanted)
        << condition << ' ' << operand;
    const json custom = {{"type", "fields_v2"},
                         {"subtype", "custom"},
                         {"field", "\"custom\"::" + field_id_},
                         {"condition", condition},
                         {"value", operand}};
    EXPECT_EQ(first.names(query({custom})), wanted) << custom;
  }

  void expect_refused(const json& body) {
    const auto answer = first.post("/api/records/deals/search", body);
    EXPECT_EQ(answer.status, 400) << body;
    ASSERT_EQ(answer.body.value("non_field_errors", json::array()).size(), 1U) << answer.text;
  }

  std::string field_id_;
  std::string field_;
};

TEST_F(Filters, Text) {
  deals("contact_email", {"Ann@example.test", "bob@example.test"});
  expect("=", "ann@EXAMPLE.test", {"0"});
  expect("=", "ann", {});
  expect("!=", "ann@example.test", {"1", "2"});
  expect("contains", "N@", {"0"});
  expect("!contains", "n@", {"1", "2"});
  expect("starts_with", "ANN", {"0"});
  expect("!starts_with", "ann", {"1", "2"});
  expect("ends_with", ".TEST", {"0", "1"});
  expect("!ends_with", ".test", {"2"});
  expect("is_blank", true, {"2"});
  expect("is_blank", false, {"0", "1"});
}

TEST_F(Filters, LongText) {
  deals("summary", {"long"});
  expect("is_blank", true, {"1"});
  expect("is_blank", false, {"0"});
  expect_refused(query({filter("summary", "contains", "long")}));
}

TEST_F(Filters, PhoneNumber) {
  first.contact("a@example.test", {{{"name", "home_phone"}, {"value", "555-1234"}}});
  first.contact("b@example.test");
  const auto found = [&](const char* condition, const json& operand) {
    return first.emails(query({filter("home_phone", condition, operand)}));
  };
  EXPECT_EQ(found("=", "555-1234"), Names{"a@example.test"});
  EXPECT_EQ(found("contains", "55"), Names{"a@example.test"});
  EXPECT_EQ(found("is_blank", true), Names{"b@example.test"});
}

TEST_F(Filters, Checkbox) {
  deals("active", {true, false});
  expect("=", true, {"0"});
  expect("=", false, {"1"});  // never written is blank, not false
  expect("is_blank", true, {"2"});
}

TEST_F(Filters, Dropdown) {
  deals("status", {{{"name", "open"}}, {{"name", "won"}}});
  const auto id = [&](const char* name) {
    const auto read =
        first.get(std::string("/api/records/deals/lookup?all_fields=1&identifier=") + name);
    return bench::value(read.body, "status").at("id");
  };
  const auto unknown = "00000000-0000-4000-8000-000000000000";
  expect("=", id("0"), {"0"});
  expect("!=", id("0"), {"1", "2"});
  expect("is_any_of", {id("0"), id("1")}, {"0", "1"});
  expect("is_any_of", json::array(), {});
  expect("is_none_of", {id("0"), unknown}, {"1", "2"});
  expect("=", unknown, {});
  expect("is_blank", true, {"2"});
  expect_refused(query({filter("status", "=", "open")}));
  expect_refused(query({filter("status", "=", json::array({id("0")}))}));
  expect_refused(query({filter("status", "is_any_of", id("0"))}));
}

TEST_F(Filters, Checkboxes) {
  const json red = {{"name", "red"}};
  const json blue = {{"name", "blue"}};
  deals("labels", {{red, blue}, json::array({red})});
  const auto read = first.get("/api/records/deals/lookup?all_fields=1&identifier=0").body;
  const auto red_id = bench::value(read, "labels").at(0).at("id");
  const auto blue_id = bench::value(read, "labels").at(1).at("id");
  expect("has", json::array({red_id}), {"0", "1"});
  expect("has", {red_id, blue_id}, {"0"});  // all of them
  expect("!has", {red_id, blue_id}, {"1", "2"});
  expect("has_any", {red_id, blue_id}, {"0", "1"});
  expect("!has_any", json::array({blue_id}), {"1", "2"});
  expect("is_blank", true, {"2"});
  expect_refused(query({filter("labels", "has", red_id)}));
}

TEST_F(Filters, Numbers) {
  for (const char* const field : {"quantity", "price", "amount"}) {
    SCOPED_TRACE(field);
    service = kizen::RecordsService();
    deals(field, {5, 10, -3});
    expect("=", 5, {"0"});
    expect("!=", 5, {"1", "2", "3"});
    expect("<", 5, {"2"});
    expect("<=", 5, {"0", "2"});
    expect(">", 5, {"1"});
    expect(">=", 5, {"0", "1"});
    expect("between", {-3, 5}, {"0", "2"});
    expect("is_blank", true, {"3"});
    expect_refused(query({filter(field, "=", "5")}));
    expect_refused(query({filter(field, "between", {1})}));
    expect_refused(query({filter(field, "=", nullptr)}));
  }
}

TEST_F(Filters, Rating) {
  deals("rating", {3, "7"});
  expect("=", "3", {"0"});
  expect("=", 3, {"0"});
  expect("!=", "3", {"1", "2"});
  expect(">", "3", {"1"});
  expect("between", {"1", "5"}, {"0"});
  expect("is_any_of", {"3", "4"}, {"0"});
  expect("is_none_of", {"3"}, {"1", "2"});
  expect("is_blank", false, {"0", "1"});
  expect_refused(query({filter("rating", "=", "three")}));
}

TEST_F(Filters, Date) {
  deals("opened", {"2024-12-31", "2025-03-01"});
  expect("=", "2024-12-31", {"0"});
  expect("!=", "2024-12-31", {"1", "2"});
  expect("<", "2025-03-01", {"0"});
  expect("<=", "2025-03-01", {"0", "1"});
  expect(">", "2024-12-31", {"1"});
  expect(">=", "2024-12-31", {"0", "1"});
  expect("between", {"2024-01-01", "2024-12-31"}, {"0"});
  expect("month_equals", 3, {"1"});
  expect("is_blank", true, {"2"});
  expect_refused(query({filter("opened", "=", "2024-02-30")}));
  expect_refused(query({filter("opened", "month_equals", 13)}));
}

TEST_F(Filters, DateTime) {
  deals("closes_at", {"2024-12-31T06:00:00.123456+00:00", "2024-12-31T06:00:00-05:00"});
  expect("=", "2024-12-31T06:00:00.123Z", {"0"});
  expect("=", "2024-12-31T11:00:00.000Z", {"1"});
  expect("<", "2024-12-31T11:00:00.000Z", {"0"});
  expect(">=", "2024-12-31T11:00:00.000Z", {"1"});
  expect("between", {"2024-12-31", "2024-12-31"}, {"0", "1"});
  expect("month_equals", 12, {"0", "1"});
  expect("is_blank", true, {"2"});
  expect_refused(query({filter("closes_at", "=", "yesterday")}));
}

TEST_F(Filters, CreatedAsItWasReadFindsItsRecord) {
  const auto id = first.deal("a");
  first.deal("b");
  const auto created = bench::value(first.get(at(id)).body, "created");
  EXPECT_EQ(first.names(query({filter("created", "=", created)})), Names{"a"});
  EXPECT_EQ(first.names(query({filter("created", ">", created)})), Names{"b"});
}

TEST_F(Filters, TeamSelector) {
  const auto me = service.credentials(0).user_id;
  const auto other = service.reader_credentials(0).user_id;
  deals("owner", {me, other});
  expect("=", me, {"0"});
  expect("=", "is_me", {"0"});
  expect("!=", "is_me", {"1", "2"});
  expect("is_any_of", {"is_me", other}, {"0", "1"});
  expect("is_none_of", {other}, {"0", "2"});
  expect("is_blank", true, {"2"});
  EXPECT_EQ(reader.names(query({filter("owner", "=", "is_me")})), Names{"1"});
  expect_refused(query({filter("owner", "=", "Ada")}));
}

TEST_F(Filters, Relationship) {
  const auto ann = first.contact("ann@example.test");
  const auto bob = first.contact("bob@example.test");
  deals("account", {{ann, bob}, json::array({ann})});
  expect("contains", {ann}, {"0", "1"});
  expect("contains", {ann, bob}, {"0"});
  expect("!contains", {ann, bob}, {"1", "2"});
  expect("is_any_of", {bob}, {"0"});
  expect("is_none_of", {bob}, {"1", "2"});
  expect("is_blank", true, {"2"});
  first.remove("/api/records/client_client/" + ann);
  expect("contains", {ann}, {});
  expect("is_blank", true, {"1", "2"});
}

// S9
TEST_F(Filters, GroupsAreJoined) {
  for (const char* const name : {"ab", "bc", "cd"}) first.deal(name);
  const auto has = [](const char* part) { return filter("name", "contains", part); };
  const auto group = [&](const char* one, const char* two, const json& all) {
    return json({{"filters", {has(one), has(two)}}, {"and", all}});
  };
  EXPECT_EQ(first.names(query({has("a"), has("b")})), Names{"ab"});
  EXPECT_EQ(first.names({{"query", {group("a", "d", false)}}}), (Names{"ab", "cd"}));
  EXPECT_EQ(first.names({{"query", {group("a", "b", nullptr)}}}), Names{"ab"});
  const json both = {group("a", "c", false), group("b", "d", false)};
  EXPECT_EQ(first.names({{"query", both}}), (Names{"ab", "bc", "cd"}));
  EXPECT_EQ(first.names({{"query", both}, {"and", nullptr}}).size(), 3U);
  const json exact = {group("a", "b", true), group("c", "d", true)};
  EXPECT_EQ(first.names({{"query", exact}}), Names{});
  EXPECT_EQ(first.names({{"query", exact}, {"and", false}}), (Names{"ab", "cd"}));
  EXPECT_EQ(first.names({{"query", json::array()}, {"and", false}}).size(), 3U);
  EXPECT_EQ(first.names({{"query", {{{"filters", json::array()}}}}}).size(), 3U);
}

// S9
TEST_F(Filters, GroupsNest) {
  for (const char* const name : {"ab", "bc", "cd"}) first.deal(name);
  const auto has = [](const char* part) { return filter("name", "contains", part); };
  const json inner = {{"and", false},
                      {"query", {{{"filters", {has("a")}}}, {{"filters", {has("d")}}}}}};
  EXPECT_EQ(first.names({{"query", {inner}}}), (Names{"ab", "cd"}));
  EXPECT_EQ(first.names({{"query", {inner, {{"filters", {has("b")}}}}}}), Names{"ab"});
  json deep = {{"filters", {has("c")}}};
  for (int level = 0; level < 200; ++level) deep = {{"query", json::array({deep})}};
  EXPECT_EQ(first.names({{"query", json::array({deep})}}), (Names{"bc", "cd"}));
}

// S13
TEST_F(Filters, WhatIsNotUnderstoodIsRefused) {
  first.deal("a");
  expect_refused(query({filter("name", "resembles", "a")}));
  expect_refused(query({filter("nothing", "=", "a")}));
  expect_refused(query({filter("name", "=", 1)}));
  expect_refused(query({filter("name", "=", nullptr)}));
  expect_refused(query({filter("name", "is_blank", "true")}));
  expect_refused(query({filter("\"custom\"::00000000-0000-4000-8000-000000000000", "=", "a")}));
  auto unknown_type = filter("name", "=", "a");
  unknown_type["type"] = "columns";
  expect_refused(query({unknown_type}));
  expect_refused(query({json::object()}));
  expect_refused(query({"name = a"}));
  expect_refused({{"query", "name"}});
  expect_refused({{"query", {1}}});
  expect_refused({{"query", json::array()}, {"and", "yes"}});
}

}  // namespace
