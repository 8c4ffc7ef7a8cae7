// What `run` says of targets that fail in the ways networks do: its exit code, what happened, and
// what to do.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

#include "support/faulty_run.hpp"

namespace {

using kizen_test::answering;
using kizen_test::endlessly;
using kizen_test::FaultyRun;
using kizen_test::FaultyServer;
using kizen_test::FaultyTalk;
using kizen_test::http_response;
using kizen_test::json_answer;
using testing::HasSubstr;
using testing::Not;

const std::string half_answer = json_answer("200 OK").substr(0, json_answer("200 OK").size() - 20);

struct SilenceOfTarget {
  const char* name;
  FaultyServer::Behaviour behaviour;
  std::string sentence;
};

std::ostream& operator<<(std::ostream& out, const SilenceOfTarget& one) { return out << one.name; }

const std::vector<SilenceOfTarget> silences = {
    {"AResetBeforeAnyAnswer", kizen_test::then_reset(""),
     "the connection was closed before any byte of an answer"},
    {"AResetAfterHeaders", kizen_test::then_reset("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
     "the response broke off within its body, after 0 of 9 bytes"},
    {"HalfABody", kizen_test::once(half_answer),
     "the response broke off within its body, after 39 of 59 bytes"},
    {"HalfAHead", kizen_test::once("HTTP/1.1 200 OK\r\nContent-Le"),
     "what came is no HTTP, or broke off within its head"},
    {"GarbageThatIsNoHttp", kizen_test::once("220 mail.example ESMTP ready\r\n250 ok\r\n\r\n"),
     "what came is no HTTP, or broke off within its head"},
    {"NothingAtAll", kizen_test::once(""),
     "the connection was closed before any byte of an answer"},
};

struct NoAnswerOf : testing::TestWithParam<SilenceOfTarget> {};

TEST_P(NoAnswerOf, CouldNotRun) {
  const FaultyServer server(GetParam().behaviour);
  const auto ended = FaultyRun().against(server.url());
  EXPECT_EQ(ended.exit_code, 3) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("stopped: " + server.url() + ": no answer: broken connection: " +
                                   GetParam().sentence + ": " + server.url() + "\n"));
  EXPECT_THAT(ended.out, HasSubstr("could not run: this says nothing about the service"));
  EXPECT_THAT(ended.out, HasSubstr("\nwhat to do: see that the port speaks http, and look for "));
  EXPECT_EQ(ended.err, "");
}

INSTANTIATE_TEST_SUITE_P(Every, NoAnswerOf, testing::ValuesIn(silences),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(FaultyTarget, ThatRefusesConnectionsCouldNotRun) {
  const auto url = "http://127.0.0.1:" + std::to_string(kizen_test::closed_port());
  const auto ended = FaultyRun().against(url);
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("stopped: " + url +
                                   ": no answer: unreachable: no connection could be made"));
  EXPECT_THAT(ended.out, HasSubstr("\nwhat to do: see that " + url +
                                   " is up, and that host and port are right; --proxy names a "));
}

TEST(FaultyTarget, OfANameThatIsUnknownCouldNotRun) {
  const auto ended = FaultyRun().against("http://nowhere.invalid", {"--allow-writes"});
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out,
              HasSubstr("unreachable: the host name nowhere.invalid leads to no address"));
}

TEST(FaultyTarget, ThatStallsBreaksTheTimeoutOfAStep) {
  const FaultyServer server(kizen_test::then_stall(""));
  FaultyRun run;
  run.timeout = 300;
  const auto ended = run.against(server.url());
  EXPECT_EQ(ended.exit_code, 4) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("expected  an answer within 300 ms"));
}

TEST(FaultyTarget, ThatStallsInABodyBreaksTheTimeoutOfAStep) {
  const FaultyServer server(kizen_test::then_stall(half_answer));
  FaultyRun run;
  run.timeout = 300;
  const auto ended = run.against(server.url());
  EXPECT_EQ(ended.exit_code, 4) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("expected  an answer within 300 ms"));
}

void expect_late(const kizen_test::Ended& ended, const std::string& words) {
  EXPECT_EQ(ended.exit_code, 3) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("no answer: timeout: " + words));
  EXPECT_THAT(ended.out, HasSubstr("\nwhat to do: see why the service is slow, or allow it more "));
}

TEST(FaultyTarget, ThatStallsOutlastsTheReadTimeout) {
  for (const auto& begin : {std::string(), half_answer}) {
    const FaultyServer server(kizen_test::then_stall(begin));
    expect_late(FaultyRun().against(server.url(), {"--read-timeout", "0.3"}),
                "nothing came for as long as the read timeout of 300 ms: " + server.url());
    EXPECT_EQ(server.connections(), 1);
  }
}

TEST(FaultyTarget, ThatStallsOutlastsTheExchangeTimeout) {
  const FaultyServer server(kizen_test::then_stall(""));
  expect_late(FaultyRun().against(server.url(), {"--exchange-timeout", "0.3"}),
              "the whole exchange took longer than the exchange timeout of 300 ms: ");
}

