#include <gtest/gtest.h>

#include <string>

#include "bench.hpp"
#include "kizen/tenant.hpp"

namespace {

using bench::json;
using bench::Names;

class Search : public bench::Records {
 protected:
  bench::Answer search(const std::string& query, const json& body = {}) const {
    return first.post("/api/records/deals/search" + query, body);
  }

  void deals(int count) const {
    for (int n = 0; n < count; ++n) first.deal("deal " + std::to_string(n));
  }
};

// S1
TEST_F(Search, WithoutABodyGivesEveryLiveRecord) {
  deals(3);
  EXPECT_EQ(search("").body.at("count"), 3);
  EXPECT_EQ(first.raw("POST", "/api/records/deals/search", " \n").body.at("count"), 3);
  EXPECT_EQ(search("", json::object()).body.at("count"), 3);
}

// S2
TEST_F(Search, PageIsAQueryParameterOnly) {
  deals(101);
  EXPECT_EQ(search("").body.at("results").size(), 100U);
  EXPECT_EQ(search("?page=2").body.at("results").size(), 1U);
  EXPECT_EQ(search("?page_size=7").body.at("results").size(), 7U);
  EXPECT_EQ(search("", {{"page", 2}, {"page_size", 7}}).body.at("results").size(), 100U);
}

// S3
TEST_F(Search, PageSizeOverAThousandIsAThousand) {
  deals(1001);
  const auto rows = [&](const std::string& size) {
    const json without_fields = {{"field_names", json::array()}};
    return search("?page_size=" + size, without_fields).body.at("results").size();
  };
  EXPECT_EQ(rows("1000"), 1000U);
  EXPECT_EQ(rows("1001"), 1000U);
  EXPECT_EQ(rows("99999999999999999999999"), 1000U);
  for (const char* const size : {"0", "-1", "ten", "1.5", ""}) EXPECT_EQ(rows(size), 100U) << size;
}

// S3
TEST_F(Search, PageThatIsNotThereIsNotFound) {
  EXPECT_EQ(search("?page=1").status, 200);
  EXPECT_EQ(search("?page=1").body.at("count"), 0);
  deals(3);
  for (const char* const page : {"3", "0", "-1", "x", "", "99999999999999999999999"}) {
    const auto answer = search(std::string("?page_size=2&page=") + page);
    EXPECT_EQ(answer.status, 404) << page;
    EXPECT_TRUE(answer.body.at("detail").is_string());
  }
}

// S4
TEST_F(Search, PagesConcatenatedAreTheWhole) {
  deals(7);
  Names found;
  std::string target = "/api/records/deals/search?page_size=3&search=deal&ordering=-name";
  std::string previous;
  for (int page = 1; page <= 3; ++page) {
    const auto answer = first.post(target, {});
    EXPECT_EQ(answer.body.at("count"), 7);
    for (const auto& row : answer.body.at("results")) found.push_back(bench::value(row, "name"));
    EXPECT_EQ(answer.body.at("previous").is_null(), page == 1);
    EXPECT_EQ(answer.body.at("next").is_null(), page == 3);
    if (page == 3) break;
    const auto next = answer.body.at("next").get<std::string>();
    const std::string origin = "http://tenant.test:81";
    ASSERT_EQ(next.substr(0, origin.size()), origin);
    target = next.substr(origin.size());
  }
  EXPECT_EQ(found, (Names{"deal 6", "deal 5", "deal 4", "deal 3", "deal 2", "deal 1", "deal 0"}));
}

// S4
TEST_F(Search, NextCarriesEveryParameterEncodedOnce) {
  deals(2);
  const auto answer = search("?search=%64eal%20&x=a%26b%C3%A9&page_size=1&page=1");
  EXPECT_EQ(answer.body.at("next"),
            "http://tenant.test:81/api/records/deals/search?page=2&page_size=1&search=deal%20"
            "&x=a%26b%C3%A9");
}

// S5
TEST_F(Search, OrderingGoesBothWaysAndBlanksComeLast) {
  first.deal("b", {{{"name", "score"}, {"value", 10}}});
  first.deal("C", {{{"name", "score"}, {"value", 9}}});
  first.deal("a");
  EXPECT_EQ(first.names({}), (Names{"b", "C", "a"}));
  EXPECT_EQ(first.names({}, "?ordering=name"), (Names{"a", "b", "C"}));
  EXPECT_EQ(first.names({}, "?ordering=-name"), (Names{"C", "b", "a"}));
  EXPECT_EQ(first.names({}, "?ordering=score"), (Names{"C", "b", "a"}));
  EXPECT_EQ(first.names({}, "?ordering=-score"), (Names{"b", "C", "a"}));
  EXPECT_EQ(first.names({}, "?ordering=created"), (Names{"b", "C", "a"}));
  EXPECT_EQ(first.names({}, "?ordering=-created"), (Names{"a", "C", "b"}));
  EXPECT_EQ(first.names({}, "?ordering=nothing"), (Names{"b", "C", "a"}));
}

// S5
TEST_F(Search, EqualValuesKeepTheOrderOfCreation) {
  for (const char* const name : {"x", "y", "z"}) {
    first.deal(name, {{{"name", "active"}, {"value", true}}});
  }
  EXPECT_EQ(first.names({}, "?ordering=active"), (Names{"x", "y", "z"}));
  EXPECT_EQ(first.names({}, "?ordering=-active"), (Names{"x", "y", "z"}));
}

// S6
TEST_F(Search, TextIsLookedForInTheDefaultColumns) {
  first.deal("Big deal", {{{"name", "summary"}, {"value", "hidden"}}});
  EXPECT_EQ(first.names({}, "?search=IG%20D"), Names{"Big deal"});
  EXPECT_EQ(first.names({}, "?search=hidden"), Names{});
  EXPECT_EQ(first.names({}, "?search="), Names{"Big deal"});
  first.contact("ann@example.test", {{{"name", "first_name"}, {"value", "Ann"}},
                                     {{"name", "last_name"}, {"value", "Öst"}},
                                     {{"name", "home_phone"}, {"value", "111"}},
                                     {{"name", "mobile_phone"}, {"value", "222"}},
                                     {{"name", "business_phone"}, {"value", "333"}},
                                     {{"name", "notes"}, {"value", "444"}}});
  for (const char* const text : {"ANN@", "ann", "%C3%B6ST", "111", "222", "333"}) {
    EXPECT_EQ(first.emails({}, std::string("?search=") + text).size(), 1U) << text;
  }
  EXPECT_EQ(first.emails({}, "?search=444"), Names{});
}

// S6
TEST_F(Search, SearchWithinReplacesTheColumns) {
  first.deal("needle", {{{"name", "contact_email"}, {"value", "hay@example.test"}}});
  const auto columns = first.get("/api/records/deals/lookup?identifier=needle&all_fields=1").body;
  const json by_name = {{"search_within_field_names", {"contact_email", "nothing"}}};
  const json by_id = {{"search_within_field_ids", {bench::entry(columns, "contact_email")["id"]}}};
  for (const auto& body : {by_name, by_id}) {
    EXPECT_EQ(first.names(body, "?search=HAY"), Names{"needle"});
    EXPECT_EQ(first.names(body, "?search=needle"), Names{});
  }
  EXPECT_EQ(first.names({{"search_within_field_names", json::array()}}, "?search=needle"), Names{});
}

// S7
TEST_F(Search, NamesAndIdsTogetherAreRefused) {
  const auto none = json::array();
  for (const auto& body :
       {json({{"field_names", none}, {"field_ids", none}}),
        json({{"search_within_field_names", none}, {"search_within_field_ids", none}}),
        json({{"field_names", "name"}}), json({{"field_names", {1}}})}) {
    const auto answer = search("", body);
    EXPECT_EQ(answer.status, 400) << body;
    EXPECT_EQ(answer.body.at("non_field_errors").size(), 1U);
  }
  EXPECT_EQ(search("", {{"field_names", none}, {"field_ids", nullptr}}).status, 200);
}

// S8
TEST_F(Search, ChoosesTheFieldsOfEachRow) {
  first.deal("a");
  const auto fields = [&](const json& body) {
    return search("", body).body.at("results").at(0).at("fields");
  };
  EXPECT_EQ(fields({}).size(), 20U);
  EXPECT_EQ(fields({{"field_names", json::array()}}).size(), 1U);
  EXPECT_EQ(fields({{"field_names", {"nothing"}}}).size(), 1U);
  EXPECT_EQ(fields({{"field_names", {"name", "nothing", "price"}}}).size(), 3U);
  const auto id = bench::entry({{"fields", fields({})}}, "price").at("id").get<std::string>();
  EXPECT_TRUE(fields({{"field_ids", {id}}}).contains(id));
  EXPECT_EQ(fields({{"field_ids", {id}}}).size(), 2U);
}

// S10
TEST_F(Search, SavedGroups) {
  first.deal("open", {{{"name", "status"}, {"value", {{"name", "open"}}}}});
  first.deal("won", {{{"name", "status"}, {"value", {{"name", "won"}}}},
                     {{"name", "active"}, {"value", true}}});
  first.deal("neither");
  EXPECT_EQ(first.names({}, "?group_id=grp-deals-open"), Names{"open"});
  EXPECT_EQ(first.names({}, "?group_id=grp-deals-active"), Names{"won"});
  EXPECT_EQ(first.names({}, "?in_group_ids=grp-deals-open,grp-deals-active"),
            (Names{"open", "won"}));
  EXPECT_EQ(first.names({}, "?not_in_group_ids=grp-deals-open,grp-deals-active"), Names{"neither"});
  EXPECT_EQ(first.names({}, "?in_group_ids=grp-deals-open&not_in_group_ids=grp-deals-open"),
            Names{"open"});
  EXPECT_EQ(first.names({}, "?group_id=nothing"), Names{});
  EXPECT_EQ(first.names({}, "?in_group_ids=nothing"), Names{});
  EXPECT_EQ(first.names({}, "?not_in_group_ids=nothing").size(), 3U);
  EXPECT_EQ(first.names({}, "?group_id=grp-contacts-mobile"), Names{});
  first.contact("a@example.test", {{{"name", "mobile_phone"}, {"value", "1"}}});
  first.contact("b@example.test");
  EXPECT_EQ(first.emails({}, "?group_id=grp-contacts-mobile"), Names{"a@example.test"});
}

// S11
TEST_F(Search, ArchivedRecordsNeverAppear) {
  const auto id = first.deal("a");
  first.deal("b");
  first.remove(at(id));
  EXPECT_EQ(first.names({}), Names{"b"});
  EXPECT_EQ(search("").body.at("count"), 1);
}

// S12
TEST_F(Search, UnknownMembersAreIgnored) {
  first.deal("a");
  EXPECT_EQ(first.names({{"ordering", "-name"}, {"nothing", {1, 2}}}), Names{"a"});
}

// S14
TEST_F(Search, WriteShowsAtOnce) {
  const auto id = first.deal("a");
  first.patch(at(id), {{"fields", {{{"name", "name"}, {"value", "b"}}}}});
  EXPECT_EQ(first.names(bench::query({bench::filter("name", "=", "b")})), Names{"b"});
}

}  // namespace
