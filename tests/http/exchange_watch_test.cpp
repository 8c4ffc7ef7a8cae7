#include <kizen/http/detail/exchange_watch.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>

#include "http/loopback.hpp"

namespace {

using kizen::Connection;
using kizen::NoAnswer;
using kizen_test::Loopback;
using kizen_test::target_at;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;
using Reason = kizen::NoAnswer::Reason;

/// Drips bodies, stays silent, or answers at once, as the path says.
struct Slow : testing::Test {
  Slow() {
    loopback.server.Get("/drip", [this](const httplib::Request&, httplib::Response& response) {
      response.set_content_provider(
          1000, "text/plain",
          [this](std::size_t, std::size_t, httplib::DataSink& sink) { return drop(sink); });
    });
    loopback.server.Get("/endless", [this](const httplib::Request&, httplib::Response& response) {
      response.set_content_provider(
          "text/plain", [this](std::size_t, httplib::DataSink& sink) { return drop(sink); });
    });
    loopback.server.Get("/silent", [this](const httplib::Request&, httplib::Response&) {
      ++silent;
      while (!over) std::this_thread::sleep_for(milliseconds(2));
    });
    loopback.server.Get("/late", [](const httplib::Request&, httplib::Response& response) {
      std::this_thread::sleep_for(milliseconds(120));
      response.set_content("{}", "application/json");
    });
    loopback.server.Get("/", [](const httplib::Request&, httplib::Response& response) {
      response.set_content("{}", "application/json");
    });
    loopback.server.set_tcp_nodelay(true);
    loopback.server.set_keep_alive_max_count(1000);
    target = target_at(loopback.start());
  }

  ~Slow() override { over = true; }

  bool drop(httplib::DataSink& sink) {
    std::this_thread::sleep_for(milliseconds(50));
    return !over && sink.write("x", 1);
  }

  /// Sets the flag a little after `/silent` was asked.
  std::thread canceler() {
    return std::thread([this] {
      while (silent == 0) std::this_thread::sleep_for(milliseconds(2));
      std::this_thread::sleep_for(milliseconds(100));
      canceled_at = Clock::now();
      canceled = true;
    });
  }

  std::atomic<bool> over{false};
  std::atomic<int> silent{0};
  std::atomic<bool> canceled{false};
  Clock::time_point canceled_at = {};
  kizen::Target target;
  Loopback loopback;  // the last: it stops before what it uses is gone
};

/// Lets clients connect, and never reads nor says anything.
struct Deaf {
  Deaf() {
    listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    EXPECT_EQ(bind(listener, generic, size), 0);
    EXPECT_EQ(listen(listener, 4), 0);
    EXPECT_EQ(getsockname(listener, generic, &size), 0);
    port = ntohs(address.sin_port);
  }

  ~Deaf() { close(listener); }

  int listener = -1;
  int port = 0;
};

NoAnswer ended_without(const kizen::Answer& answer) {
  const auto* none = std::get_if<NoAnswer>(&answer);
  EXPECT_NE(none, nullptr) << "an answer came";
  return none == nullptr ? NoAnswer() : *none;
}

bool is_answered(Connection& connection, const char* path = "/") {
  return std::holds_alternative<kizen::Response>(connection.send({"GET", path}));
}

/// Expects that the whole exchange is cut after 300 ms.
void expect_cut(Connection& connection, const kizen::Request& request) {
  const auto begin = Clock::now();
  const auto none = ended_without(connection.send(request));
  EXPECT_LT(Clock::now() - begin, std::chrono::seconds(2));
  EXPECT_EQ(none.reason, Reason::Timeout);
  EXPECT_EQ(none.detail, "the whole exchange took longer than the exchange timeout of 300 ms: " +
                             connection.target().origin());
}

TEST_F(Slow, ADripIsATimeoutAndTheNextRequestWorks) {
  target.timeouts.exchange = milliseconds(300);
  Connection connection(target);
  for (int i = 0; i < 2; ++i) {
    expect_cut(connection, {"GET", "/drip"});
    EXPECT_TRUE(is_answered(connection));
  }
}

TEST_F(Slow, ABodyWithoutLengthThatIsCutIsNotWhole) {
  target.timeouts.exchange = milliseconds(300);
  Connection connection(target);
  expect_cut(connection, {"GET", "/endless"});
  EXPECT_TRUE(is_answered(connection));
}

TEST_F(Slow, SilenceIsCanceledAtOnceAndTheNextRequestWorks) {
  Connection connection(target, &canceled);
  auto other = canceler();
  const auto none = ended_without(connection.send({"GET", "/silent"}));
  const auto end = Clock::now();
  other.join();
  EXPECT_EQ(none.reason, Reason::Canceled);
  EXPECT_EQ(none.detail, "canceled on this side: " + target.origin());
  EXPECT_LT(end - canceled_at, std::chrono::seconds(1));
  EXPECT_TRUE(is_answered(connection));
}

TEST_F(Slow, AFlagThatIsSetAlreadyCancelsNothing) {
  canceled = true;
  target.timeouts.exchange = milliseconds(300);
  Connection connection(target, &canceled);
  EXPECT_TRUE(is_answered(connection));
  expect_cut(connection, {"GET", "/silent"});
}

TEST_F(Slow, FastRequestsAreLeftAlone) {
  target.timeouts.exchange = milliseconds(1000);
  Connection connection(target, &canceled);
  for (int i = 0; i < 500; ++i) ASSERT_TRUE(is_answered(connection)) << i;
}

TEST_F(Slow, TheLimitCountsFromEachRequestAnew) {
  target.timeouts.exchange = milliseconds(300);
  Connection connection(target);
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(is_answered(connection, "/late")) << i;
}

TEST_F(Slow, ALimitWithoutEndIsNone) {
  target.timeouts.exchange = milliseconds::max();
  Connection connection(target);
  EXPECT_TRUE(is_answered(connection, "/late"));
}

TEST(ExchangeWatch, CutsARequestThatNobodyReads) {
  const Deaf server;
  auto target = target_at(server.port);
  target.timeouts.exchange = milliseconds(300);
  Connection connection(target);
  expect_cut(connection, {"POST", "/", {}, std::string(64 * 1024 * 1024, 'x')});
}

TEST(SigpipeBlock, LetsAWriteToAClosedPipeOnlyFail) {
  const auto before = std::signal(SIGPIPE, SIG_DFL);  // a server in a test ignores it
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  {
    const kizen::detail::SigpipeBlock block;
    EXPECT_EQ(write(ends[1], "x", 1), -1);
    EXPECT_EQ(errno, EPIPE);
  }
  close(ends[1]);
  std::signal(SIGPIPE, before);
}

TEST(ExchangeWatch, CutsATlsHandshake) {
  const Deaf server;
  auto target = target_at(server.port, "https");
  target.timeouts.connect = std::chrono::seconds(20);
  target.timeouts.exchange = milliseconds(300);
  Connection connection(target);
  expect_cut(connection, {"GET", "/"});
}

}  // namespace
