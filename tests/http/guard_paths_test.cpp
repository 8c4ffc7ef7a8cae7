#include <kizen/http/guard.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <string>

#include "http/guarded_server.hpp"

namespace {

using kizen::Verdict;
using kizen_test::GuardedServer;
using kizen_test::keys;
using kizen_test::lookup_target;
using kizen_test::problem_in;

TEST(Guard, LetsThroughWhatIsOutsideTheContract) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().Get("/health", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("fine", "text/plain");
  });
  guarded.start();
  EXPECT_EQ(guarded.client->Get("/health")->body, "fine");
  EXPECT_EQ(guarded.client->Get("/nowhere")->status, 404);
  EXPECT_EQ(guarded.client->Options(lookup_target)->status, 404);
  EXPECT_EQ(guarded.guard->report().outside, 3U);
  EXPECT_EQ(guarded.guard->report().total(), 0U) << guarded.guard->report();
}

TEST(Guard, RefusesWhatIsOutsideWhereThatIsDemanded) {
  auto options = GuardedServer::enforcing();
  options.demand_declared = true;
  GuardedServer guarded(options);
  guarded.server().Get("/health", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("fine", "text/plain");
  });
  guarded.start();
  EXPECT_EQ(guarded.client->Get("/health")->status, 400);
  EXPECT_EQ(guarded.client->Get("/nowhere")->status, 404);
  const auto report = guarded.guard->report();
  EXPECT_EQ(report.count(Verdict::Violates), 2U);
  EXPECT_EQ(report.outside, 0U);
}

TEST(EnforcingGuard, RefusesAPathOfTheContractThatIsHiddenByItsEncoding) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_searches();
  guarded.start();
  for (const auto* const target :
       {"/api/records/deals%2Fsearch", "/api%2frecords/deals/search", "%2Fapi/records/deals/search",
        "/api/records%2Fdeals/%73earch"}) {
    const auto answer = kizen_test::posted_as_given(guarded, target);
    ASSERT_TRUE(answer) << target;
    EXPECT_EQ(answer->status, 400) << target;
    EXPECT_EQ(problem_in(answer).at("violations").at(0).at("rule"), "request.path.undeclared");
  }
  EXPECT_EQ(guarded.handled, 0);
  EXPECT_EQ(kizen_test::posted_as_given(guarded, "/api/records/deals/%73earch")->status, 200);
  EXPECT_EQ(guarded.guard->report().outside, 0U);
}

TEST(EnforcingGuard, RefusesAPathThatIsOfAnotherOperationOnceItIsDecoded) {
  auto options = GuardedServer::enforcing();
  options.checker = kizen::Checker(kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Notes", "version": "1"},
    "paths": {"/notes/{name}": {"post": {"operationId": "add", "parameters": [
                {"name": "name", "in": "path", "required": true, "schema": {"type": "string"}}],
                "requestBody": {"content": {"application/json": {}}},
                "responses": {"200": {"description": "Added."}}}},
              "/notes/all/wipe": {"post": {"operationId": "wipe",
                "requestBody": {"content": {"application/json": {}}},
                "responses": {"200": {"description": "Gone."}}}}}})",
                                                          "notes.json"));
  GuardedServer guarded(options);
  guarded.server().Post("/notes/.*",
                        [&](const httplib::Request&, httplib::Response&) { ++guarded.handled; });
  guarded.start();
  const auto refused = kizen_test::posted_as_given(guarded, "/notes/all%2Fwipe");
  ASSERT_TRUE(refused);
  EXPECT_EQ(problem_in(refused).at("violations").at(0).at("rule"), "request.path.undeclared");
  EXPECT_EQ(guarded.handled, 0);
  EXPECT_EQ(kizen_test::posted_as_given(guarded, "/notes/a%2Fb")->status, 200);
  EXPECT_EQ(kizen_test::posted_as_given(guarded, "/notes/all/wipe")->status, 200);
}

TEST(ObservingGuard, ReportsAPathOfTheContractThatIsHiddenByItsEncoding) {
  GuardedServer guarded;
  guarded.answer_searches();
  guarded.start();
  EXPECT_EQ(kizen_test::posted_as_given(guarded, "/api/records/deals%2Fsearch")->status, 200);
  const auto report = guarded.guard->report();
  EXPECT_TRUE(report.exchanges.at(0).report.violates("request.path.undeclared")) << report;
}

TEST(Guard, AMethodThatAPathDoesNotHaveBreaksTheContract) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().Put(".*", [](const httplib::Request&, httplib::Response&) {});
  guarded.start();
  EXPECT_EQ(guarded.client->Put(lookup_target, keys, "{}", "application/json")->status, 400);
  EXPECT_TRUE(guarded.guard->report().exchanges.at(0).report.violates("request.method.undeclared"));
}

TEST(Guard, TakesTheBasePathOff) {
  auto options = GuardedServer::enforcing();
  options.base_path = "/eu";
  GuardedServer guarded(options);
  guarded.server().Get("/eu/api/records/deals/lookup",
                       [](const httplib::Request&, httplib::Response& response) {
                         response.set_content("[]", "application/json");
                       });
  guarded.answer_lookups("[]");
  guarded.start();
  EXPECT_EQ(guarded.client->Get("/eu" + std::string(lookup_target), keys)->status, 500);
  EXPECT_EQ(guarded.lookup()->status, 200);
  EXPECT_EQ(guarded.guard->report().outside, 1U);
}

}  // namespace
