#include <kizen/http/watch.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "http/certificate.hpp"
#include "http/forward_proxy.hpp"
#include "http/loopback.hpp"
#include "http/watched_server.hpp"

namespace {

using kizen::Verdict;
using kizen::Watch;
using kizen_test::good_record;
using kizen_test::printed;
using kizen_test::record_target;
using kizen_test::WatchedServer;
using testing::HasSubstr;
using testing::Not;

/// A client of a server that answers as the contract says, unless it is told otherwise.
struct WatchTest : testing::Test {
  httplib::Result lookup() { return client.Get(kizen_test::lookup_target, kizen_test::keys); }

  WatchedServer server;
  httplib::Client client = httplib::Client("127.0.0.1", server.port);
};

/// The reasons why what has passed is unchecked.
std::vector<std::string> unchecked_by(const Watch& watch) {
  std::vector<std::string> reasons;
  const auto report = watch.report();
  for (const auto& exchange : report.exchanges) {
    for (const auto& one : exchange.report.unchecked) reasons.push_back(one.reason);
  }
  return reasons;
}

TEST_F(WatchTest, AGoodExchangeConforms) {
  Watch watch(client);
  ASSERT_TRUE(lookup());
  const auto report = watch.report();
  EXPECT_TRUE(report.ok()) << report;
  EXPECT_EQ(report.count(Verdict::Conforms), 1U);
  ASSERT_EQ(report.exchanges.size(), 1U);
  EXPECT_EQ(report.exchanges[0].request.target, kizen_test::lookup_target);
  EXPECT_EQ(report.exchanges[0].report.operation, "records_lookup_retrieve");
  EXPECT_EQ(report.exchanges[0].response()->body, good_record());
}

TEST_F(WatchTest, AnAnswerThatBreaksTheContractViolates) {
  server.body = R"({"id": 1})";
  Watch watch(client);
  ASSERT_TRUE(lookup());
  const auto report = watch.report();
  EXPECT_FALSE(report.ok());
  EXPECT_EQ(report.count(Verdict::Violates), 1U);
  EXPECT_THAT(printed(report), HasSubstr("response.body.schema: "));
  EXPECT_THAT(printed(report), HasSubstr("1 exchange: 1 violates\n"));
}

TEST_F(WatchTest, ARequestThatNoOperationHasViolates) {
  Watch watch(client);
  ASSERT_TRUE(client.Get("/elsewhere"));
  const auto report = watch.report();
  ASSERT_EQ(report.exchanges.size(), 1U);
  EXPECT_TRUE(report.exchanges[0].report.violates("request.path.undeclared"));
}

TEST_F(WatchTest, NothingThatPassedIsNotOk) {
  const Watch watch(client);
  EXPECT_FALSE(watch.report().ok());
}

TEST_F(WatchTest, KeepsTheUsersLogger) {
  int logged = 0;
  client.set_logger([&](const httplib::Request&, const httplib::Response&) { ++logged; });
  {
    Watch watch(client);
    lookup();
    EXPECT_EQ(logged, 1);
    EXPECT_EQ(watch.report().total(), 1U);
  }
  lookup();
  EXPECT_EQ(logged, 2);
}

TEST_F(WatchTest, LivesThroughACallbackThatThrows) {
  int logged = 0;
  client.set_logger([&](const httplib::Request&, const httplib::Response&) { ++logged; });
  kizen::WatchOptions options;
  options.observed = [](const kizen::CheckedExchange&) { throw std::runtime_error("no"); };
  Watch watch(client, options);
  EXPECT_NO_THROW(EXPECT_TRUE(lookup()));
  EXPECT_EQ(logged, 1);
  EXPECT_EQ(watch.report().total(), 1U);
}

TEST_F(WatchTest, LeavesALoggerAloneThatTookItsPlace) {
  int logged = 0;
  {
    Watch watch(client);
    client.set_logger([&](const httplib::Request&, const httplib::Response&) { ++logged; });
    lookup();
    EXPECT_EQ(watch.report().total(), 0U);
  }
  lookup();
  EXPECT_EQ(logged, 2);
}

TEST_F(WatchTest, TellsThatALoggerTookItsPlace) {
  Watch watch(client);
  lookup();
  EXPECT_TRUE(watch.report().ok());
  client.set_logger([](const httplib::Request&, const httplib::Response&) {});
  const auto report = watch.report();
  EXPECT_FALSE(report.is_attached);
  EXPECT_FALSE(report.ok());
  EXPECT_EQ(
      printed(report),
      "1 exchange: 1 conforms; no longer watching: another logger or handler took its place\n");
}

TEST_F(WatchTest, KeepsTheUsersSocketOptions) {
  int opened = 0;
  client.set_socket_options([&](auto) { ++opened; });
  {
    const Watch watch(client);
    lookup();
    EXPECT_EQ(opened, 1);
  }
  lookup();
  EXPECT_EQ(opened, 2);
}

TEST_F(WatchTest, TwoOfThemSeeTheSame) {
  auto first = std::make_unique<Watch>(client);
  Watch second(client);
  lookup();
  EXPECT_EQ(first->report().total(), 1U);
  first.reset();  // though its logger is inside the other's
  lookup();
  EXPECT_EQ(second.report().total(), 2U);
}

TEST_F(WatchTest, OutlivesTheClient) {
  auto brief = std::make_unique<httplib::Client>("127.0.0.1", server.port);
  Watch watch(*brief);
  brief->Get(kizen_test::lookup_target, kizen_test::keys);
  brief.reset();
  EXPECT_EQ(watch.report().total(), 1U);
  EXPECT_TRUE(watch.report().ok()) << watch.report();
}

TEST(Watch, OfAClientThatWasMovedAwaySeesNothing) {
  httplib::Client client("127.0.0.1", 1);
  const auto moved = std::move(client);
  const Watch watch(client);
  EXPECT_FALSE(watch.report().ok());
}

TEST_F(WatchTest, FollowsAClientThatIsMoved) {
  Watch watch(client);
  auto moved = std::move(client);
  moved.Get(kizen_test::lookup_target, kizen_test::keys);
  EXPECT_EQ(watch.report().total(), 1U);
}

TEST_F(WatchTest, KeepsAndTellsNoCredential) {
  server.body = R"({"id": "s3cret-key"})";
  std::string told;
  kizen::WatchOptions options;
  options.observed = [&](const kizen::CheckedExchange& exchange) {
    for (const auto& [name, value] : exchange.request.headers) told += name + value;
    told += exchange.response()->body + printed(exchange.report);
  };
  Watch watch(client, options);
  const httplib::Headers secrets = {{"X-API-KEY", "s3cret-key"},
                                    {"Authorization", "Bearer s3cret-too"}};
  client.Get(record_target, secrets);
  const auto report = watch.report();
  EXPECT_THAT(printed(report) + told, Not(HasSubstr("s3cret")));
  EXPECT_THAT(told, HasSubstr(R"({"id": "***"})"));
  EXPECT_EQ(*report.exchanges.at(0).request.headers.first("X-API-KEY"), "***");
  EXPECT_EQ(*report.exchanges.at(0).request.headers.first("Authorization"), "Bearer ***");
}

TEST_F(WatchTest, ABodyThatAReceiverTookIsUnchecked) {
  server.body = "not JSON";
  Watch watch(client);
  std::string got;
  client.Get(kizen_test::lookup_target, kizen_test::keys, [&](const char* data, std::size_t size) {
    got.append(data, size);
    return true;
  });
  EXPECT_EQ(got, "not JSON");
  EXPECT_EQ(watch.report().count(Verdict::Unchecked), 1U) << watch.report();
  EXPECT_THAT(unchecked_by(watch), testing::ElementsAre("response.body.not_kept"));
}

TEST_F(WatchTest, ABodyThatAProviderGaveIsUnchecked) {
  Watch watch(client);
  const std::string body = "not JSON";
  const auto give = [&](std::size_t offset, std::size_t size, httplib::DataSink& sink) {
    return sink.write(body.data() + offset, size), true;
  };
  client.Post(kizen_test::search_target, kizen_test::keys, body.size(), give, "application/json");
  EXPECT_THAT(unchecked_by(watch), testing::Contains("request.body.not_kept"));
  const auto report = watch.report();
  EXPECT_FALSE(report.exchanges.at(0).report.violates("request.body.missing")) << report;
}

TEST_F(WatchTest, AnEncodedBodyIsUnchecked) {
  Watch watch(client);
  client.set_compress(true);
  client.Post(kizen_test::search_target, kizen_test::keys, "{}", "application/json");
  EXPECT_THAT(unchecked_by(watch), testing::Contains("request.body.encoded"));
  const auto report = watch.report();
  EXPECT_FALSE(report.exchanges.at(0).report.violates("request.body.syntax")) << report;
}

TEST_F(WatchTest, AnAnswerThatStaysEncodedIsUnchecked) {
  server.encoding = "gzip";
  client.set_decompress(false);
  Watch watch(client);
  lookup();
  EXPECT_THAT(unchecked_by(watch), testing::ElementsAre("response.body.encoded"));
}

TEST_F(WatchTest, AnAnswerInACodingThatHttplibDoesNotUndoIsUnchecked) {
  Watch watch(client);
  for (const auto* const coding : {"zstd-2", "x-gzip", "gzip, x-gzip"}) {
    server.encoding = coding;
    lookup();
  }
  EXPECT_THAT(unchecked_by(watch), testing::Each("response.body.encoded"));
  EXPECT_EQ(watch.report().count(Verdict::Unchecked), 3U) << watch.report();
}

TEST_F(WatchTest, AnAnswerThatIsIdentityEncodedIsChecked) {
  server.encoding = "identity";
  Watch watch(client);
  lookup();
  EXPECT_TRUE(watch.report().ok()) << watch.report();
}

TEST_F(WatchTest, AnAnswerThatIsDecodedIsChecked) {
  auto headers = kizen_test::keys;
  headers.emplace("Accept-Encoding", "gzip");
  Watch watch(client);
  const auto answer = client.Get(kizen_test::lookup_target, headers);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->get_header_value("Content-Encoding"), "gzip");
  EXPECT_TRUE(watch.report().ok()) << watch.report();
}

