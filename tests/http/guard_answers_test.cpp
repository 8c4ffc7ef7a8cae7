#include <kizen/http/guard.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "http/guarded_server.hpp"

namespace {

using kizen_test::bad_search;
using kizen_test::good_record;
using kizen_test::GuardedServer;
using kizen_test::keys;
using kizen_test::lookup_target;
using kizen_test::problem_in;
using kizen_test::unchecked_behind;
using testing::ElementsAre;

TEST(GuardedAnswer, ABodyThatAReaderTakesIsUnchecked) {
  GuardedServer guarded(GuardedServer::enforcing());
  std::string got;
  guarded.server().Post(
      "/api/records/deals/search", [&](const httplib::Request&, httplib::Response& response,
                                       const httplib::ContentReader& reader) {
        reader([&](const char* data, std::size_t size) {
          got.append(data, size);
          return true;
        });
        response.set_content(kizen_test::search_body().dump(), "application/json");
      });
  guarded.start();
  EXPECT_EQ(guarded.search(bad_search)->status, 200);
  EXPECT_EQ(got, bad_search);
  EXPECT_THAT(unchecked_behind(*guarded.guard), ElementsAre("request.body.not_kept"));
}

TEST(GuardedAnswer, TakesTheBodyOfARefusedRequestOffTheWire) {
  GuardedServer guarded(GuardedServer::enforcing());
  int ran = 0;
  guarded.server().Post(
      "/api/records/deals/search",
      [&](const httplib::Request&, httplib::Response&, const httplib::ContentReader&) { ++ran; });
  guarded.answer_lookups();
  guarded.start();
  const std::string body(100000, 'x');
  EXPECT_EQ(guarded.client->Post(kizen_test::search_target, body, "application/json")->status, 400);
  EXPECT_EQ(guarded.lookup()->status, 200);
  const auto parts =
      "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + body + "\r\n--x--\r\n";
  const auto* const type = "multipart/form-data; boundary=x";
  EXPECT_EQ(guarded.client->Post(kizen_test::search_target, parts, type)->status, 400);
  EXPECT_EQ(guarded.lookup()->status, 200);
  EXPECT_EQ(ran, 0);
}

TEST(GuardedAnswer, ABodyThatAProviderGivesIsUnchecked) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().Get(
      "/api/records/deals/lookup", [](const httplib::Request&, httplib::Response& response) {
        response.set_content_provider(2, "application/json",
                                      [](std::size_t, std::size_t, httplib::DataSink& sink) {
                                        return sink.write("[]", 2), true;
                                      });
      });
  guarded.start();
  EXPECT_EQ(guarded.lookup()->body, "[]");
  EXPECT_THAT(unchecked_behind(*guarded.guard), ElementsAre("response.body.not_kept"));
}

TEST(GuardedAnswer, LeavesAnErrorAloneThatIsNotDeclared) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().Get("/api/records/deals/lookup",
                       [](const httplib::Request&, httplib::Response& response) {
                         response.status = 404;
                         response.set_content("none", "text/plain");
                       });
  guarded.start();
  EXPECT_EQ(guarded.lookup()->status, 404);
  EXPECT_TRUE(
      guarded.guard->report().exchanges.at(0).report.violates("response.status.undeclared"));
}

TEST(GuardedAnswer, WithdrawsAProvidersAnswerToo) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().Get("/api/records/deals/lookup",
                       [](const httplib::Request&, httplib::Response& response) {
                         response.status = 202;
                         response.set_chunked_content_provider(
                             "application/json", [](std::size_t, httplib::DataSink& sink) {
                               return sink.write("[]", 2), sink.done(), true;
                             });
                       });
  guarded.start();
  const auto answer = guarded.lookup();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  EXPECT_FALSE(answer->has_header("Transfer-Encoding"));
  EXPECT_EQ(problem_in(answer).at("violations").at(0).at("rule"), "response.status.undeclared");
}

