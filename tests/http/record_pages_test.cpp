#include <kizen/http/record_pages.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "http/loopback.hpp"

namespace {

using kizen::json;
using kizen_test::Loopback;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

/// A server that answers each search from a script, and notes what it was asked.
class RecordPagesTest : public testing::Test {
 protected:
  void SetUp() override {
    loopback.server.Post(
        ".*", [this](const httplib::Request& request, httplib::Response& response) {
          asked.push_back(kizen::to_request(request).target + " " + request.body);
          const auto& [status, body] = script.at(std::min(asked.size(), script.size()) - 1);
          response.status = status;
          response.set_content(body.dump(), "application/json");
        });
    target = kizen_test::target_at(loopback.start());
    target.credentials = {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};
  }

  std::string url(const std::string& rest) const { return target.origin() + rest; }

  static json row(const std::string& id) {
    return {{"id", "0b5e3a52-6a1c-4c8e-9d70-00000000000" + id},
            {"object_type", "standard"},
            {"client_info", nullptr},
            {"access", {{"view", true}, {"edit", true}, {"remove", true}}},
            {"fields", json::object()}};
  }

  /// A page of the rows with these last digits, which links on if it is told where to.
  static std::pair<int, json> page(const std::vector<std::string>& ids,
                                   const json& next = nullptr) {
    json rows = json::array();
    for (const auto& id : ids) rows.push_back(row(id));
    return {200, {{"count", 3}, {"next", next}, {"previous", nullptr}, {"results", rows}}};
  }

  kizen::ClientOptions observed() const {
    kizen::ClientOptions options;
    options.checker = kizen::Checker(kizen::observed_records());
    return options;
  }

  /// Goes through all pages.
  kizen::RecordPages gone_through(kizen::RecordPages pages) {
    for (const auto& exchange : pages) statuses.push_back(exchange.status());
    return pages;
  }
  kizen::RecordPages gone_through() {
    return gone_through(client().records("deals").pages(kizen::field("name").equals("a")));
  }

  kizen::Client& client() {
    if (!client_) client_.emplace(target, observed());
    return *client_;
  }

  /// Ids of the rows of all pages, by their last digits.
  std::string ids_of(kizen::RecordRows& rows) const {
    std::string ids;
    for (const auto& row : rows) ids += row.at("id").get<std::string>().back();
    return ids;
  }

  Loopback loopback;
  kizen::Target target;
  std::vector<std::pair<int, json>> script;
  std::vector<std::string> asked;
  std::vector<int> statuses;

