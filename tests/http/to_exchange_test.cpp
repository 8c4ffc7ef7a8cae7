#include <kizen/http/to_exchange.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <string>
#include <vector>

#include "http/loopback.hpp"

namespace {

using kizen_test::Loopback;
using testing::ElementsAre;
using testing::Pair;

std::vector<std::string> values(const kizen::Headers& headers, const std::string& name) {
  std::vector<std::string> found;
  for (const auto& field : headers) {
    if (field.first == name) found.push_back(field.second);
  }
  return found;
}

/// What a server saw of one request that a plain httplib client sent, read in its logger.
kizen::Exchange seen_by_server(const std::string& path, const httplib::Headers& headers) {
  kizen::Exchange seen;
  std::mutex mutex;
  Loopback loopback;
  loopback.server.Post(".*", [](const httplib::Request&, httplib::Response& response) {
    response.headers.emplace("Set-Cookie", "a=1");
    response.headers.emplace("Set-Cookie", "b=2");
    response.set_content("{}", "application/json");
  });
  loopback.server.set_logger(
      [&](const httplib::Request& request, const httplib::Response& response) {
        const std::lock_guard<std::mutex> lock(mutex);
        seen = kizen::to_exchange(request, response);
      });
  httplib::Client client("127.0.0.1", loopback.start());
  client.Post(path, headers, "[1]", "application/json");
  loopback.server.stop();
  const std::lock_guard<std::mutex> lock(mutex);
  return seen;
}

TEST(ToExchange, KeepsTheTargetAsItWasSent) {
  const auto seen = seen_by_server("/a%2Fb/c%20d?x=%26&y", {});
  EXPECT_EQ(seen.request.method, "POST");
  EXPECT_EQ(seen.request.target, "/a%2Fb/c%20d?x=%26&y");
  EXPECT_EQ(seen.request.body, "[1]");
  EXPECT_EQ(seen.response.status, 200);
  EXPECT_EQ(seen.response.body, "{}");
}

TEST(ToExchange, KeepsRepeatedHeadersApart) {
  const auto seen = seen_by_server("/", {{"X-Tag", "one"}, {"X-Tag", "two"}});
  EXPECT_THAT(values(seen.request.headers, "X-Tag"), ElementsAre("one", "two"));
  EXPECT_THAT(values(seen.response.headers, "Set-Cookie"), ElementsAre("a=1", "b=2"));
}

TEST(ToExchange, LeavesOutWhatHttplibAddsToHeaders) {
  const auto seen = seen_by_server("/", {});
  for (const char* const name : {"REMOTE_ADDR", "REMOTE_PORT", "LOCAL_ADDR", "LOCAL_PORT"}) {
    EXPECT_EQ(seen.request.headers.first(name), nullptr) << name;
  }
  ASSERT_NE(seen.request.headers.first("Content-Type"), nullptr);
}

TEST(ToExchange, TakesBothHalvesOfAClientsResult) {
  Loopback loopback;
  loopback.server.Get("/ping", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("pong", "text/plain");
  });
  httplib::Client client("127.0.0.1", loopback.start());
  httplib::Request request;
  request.method = "GET";
  request.path = "/ping?loud=1";
  const auto exchange = kizen::to_exchange(request, client.Get(request.path));
  ASSERT_TRUE(exchange);
  EXPECT_EQ(exchange->request.target, "/ping?loud=1");
  EXPECT_EQ(exchange->response.body, "pong");
}

TEST(ToExchange, AResultWithoutResponseIsNoExchange) {
  const httplib::Result result(nullptr, httplib::Error::Connection);
  EXPECT_FALSE(kizen::to_exchange(httplib::Request(), result));
}

}  // namespace
