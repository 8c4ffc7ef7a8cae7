// A server under test: what it receives and answers is held to the contract.
#include <httplib.h>

#include <kizen/gtest.hpp>
#include <thread>

namespace {

/// A server of our own that answers upserts, wrongly on demand.
struct UpsertServer : testing::Test {
  void SetUp() override {
    server.Post("/api/records/deals/upsert",
                [](const httplib::Request& request, httplib::Response& response) {
                  const bool is_good = request.body.find("Acme") != std::string::npos;
                  response.set_content(is_good ? R"({"id": "0b5e3a52-6a1c-4c8e-9d70-000000000001",
                                         "action": "updated"})"
                                               : R"({"action": "forgotten"})",
                                       "application/json");
                });
    port = server.bind_to_any_port("127.0.0.1");
    thread = std::thread([this] { server.listen_after_bind(); });
    server.wait_until_ready();
  }

  void TearDown() override {
    server.stop();
    thread.join();
  }

  /// The status of the answer to an upsert.
  int upsert(const std::string& body) const {
    httplib::Client client("127.0.0.1", port);
    const httplib::Headers headers{{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};
    const auto answer = client.Post("/api/records/deals/upsert", headers, body, "application/json");
    return answer ? answer->status : 0;
  }

  static kizen::GuardOptions enforced() {
    kizen::GuardOptions options;
    options.mode = kizen::GuardMode::Enforce;
    return options;
  }

  httplib::Server server;
  kizen::Guard guard{server, enforced()};
  int port = 0;
  std::thread thread;
};

TEST_F(UpsertServer, RefusesWhatBreaksTheContract) {
  EXPECT_EQ(upsert(R"({"lookup_value": 7})"), 400);         // the handler never sees it
  EXPECT_EQ(upsert(R"({"lookup_value": "Nobody"})"), 500);  // the answer never leaves
  const auto report = guard.report();
  ASSERT_EQ(report.total(), 2U);
  EXPECT_THAT(report.exchanges[0], kizen::Violates("request.body.schema"));
  EXPECT_THAT(report.exchanges[1], kizen::Violates("response.body.schema"));
}

}  // namespace
