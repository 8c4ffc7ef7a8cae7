#include <kizen/http/client.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "http/loopback.hpp"

namespace {

using kizen::Client;
using kizen::Verdict;
using kizen_test::Loopback;
using testing::HasSubstr;
using testing::Not;
using Reason = kizen::NoAnswer::Reason;

constexpr char record[] = "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001";
constexpr char add[] = "/api/records/client_client/add";
const kizen::json text_field = {{"fields", {{{"name", "city"}, {"value", "Basel"}}}}};

std::string lines_of(const kizen::Headers& headers) {
  std::string lines;
  for (const auto& [name, value] : headers) lines += name + ": " + value + "\n";
  return lines;
}

std::string everything_of(const kizen::CheckedExchange& exchange) {
  const auto text = exchange.request.target + exchange.request.body +
                    lines_of(exchange.request.headers) + testing::PrintToString(exchange.report);
  const auto* response = exchange.response();
  return response == nullptr ? text : text + lines_of(response->headers) + response->body;
}

/// A server that answers everything alike, counts, and keeps the last request.
struct ClientTest : testing::Test {
  void answer(int status, const std::string& body) {
    const auto handler = [this, status, body](const httplib::Request& request,
                                              httplib::Response& response) {
      ++received;
      last = kizen::to_request(request);
      response.status = status;
      if (!body.empty()) response.set_content(body, "application/json");
    };
    loopback.server.Get(".*", handler).Post(".*", handler).Put(".*", handler);
    loopback.server.Patch(".*", handler).Delete(".*", handler);
    target = kizen_test::target_at(loopback.start());
    target.credentials = {{"X-API-KEY", "s3cret"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};
  }

  Loopback loopback;
  std::atomic<int> received{0};
  kizen::Request last;
  kizen::Target target;
};

TEST_F(ClientTest, AGoodExchangeConforms) {
  answer(204, "");
  Client client(target);
  const auto exchange = client.del(record);
  EXPECT_TRUE(exchange.ok()) << exchange.report;
  EXPECT_EQ(exchange.status(), 204);
  EXPECT_EQ(exchange.report.operation, "records_destroy");
  EXPECT_EQ(exchange.report.status, 204);
}

TEST_F(ClientTest, SendsCredentialsAndContentType) {
  answer(200, "{}");
  Client client(target);
  client.post("/api/records/deals/search", kizen::json::object());
  EXPECT_EQ(received, 1);
  EXPECT_EQ(*last.headers.first("X-API-KEY"), "s3cret");
  EXPECT_EQ(*last.headers.first("X-BUSINESS-ID"), "b");
  EXPECT_EQ(*last.headers.first("Content-Type"), "application/json");
  EXPECT_EQ(last.body, "{}");
}

TEST_F(ClientTest, AResponseThatBreaksTheContractViolates) {
  answer(200, R"({"count": "many", "results": []})");
  Client client(target);
  const auto exchange = client.post("/api/records/deals/search", kizen::json::object());
  EXPECT_EQ(exchange.status(), 200);
  EXPECT_EQ(exchange.report.verdict(), Verdict::Violates);
  EXPECT_TRUE(exchange.report.violates("response.body.schema")) << exchange.report;
}

TEST_F(ClientTest, ARequestThatBreaksTheContractIsNotSent) {
  answer(200, "{}");
  Client client(target);
  const auto exchange = client.post(add, text_field);
  EXPECT_EQ(received, 0);
  ASSERT_NE(exchange.no_answer(), nullptr);
  EXPECT_EQ(exchange.no_answer()->reason, Reason::NotSent);
  EXPECT_TRUE(exchange.report.violates("request.body.schema")) << exchange.report;
}

TEST_F(ClientTest, SendInvalidSendsItAndReportsIt) {
  answer(400, "{}");
  kizen::ClientOptions options;
  options.send_invalid = true;
  Client client(target, options);
  const auto exchange = client.post(add, text_field);
  EXPECT_EQ(received, 1);
  EXPECT_EQ(exchange.status(), 400);
  EXPECT_TRUE(exchange.report.violates("request.body.schema")) << exchange.report;
}

TEST_F(ClientTest, SendInvalidReachesPathsOutsideTheContract) {
  answer(404, "{}");
  kizen::ClientOptions options;
  options.send_invalid = true;
  Client client(target, options);
  const auto exchange = client.get("/api/elsewhere");
  EXPECT_EQ(exchange.status(), 404);
  EXPECT_EQ(exchange.report.status, 404);
  EXPECT_TRUE(exchange.report.violates("request.path.undeclared")) << exchange.report;
}

TEST_F(ClientTest, ANamedDeviationIsSentAndWaived) {
  answer(400, "{}");
  kizen::ClientOptions options;
  options.deviations = {"D6"};
  Client client(target, options);
  const auto exchange = client.post(add, text_field);
  EXPECT_EQ(received, 1);
  ASSERT_FALSE(exchange.report.waived.empty()) << exchange.report;
  EXPECT_EQ(exchange.report.waived.front().id, "D6");
}

TEST(Client, AnUnknownDeviationIsRefused) {
  kizen::ClientOptions options;
  options.deviations = {"D99"};
  try {
    const Client client(kizen::Target::parse("http://127.0.0.1:1"), options);
    FAIL() << "no complaint";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "overlay.unknown");
    EXPECT_THAT(error.what(),
                testing::StartsWith("no action of observed.overlay.yaml has the id 'D99'; "));
    EXPECT_THAT(error.what(), testing::HasSubstr("D6, D7"));
  }
}

TEST_F(ClientTest, ChecksByAnotherContract) {
  answer(204, "");
  const auto contract = kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Ping", "version": "1"},
    "paths": {"/ping": {"get": {"operationId": "ping",
                                "responses": {"204": {"description": "Here."}}}}}})",
                                               "ping.json");
  kizen::ClientOptions options;
  options.checker = kizen::Checker(contract);
  Client client(target, options);
  const auto exchange = client.get("/ping");
  EXPECT_TRUE(exchange.ok()) << exchange.report;
  EXPECT_EQ(exchange.report.operation, "ping");
}