struct RedirectOfTarget : testing::TestWithParam<const char*> {};

/// Credentials go to the target and to nobody else.
TEST_P(RedirectOfTarget, ToAnotherHostIsNotFollowed) {
  const FaultyServer elsewhere(answering(json_answer("200 OK")));
  const FaultyServer server(
      answering(json_answer(GetParam(), "Location: " + elsewhere.url() + "/login\r\n")));
  const auto ended = FaultyRun().against(server.url());
  EXPECT_EQ(ended.exit_code, 4) << ended.out;
  EXPECT_EQ(elsewhere.connections(), 0);
  EXPECT_THAT(ended.out, HasSubstr(std::string(GetParam()).substr(0, 3)));
  EXPECT_THAT(ended.out, HasSubstr("it redirects to " + elsewhere.url() +
                                   "/login; redirects are never followed"));
}

INSTANTIATE_TEST_SUITE_P(Every, RedirectOfTarget,
                         testing::Values("301 Moved", "302 Found", "303 See Other", "307 Temporary",
                                         "308 Permanent"));

struct CredentialsRefused : testing::TestWithParam<const char*> {};

TEST_P(CredentialsRefused, CouldNotRun) {
  std::atomic<int> asked{0};
  const FaultyServer server([&](FaultyTalk& talk) {
    while (talk.request()) {
      ++asked;
      talk.say(json_answer(GetParam(), "", R"({"detail": "No."})"));
    }
  });
  const auto ended = FaultyRun().against(server.url());
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_EQ(asked, 1);
  EXPECT_THAT(ended.out, HasSubstr("stopped: the target refuses the credentials: " +
                                   std::string(GetParam()).substr(0, 3) + " to POST "));
  EXPECT_THAT(ended.out,
              HasSubstr("\nwhat to do: see that KIZEN_API_KEY, KIZEN_BUSINESS_ID and KIZEN_USER_ID "
                        "are those of this tenant (they come from variable KIZEN_API_KEY, variable "
                        "KIZEN_BUSINESS_ID, variable KIZEN_USER_ID); `kizen-contract target check "
                        "--target " +
                        server.url() + "` tells more\n"));
}

INSTANTIATE_TEST_SUITE_P(Every, CredentialsRefused,
                         testing::Values("401 Unauthorized", "403 Forbidden"));

TEST(FaultyTarget, WhoseGatewayFailsIsBroken) {
  const FaultyServer server(answering(
      http_response("502 Bad Gateway", "Content-Type: text/html\r\n", "<html>Bad Gateway</html>")));
  const auto ended = FaultyRun().against(server.url());
  EXPECT_EQ(ended.exit_code, 4) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("received  502"));
  EXPECT_THAT(ended.out, Not(HasSubstr("what to do: ")));
}

/// The client's memory is bounded by what it takes before it hangs up.
void expect_hung_up(const std::string& begin, const std::string& more) {
  std::atomic<std::size_t> said{0};
  {
    const FaultyServer server(endlessly(begin, more, &said));
    const auto ended = FaultyRun().against(server.url());
    EXPECT_EQ(ended.exit_code, 3) << ended.out;
    EXPECT_THAT(ended.out, HasSubstr("no answer: too large: more than 1048576 bytes came"));
    EXPECT_EQ(server.connections(), 1);
  }
  EXPECT_LT(said, 64U * 1024 * 1024);
}

TEST(FaultyTarget, WithEndlessHeadersCouldNotRun) {
  expect_hung_up("HTTP/1.1 200 OK\r\n", "X-More: and more, and more\r\n");
}

TEST(FaultyTarget, WithAnEndlessHeaderLineCouldNotRun) {
  expect_hung_up("HTTP/1.1 200 OK\r\nX-More: ", std::string(4096, 'x'));
}

TEST(FaultyTarget, WithAnEndlessLengthOfAChunkCouldNotRun) {
  expect_hung_up("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", std::string(4096, '0'));
}

TEST(FaultyTarget, WithAnEndlessBodyCouldNotRun) {
  const FaultyServer server(endlessly("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[0",
                                      std::string(65536, ' ')));
  const auto ended = FaultyRun().against(server.url());
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("no answer: too large: the body is larger than 67108864 bytes"));
}

/// ::1 in brackets, with a port.
TEST(FaultyTarget, OnIpv6IsAnsweredAndRefused) {
  if (!kizen_test::has_ipv6_loopback()) GTEST_SKIP() << "this machine has no ::1";
  {
    const FaultyServer server(answering(json_answer("200 OK")), AF_INET6);
    const auto ended = FaultyRun().against(server.url());
    EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
    EXPECT_THAT(ended.out, HasSubstr(" against http://[::1]:"));
  }
  const FaultyServer refusing(kizen_test::then_reset(""), AF_INET6);
  EXPECT_EQ(FaultyRun().against(refusing.url()).exit_code, 3);
}

TEST(FaultyTarget, ThatAnswersIsKept) {
  const FaultyServer server(answering(json_answer("200 OK")));
  const auto ended = FaultyRun().against(server.url());
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, Not(HasSubstr("what to do: ")));
}

}  // namespace