TEST_F(WatchTest, KnowsTheTargetAsItTravels) {
  Watch watch(client);
  client.Get("/a b+c,d?x=\xC3\xA9 f", kizen_test::keys);
  client.set_follow_location(false);
  const auto report = watch.report();
  const auto& target = report.exchanges.at(0).request.target;
  EXPECT_THAT(target, testing::StartsWith("/a%20b%2Bc%2Cd?x=%C3%A9"));
  EXPECT_THAT(server.last_target(), testing::StartsWith("/a%20b%2Bc%2Cd?x=%C3%A9"));
}

TEST_F(WatchTest, TakesTheBasePathOff) {
  kizen::WatchOptions options;
  options.base_path = "/eu";
  Watch watch(client, options);
  client.Get("/eu" + std::string(kizen_test::lookup_target), kizen_test::keys);
  EXPECT_TRUE(watch.report().ok()) << watch.report();
  EXPECT_EQ(watch.report().exchanges.at(0).request.target,
            "/eu" + std::string(kizen_test::lookup_target));
  lookup();
  const auto report = watch.report();
  EXPECT_TRUE(report.exchanges.at(1).report.violates("request.path.undeclared")) << report;
  EXPECT_THAT(printed(report), HasSubstr("expected  a path below /eu\n"));
}