 private:
  std::optional<kizen::Client> client_;
};

// S4
TEST_F(RecordPagesTest, PostTheSameBodyToEveryPage) {
  script = {page({"1", "2"}, url("/api/records/deals/search?page=2&page_size=2")), page({"3"})};
  const auto pages = gone_through();
  EXPECT_TRUE(pages.ok()) << pages.problem();
  EXPECT_TRUE(pages.is_complete());
  EXPECT_EQ(pages.size(), 2U);
  EXPECT_THAT(statuses, ElementsAre(200, 200));
  const auto body = kizen::field("name").equals("a").to_json().dump();
  EXPECT_THAT(asked, ElementsAre("/api/records/deals/search " + body,
                                 "/api/records/deals/search?page=2&page_size=2 " + body));
}

TEST_F(RecordPagesTest, NothingIsAskedBeforeTheFirstPageIsWanted) {
  script = {page({})};
  auto pages = client().records("deals").pages();
  EXPECT_THAT(asked, IsEmpty());
  EXPECT_FALSE(pages.is_complete());
  EXPECT_EQ(pages.last().status(), 0);
  pages.begin();
  pages.begin();
  EXPECT_EQ(asked.size(), 1U);
}

TEST_F(RecordPagesTest, CanBeGoneThroughOnce) {
  script = {page({"1"})};
  auto pages = gone_through();
  EXPECT_TRUE(pages.begin() == pages.end());
  EXPECT_EQ(asked.size(), 1U);
}

TEST_F(RecordPagesTest, APageThatIsNo200IsTheLast) {
  script = {page({"1"}, url("/api/records/deals/search?page=2")),
            {404, {{"detail", "Invalid page."}}}};
  const auto pages = gone_through();
  EXPECT_THAT(statuses, ElementsAre(200, 404));
  EXPECT_EQ(pages.problem(), "page 2 was answered with 404");
  EXPECT_EQ(pages.last().status(), 404);
}

TEST_F(RecordPagesTest, NoAnswerIsTheEnd) {
  target = kizen::Target::parse("http://127.0.0.1:1");
  target.credentials = {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};
  const auto pages = gone_through();
  EXPECT_THAT(pages.problem(), StartsWith("page 1 got no answer: unreachable: "));
  EXPECT_THAT(statuses, ElementsAre(0));
}

TEST_F(RecordPagesTest, AFirstPageThatBreaksTheContractIsHeldBack) {
  const auto pages = gone_through(
      client().records("deals").pages(kizen::field("name").condition("resembles", "a")));
  EXPECT_THAT(pages.problem(), StartsWith("page 1 got no answer: not sent: the request breaks the "
                                          "contract\nviolates: POST /api/records/deals/search\n"));
  EXPECT_THAT(asked, IsEmpty());
}

TEST_F(RecordPagesTest, APageThatBreaksTheContractIsToldAndGoneOnFrom) {
  auto odd = page({"1"}, url("/api/records/deals/search?page=2"));
  odd.second["count"] = "many";
  script = {odd, page({"2"})};
  const auto pages = gone_through();
  EXPECT_THAT(statuses, ElementsAre(200, 200));
  EXPECT_FALSE(pages.ok());
  EXPECT_THAT(pages.problem(), StartsWith("page 1 does not keep the contract\nviolates: POST "));
}

TEST_F(RecordPagesTest, AnotherOriginIsNotFollowed) {
  Loopback other;
  bool was_asked = false;
  other.server.Post(".*", [&](const httplib::Request&, httplib::Response&) { was_asked = true; });
  const auto elsewhere = "http://127.0.0.1:" + std::to_string(other.start());
  script = {page({"1"}, elsewhere + "/api/records/deals/search?page=2")};
  const auto pages = gone_through();
  EXPECT_FALSE(was_asked);
  EXPECT_EQ(pages.problem(), "page 1 has a next that leads to another origin: " + elsewhere +
                                 "/api/records/deals/search?page=2");
}

TEST_F(RecordPagesTest, AnotherPathIsNotFollowed) {
  script = {page({"1"}, url("/api/records/deals/upsert"))};
  EXPECT_THAT(gone_through().problem(), StartsWith("page 1 has a next that leads to another path"));
  EXPECT_EQ(asked.size(), 1U);
}

TEST_F(RecordPagesTest, ALinkThatIsNoAbsoluteUriIsNotFollowed) {
  script = {page({"1"}, "/api/records/deals/search?page=2")};
  EXPECT_THAT(gone_through().problem(),
              StartsWith("page 1 does not keep the contract\n"));  // format: uri
  script = {page({"1"}, "http://ann@127.0.0.1/api/records/deals/search?page=2")};
  EXPECT_THAT(gone_through().problem(),
              StartsWith("page 1 has a next that is no absolute URI of http or https"));
}

TEST_F(RecordPagesTest, ALinkMayHaveTheBasePath) {
  const auto link = url("/eu/api/records/deals/search?page=2");
  target.base_path = "/eu";
  script = {page({"1"}, link), page({"2"}, url("/api/records/deals/search?page=3"))};
  const auto pages = gone_through();
  EXPECT_THAT(asked.at(1), StartsWith("/eu/api/records/deals/search?page=2 "));
  EXPECT_THAT(pages.problem(), StartsWith("page 2 has a next that leads to another path"));
}

TEST_F(RecordPagesTest, TheSamePageIsNotReadForEver) {
  script = {page({"1"}, url("/api/records/deals/search?page=2"))};
  const auto pages = gone_through();
  EXPECT_EQ(asked.size(), 2U);
  EXPECT_EQ(pages.problem(), "page 2 links on, but brings no row that was not there before");
}

TEST_F(RecordPagesTest, AnEmptyPageIsNotGoneOnFrom) {
  script = {page({}, url("/api/records/deals/search?page=2"))};
  EXPECT_EQ(gone_through().problem(),
            "page 1 links on, but brings no row that was not there before");
}

TEST_F(RecordPagesTest, RowsAreThoseOfAllPages) {
  script = {page({"1", "2"}, url("/api/records/deals/search?page=2")), page({"3"})};
  auto rows = client().records("deals").rows();
  EXPECT_EQ(ids_of(rows), "123");
  EXPECT_TRUE(rows.ok()) << rows.problem();
  EXPECT_EQ(rows.pages().size(), 2U);
  EXPECT_EQ(rows.last().status(), 200);
  EXPECT_TRUE(rows.begin() == rows.end());
}

TEST_F(RecordPagesTest, RowsAreAskedForWhenTheyAreNeeded) {
  script = {page({"1", "2"}, url("/api/records/deals/search?page=2")), page({"3"})};
  auto rows = client().records("deals").rows();
  auto at = rows.begin();
  ++at;
  EXPECT_EQ(asked.size(), 1U);
  ++at;
  EXPECT_EQ(asked.size(), 2U);
  EXPECT_EQ(at->at("id"), row("3").at("id"));
}

TEST_F(RecordPagesTest, RowsEndWhereThePagesDo) {
  script = {page({"1"}, url("/api/records/deals/search?page=2")), {500, {{"detail", "Oh."}}}};
  auto rows = client().records("deals").rows();
  EXPECT_EQ(ids_of(rows), "1");
  EXPECT_EQ(rows.problem(), "page 2 was answered with 500");
  EXPECT_EQ(rows.last().status(), 500);
}

TEST_F(RecordPagesTest, ResultsThatAreNoListHaveNoRows) {
  script = {{200, {{"count", 1}, {"results", {{"id", "1"}}}}}};
  auto rows = client().records("deals").rows();
  EXPECT_EQ(ids_of(rows), "");
  EXPECT_THAT(rows.problem(), StartsWith("page 1 does not keep the contract\n"));
  script = {{200, "rows"}};
  auto text = client().records("deals").rows();
  EXPECT_EQ(ids_of(text), "");
}

}  // namespace
