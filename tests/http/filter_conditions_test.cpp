#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <kizen/http.hpp>
#include <kizen/tenant.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

// Every condition against the tenant that is built in; tests/tenant says what each should find.

namespace {

using kizen::Filter;
using kizen::json;
using testing::ElementsAre;
using testing::IsEmpty;
using Names = std::vector<std::string>;

/// Deals called 0, 1, ..., whose field has these values; the last one is left blank. Each search is
/// held to the observed contract.
class FilterConditions : public testing::Test {
 protected:
  static kizen::ClientOptions observed() {
    kizen::ClientOptions options;
    options.checker = kizen::Checker(kizen::observed_records());
    return options;
  }

  static kizen::TenantOptions in_observed_dialect() {
    kizen::TenantOptions options;
    options.dialect = kizen::TenantDialect::Observed;
    return options;
  }

  void records(const std::string& object, const std::string& name,
               const std::vector<json>& values) {
    object_ = object;
    identifier_ = object == "deals" ? "name" : "email";
    field_ = name;
    for (std::size_t n = 0; n <= values.size(); ++n) {
      auto entries = json::array({{{"name", identifier_}, {"value", called(n)}}});
      if (n < values.size()) entries.push_back({{"name", name}, {"value", values[n]}});
      const auto added = client.post("/api/records/" + object + "/add", {{"fields", entries}});
      ASSERT_EQ(added.status(), 201) << added.report;
      ids.push_back(added.json()->at("id"));
    }
  }

  void deals(const std::string& name, const std::vector<json>& values) {
    records("deals", name, values);
  }

  std::string called(std::size_t number) const {
    return std::to_string(number) + (object_ == "deals" ? "" : "@example.test");
  }

  /// The entry of the field in the record of that number.
  json entry(std::size_t number) {
    const auto read = client.get("/api/records/" + object_ + "/" + ids.at(number)).json();
    const auto fields = read->at("fields");
    for (const auto& item : fields) {
      if (item.at("name") == field_) return item;
    }
    return nullptr;
  }

  json value(std::size_t number) { return entry(number).at("value"); }

  /// The first letters of the names that a filter finds.
  Names found(const Filter& filter) {
    auto request = kizen::Search(filter).field_names({identifier_}).to_request(object_);
    const auto exchange = client.send(std::move(request));
    EXPECT_TRUE(exchange.ok()) << exchange.report;
    EXPECT_EQ(exchange.status(), 200) << filter;
    Names names;
    if (exchange.status() != 200) return names;
    const auto page = *exchange.json();
    for (const auto& row : page.at("results")) {
      names.push_back(row.at("fields").begin()->at("value").get<std::string>().substr(0, 1));
    }
    return names;
  }

  /// The field by its api name; by its UUID where that is asked for.
  kizen::FieldConditions the_field() { return kizen::field(field_); }

  kizen::Tenant tenant{in_observed_dialect()};
  kizen::Client client{tenant.target(), observed()};
  Names ids;