TEST(GuardedAnswer, ChecksWhatIsEncodedAsItWasBefore) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_lookups();
  guarded.answer_searches("[]");
  guarded.start();
  auto headers = keys;
  headers.emplace("Accept-Encoding", "gzip");
  const auto answer = guarded.client->Get(lookup_target, headers);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->get_header_value("Content-Encoding"), "gzip");
  EXPECT_EQ(answer->body, good_record());
  EXPECT_TRUE(guarded.guard->report().ok()) << guarded.guard->report();
  const auto broken =
      guarded.client->Post(kizen_test::search_target, headers, "{}", "application/json");
  ASSERT_TRUE(broken);
  EXPECT_EQ(broken->status, 500);
  EXPECT_FALSE(problem_in(broken).at("violations").empty());
}

/// Asks for a lookup and takes an encoded answer.
httplib::Result lookup_encoded(GuardedServer& guarded, const std::string& codings = "gzip") {
  auto headers = keys;
  headers.emplace("Accept-Encoding", codings);
  return guarded.client->Get(lookup_target, headers);
}

TEST(GuardedAnswer, OfAPreRoutingHandlerIsCheckedThoughItIsEncoded) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().set_pre_routing_handler(
      [](const httplib::Request&, httplib::Response& response) {
        response.status = 200;
        response.set_content(R"({"wrong": 1})", "application/json");
        return httplib::Server::HandlerResponse::Handled;
      });
  guarded.start();
  for (const auto* const codings : {"gzip", "br, gzip", "identity"}) {
    const auto answer = lookup_encoded(guarded, codings);
    ASSERT_TRUE(answer) << codings;
    EXPECT_EQ(answer->status, 500) << codings;
    EXPECT_FALSE(answer->has_header("Content-Encoding"));
  }
}

TEST(GuardedAnswer, IsCheckedThoughTheHandlerEncodesIt) {
  kizen_test::Loopback origin;
  origin.server.Get(".*", [](const httplib::Request&, httplib::Response& response) {
    response.set_content(R"({"wrong": 1})", "application/json");
  });
  httplib::Client client("127.0.0.1", origin.start());
  client.set_decompress(false);
  const auto encoded = client.Get("/", httplib::Headers{{"Accept-Encoding", "gzip"}});
  ASSERT_TRUE(encoded);
  if (!encoded->has_header("Content-Encoding")) GTEST_SKIP() << "cpp-httplib is without zlib";
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().Get("/api/records/deals/lookup",
                       [&](const httplib::Request&, httplib::Response& response) {
                         response.set_header("Content-Encoding", "GZIP");
                         response.set_content(encoded->body, "application/json");
                       });
  guarded.start();
  for (const auto* const codings : {"identity", "gzip"}) {  // httplib encodes it once more
    const auto answer = lookup_encoded(guarded, codings);
    ASSERT_TRUE(answer) << codings;
    EXPECT_EQ(answer->status, 500) << codings;
  }
}

TEST(GuardedAnswer, WhatAHandlerEncodesItselfIsUnchecked) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().Get("/api/records/deals/lookup",
                       [](const httplib::Request&, httplib::Response& response) {
                         response.set_header("Content-Encoding", "zstd");
                         response.set_content("odd", "application/json");
                       });
  guarded.start();
  guarded.client->set_decompress(false);
  EXPECT_EQ(guarded.lookup()->status, 200);
  EXPECT_THAT(unchecked_behind(*guarded.guard), ElementsAre("response.body.encoded"));
}

TEST(GuardedAnswer, AHandlerThatThrowsIsStillA500) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().Get(
      "/api/records/deals/lookup",
      [](const httplib::Request&, httplib::Response&) { throw std::runtime_error("no"); });
  guarded.start();
  const auto answer = guarded.lookup();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 500);
  EXPECT_NE(answer->get_header_value("Content-Type"), "application/problem+json");
  EXPECT_EQ(guarded.guard->report().exchanges.at(0).report.status, 500);
}