TEST_F(ClientTest, ARequestThatADifferenceAllowsSaysWhich) {
  answer(200, "{}");
  Client client(target);
  EXPECT_EQ(client.post(add, text_field).no_answer()->detail,
            "the request breaks the contract; ClientOptions::deviations D6 would allow it");
  EXPECT_EQ(client.post(add, {{"fields", 1}}).no_answer()->detail,
            "the request breaks the contract");
  EXPECT_EQ(received, 0);
}

TEST_F(ClientTest, AContractOfItsOwnHasNoDifferencesToName) {
  kizen::ClientOptions options;
  options.checker = kizen::Checker(kizen::records());
  answer(200, "{}");
  Client client(target, options);
  EXPECT_EQ(client.post(add, text_field).no_answer()->detail, "the request breaks the contract");
}

TEST_F(ClientTest, EveryExchangeIsObserved) {
  answer(204, "");
  std::vector<kizen::CheckedExchange> seen;
  kizen::ClientOptions options;
  options.observed = [&](const kizen::CheckedExchange& exchange) { seen.push_back(exchange); };
  Client client(target, options);
  client.del(record);
  client.post(add, text_field);
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen.at(0).status(), 204);
  EXPECT_EQ(seen.at(0).report.operation, "records_destroy");
  EXPECT_EQ(*seen.at(0).request.headers.first("X-API-KEY"), "***");
  EXPECT_EQ(seen.at(1).no_answer()->reason, Reason::NotSent);
}

TEST_F(ClientTest, AnExchangeKnowsWhenItBeganAndHowLongItTook) {
  using std::chrono::system_clock;
  loopback.server.Delete("/slow.*", [](const httplib::Request&, httplib::Response&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  });
  answer(204, "");
  kizen::ClientOptions options;
  options.send_invalid = true;
  Client client(target, options);
  const auto before = system_clock::now();
  const auto exchange = client.del("/slow");
  EXPECT_GE(exchange.started, before);
  EXPECT_LE(exchange.started, system_clock::now());
  EXPECT_GE(exchange.took, std::chrono::milliseconds(20));
  EXPECT_LT(exchange.took, std::chrono::seconds(10));
}

TEST_F(ClientTest, PutAndPatchSendTheirMethods) {
  answer(400, "{}");
  kizen::ClientOptions options;
  options.send_invalid = true;
  Client client(target, options);
  client.put(record, kizen::json::object());
  EXPECT_EQ(last.method, "PUT");
  client.patch(record, kizen::json::object());
  EXPECT_EQ(last.method, "PATCH");
}

