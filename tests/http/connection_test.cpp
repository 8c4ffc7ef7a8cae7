#include <kizen/http/connection.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "http/loopback.hpp"
#include "http/raw_server.hpp"

namespace {

using kizen::Connection;
using kizen::NoAnswer;
using kizen_test::Loopback;
using kizen_test::RawServer;
using kizen_test::target_at;
using testing::HasSubstr;
using Reason = kizen::NoAnswer::Reason;

NoAnswer no_answer(const kizen::Answer& answer) {
  const auto* none = std::get_if<NoAnswer>(&answer);
  EXPECT_NE(none, nullptr) << "an answer came";
  return none == nullptr ? NoAnswer() : *none;
}

TEST(Connection, SendsTheRequestAsItIs) {
  RawServer server("HTTP/1.1 204 No Content\r\n\r\n");
  Connection connection(target_at(server.port()));
  connection.send({"PATCH", "/a%2fb?x=%31+1&y='", {{"X-Tag", "one"}, {"X-Tag", "two"}}, "[1]"});
  const auto sent = server.received();
  EXPECT_THAT(sent, testing::StartsWith("PATCH /a%2fb?x=%31+1&y=' HTTP/1.1\r\n"));
  EXPECT_THAT(sent, HasSubstr("X-Tag: one\r\nX-Tag: two\r\n"));
  EXPECT_THAT(sent, testing::EndsWith("\r\n\r\n[1]"));
}

TEST(Connection, TheBasePathGoesBeforeTheTarget) {
  RawServer server("HTTP/1.1 204 No Content\r\n\r\n");
  auto target = target_at(server.port());
  target.base_path = "/eu";
  Connection(target).send({"GET", "/ping"});
  EXPECT_THAT(server.received(), testing::StartsWith("GET /eu/ping HTTP/1.1\r\n"));
}

TEST(Connection, BringsStatusHeadersAndBody) {
  RawServer server(
      "HTTP/1.1 418 Teapot\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Length: 2\r\n\r\n{}");
  Connection connection(target_at(server.port()));
  const auto answer = connection.send({"GET", "/"});
  const auto* response = std::get_if<kizen::Response>(&answer);
  ASSERT_NE(response, nullptr);
  EXPECT_EQ(response->status, 418);
  EXPECT_EQ(response->headers.count("set-cookie"), 2u);
  EXPECT_EQ(response->body, "{}");
}

TEST(Connection, DoesNotFollowRedirects) {
  RawServer server(
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
  Connection connection(target_at(server.port()));
  const auto answer = connection.send({"GET", "/"});
  ASSERT_TRUE(std::holds_alternative<kizen::Response>(answer));
  EXPECT_EQ(std::get<kizen::Response>(answer).status, 302);
}

TEST(Connection, TheHostOfARedirectHearsNothing) {
  std::atomic<int> heard{0};
  Loopback other;
  other.server.set_pre_routing_handler([&](const httplib::Request&, httplib::Response&) {
    ++heard;
    return httplib::Server::HandlerResponse::Handled;
  });
  const auto elsewhere = "http://localhost:" + std::to_string(other.start()) + "/stolen";
  for (const int status : {301, 302, 303, 307, 308}) {
    RawServer server("HTTP/1.1 " + std::to_string(status) + " Moved\r\nLocation: " + elsewhere +
                     "\r\nContent-Length: 0\r\n\r\n");
    auto target = target_at(server.port());
    target.credentials = {{"X-API-KEY", "s3cret"}};
    const auto answer = Connection(target).send(target.authorized({"POST", "/", {}, "{}"}));
    ASSERT_TRUE(std::holds_alternative<kizen::Response>(answer));
    EXPECT_EQ(std::get<kizen::Response>(answer).status, status);
    EXPECT_THAT(server.received(), HasSubstr("X-API-KEY: s3cret"));
  }
  EXPECT_EQ(heard, 0);
}

TEST(Connection, AClosedPortIsUnreachable) {
  int port = 0;
  {
    Loopback loopback;
    port = loopback.start();
  }
  Connection connection(target_at(port));
  const auto none = no_answer(connection.send({"GET", "/"}));
  EXPECT_EQ(none.reason, Reason::Unreachable);
  EXPECT_EQ(none.detail, "no connection could be made: http://127.0.0.1:" + std::to_string(port));
}

TEST(Connection, AStalledServerIsATimeout) {
  RawServer server("", RawServer::Then::Stall);
  auto target = target_at(server.port());
  target.timeouts.read = std::chrono::milliseconds(100);
  const auto none = no_answer(Connection(target).send({"GET", "/"}));
  EXPECT_EQ(none.reason, Reason::Timeout);
  EXPECT_THAT(none.detail, HasSubstr("100 ms"));
}

TEST(Connection, AStallWithinTheBodyIsATimeout) {
  RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", RawServer::Then::Stall);
  auto target = target_at(server.port());
  target.timeouts.read = std::chrono::milliseconds(100);
  EXPECT_EQ(no_answer(Connection(target).send({"GET", "/"})).reason, Reason::Timeout);
}

TEST(Connection, HalfABodyIsABrokenConnection) {
  RawServer server("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
  Connection connection(target_at(server.port()));
  EXPECT_EQ(no_answer(connection.send({"GET", "/"})).reason, Reason::Broken);
}

TEST(Connection, WhatIsNoHttpIsABrokenConnection) {
  RawServer server("SSH-2.0-OpenSSH_9.2\r\n");
  Connection connection(target_at(server.port()));
  EXPECT_EQ(no_answer(connection.send({"GET", "/"})).reason, Reason::Broken);
}

TEST(Connection, ABodyWithinTheLimitComesWhole) {
  Loopback loopback;
  loopback.server.Get("/", [](const httplib::Request&, httplib::Response& response) {
    response.set_content(std::string(3 * 1024 * 1024, 'x'), "text/plain");
  });
  auto target = target_at(loopback.start());
  target.body_limit = 3 * 1024 * 1024;
  Connection connection(target);
  const auto answer = connection.send({"GET", "/"});
  ASSERT_TRUE(std::holds_alternative<kizen::Response>(answer));
  EXPECT_EQ(std::get<kizen::Response>(answer).body, std::string(3 * 1024 * 1024, 'x'));
}

TEST(Connection, ABodyOverTheLimitIsTooLarge) {
  Loopback loopback;
  loopback.server.Get("/", [](const httplib::Request&, httplib::Response& response) {
    response.set_content(std::string(1001, 'x'), "text/plain");
  });
  auto target = target_at(loopback.start());
  target.body_limit = 1000;
  Connection connection(target);
  const auto none = no_answer(connection.send({"GET", "/"}));
  EXPECT_EQ(none.reason, Reason::TooLarge);
  EXPECT_EQ(none.detail, "the body is larger than 1000 bytes");
}

/// Answers every path with the port that the request came from.
void tell_ports(httplib::Server& server) {
  server.Get(".*", [](const httplib::Request& request, httplib::Response& response) {
    response.set_content(std::to_string(request.remote_port), "text/plain");
  });
}

TEST(Connection, OneConnectionServesManyRequests) {
  Loopback loopback;
  tell_ports(loopback.server);
  loopback.server.set_keep_alive_max_count(100);
  Connection connection(target_at(loopback.start()));
  std::set<std::string> ports;
  for (int i = 0; i < 20; ++i) {
    const auto answer = connection.send({"GET", "/"});
    ASSERT_TRUE(std::holds_alternative<kizen::Response>(answer));
    ports.insert(std::get<kizen::Response>(answer).body);
  }
  EXPECT_EQ(ports.size(), 1u);
}

TEST(Connection, OpensAnewWhereTheServerHasClosed) {
  Loopback loopback;
  tell_ports(loopback.server);
  loopback.server.set_keep_alive_max_count(2);
  Connection connection(target_at(loopback.start()));
  std::set<std::string> ports;
  for (int i = 0; i < 6; ++i) {
    const auto answer = connection.send({"GET", "/"});
    ASSERT_TRUE(std::holds_alternative<kizen::Response>(answer)) << i;
    ports.insert(std::get<kizen::Response>(answer).body);
  }
  EXPECT_EQ(ports.size(), 3u);
}

TEST(Connection, ABodyAfter204DoesNotSpoilTheNextResponse) {
  Loopback loopback;
  tell_ports(loopback.server);
  loopback.server.Delete("/", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("HTTP/1.1 500 Spoiled\r\n\r\n", "text/plain");
    response.status = 204;
  });
  Connection connection(target_at(loopback.start()));
  connection.send({"DELETE", "/"});
  const auto answer = connection.send({"GET", "/"});
  ASSERT_TRUE(std::holds_alternative<kizen::Response>(answer));
  EXPECT_EQ(std::get<kizen::Response>(answer).status, 200);
}

TEST(Connection, TcpNodelayIsOn) {
  RawServer server("HTTP/1.1 204 No Content\r\n\r\n");
  const auto client = kizen::detail::client_for(target_at(server.port()));
  int nodelay = 0;
  httplib::Request request;
  request.method = "GET";
  request.path = "/";
  ASSERT_TRUE(client->send(request));
  socklen_t size = sizeof nodelay;
  ASSERT_EQ(getsockopt(client->socket(), IPPROTO_TCP, TCP_NODELAY, &nodelay, &size), 0);
  EXPECT_NE(nodelay, 0);
}

TEST(Connection, DoesNotSendWhatIsNoHttpMessage) {
  Connection connection(target_at(1));
  const auto refusal = [&](const kizen::Request& request) {
    const auto none = no_answer(connection.send(request));
    EXPECT_EQ(none.reason, Reason::NotSent);
    return none.detail;
  };
  EXPECT_EQ(refusal({"GET /", "/"}), "the method is no HTTP token");
  EXPECT_EQ(refusal({"GET", "ping"}), "the target does not start with a slash");
  EXPECT_EQ(refusal({"GET", "/a b"}), "the target holds a character that must be percent-encoded");
  EXPECT_EQ(refusal({"GET", "/a\r\nX: y"}),
            "the target holds a character that must be percent-encoded");
  EXPECT_EQ(refusal({"GET", "/", {{"X Tag", "1"}}}), "a header name is no HTTP token");
  EXPECT_EQ(refusal({"GET", "/", {{"X-Tag", "1\r\nY: 2"}}}),
            "the value of X-Tag holds a control character");
}

}  // namespace
