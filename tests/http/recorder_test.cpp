#include <kizen/http/recorder.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "http/guarded_server.hpp"
#include "http/watched_server.hpp"
#include "support/har_structure.hpp"

namespace {

using kizen::Recorder;
using kizen_test::lookup_target;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A file that is gone with the test.
struct RecorderTest : testing::Test {
  RecorderTest() {
    const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
    path = testing::TempDir() + "kizen-recorder-" + test->name() + ".har";
  }
  ~RecorderTest() override { std::remove(path.c_str()); }

  std::vector<kizen::RecordedExchange> read() const {
    auto recording = kizen::Recording::open_file(path);
    std::vector<kizen::RecordedExchange> all;
    while (auto one = recording.next()) all.push_back(std::move(*one));
    return all;
  }

  std::string text() const {
    std::ifstream in(path);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }

  std::string path;
};

TEST_F(RecorderTest, WritesWhatAWatchSees) {
  kizen_test::WatchedServer server;
  Recorder recorder(path);
  kizen::WatchOptions options;
  options.observed = std::ref(recorder);
  httplib::Client client("127.0.0.1", server.port);
  const kizen::Watch watch(client, options);
  client.Get(lookup_target, kizen_test::keys);
  client.Post(kizen_test::search_target, kizen_test::keys, R"({"and": []})", "application/json");
  EXPECT_THAT(kizen_test::har_problems(kizen::json::parse(text())), IsEmpty());
  const auto all = read();
  const auto seen = watch.report().exchanges;
  ASSERT_EQ(all.size(), 2U);
  ASSERT_EQ(seen.size(), 2U);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].origin, "http://127.0.0.1:" + std::to_string(server.port));
    EXPECT_EQ(all[i].exchange.request.target, seen[i].request.target);
    EXPECT_EQ(all[i].exchange.request.headers, seen[i].request.headers);
    EXPECT_EQ(all[i].exchange.request.body, seen[i].request.body);
    auto headers = seen[i].response()->headers;
    headers.remove("Content-Encoding");  // the body is decoded
    EXPECT_EQ(all[i].exchange.response.headers, headers);
    EXPECT_EQ(all[i].exchange.response.body, seen[i].response()->body);
    EXPECT_THAT(all[i].missing, IsEmpty());
  }
  EXPECT_TRUE(recorder.ok());
  EXPECT_EQ(recorder.size(), 2U);
  EXPECT_TRUE(recorder.close());
}

TEST_F(RecorderTest, HoldsNoCredential) {
  kizen_test::WatchedServer server;
  server.body = R"({"id": "s3cret-key"})";
  Recorder recorder(path);
  kizen::WatchOptions options;
  options.observed = std::ref(recorder);
  httplib::Client client("127.0.0.1", server.port);
  const kizen::Watch watch(client, options);
  const httplib::Headers secrets = {{"X-API-KEY", "s3cret-key"}, {"Cookie", "session=s3cret-too"}};
  client.Post(kizen_test::search_target, secrets, R"({"and": "s3cret-key"})", "application/json");
  EXPECT_THAT(text(), Not(HasSubstr("s3cret")));
  EXPECT_THAT(text(), HasSubstr(R"("cookies":[{"name":"session","value":"***"}])"));
  ASSERT_EQ(read().size(), 1U);
  EXPECT_EQ(read()[0].exchange.request.body, R"({"and": "***"})");
  EXPECT_THAT(read()[0].missing, IsEmpty());
}

TEST_F(RecorderTest, WritesWhatAGuardSees) {
  Recorder recorder(path, "https://crm.example.test");
  auto options = kizen_test::GuardedServer::enforcing();
  options.observed = std::ref(recorder);
  kizen_test::GuardedServer guarded(options);
  guarded.answer_searches();
  guarded.start();
  guarded.search("{}");
  guarded.search(kizen_test::bad_search);
  const auto all = read();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].origin, "https://crm.example.test");
  EXPECT_EQ(all[0].exchange.request.body, "{}");
  EXPECT_EQ(all[1].exchange.response.status, 400);
  EXPECT_EQ(*all[1].exchange.response.headers.first("Content-Type"), "application/problem+json");
  const auto entries = kizen::json::parse(text()).at("log").at("entries");
  EXPECT_GT(entries.at(0).at("time"), 0.0);
}

TEST_F(RecorderTest, TellsWhatWasNotKept) {
  Recorder recorder(path);
  kizen::CheckedExchange exchange{{"POST", "/a"}, kizen::Response{200}};
  exchange.report.unchecked = {{"request.body.encoded", "gzip"},
                               {"response.body.not_kept", "a content receiver took it"},
                               {"response.body.too_deep", "700 levels"}};
  recorder(exchange);
  exchange.answer = kizen::NoAnswer{kizen::NoAnswer::Reason::Timeout, "after 30000 ms"};
  exchange.report = {};
  recorder(exchange);
  const auto all = read();
  ASSERT_EQ(all.size(), 2U);
  ASSERT_EQ(all[0].missing.size(), 2U);
  EXPECT_EQ(all[0].missing[0].detail, "it is not recorded: it is encoded: gzip");
  EXPECT_EQ(all[0].missing[1].reason, "recording.response_body_missing");
  EXPECT_FALSE(all[1].has_response);
  EXPECT_EQ(all[1].missing[0].detail, "after 30000 ms");
  EXPECT_EQ(all[1].origin, "http://localhost");
}

TEST_F(RecorderTest, IsOneForAllThreads) {
  Recorder recorder(path, "http://a.example");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 25; ++j) recorder({{"GET", "/a"}, kizen::Response{200, {}, "text"}});
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(read().size(), 100U);
  EXPECT_EQ(recorder.size(), 100U);
}

TEST_F(RecorderTest, ReplacesTheFile) {
  std::ofstream(path) << std::string(10000, 'x');
  Recorder recorder(path);
  EXPECT_THAT(read(), IsEmpty());
}

TEST_F(RecorderTest, SaysThatItCannotWrite) {
  Recorder nowhere(path + "/none/a.har");
  EXPECT_FALSE(nowhere.ok());
  nowhere({{"GET", "/a"}, kizen::Response{204}});
  EXPECT_FALSE(nowhere.close());
  Recorder full("/dev/full");
  full({{"GET", "/a"}, kizen::Response{204}});
  EXPECT_FALSE(full.ok());
  EXPECT_FALSE(full.close());
}

/// No file of this process may grow over that many bytes as long as this lives.
struct SizeLimit {
  explicit SizeLimit(rlim_t most_bytes) {
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit now = {most_bytes, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~SizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
  }

  rlimit before = {};
  void (*handler)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

TEST_F(RecorderTest, LeavesAWholeFileWhereNoMoreFitsIn) {
  Recorder recorder(path);
  recorder({{"GET", "/a"}, kizen::Response{204}});
  const auto before = text();
  {
    const SizeLimit limit(before.size() + 100);
    recorder({{"GET", "/b"}, kizen::Response{200, {}, std::string(10000, 'x')}});
  }
  EXPECT_FALSE(recorder.ok());
  EXPECT_EQ(text(), before);
  EXPECT_EQ(read().size(), 1U);
  EXPECT_FALSE(recorder.close());
}

TEST_F(RecorderTest, WritesNothingOnceClosed) {
  Recorder recorder(path);
  EXPECT_TRUE(recorder.close());
  recorder({{"GET", "/a"}, kizen::Response{204}});
  EXPECT_THAT(read(), IsEmpty());
  EXPECT_FALSE(recorder.ok());
}

}  // namespace
