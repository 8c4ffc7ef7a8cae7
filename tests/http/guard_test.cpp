#include <kizen/http/guard.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "http/guarded_server.hpp"

namespace {

using kizen::Guard;
using kizen::GuardOptions;
using kizen::Verdict;
using kizen_test::bad_search;
using kizen_test::GuardedServer;
using kizen_test::keys;
using kizen_test::lookup_target;
using kizen_test::printed;
using kizen_test::problem_in;
using testing::HasSubstr;
using testing::Not;

TEST(ObservingGuard, LetsPassWhatConforms) {
  GuardedServer guarded;
  guarded.answer_lookups();
  guarded.start();
  const auto answer = guarded.lookup();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  const auto report = guarded.guard->report();
  EXPECT_TRUE(report.ok()) << report;
  ASSERT_EQ(report.exchanges.size(), 1U);
  EXPECT_EQ(report.exchanges[0].request.target, lookup_target);
  EXPECT_EQ(report.exchanges[0].request.headers.first("REMOTE_ADDR"), nullptr);
}

TEST(ObservingGuard, LetsPassWhatBreaksTheContractAndReportsIt) {
  GuardedServer guarded;
  guarded.answer_searches(R"({"count": "many"})");
  guarded.start();
  const auto answer = guarded.search(bad_search);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, R"({"count": "many"})");
  const auto report = guarded.guard->report();
  EXPECT_EQ(report.count(Verdict::Violates), 1U);
  EXPECT_TRUE(report.exchanges.at(0).report.violates("request.body.schema")) << report;
  EXPECT_TRUE(report.exchanges.at(0).report.violates("response.body.schema")) << report;
}

TEST(EnforcingGuard, LetsPassWhatConforms) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_lookups();
  guarded.answer_searches();
  guarded.start();
  EXPECT_EQ(guarded.lookup()->status, 200);
  EXPECT_EQ(guarded.search("{}")->status, 200);
  EXPECT_TRUE(guarded.guard->report().ok()) << guarded.guard->report();
}

TEST(EnforcingGuard, RefusesARequestBeforeItsHandlerRuns) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_searches();
  guarded.start();
  const auto answer = guarded.search(bad_search);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  EXPECT_EQ(guarded.handled, 0);
  const auto problem = problem_in(answer);
  EXPECT_EQ(problem.value("type", ""), "urn:kizen:contract:request");
  EXPECT_EQ(problem.value("title", ""), "The request breaks the contract");
  EXPECT_EQ(problem.value("status", 0), 400);
  EXPECT_EQ(problem.value("detail", ""), "records_search_create: 1 promise is broken");
  ASSERT_EQ(problem.at("violations").size(), 1U) << problem;
  const auto& violation = problem.at("violations").at(0);
  EXPECT_EQ(violation.value("rule", ""), "request.body.schema");
  EXPECT_EQ(violation.value("keyword", ""), "type");
  EXPECT_EQ(violation.value("instance", ""), "/and");
  EXPECT_THAT(violation.value("schema", ""), testing::StartsWith("records.openapi.json#/"));
  EXPECT_EQ(violation.value("actual", ""), "1");
  EXPECT_TRUE(violation.contains("expected"));
  const auto report = guarded.guard->report();
  EXPECT_EQ(report.exchanges.at(0).status(), 400);
  EXPECT_TRUE(report.exchanges.at(0).report.violates("request.body.schema"));
}

/// Header fields that say something of an answer.
constexpr const char* of_the_answer[] = {
    "Age",         "Cache-Control", "Content-MD5",   "Content-Digest", "Digest",
    "ETag",        "Expires",       "Last-Modified", "Link",           "Location",
    "Repr-Digest", "Retry-After",   "Trailer",       "Set-Cookie",     "X-Total"};

TEST(EnforcingGuard, WithdrawsAnAnswerThatBreaksTheContract) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().Get(
      "/api/records/deals/lookup", [](const httplib::Request&, httplib::Response& response) {
        for (const auto* const name : of_the_answer) response.set_header(name, "s3cret");
        response.set_header("X-Request-ID", "7");
        response.set_header("access-control-allow-origin", "*");
        response.set_content(R"({"id": 1, "inner": "s3cret"})", "application/json");
      });
  guarded.start();
  const auto answer = guarded.lookup();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  const auto problem = problem_in(answer);
  EXPECT_EQ(problem.value("type", ""), "urn:kizen:contract:response");
  EXPECT_EQ(problem.value("status", 0), 500);
  EXPECT_FALSE(problem.at("violations").empty());
  EXPECT_THAT(answer->body, Not(HasSubstr("s3cret")));
  for (const auto& field : answer->headers) EXPECT_NE(field.second, "s3cret") << field.first;
  EXPECT_EQ(answer->get_header_value("Cache-Control"), "no-store");
  EXPECT_EQ(answer->get_header_value("X-Request-ID"), "7");
  EXPECT_EQ(answer->get_header_value("Access-Control-Allow-Origin"), "*");
  const auto report = guarded.guard->report();
  EXPECT_EQ(report.exchanges.at(0).status(), 500);
  EXPECT_EQ(report.exchanges.at(0).report.status, 200);
}

