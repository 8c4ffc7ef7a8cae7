#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "bench.hpp"
#include "kizen/tenant.hpp"

// Many clients at once, each on a connection that it keeps, write and read what it can tell the
// outcome of. At the end the tenant must hold what they were told, all of it and nothing else.
// `tools/soak` runs it long, watched by the thread sanitizer.

namespace {

using bench::json;
using std::chrono::milliseconds;

/// A number of the environment, or one for short runs.
int soak_setting(const char* name, int otherwise) {
  const char* const text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

constexpr int shared_names = 32;

/// What all clients of one run share.
struct SoakTally {
  std::atomic<long> requests{0};
  std::atomic<int> shared_created{0};
  std::mutex mutex;
  std::map<std::string, std::set<std::string>> shared_ids;  ///< told for each shared name
};

struct SoakRecord {
  std::string id;
  int quantity;
  bool archived;
};

/// One client and what it was told of its own records. Nobody else writes to them.
class SoakClient {
 public:
  SoakClient(const kizen::Tenant& tenant, int number, bool searches_at_once, SoakTally& tally)
      : credentials_(tenant.credentials(0)),
        connection_(tenant.target()),
        number_(number),
        searches_at_once_(searches_at_once),
        tally_(tally),
        random_(static_cast<unsigned>(number)) {}

  void run_until(std::chrono::steady_clock::time_point end) {
    while (std::chrono::steady_clock::now() < end && !testing::Test::HasFailure()) step();
  }

  /// Holds every record to what was told of it when it was last written.
  void check() {
    for (const auto& [name, record] : records_) {
      const auto answer = send("GET", "/api/records/deals/" + record.id, {});
      EXPECT_EQ(answer.status, record.archived ? 404 : 200) << name;
      if (!record.archived) {
        EXPECT_EQ(bench::value(answer.body, "quantity"), record.quantity) << name;
        EXPECT_EQ(bench::value(answer.body, "name"), name);
      }
    }
  }

  std::set<std::string> live_names() const {
    std::set<std::string> names;
    for (const auto& [name, record] : records_) {
      if (!record.archived) names.insert(name);
    }
    return names;
  }

  struct Told {
    int status;
    json body;
  };

  Told send(const std::string& method, const std::string& target, const json& body) {
    kizen::Request request{method, target, {}, body.is_null() ? std::string() : body.dump()};
    if (!body.is_null()) request.headers.add("Content-Type", "application/json");
    const auto answer = connection_.send(credentials_.added_to(std::move(request)));
    ++tally_.requests;
    const auto* const response = std::get_if<kizen::Response>(&answer);
    if (response == nullptr) {
      ADD_FAILURE() << method << " " << target << ": " << std::get<kizen::NoAnswer>(answer);
      return {0, json::object()};
    }
    return {response->status, json::parse(response->body, nullptr, false)};
  }

 private:
  using Entry = std::map<std::string, SoakRecord>::iterator;

  static constexpr std::size_t most_records = 40;

  int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(random_); }

  void step() {
    if (records_.empty() || (records_.size() < most_records && below(8) == 0)) return add();
    const auto record = std::next(records_.begin(), below(static_cast<int>(records_.size())));
    switch (below(7)) {
      case 0:
        return patch(record);
      case 1:
      case 2:
        return upsert(record);
      case 3:
        return remove(record);
      case 4:
        return search(record);
      case 5:
        return upsert_shared();
      default:
        return add_again(record);
    }
  }

  json entries(const std::string& name, int quantity) {
    return {bench::set("name", name), bench::set("quantity", quantity)};
  }

  void add() {
    const auto name =
        "soak " + std::to_string(number_) + " of " + std::to_string(records_.size()) + " end";
    const int quantity = below(1000);
    const auto told = send("POST", "/api/records/deals/add", {{"fields", entries(name, quantity)}});
    ASSERT_EQ(told.status, 200) << told.body;
    records_[name] = {told.body.at("id"), quantity, false};
  }

  /// Of a name that is taken, by a live record or by an archived one.
  void add_again(Entry entry) {
    const auto told =
        send("POST", "/api/records/deals/add", {{"fields", entries(entry->first, 1)}});
    EXPECT_EQ(told.status, 400) << told.body;
  }

  void patch(Entry entry) {
    const int quantity = below(1000);
    const auto told = send("PATCH", "/api/records/deals/" + entry->second.id,
                           {{"fields", {bench::set("quantity", quantity)}}});
    ASSERT_EQ(told.status, entry->second.archived ? 404 : 200) << told.body;
    if (!entry->second.archived) entry->second.quantity = quantity;
  }

  void upsert(Entry entry) {
    const int quantity = below(1000);
    const auto told = send("POST", "/api/records/deals/upsert",
                           {{"lookup_value", entry->first},
                            {"oncreate_unarchive", "unarchive"},
                            {"fields", {bench::set("quantity", quantity)}}});
    ASSERT_EQ(told.status, entry->second.archived ? 201 : 200) << told.body;
    EXPECT_EQ(told.body.at("id"), entry->second.id);
    EXPECT_EQ(bench::value(told.body, "quantity"), quantity);
    entry->second.archived = false;
    entry->second.quantity = quantity;
  }

  void remove(Entry entry) {
    const auto told = send("DELETE", "/api/records/deals/" + entry->second.id, {});
    ASSERT_EQ(told.status, entry->second.archived ? 404 : 204) << told.body;
    entry->second.archived = true;
  }

  void search(Entry entry) {
    std::string text = entry->first;
    for (char& c : text) c = c == ' ' ? '+' : c;
    const auto told = send("POST", "/api/records/deals/search?search=" + text, json::object());
    ASSERT_EQ(told.status, 200) << told.body;
    if (!searches_at_once_) return;
    EXPECT_EQ(told.body.at("count"), entry->second.archived ? 0 : 1) << entry->first;
    for (const auto& row : told.body.at("results")) {
      EXPECT_EQ(bench::value(row, "quantity"), entry->second.quantity) << entry->first;
    }
  }

  void upsert_shared() {
    const auto name = "shared " + std::to_string(below(shared_names));
    const auto told = send("POST", "/api/records/deals/upsert", {{"lookup_value", name}});
    ASSERT_TRUE(told.status == 200 || told.status == 201) << told.body;
    if (told.status == 201) ++tally_.shared_created;
    const std::lock_guard lock(tally_.mutex);
    tally_.shared_ids[name].insert(told.body.at("id"));
  }

  kizen::Credentials credentials_;
  kizen::Connection connection_;
  int number_;
  bool searches_at_once_;
  SoakTally& tally_;
  std::mt19937 random_;
  std::map<std::string, SoakRecord> records_;
};

/// Every live deal, page by page, as a new client finds them.
std::multiset<std::string> all_found_names(const kizen::Tenant& tenant, SoakTally& tally) {
  SoakClient client(tenant, -1, true, tally);
  std::multiset<std::string> names;
  json next = tenant.url() + "/api/records/deals/search?page_size=100";
  while (!next.is_null()) {
    const auto told = client.send("POST", next.get<std::string>().substr(tenant.url().size()),
                                  {{"field_names", {"name"}}});
    EXPECT_EQ(told.status, 200);
    if (told.status != 200) break;
    for (const auto& row : told.body.at("results")) names.insert(bench::value(row, "name"));
    next = told.body.at("next");
    if (next.is_null()) {
      EXPECT_EQ(told.body.at("count"), names.size());
    }
  }
  return names;
}

/// Lets a server make what httplib makes with the first request, and its thread come to rest: in a
/// shared library the thread sanitizer cannot see that everybody waits for that.
void warm_up(const kizen::Tenant& tenant, SoakTally& tally) {
  for (const char* const method : {"GET", "POST", "PATCH", "DELETE"}) {
    SoakClient(tenant, -1, true, tally).send(method, "/", {});
  }
  std::this_thread::sleep_for(milliseconds(100));
}

struct Soak : testing::TestWithParam<int> {};

TEST_P(Soak, LosesNothing) {
  kizen::TenantOptions options;
  options.search_lag = milliseconds(GetParam());
  const kizen::Tenant tenant(options);
  SoakTally tally;
  warm_up(tenant, tally);
  const auto end = std::chrono::steady_clock::now() +
                   milliseconds(soak_setting("KIZEN_SOAK_SECONDS", 2) * 1000 / 2);
  std::vector<std::unique_ptr<SoakClient>> clients;
  for (int n = 0; n < soak_setting("KIZEN_SOAK_CLIENTS", 16); ++n) {
    clients.push_back(std::make_unique<SoakClient>(tenant, n, GetParam() == 0, tally));
  }
  std::vector<std::thread> threads;
  for (const auto& client : clients) threads.emplace_back([&] { client->run_until(end); });
  for (auto& thread : threads) thread.join();
  std::this_thread::sleep_for(options.search_lag);

  std::multiset<std::string> expected;
  for (const auto& client : clients) {
    client->check();
    for (const auto& name : client->live_names()) expected.insert(name);
  }
  for (const auto& [name, ids] : tally.shared_ids) {
    EXPECT_EQ(ids.size(), 1U) << name;
    expected.insert(name);
  }
  EXPECT_EQ(tally.shared_created, static_cast<int>(tally.shared_ids.size()));
  EXPECT_EQ(all_found_names(tenant, tally), expected);
  RecordProperty("requests", std::to_string(tally.requests));
  std::printf("%ld requests, %zu live records\n", tally.requests.load(), expected.size());
}

INSTANTIATE_TEST_SUITE_P(Lag, Soak, testing::Values(0, 20));

}  // namespace