 private:
  std::string object_;
  std::string identifier_;
  std::string field_;
};

TEST_F(FilterConditions, Text) {
  deals("contact_email", {"Ann@example.test", "bob@example.test"});
  EXPECT_THAT(found(the_field().equals("ann@EXAMPLE.test")), ElementsAre("0"));
  EXPECT_THAT(found(the_field().not_equals("ann@example.test")), ElementsAre("1", "2"));
  EXPECT_THAT(found(the_field().contains("N@")), ElementsAre("0"));
  EXPECT_THAT(found(the_field().not_contains("n@")), ElementsAre("1", "2"));
  EXPECT_THAT(found(the_field().starts_with("ann")), ElementsAre("0"));
  EXPECT_THAT(found(the_field().not_starts_with("ann")), ElementsAre("1", "2"));
  EXPECT_THAT(found(the_field().ends_with(".test")), ElementsAre("0", "1"));
  EXPECT_THAT(found(the_field().not_ends_with(".test")), ElementsAre("2"));
  EXPECT_THAT(found(the_field().is_blank()), ElementsAre("2"));
  EXPECT_THAT(found(the_field().is_not_blank()), ElementsAre("0", "1"));
}

TEST_F(FilterConditions, LongTextAndPhoneNumber) {
  records("client_client", "home_phone", {"555-1234"});
  EXPECT_THAT(found(the_field().equals("555-1234")), ElementsAre("0"));
  EXPECT_THAT(found(the_field().contains("55")), ElementsAre("0"));
  EXPECT_THAT(found(the_field().is_blank()), ElementsAre("1"));
  EXPECT_THAT(found(kizen::field("notes").is_blank()), ElementsAre("0", "1"));
}

TEST_F(FilterConditions, Checkbox) {
  deals("active", {true, false});
  EXPECT_THAT(found(the_field().equals(true)), ElementsAre("0"));
  EXPECT_THAT(found(the_field().equals(false)), ElementsAre("1"));
}

TEST_F(FilterConditions, OneOption) {
  deals("status", {{{"name", "open"}}, {{"name", "won"}}});
  const std::string open = value(0).at("id");
  const std::string won = value(1).at("id");
  EXPECT_THAT(found(the_field().equals(open)), ElementsAre("0"));
  EXPECT_THAT(found(the_field().not_equals(open)), ElementsAre("1", "2"));
  EXPECT_THAT(found(the_field().is_any_of({open, won})), ElementsAre("0", "1"));
  EXPECT_THAT(found(the_field().is_none_of({open})), ElementsAre("1", "2"));
}

TEST_F(FilterConditions, SeveralOptions) {
  const json red = {{"name", "red"}};
  const json blue = {{"name", "blue"}};
  deals("labels", {json::array({red, blue}), json::array({red})});
  const std::string red_id = value(0).at(0).at("id");
  const std::string blue_id = value(0).at(1).at("id");
  EXPECT_THAT(found(the_field().has({red_id})), ElementsAre("0", "1"));
  EXPECT_THAT(found(the_field().has({red_id, blue_id})), ElementsAre("0"));
  EXPECT_THAT(found(the_field().not_has({red_id, blue_id})), ElementsAre("1", "2"));
  EXPECT_THAT(found(the_field().has_any({red_id, blue_id})), ElementsAre("0", "1"));
  EXPECT_THAT(found(the_field().not_has_any({blue_id})), ElementsAre("1", "2"));
  EXPECT_THAT(found(the_field().is_blank()), ElementsAre("2"));
}

TEST_F(FilterConditions, Numbers) {
  deals("amount", {5, 10, -3});
  EXPECT_THAT(found(the_field().equals(5)), ElementsAre("0"));
  EXPECT_THAT(found(the_field().not_equals(5)), ElementsAre("1", "2", "3"));
  EXPECT_THAT(found(the_field().less_than(5)), ElementsAre("2"));
  EXPECT_THAT(found(the_field().at_most(5)), ElementsAre("0", "2"));
  EXPECT_THAT(found(the_field().greater_than(5.5)), ElementsAre("1"));
  EXPECT_THAT(found(the_field().at_least(5)), ElementsAre("0", "1"));
  EXPECT_THAT(found(the_field().between(-3, 5)), ElementsAre("0", "2"));
}

TEST_F(FilterConditions, Rating) {
  deals("rating", {3, 7});
  EXPECT_THAT(found(the_field().equals("3")), ElementsAre("0"));
  EXPECT_THAT(found(the_field().is_any_of({"3", "4"})), ElementsAre("0"));
  EXPECT_THAT(found(the_field().is_none_of({"3"})), ElementsAre("1", "2"));
}

TEST_F(FilterConditions, Days) {
  deals("opened", {"2024-12-31", "2025-03-01"});
  EXPECT_THAT(found(the_field().equals(kizen::Date{2024, 12, 31})), ElementsAre("0"));
  EXPECT_THAT(found(the_field().less_than(kizen::Date{2025, 3, 1})), ElementsAre("0"));
  EXPECT_THAT(found(the_field().between("2024-01-01", "2024-12-31")), ElementsAre("0"));
  EXPECT_THAT(found(the_field().month_equals(3)), ElementsAre("1"));
}

TEST_F(FilterConditions, Moments) {
  deals("closes_at", {"2024-12-31T06:00:00.123456+00:00", "2024-12-31T11:00:00+00:00"});
  const std::chrono::system_clock::time_point six(std::chrono::milliseconds(1735624800123));
  EXPECT_THAT(found(the_field().equals(six)), ElementsAre("0"));
  EXPECT_THAT(found(the_field().greater_than(six)), ElementsAre("1"));
  EXPECT_THAT(found(the_field().at_least(six)), ElementsAre("0", "1"));
  EXPECT_THAT(found(the_field().month_equals(12)), ElementsAre("0", "1"));
}

TEST_F(FilterConditions, TeamSelector) {
  const auto me = tenant.credentials(0).user_id;
  deals("owner", {me, tenant.reader_credentials(0).user_id});
  EXPECT_THAT(found(the_field().equals(me)), ElementsAre("0"));
  EXPECT_THAT(found(the_field().equals(kizen::is_me)), ElementsAre("0"));
  EXPECT_THAT(found(the_field().not_equals(kizen::is_me)), ElementsAre("1", "2"));
  EXPECT_THAT(found(the_field().is_any_of({kizen::is_me})), ElementsAre("0"));
  EXPECT_THAT(found(the_field().is_none_of({kizen::is_me})), ElementsAre("1", "2"));
}

TEST_F(FilterConditions, Relationship) {
  records("client_client", "notes", {"x"});
  const auto people = std::exchange(ids, {});
  deals("account", {json(people), json::array({people.at(0)})});
  EXPECT_THAT(found(the_field().contains({people.at(0)})), ElementsAre("0", "1"));
  EXPECT_THAT(found(the_field().contains(people)), ElementsAre("0"));
  EXPECT_THAT(found(the_field().not_contains(people)), ElementsAre("1", "2"));
  EXPECT_THAT(found(the_field().is_any_of({people.at(1)})), ElementsAre("0"));
  EXPECT_THAT(found(the_field().is_none_of({people.at(1)})), ElementsAre("1", "2"));
  EXPECT_THAT(found(the_field().is_blank()), ElementsAre("2"));
}

TEST_F(FilterConditions, ByUuidOrByName) {
  deals("amount", {5, 10});
  const std::string id = entry(0).at("id");
  EXPECT_THAT(found(kizen::custom_field(id).equals(5)), ElementsAre("0"));
  EXPECT_THAT(found(kizen::custom_field(id).is_blank()), ElementsAre("2"));
}

// S9
TEST_F(FilterConditions, GroupsNest) {
  deals("amount", {5, 10, 15, 20});
  const auto is = [&](int number) { return the_field().equals(number); };
  EXPECT_THAT(found(is(5) || is(20)), ElementsAre("0", "3"));
  EXPECT_THAT(found(the_field().at_least(10) && (is(5) || is(20))), ElementsAre("3"));
  EXPECT_THAT(found(is(5) || (the_field().at_least(10) && the_field().at_most(15))),
              ElementsAre("0", "1", "2"));
  EXPECT_THAT(found(the_field().at_least(10) &&
                    (is(5) || (the_field().at_most(15) && the_field().not_equals(10)))),
              ElementsAre("2"));
  EXPECT_THAT(found(is(5) && is(10)), IsEmpty());
  EXPECT_EQ(found(Filter()).size(), 5U);
}

TEST_F(FilterConditions, AConditionThatTheContractDoesNotKnowIsHeldBack) {
  const auto strange = kizen::Search(kizen::field("name").condition("resembles", "a"));
  const auto exchange = client.send(strange.to_request("deals"));
  EXPECT_EQ(exchange.no_answer()->reason, kizen::NoAnswer::Reason::NotSent);
  EXPECT_TRUE(exchange.report.violates("request.body.schema")) << exchange.report;
}

/// The status with which the tenant answers a search, which must be as observed.
int status_of(kizen::Client& client, const kizen::Search& search) {
  const auto exchange = client.send(search.to_request("deals"));
  EXPECT_TRUE(exchange.ok()) << exchange.report;
  return exchange.status();
}

// S2, S5 to S8, S10
TEST_F(FilterConditions, EveryPartOfASearchIsOfTheContract) {
  deals("amount", {5, 10});
  const std::string id = entry(0).at("id");
  const auto everything = kizen::Search(the_field().at_least(1))
                              .page(1)
                              .page_size(2)
                              .ordering("-amount")
                              .text("0")
                              .within_names({"name"})
                              .field_ids({id})
                              .group("grp-deals-open")
                              .in_groups({"grp-deals-open", "grp-deals-active"})
                              .not_in_groups({"grp-deals-active"});
  EXPECT_EQ(status_of(client, everything), 200);
  EXPECT_EQ(status_of(client, kizen::Search().within_ids({id}).field_names({})), 200);
  EXPECT_EQ(status_of(client, kizen::Search().page(9)), 404);
  EXPECT_EQ(status_of(client, kizen::Search().field_ids({id}).field_names({})), 400);
}

}  // namespace