TEST(EnforcingGuard, KeepsTheConnectionUsable) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_searches();
  guarded.answer_lookups(R"({"id": 1})");
  guarded.start();
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(guarded.search(bad_search)->status, 400);
    EXPECT_EQ(guarded.lookup()->status, 500);
    EXPECT_EQ(guarded.search("{}")->status, 200);
  }
  EXPECT_EQ(guarded.guard->report().total(), 9U);
}

TEST(EnforcingGuard, ShowsTheClientNothingOfAWithdrawnAnswer) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_searches(R"({"count": "s3cret-value", "s3cret-name": {}, "results": [7]})");
  guarded.start();
  const auto answer = guarded.search("{}");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  const auto problem = problem_in(answer);
  EXPECT_THAT(answer->body, Not(HasSubstr("s3cret")));
  EXPECT_FALSE(problem.at("violations").at(0).contains("actual"));
  EXPECT_FALSE(problem.at("violations").at(0).contains("instance"));
  EXPECT_EQ(problem.at("violations").at(0).value("rule", ""), "response.body.schema");
  EXPECT_THAT(printed(guarded.guard->report()), HasSubstr("s3cret-value"));
}

TEST(EnforcingGuard, TellsNoCredential) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_lookups(R"({"id": "s3cret-key"})");
  guarded.start();
  auto secret = keys;
  secret.erase("X-API-KEY");
  secret.emplace("X-API-KEY", "s3cret-key");
  const auto answer = guarded.client->Get(lookup_target, secret);
  EXPECT_EQ(answer->status, 500);
  EXPECT_THAT(printed(guarded.guard->report()), HasSubstr("***"));
  EXPECT_THAT(answer->body + printed(guarded.guard->report()), Not(HasSubstr("s3cret")));
}

TEST(EnforcingGuard, ListsAHundredViolationsAndCountsAll) {
  kizen::Report report;
  report.operation = "search";
  for (int i = 0; i < 130; ++i) report.violations.push_back({"request.body.schema"});
  report.violations.push_back({"response.body.schema"});
  const auto problem = kizen::json::parse(kizen::detail::problem_document(400, "request", report));
  EXPECT_EQ(problem.at("violations").size(), 100U);
  EXPECT_EQ(problem.at("detail"), "search: 130 promises are broken");
}

TEST(Guard, SeesHandlersOfBothSidesOfItsMaking) {
  kizen_test::Loopback loopback;
  int ran = 0;
  const auto handler = [&](const httplib::Request&, httplib::Response& response) {
    ++ran;
    response.set_content("{}", "application/json");
  };
  loopback.server.Post("/api/records/deals/search", handler);
  const Guard guard(loopback.server, GuardedServer::enforcing());
  loopback.server.Post("/api/records/contacts/search", handler);
  httplib::Client client("127.0.0.1", loopback.start());
  for (const auto* const target : {"/api/records/deals/search", "/api/records/contacts/search"}) {
    const auto answer = client.Post(target, keys, bad_search, "application/json");
    EXPECT_EQ(answer->status, 400) << target;
  }
  EXPECT_EQ(ran, 0);
}

TEST(Guard, WorksWhereTheTaskQueueIsReplacedLater) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().new_task_queue = [] { return new httplib::ThreadPool(3); };
  guarded.answer_searches();
  guarded.start();
  EXPECT_EQ(guarded.search(bad_search)->status, 400);
  EXPECT_EQ(guarded.handled, 0);
}

TEST(Guard, TellsThatAHandlerTookItsPlace) {
  kizen_test::Loopback loopback;
  const auto handler = [](const httplib::Request&, httplib::Response&) {};
  loopback.server.Get("/api/records/deals/lookup", handler);
  const Guard guard(loopback.server);
  EXPECT_TRUE(guard.report().is_attached);
  loopback.server.set_post_routing_handler(handler);
  EXPECT_FALSE(guard.report().is_attached);
  EXPECT_THAT(printed(guard.report()), HasSubstr("; no longer watching: another"));
  httplib::Client client("127.0.0.1", loopback.start());  // where it takes its place again
  EXPECT_TRUE(client.Get(lookup_target, keys));
  EXPECT_TRUE(guard.report().is_attached);
  EXPECT_EQ(guard.report().total(), 1U);
}

/// Registers a handler of each kind, which leave their marks.
void mark_all(httplib::Server& server, std::string& marks) {
  using Response = httplib::Server::HandlerResponse;
  server.set_pre_routing_handler([&](const httplib::Request&, httplib::Response&) {
    marks += "pre ";
    return Response::Unhandled;
  });
  server.set_post_routing_handler([&](const httplib::Request&, httplib::Response& response) {
    marks += "post ";
    response.set_header("X-Request-ID", "7");
  });
  server.set_error_handler([&](const httplib::Request&, httplib::Response& response) {
    marks += "error ";
    if (response.body.empty()) response.set_content(R"({"detail": "none"})", "application/json");
  });
  server.set_logger([&](const httplib::Request&, const httplib::Response&) { marks += "log "; });
}