TEST_F(ClientTest, NothingThatItReturnsHoldsACredential) {
  answer(200, R"({"count": "many"})");
  Client client(target);
  const auto exchange = client.get(std::string(record) + "?field_ids=1");
  EXPECT_EQ(received, 1);
  EXPECT_EQ(*exchange.request.headers.first("x-api-key"), "***");
  EXPECT_THAT(lines_of(exchange.request.headers), Not(HasSubstr("s3cret")));
  EXPECT_THAT(testing::PrintToString(exchange), Not(HasSubstr("s3cret")));
  EXPECT_THAT(testing::PrintToString(exchange.report), Not(HasSubstr("s3cret")));
}

TEST_F(ClientTest, ACredentialOfTheRequestsOwnIsMaskedToo) {
  answer(204, "");
  Client client(target);
  const auto exchange = client.send({"DELETE", record, {{"x-api-key", "wr0ng"}}});
  EXPECT_EQ(*last.headers.first("X-API-KEY"), "wr0ng");
  EXPECT_THAT(lines_of(exchange.request.headers), Not(HasSubstr("wr0ng")));
}

/// A server that gives back every credential that it is sent, and one of its own.
struct EchoingServer {
  EchoingServer() {
    loopback.server.Get(".*", [](const httplib::Request& request, httplib::Response& response) {
      response.set_header("Set-Cookie", "sid=s3t-cookie; Path=/");
      response.set_header("X-Echo", request.get_header_value("X-API-KEY"));
      response.set_content("{\"echo\": \"" + request.get_header_value("X-API-KEY") +
                               "\", \"own\": \"" + request.get_header_value("X-Own") + "\"}",
                           "application/json");
    });
    target = kizen_test::target_at(loopback.start());
    target.credentials = {{"X-API-KEY", "s3cret-key"}, {"X-Own", "s3cret-own"}};
  }

  kizen::CheckedExchange ask(kizen::ClientOptions options) const {
    options.send_invalid = true;
    Client client(target, std::move(options));
    return client.send({"GET",
                        "/api/records/deals/lookup?identifier=s3cret-key",
                        {{"Authorization", "Bearer s3nt-token"}, {"Cookie", "a=s3nt-cookie"}}});
  }

  Loopback loopback;
  kizen::Target target;
};

const auto holds_a_credential = testing::ContainsRegex("s3cret|s3nt|s3t");

TEST(Client, WhatIsObservedHoldsNoCredentialThatIsEchoed) {
  const EchoingServer server;
  std::string seen;
  kizen::ClientOptions options;
  options.observed = [&](const kizen::CheckedExchange& exchange) {
    seen = everything_of(exchange);
  };
  server.ask(options);
  EXPECT_THAT(seen, HasSubstr(R"({"echo": "***", "own": "***"})"));
  EXPECT_THAT(seen, HasSubstr("/api/records/deals/lookup?identifier=***"));
  EXPECT_THAT(seen, HasSubstr("Bearer ***"));
  EXPECT_THAT(seen, Not(holds_a_credential));
}

TEST(Client, GivesTheResponseBackAsItCameAndPrintsNoCredential) {
  const EchoingServer server;
  auto exchange = server.ask({});
  EXPECT_EQ(exchange.json()->at("echo"), "s3cret-key");
  EXPECT_EQ(*exchange.response()->headers.first("X-Echo"), "s3cret-key");
  const auto explanation = kizen::Answered(exchange).explanation();
  EXPECT_THAT(explanation, HasSubstr(R"({"echo": "***", "own": "***"})"));
  EXPECT_THAT(explanation, Not(holds_a_credential));
  exchange.answer = kizen::NoAnswer{};
  EXPECT_THAT(everything_of(exchange), Not(holds_a_credential));
}

TEST(Client, NoAnswerIsNoViolation) {
  auto target = kizen::Target::parse("http://127.0.0.1:1");
  target.credentials = {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}};
  Client client(target);
  const auto exchange = client.del(record);
  ASSERT_NE(exchange.no_answer(), nullptr);
  EXPECT_EQ(exchange.no_answer()->reason, Reason::Unreachable);
  EXPECT_TRUE(exchange.report.violations.empty());
  EXPECT_FALSE(exchange.ok());
}

}  // namespace
