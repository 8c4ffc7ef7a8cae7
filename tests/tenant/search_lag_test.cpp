#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <thread>

#include "bench.hpp"
#include "kizen/tenant.hpp"
#include "kizen/tenant/detail/search_history.hpp"

namespace {

using bench::Names;
using kizen::detail::Record;
using kizen::detail::SearchHistory;
using std::chrono::milliseconds;

constexpr milliseconds short_lag(300);

kizen::TenantOptions lagging(milliseconds lag) {
  kizen::TenantOptions options;
  options.search_lag = lag;
  return options;
}

// S14
struct SearchLag : testing::Test {
  static void wait() { std::this_thread::sleep_for(short_lag + milliseconds(20)); }

  kizen::RecordsService service{lagging(short_lag)};
  bench::Caller first{service, service.credentials(0)};
};

TEST_F(SearchLag, ANewRecordIsReadAtOnceAndFoundLater) {
  const auto id = first.deal("new");
  EXPECT_EQ(first.names({}), Names());
  EXPECT_EQ(first.get("/api/records/deals/" + id).status, 200);
  EXPECT_EQ(first.get("/api/records/deals/lookup?identifier=new").status, 200);
  EXPECT_EQ(first.post("/api/records/deals/upsert", {{"lookup_value", "NEW"}}).status, 200);
  wait();
  EXPECT_EQ(first.names({}), Names{"new"});
}

TEST_F(SearchLag, AChangeIsSearchedAndShownAsItWas) {
  const auto id = first.deal("before", {bench::set("quantity", 1)});
  wait();
  first.patch("/api/records/deals/" + id,
              {{"fields", {bench::set("name", "after"), bench::set("quantity", 2)}}});
  const auto one = bench::query({bench::filter("quantity", "=", 1)});
  const auto two = bench::query({bench::filter("quantity", "=", 2)});
  EXPECT_EQ(first.names(one), Names{"before"});
  EXPECT_EQ(first.names(two), Names());
  EXPECT_EQ(bench::value(first.get("/api/records/deals/" + id).body, "name"), "after");
  wait();
  EXPECT_EQ(first.names(one), Names());
  EXPECT_EQ(first.names(two), Names{"after"});
}

TEST_F(SearchLag, AnArchivedRecordIsFoundForAWhileAndARestoredOneIsNot) {
  const auto id = first.deal("gone");
  wait();
  first.remove("/api/records/deals/" + id);
  EXPECT_EQ(first.names({}), Names{"gone"});
  EXPECT_EQ(first.get("/api/records/deals/" + id).status, 404);
  wait();
  EXPECT_EQ(first.names({}), Names());
  first.post("/api/records/deals/upsert",
             {{"lookup_value", "gone"}, {"oncreate_unarchive", "unarchive"}});
  EXPECT_EQ(first.names({}), Names());
  wait();
  EXPECT_EQ(first.names({}), Names{"gone"});
}

TEST_F(SearchLag, FieldValuesShowAWriteAtOnce) {
  const auto contact = first.contact("ann@example.test");
  const auto id = first.deal("linked", {bench::set("account", bench::json::array({contact}))});
  const auto field = bench::entry(first.get("/api/records/deals/" + id).body, "account").at("id");
  const auto target = "/api/records/" + id + "/field-values/" + field.get<std::string>();
  EXPECT_EQ(first.get(target).body.at("count"), 1);
}

const auto start_of_time = SearchHistory::Clock::time_point() + std::chrono::hours(1);

Record spelled_record(const std::string& text) { return {"id", false, {text}}; }

TEST(SearchHistory, TellsWhatWasThereBeforeTheLag) {
  SearchHistory history(milliseconds(100));
  const Record now = spelled_record("c");
  history.keep(now, spelled_record("a"), start_of_time);
  history.keep(now, spelled_record("b"), start_of_time + milliseconds(50));
  EXPECT_EQ(history.seen(now, start_of_time + milliseconds(99))->text(0), "a");
  EXPECT_EQ(history.seen(now, start_of_time + milliseconds(100))->text(0), "b");
  EXPECT_EQ(history.seen(now, start_of_time + milliseconds(149))->text(0), "b");
  EXPECT_EQ(history.seen(now, start_of_time + milliseconds(150)), &now);
}

TEST(SearchHistory, TellsWhatWasNotThereYet) {
  SearchHistory history(milliseconds(100));
  const Record now = spelled_record("a");
  history.keep(now, std::nullopt, start_of_time);
  EXPECT_EQ(history.seen(now, start_of_time + milliseconds(99)), nullptr);
  EXPECT_EQ(history.seen(now, start_of_time + milliseconds(100)), &now);
}

TEST(SearchHistory, ForgetsWhatNoSearchCanSee) {
  SearchHistory history(milliseconds(100));
  const Record now = spelled_record("c");
  history.keep(now, spelled_record("a"), start_of_time);
  history.keep(now, spelled_record("b"), start_of_time + milliseconds(50));
  EXPECT_FALSE(history.has_outdated(start_of_time + milliseconds(99)));
  EXPECT_TRUE(history.has_outdated(start_of_time + milliseconds(100)));
  history.forget(start_of_time + milliseconds(100));
  EXPECT_EQ(history.seen(now, start_of_time)->text(0), "b");
  history.forget(start_of_time + milliseconds(150));
  EXPECT_EQ(history.seen(now, start_of_time), &now);
  EXPECT_FALSE(history.has_outdated(start_of_time + std::chrono::hours(1)));
}

}  // namespace