TEST(GuardedAnswer, AHandlersExceptionMeetsTheUsersHandler) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().set_exception_handler(
      [](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
        response.status = 200;
        response.set_content(good_record(), "application/json");
      });
  guarded.server().Get("/api/records/deals/lookup",
                       [](const httplib::Request&, httplib::Response&) { throw 1; });
  guarded.start();
  auto headers = keys;
  headers.emplace("Accept-Encoding", "gzip");
  EXPECT_EQ(guarded.client->Get(lookup_target, headers)->body, good_record());
  EXPECT_TRUE(guarded.guard->report().ok()) << guarded.guard->report();
}

TEST(GuardedAnswer, ObservesWhatAPreRoutingHandlerAnswers) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_searches();
  guarded.server().set_pre_routing_handler(
      [](const httplib::Request&, httplib::Response& response) {
        response.status = 401;
        response.set_content("who?", "text/plain");
        return httplib::Server::HandlerResponse::Handled;
      });
  guarded.start();
  const auto answer = guarded.search("{}");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 401);
  EXPECT_EQ(answer->body, "who?");
  EXPECT_THAT(unchecked_behind(*guarded.guard), testing::Contains("request.body.not_kept"));
}

/// A file's bytes are there or not, by the release of httplib.
TEST(GuardedAnswer, OfAFileIsHeldToTheContractToo) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "kizen-guarded-files";
  const auto parent = folder / "api/records/deals";
  std::filesystem::create_directories(parent);
  std::ofstream(parent / "lookup") << "{}";
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.server().set_mount_point("/", folder.string());
  guarded.server().set_file_extension_and_mimetype_mapping("", "application/json");
  guarded.start();
  const auto plain = guarded.lookup();
  const auto encoded = lookup_encoded(guarded);
  ASSERT_TRUE(plain);
  ASSERT_TRUE(encoded);
  EXPECT_EQ(encoded->status, plain->status);
  EXPECT_EQ(guarded.guard->report().failing(), 2U) << guarded.guard->report();
  std::filesystem::remove_all(folder);
}

TEST(GuardedAnswer, HeadIsHeldToWhatItsGetPromises) {
  GuardedServer guarded(GuardedServer::enforcing());
  guarded.answer_lookups();
  guarded.start();
  const auto refused = guarded.client->Head(lookup_target);
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 400);
  EXPECT_EQ(guarded.handled, 0);
  EXPECT_EQ(guarded.client->Head(lookup_target, keys)->status, 200);
  const auto report = guarded.guard->report();
  ASSERT_EQ(report.total(), 1U);
  EXPECT_TRUE(report.exchanges[0].report.violates("request.security.missing")) << report;
  EXPECT_THAT(report.exchanges[0].report.request, testing::StartsWith("HEAD /api"));
  EXPECT_EQ(report.outside, 1U);
}

TEST(GuardedAnswer, OfAHeadThatItsGetWouldBreakIsReported) {
  GuardedServer guarded;
  guarded.answer_lookups();
  guarded.start();
  EXPECT_EQ(guarded.client->Head(lookup_target)->status, 200);
  EXPECT_EQ(guarded.guard->report().failing(), 1U) << guarded.guard->report();
}

TEST(GuardedAnswer, HeadHasNoBody) {
  auto options = GuardedServer::enforcing();
  options.demand_declared = true;
  GuardedServer guarded(options);
  guarded.answer_lookups();
  guarded.start();
  const auto answer = guarded.client->Head(lookup_target, keys);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 400);
  EXPECT_EQ(answer->body, "");
  EXPECT_EQ(guarded.client->Get(lookup_target, keys)->status, 200);
}

TEST(GuardedAnswer, ARequestThatIsNotUnderstoodIsUnchecked) {
  auto options = GuardedServer::enforcing();
  options.demand_declared = true;
  GuardedServer guarded(options);
  guarded.start();
  const auto answer = guarded.client->Get(lookup_target, httplib::Headers{{"Range", "bytes=9-1"}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 416);
  EXPECT_THAT(unchecked_behind(*guarded.guard), testing::Contains("request.not_read"));
}

}  // namespace