TEST_F(WatchTest, NamedDeviationsAreWaived) {
  const std::string body = R"({"fields": [{"name": "city", "value": "Basel"}]})";
  kizen::WatchOptions options;
  options.deviations = {"D6"};
  Watch watch(client, options);
  client.Post("/api/records/client_client/add", kizen_test::keys, body, "application/json");
  const auto report = watch.report();
  ASSERT_FALSE(report.exchanges.at(0).report.waived.empty()) << report;
  EXPECT_EQ(report.exchanges.at(0).report.waived.front().id, "D6");
}

TEST_F(WatchTest, ChecksByAnotherContract) {
  kizen::WatchOptions options;
  options.checker = kizen::Checker(kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Ping", "version": "1"},
    "paths": {"/ping": {"get": {"operationId": "ping",
                                "responses": {"200": {"description": "Here."}}}}}})",
                                                          "ping.json"));
  Watch watch(client, options);
  client.Get("/ping");
  EXPECT_EQ(watch.report().exchanges.at(0).report.operation, "ping");
}

TEST_F(WatchTest, SeesEveryStepOfARedirect) {
  server.location = kizen_test::lookup_target;
  client.set_follow_location(true);
  Watch watch(client);
  client.Get("/moved", kizen_test::keys);
  EXPECT_EQ(watch.report().total(), 2U) << watch.report();
}