TEST(Guard, StandsThoughAllIsReplacedBeforeTheServerBinds) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_lookups("{}");
  guarded.server().new_task_queue = [] { return new httplib::ThreadPool(3); };
  std::string marks;
  mark_all(guarded.server(), marks);
  guarded.start();
  EXPECT_EQ(guarded.lookup()->status, 500);
  EXPECT_TRUE(guarded.guard->report().is_attached);
}

struct GuardBeside : testing::TestWithParam<bool> {};

TEST_P(GuardBeside, KeepsTheUsersHandlers) {
  kizen_test::Loopback loopback;
  std::string marks;
  if (GetParam()) mark_all(loopback.server, marks);
  const Guard guard(loopback.server, GuardedServer::enforcing());
  if (!GetParam()) mark_all(loopback.server, marks);
  loopback.server.Get("/api/records/deals/lookup",
                      [&](const httplib::Request&, httplib::Response& response) {
                        marks += "handler ";
                        response.status = 404;
                      });
  httplib::Client client("127.0.0.1", loopback.start());
  const auto answer = client.Get(lookup_target, keys);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 404);
  EXPECT_EQ(answer->body, R"({"detail": "none"})");
  EXPECT_EQ(answer->get_header_value("X-Request-ID"), "7");
  const auto refused = client.Get(lookup_target);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 400);
  EXPECT_EQ(refused->get_header_value("X-Request-ID"), "7");
  loopback.server.stop();
  EXPECT_THAT(marks, testing::StartsWith("pre handler error post"));
  EXPECT_EQ(marks.find("error"), marks.rfind("error")) << marks;  // it is not asked of the refusal
  EXPECT_EQ(guard.report().total(), 2U);
  EXPECT_EQ(guard.report().exchanges.at(0).response()->body, R"({"detail": "none"})");
}

INSTANTIATE_TEST_SUITE_P(Handlers, GuardBeside, testing::Bool(),
                         [](const auto& one) { return one.param ? "Before" : "After"; });

TEST(Guard, LeavesTheServerAsItWas) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_searches();
  std::string marks;
  mark_all(guarded.server(), marks);
  guarded.guard.reset();
  guarded.start();
  EXPECT_EQ(guarded.search(bad_search)->status, 200);
  EXPECT_EQ(guarded.handled, 1);
  EXPECT_THAT(marks, testing::StartsWith("pre post"));
}

TEST(Guard, MayOutliveTheServer) {
  auto server = std::make_unique<httplib::Server>();
  server->Get("/", [](const httplib::Request&, httplib::Response&) {});
  const Guard guard(*server);
  server.reset();
  EXPECT_EQ(guard.report().total(), 0U);
  EXPECT_TRUE(guard.report().is_attached);
}

TEST(Guard, TwoOfThemSeeTheSame) {
  GuardedServer guarded;
  auto other = std::make_unique<Guard>(guarded.server(), GuardedServer::enforcing());
  guarded.answer_searches();
  guarded.start();
  EXPECT_EQ(guarded.search(bad_search)->status, 400);
  EXPECT_EQ(other->report().total(), 1U);
  EXPECT_EQ(guarded.guard->report().total(), 1U);
  guarded.guard.reset();  // though the other's hooks are around its own
  EXPECT_EQ(guarded.search("{}")->status, 200);
  EXPECT_EQ(other->report().total(), 2U);
}

TEST(Guard, TellsWhenAndHowLong) {
  kizen::CheckedExchange told;
  GuardOptions options;
  options.observed = [&](const kizen::CheckedExchange& exchange) { told = exchange; };
  GuardedServer guarded(options);
  guarded.server().Get(".*", [](const httplib::Request&, httplib::Response&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  });
  guarded.start();
  const auto before = std::chrono::system_clock::now();
  guarded.lookup();
  EXPECT_GE(told.started, before);
  EXPECT_LE(told.started, std::chrono::system_clock::now());
  EXPECT_GE(told.took, std::chrono::milliseconds(20));
  EXPECT_LT(told.took, std::chrono::seconds(20));
}

TEST(Guard, LivesThroughACallbackThatThrows) {
  GuardOptions options;
  options.observed = [](const kizen::CheckedExchange&) { throw std::runtime_error("no"); };
  GuardedServer guarded(options);
  guarded.answer_lookups();
  guarded.start();
  EXPECT_EQ(guarded.lookup()->status, 200);
  EXPECT_EQ(guarded.guard->report().total(), 1U);
}

TEST(Guard, ServesManyClientsAtOnce) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_searches();
  guarded.start();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      httplib::Client client("127.0.0.1", guarded.port);
      client.set_keep_alive(true);
      const std::string body = i % 2 == 0 ? "{}" : bad_search;
      for (int j = 0; j < 20; ++j) {
        const auto answer = client.Post(kizen_test::search_target, keys, body, "application/json");
        EXPECT_EQ(answer ? answer->status : 0, i % 2 == 0 ? 200 : 400);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(guarded.handled, 40);
  EXPECT_EQ(guarded.guard->report().count(Verdict::Conforms), 40U);
  EXPECT_EQ(guarded.guard->report().count(Verdict::Violates), 40U);
}

}  // namespace
