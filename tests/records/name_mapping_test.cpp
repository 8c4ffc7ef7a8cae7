#include <kizen/records/name_mapping.hpp>

// clang-format off
#include <kizen/records.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

namespace {

const kizen::NameMapping& tenants_names() {
  static const kizen::NameMapping mapping{
      {{"deals", "opportunities"}, {"client_client", "people & co"}},
      {{"deals", {{"amount", "deal_value"}, {"name", "title"}}},
       {"client_client", {{"email", "mail"}}}}};
  return mapping;
}

const kizen::Operation& named_operation(const std::string& id) {
  return *kizen::records().operation(id);
}

std::string sent_target(const std::string& operation, const std::string& target) {
  return tenants_names().to_target(named_operation(operation), {"GET", target}).target;
}

std::string sent_body(const std::string& body,
                      const std::string& target = "/api/records/deals/search") {
  return tenants_names()
      .to_target(named_operation("records_search_create"), {"POST", target, {}, body})
      .body;
}

std::string seen_body(const std::string& body, int status = 200) {
  return tenants_names()
      .from_target(named_operation("records_search_create"), {"POST", "/api/records/deals/search"},
                   {status, {}, body})
      .body;
}

TEST(NameMapping, TranslatesTheObjectOfThePath) {
  EXPECT_EQ(sent_target("records_lookup_retrieve", "/api/records/deals/lookup?identifier=deals"),
            "/api/records/opportunities/lookup?identifier=deals");
  EXPECT_EQ(sent_target("records_retrieve", "/api/records/client_client/1"),
            "/api/records/people%20%26%20co/1");
  EXPECT_EQ(sent_target("records_retrieve", "/api/records/other/1?field_names=amount"),
            "/api/records/other/1?field_names=amount");
  EXPECT_EQ(sent_target("records_field_values_list", "/api/records/deals/field-values/amount"),
            "/api/records/deals/field-values/amount");
}

TEST(NameMapping, TranslatesNamesInTheQuery) {
  EXPECT_EQ(sent_target("records_retrieve",
                        "/api/records/deals/1?field_names=amount%2Cscore&field_names=name&a=name"),
            "/api/records/opportunities/1?field_names=deal_value%2Cscore&field_names=title&a=name");
  EXPECT_EQ(sent_target("records_search_create",
                        "/api/records/deals/search?ordering=-amount&search=amount&page"),
            "/api/records/opportunities/search?ordering=-deal_value&search=amount&page");
  EXPECT_EQ(sent_target("records_retrieve", "/api/records/deals/1?field_names=a+b&ordering=%zz"),
            "/api/records/opportunities/1?field_names=a+b&ordering=%zz");
}

TEST(NameMapping, TranslatesFieldsOfEntriesAndLists) {
  EXPECT_EQ(sent_body(R"({"fields": [{"name": "amount", "value": "amount"}, {"id": "name"}, 1]})"),
            R"({"fields": [{"name": "deal_value", "value": "amount"}, {"id": "name"}, 1]})");
  EXPECT_EQ(sent_body(R"({"field_names": ["amount", "score"], "search_within_field_names": ["name"],
 "field_ids": ["amount"], "name": "amount", "lookup_value": "amount"})"),
            R"({"field_names": ["deal_value", "score"], "search_within_field_names": ["title"],
 "field_ids": ["amount"], "name": "amount", "lookup_value": "amount"})");
  EXPECT_EQ(sent_body(R"({"ordering": "-amount"})"), R"({"ordering": "-deal_value"})");
}

TEST(NameMapping, TranslatesFiltersOfDefaultFieldsHoweverDeep) {
  EXPECT_EQ(sent_body(R"({"query": [{"query": [{"filters": [
 {"subtype": "non_custom", "field": "amount", "value": "amount"},
 {"subtype": "custom", "field": "amount"}, {"field": "amount"}]}], "and": null}]})"),
            R"({"query": [{"query": [{"filters": [
 {"subtype": "non_custom", "field": "deal_value", "value": "amount"},
 {"subtype": "custom", "field": "amount"}, {"field": "amount"}]}], "and": null}]})");
}

TEST(NameMapping, LeavesEverythingElseAsItIsWritten) {
  const std::string odd = R"( {"n": 1.00e+2, "big": 123456789012345678901234567890, "n": "\u00e9",
 "field_names" : [ "\u0061mount" ] } )";
  auto renamed = odd;
  renamed.replace(renamed.find("\"\\u0061mount\""), 13, "\"deal_value\"");
  EXPECT_EQ(sent_body(odd), renamed);
  for (const char* const text : {"", "no JSON", "[1, {\"fields\": 1}]", "{\"fields\": {}}", "{"}) {
    EXPECT_EQ(sent_body(text), text);
  }
  EXPECT_EQ(sent_body(R"({"field_names": ["amount"]})", "/api/records/other/search"),
            R"({"field_names": ["amount"]})");
}

TEST(NameMapping, TurnsTheNamesOfAResponseRound) {
  EXPECT_EQ(
      seen_body(R"({"results": [{"object_type": "opportunities", "name": "deal_value", "fields":
 {"u": {"name": "deal_value", "value": {"name": "deal_value"}}, "v": {"name": "title"}}}]})"),
      R"({"results": [{"object_type": "deals", "name": "deal_value", "fields":
 {"u": {"name": "amount", "value": {"name": "deal_value"}}, "v": {"name": "name"}}}]})");
}

TEST(NameMapping, TurnsKeysOfErrorsRound) {
  const std::string error = R"({"deal_value": ["No."], "fields": [{}], "detail": "deal_value"})";
  EXPECT_EQ(seen_body(error, 400),
            R"({"amount": ["No."], "fields": [{}], "detail": "deal_value"})");
  EXPECT_EQ(seen_body(error, 200), error);
}

TEST(NameMapping, TurnsLinksToOtherPagesRound) {
  EXPECT_EQ(
      seen_body(
          R"({"next": "http://h/eu/api/records/opportunities/search?page=2&ordering=deal_value",
 "previous": null})"),
      R"({"next": "http://h/eu/api/records/deals/search?page=2&ordering=amount",
 "previous": null})");
  EXPECT_EQ(seen_body(R"({"next": "elsewhere"})"), R"({"next": "elsewhere"})");
}

TEST(NameMapping, WithoutNamesNothingChanges) {
  const kizen::NameMapping none;
  EXPECT_TRUE(none.empty());
  const auto& search = named_operation("records_search_create");
  const kizen::Request request{"POST", "/api/records/deals/search?a=b", {}, R"({"a": [1.0]})"};
  EXPECT_EQ(none.to_target(search, request).target, request.target);
  EXPECT_EQ(none.to_target(search, request).body, request.body);
  EXPECT_EQ(none.from_target(search, request, {200, {}, "[1.0]"}).body, "[1.0]");
}

}  // namespace