TEST_F(WatchTest, SeesTheServerBehindAProxy) {
  const kizen_test::ForwardProxy proxy;
  client.set_proxy("127.0.0.1", proxy.port());
  client.set_proxy_basic_auth("ann", "s3cret-word");
  Watch watch(client);
  ASSERT_TRUE(lookup());
  const auto report = watch.report();
  EXPECT_TRUE(report.ok()) << report;
  EXPECT_EQ(report.exchanges.at(0).request.target, kizen_test::lookup_target);
  EXPECT_EQ(*report.exchanges.at(0).request.headers.first("Proxy-Authorization"), "Basic ***");
}

TEST_F(WatchTest, IsOneForAllThreads) {
  kizen::WatchOptions options;
  options.keep = 10;
  std::atomic<int> told{0};
  options.observed = [&](const kizen::CheckedExchange&) { ++told; };
  Watch watch(client, options);
  client.set_keep_alive(true);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 25; ++j) lookup();
      watch.report();
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(watch.report().total(), 100U);
  EXPECT_EQ(watch.report().exchanges.size(), 10U);
  EXPECT_EQ(watch.report().dropped, 90U);
  EXPECT_EQ(told, 100);
}

using TlsWatchedServer = kizen_test::WatchedServerOf<httplib::SSLServer>;

TEST(WatchOverTls, SeesTheExchanges) {
  const kizen_test::Certificate certificate("127.0.0.1");
  TlsWatchedServer server(certificate.pem_file().c_str(), certificate.key_file().c_str());
  httplib::Client client("https://127.0.0.1:" + std::to_string(server.port));
  client.set_ca_cert_path(certificate.pem_file());
  Watch watch(client);
  ASSERT_TRUE(client.Get(kizen_test::lookup_target, kizen_test::keys));
  EXPECT_TRUE(watch.report().ok()) << watch.report();
}

TEST(WatchOverTls, LeavesOutWhatIsSaidToAProxy) {
  const kizen_test::Certificate certificate("127.0.0.1");
  TlsWatchedServer server(certificate.pem_file().c_str(), certificate.key_file().c_str());
  const kizen_test::ForwardProxy proxy;
  httplib::SSLClient client("127.0.0.1", server.port);
  client.set_ca_cert_path(certificate.pem_file());
  client.set_proxy("127.0.0.1", proxy.port());
  const Watch watch(client);
  ASSERT_TRUE(client.Get(kizen_test::lookup_target, kizen_test::keys));
  EXPECT_EQ(proxy.heads().size(), 1U);
  EXPECT_EQ(watch.report().total(), 1U) << watch.report();
}

TEST(WatchOverTls, TakesAPlainSslClient) {
  const kizen_test::Certificate certificate("127.0.0.1");
  TlsWatchedServer server(certificate.pem_file().c_str(), certificate.key_file().c_str());
  httplib::SSLClient client("127.0.0.1", server.port);
  client.set_ca_cert_path(certificate.pem_file());
  Watch watch(client);
  ASSERT_TRUE(client.Get(kizen_test::lookup_target, kizen_test::keys));
  EXPECT_TRUE(watch.report().ok()) << watch.report();
}

}  // namespace
