// What `run` makes of targets that fail once, or ask for patience.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

#include "support/faulty_run.hpp"

namespace {

using kizen_test::answering;
using kizen_test::Ended;
using kizen_test::FaultyRun;
using kizen_test::FaultyServer;
using kizen_test::FaultyTalk;
using kizen_test::json_answer;
using testing::HasSubstr;
using testing::Not;

const std::string slow_down = R"({"detail": "Slow down."})";

/// Counts the requests, and answers the first in another way than the others.
class FaultyOnce {
 public:
  FaultyOnce(std::string first, std::string others)
      : server([this, first = std::move(first), others = std::move(others)](FaultyTalk& talk) {
          while (talk.request()) {
            const bool is_first = asked++ == 0;
            if (is_first && first.empty()) return talk.reset();
            talk.say(is_first ? first : others);
          }
        }) {}

  std::atomic<int> asked{0};
  FaultyServer server;
};

struct RateLimitOfTarget : testing::TestWithParam<const char*> {};

TEST_P(RateLimitOfTarget, ThatIsSpentCouldNotRun) {
  const auto header = std::string(GetParam()).empty()
                          ? std::string()
                          : "Retry-After: " + std::string(GetParam()) + "\r\n";
  const FaultyServer server(answering(json_answer("429 Too Many Requests", header, slow_down)));
  const auto ended = FaultyRun().against(server.url(), {"--max-retry-after", "0"});
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("the rate limit is spent: 429 to POST ")) << ended.out;
}

INSTANTIATE_TEST_SUITE_P(Every, RateLimitOfTarget,
                         testing::Values("", "1", "99999999999999999999", "soon", "-1",
                                         "Sun, 06 Nov 2094 08:49:37 GMT",
                                         "Sun, 06 Nov 1994 08:49:37 GMT"));

void expect_end_after_three(const Ended& ended, const std::string& words,
                            const std::string& advice) {
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr(": " + words + " to POST "));
  EXPECT_THAT(ended.out, HasSubstr("\n3 cases: 3 not run, 2 not started "));
  EXPECT_THAT(ended.out, HasSubstr("\nwhat to do: " + advice));
}

TEST(BusyTarget, WhoseRateLimitStaysSpentEndsTheRunAfterThreeCases) {
  std::atomic<int> asked{0};
  const FaultyServer server([&](FaultyTalk& talk) {
    while (talk.request()) {
      ++asked;
      talk.say(json_answer("429 Too Many Requests", "Retry-After: 0\r\n", slow_down));
    }
  });
  FaultyRun run;
  run.cases = 5;
  expect_end_after_three(run.against(server.url()), "the rate limit is spent: 429",
                         "send fewer at once by --requests-per-second or --jobs, or wait longer by "
                         "--max-retry-after\n");
  EXPECT_EQ(asked, 12);
}

TEST(BusyTarget, ThatStaysAwayEndsTheRunAfterThreeCases) {
  const FaultyServer server(answering(json_answer("503 Busy", "Retry-After: 0\r\n", slow_down)));
  FaultyRun run;
  run.cases = 5;
  expect_end_after_three(run.against(server.url()), "the service is unavailable: 503",
                         "run it again when the service is back; --max-retry-after ");
}

TEST(BusyTarget, ThatIsAwayOnceIsFlaky) {
  const auto away = json_answer("503 Busy", "Retry-After: 0\r\n", slow_down);
  FaultyOnce once(away, json_answer("200 OK"));
  const auto ended = FaultyRun().against(once.server.url());
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("FLAKY  looks / case 1"));
  EXPECT_THAT(ended.out, HasSubstr("sent again (503: 1)"));
  EXPECT_EQ(once.asked, 3);
  FaultyOnce again(away, json_answer("200 OK"));
  EXPECT_EQ(FaultyRun().against(again.server.url(), {"--fail-on-flaky"}).exit_code, 4);
}

const std::string not_there = json_answer("404 Not Found", "", R"({"detail": "Not found."})");

TEST(BusyTarget, ThatResetsAGetOnceIsFlaky) {
  FaultyOnce once("", not_there);
  FaultyRun run;
  run.step = kizen_test::retrieving();
  const auto ended = run.against(once.server.url(), {"--max-unchecked", "2"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("FLAKY  looks / case 1"));
  EXPECT_THAT(ended.out, HasSubstr("sent again (reset: 1)"));
  EXPECT_EQ(once.asked, 3);
}

/// It may have been carried out.
TEST(BusyTarget, ThatResetsAPostIsNotSentItAgain) {
  FaultyOnce once("", not_there);
  FaultyRun run;
  run.step = kizen_test::upserting();
  run.cases = 1;
  const auto ended = run.against(once.server.url(), {"--writes", "allowed"});
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("broken connection: the connection was closed before any byte"));
  EXPECT_THAT(ended.out, Not(HasSubstr("sent again")));
}

}  // namespace
