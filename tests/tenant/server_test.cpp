#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "bench.hpp"
#include "kizen/tenant.hpp"
#include "kizen/tenant/tenant.hpp"

namespace {

using bench::json;

class Server : public testing::Test {
 protected:
  std::unique_ptr<httplib::Client> client() const {
    auto made = std::make_unique<httplib::Client>("127.0.0.1", tenant.port());
    made->set_keep_alive(true);
    made->set_tcp_nodelay(true);
    const auto credentials = tenant.credentials(0);
    made->set_default_headers({{"X-API-KEY", credentials.api_key},
                               {"X-BUSINESS-ID", credentials.business_id},
                               {"X-USER-ID", credentials.user_id}});
    return made;
  }

  static kizen::TenantOptions small() {
    kizen::TenantOptions options;
    options.max_body_bytes = 100'000;
    return options;
  }

  kizen::Tenant tenant{small()};
};

const char* const upsert = "/api/records/deals/upsert";
const char* const search = "/api/records/deals/search";

TEST_F(Server, ServesARecordsLife) {
  const auto http = client();
  const auto created = http->Post(upsert, R"({"lookup_value": "a"})", "application/json");
  ASSERT_TRUE(created);
  EXPECT_EQ(created->status, 201);
  EXPECT_EQ(created->get_header_value("Content-Type"), "application/json");
  const auto id = json::parse(created->body).at("id").get<std::string>();
  const auto target = "/api/records/deals/" + id;
  const auto patched = http->Patch(target, R"({"fields": []})", "application/json");
  ASSERT_TRUE(patched);
  EXPECT_EQ(patched->status, 200);
  EXPECT_EQ(http->Put(target, R"({"fields": []})", "application/json")->status, 200);
  EXPECT_EQ(http->Get(target)->status, 200);
  const auto removed = http->Delete(target);
  ASSERT_TRUE(removed);
  EXPECT_EQ(removed->status, 204);
  EXPECT_EQ(removed->body, "");
  EXPECT_EQ(http->Get(target)->status, 404);
}

TEST_F(Server, NextLeadsToTheServer) {
  const auto http = client();
  for (const char* const name : {"a", "b"}) {
    http->Post(upsert, json({{"lookup_value", name}}).dump(), "application/json");
  }
  const auto page = http->Post(std::string(search) + "?page_size=1", "{}", "application/json");
  const auto next = json::parse(page->body).at("next").get<std::string>();
  ASSERT_EQ(next.substr(0, tenant.url().size()), tenant.url());
  const auto second = http->Post(next.substr(tenant.url().size()), "{}", "application/json");
  EXPECT_EQ(json::parse(second->body).at("results").size(), 1U);
}

// S1; without a length httplib itself would wait for the connection to end
TEST_F(Server, PostWithoutBodyOrLengthIsAnsweredAtOnce) {
  httplib::Request request;
  request.method = "DELETE";
  request.path = search;
  const auto begin = std::chrono::steady_clock::now();
  const auto http = client();
  EXPECT_EQ(http->send(request)->status, 405);
  EXPECT_EQ(http->Post(search)->status, 200);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

// R3
TEST_F(Server, EveryMethodReachesTheService) {
  const auto http = client();
  for (const char* const method : {"HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE"}) {
    httplib::Request request;
    request.method = method;
    request.path = search;
    const auto result = http->send(request);
    ASSERT_TRUE(result) << method;
    EXPECT_EQ(result->status, 405) << method;
    EXPECT_EQ(result->get_header_value("Allow"), "POST") << method;
    EXPECT_TRUE(result->has_header("X-Request-ID")) << method;
  }
  EXPECT_EQ(http->Get("/api/records/deals/search/")->status, 404);
}

TEST_F(Server, PathIsTakenAsItWasSent) {
  auto http = client();
  kizen::detail::send_paths_as_given(*http, 0);
  EXPECT_EQ(http->Get("/api/records/%zz/lookup")->status, 404);
  EXPECT_EQ(http->Post("/api/records/de%61ls/search", "{}", "application/json")->status, 200);
  EXPECT_EQ(http->Post("/api/records/de%2561ls/search", "{}", "application/json")->status, 404);
}

TEST_F(Server, LargeBodyIsRefusedAndTheConnectionGoesOn) {
  const auto http = client();
  const std::string large(100'001, ' ');
  for (int n = 0; n < 2; ++n) {
    const auto refused = http->Post(search, large, "application/json");
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 413);
    EXPECT_TRUE(refused->has_header("X-Request-ID"));
    EXPECT_TRUE(json::parse(refused->body).at("detail").is_string());
  }
  EXPECT_EQ(http->Post(search, std::string(100'000, ' '), "application/json")->status, 200);
}

TEST_F(Server, LargeBodyInPiecesIsRefused) {
  const auto http = client();
  const auto refused = http->Post(
      search,
      [](std::size_t offset, httplib::DataSink& sink) {
        const std::string piece(10'000, ' ');
        sink.write(piece.data(), piece.size());
        if (offset > 200'000) sink.done();
        return true;
      },
      "application/json");
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 413);
  EXPECT_EQ(http->Post(search, "{}", "application/json")->status, 200);
}

TEST_F(Server, BodiesThatAreNoJsonAreRefused) {
  const auto http = client();
  const std::string deep(90'000, '[');
  EXPECT_EQ(http->Post(search, deep, "application/json")->status, 400);
  EXPECT_EQ(http->Post(search, httplib::MultipartFormDataItems{{"a", "{}", "", ""}})->status, 400);
  EXPECT_EQ(http->Post(search, "a=b", "application/x-www-form-urlencoded")->status, 400);
}

TEST_F(Server, BodyOfAGetIsNotTakenForTheNextRequest) {
  const auto http = client();
  httplib::Request request;
  request.method = "GET";
  request.path = "/api/records/deals/lookup";
  request.body = "{\"a\": 1}\n";
  request.set_header("Content-Length", std::to_string(request.body.size()));
  const auto result = http->send(request);
  if (result) {
    EXPECT_EQ(result->status, 400);
  }
  EXPECT_EQ(http->Post(search, "{}", "application/json")->status, 200);
}

// U7
TEST_F(Server, EightClientsUpsertingAtOnceMakeOneRecord) {
  std::atomic<int> created{0};
  std::atomic<int> updated{0};
  std::vector<std::thread> threads;
  for (int n = 0; n < 8; ++n) {
    threads.emplace_back([&] {
      const auto http = client();
      for (int round = 0; round < 20; ++round) {
        const auto result = http->Post(upsert, R"({"lookup_value": "one"})", "application/json");
        created += result && result->status == 201 ? 1 : 0;
        updated += result && result->status == 200 ? 1 : 0;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(created, 1);
  EXPECT_EQ(updated, 159);
  EXPECT_EQ(json::parse(client()->Post(search)->body).at("count"), 1);
}

TEST_F(Server, ManyConnectionsAreKeptAlive) {
  std::vector<std::unique_ptr<httplib::Client>> clients;
  for (int n = 0; n < 64; ++n) clients.push_back(client());
  for (int round = 0; round < 10; ++round) {
    for (const auto& http : clients) {
      const auto result = http->Post(search);
      ASSERT_TRUE(result);
      EXPECT_EQ(result->status, 200);
    }
  }
}

TEST(Tenant, PortThatIsTakenIsOneClearError) {
  const kizen::Tenant tenant;
  kizen::TenantOptions options;
  options.port = tenant.port();
  try {
    const kizen::Tenant second(options);
    FAIL() << "two tenants on one port";
  } catch (const std::system_error& error) {
    EXPECT_EQ(error.code(), std::errc::address_in_use);
    EXPECT_NE(std::string(error.what()).find("127.0.0.1:" + std::to_string(tenant.port())),
              std::string::npos);
  }
}

TEST(Tenant, SpeaksTheDialectOfItsOptions) {
  kizen::TenantOptions options;
  options.dialect = kizen::TenantDialect::Observed;
  const kizen::Tenant tenant(options);
  kizen::Connection connection(tenant.target());
  const auto answer = connection.send(tenant.credentials(0).added_to({"POST", search}));
  const auto& response = std::get<kizen::Response>(answer);
  EXPECT_EQ(json::parse(response.body).at("errors"), json::array());
}

TEST(Tenant, HostThatIsNoneIsAnError) {
  kizen::TenantOptions options;
  options.host = "no host at all";
  EXPECT_THROW(kizen::Tenant{options}, std::system_error);
}

TEST(Tenant, StartsAndStopsInNoTime) {
  const auto begin = std::chrono::steady_clock::now();
  for (int n = 0; n < 5; ++n) EXPECT_GT(kizen::Tenant().port(), 0);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(3));
}

TEST(Tenant, FinishesWhatItWasAskedBeforeItGoes) {
  kizen::TenantOptions options;
  options.latency = std::chrono::milliseconds(300);
  auto tenant = std::make_unique<kizen::Tenant>(options);
  kizen::Connection connection(tenant->target());
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    tenant.reset();
  });
  EXPECT_TRUE(std::holds_alternative<kizen::Response>(connection.send({"GET", "/"})));
  stopper.join();
}

TEST(Tenant, UrlBracketsIpv6) {
  kizen::TenantOptions options;
  options.host = "::1";
  try {
    const kizen::Tenant tenant(options);
    EXPECT_EQ(tenant.url(), "http://[::1]:" + std::to_string(tenant.port()));
  } catch (const std::system_error&) {
    GTEST_SKIP() << "no IPv6 here";
  }
}

}  // namespace
