#include <kizen/records/search.hpp>

// clang-format off
#include <kizen/records.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <sstream>

namespace {

using kizen::json;
using kizen::Search;

TEST(Search, SendsNothingThatWasNotSaid) {
  EXPECT_EQ(Search().target("deals"), "/api/records/deals/search");
  EXPECT_EQ(Search().body(), json::object());
  EXPECT_EQ(Search(kizen::Filter()).body(), json::object());
}

TEST(Search, PutsParametersIntoTheQuery) {
  const auto search = Search()
                          .text("t")
                          .ordering("-name")
                          .group("g")
                          .in_groups({"a", "b"})
                          .not_in_groups({"c"})
                          .page(2)
                          .page_size(5);
  EXPECT_EQ(search.target("deals"),
            "/api/records/deals/search?search=t&ordering=-name&group_id=g&in_group_ids=a%2Cb"
            "&not_in_group_ids=c&page=2&page_size=5");
  EXPECT_EQ(search.body(), json::object());
}

TEST(Search, PutsListsOfFieldsIntoTheBody) {
  const json by_name = {{"field_names", json::array()}, {"search_within_field_names", {"b"}}};
  EXPECT_EQ(Search().field_names({}).within_names({"b"}).body(), by_name);
  const json by_id = {{"field_ids", {"a"}}, {"search_within_field_ids", {"b"}}};
  EXPECT_EQ(Search().field_ids({"a"}).within_ids({"b"}).body(), by_id);
}

TEST(Search, PutsTheFilterIntoTheBody) {
  const auto filter = kizen::field("name").equals("a") && kizen::field("amount").equals(1);
  EXPECT_EQ(Search(filter).body(), filter.to_json());
  EXPECT_EQ(Search(kizen::field("name").equals("a")).where(kizen::field("amount").equals(1)).body(),
            filter.to_json());
}

TEST(Search, EncodesWhatHasAMeaningInAUrl) {
  EXPECT_EQ(Search().text("a&b=c/\xC3\xA9?").target("my deals/../x"),
            "/api/records/my%20deals%2F..%2Fx/search?search=a%26b%3Dc%2F%C3%A9%3F");
}

TEST(Search, MakesTheWholeRequest) {
  const auto request = Search(kizen::field("name").equals("a")).page(3).to_request("deals");
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.target, "/api/records/deals/search?page=3");
  EXPECT_EQ(*request.headers.first("content-type"), "application/json");
  EXPECT_EQ(json::parse(request.body), kizen::field("name").equals("a").to_json());
}

TEST(Search, PrintsWhatItAsks) {
  std::ostringstream text;
  text << Search().page(2).field_names({"a"});
  EXPECT_EQ(text.str(), R"(/api/records/.../search?page=2 {"field_names":["a"]})");
}

TEST(Search, ATextThatIsNoUtf8IsSentAsItIs) {
  const auto request = kizen::Search(kizen::field("na\"me").equals("a\n\xff")).to_request("deals");
  EXPECT_NE(request.body.find("\"value\":\"a\\n\xff\""), std::string::npos) << request.body;
  EXPECT_NE(request.body.find("\"field\":\"na\\\"me\""), std::string::npos) << request.body;
}

}  // namespace
