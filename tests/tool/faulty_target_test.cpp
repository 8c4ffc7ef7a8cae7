// What `run` says of targets that fail in the ways networks do: its exit code, and one sentence.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

#include "support/faulty_server.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::answering;
using kizen_test::FaultyServer;
using kizen_test::FaultyTalk;
using kizen_test::http_response;
using kizen_test::TemporaryFolder;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> faulty_variables = {
    "KIZEN_API_KEY=k3y-for-a-faulty-target",
    "KIZEN_BUSINESS_ID=0b5e3a52-6a1c-4c8e-9d70-000000000001",
    "KIZEN_USER_ID=0b5e3a52-6a1c-4c8e-9d70-000000000002"};

/// Two cases of one read each.
std::string reading_suite(int timeout = 0) {
  return R"(arazzo: 1.1.0
info: {title: Faulty, version: "1"}
sourceDescriptions:
  - {name: records, url: records.openapi.json, type: openapi}
workflows:
  - workflowId: looks
    inputs: {type: object, properties: {}}
    x-contract: {cases: [{name: once}, {name: again}]}
    steps:
      - stepId: look
        operationId: records_search_create
)" + (timeout > 0 ? "        timeout: " + std::to_string(timeout) + "\n" : std::string()) +
         R"(        parameters: [{name: object_identifier, in: path, value: deals}]
        requestBody: {payload: {}}
        successCriteria: [{condition: $statusCode == 200}]
)";
}

kizen_test::Ended run_against(const std::string& url, const std::vector<std::string>& more = {},
                              int timeout = 0) {
  const TemporaryFolder folder;
  std::vector<std::string> arguments = {
      "run", folder.write("faulty.arazzo.yaml", reading_suite(timeout)), "--target", url};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return kizen_test::tool(arguments, faulty_variables);
}

const std::string empty_page = R"({"count": 0, "next": null, "previous": null, "results": []})";

std::string json_answer(const std::string& status, const std::string& headers = {},
                        const std::string& body = empty_page) {
  return http_response(status, headers + "Content-Type: application/json\r\nX-Request-Id: r1\r\n",
                       body);
}

/// What a server does with its first request, and then lets go of.
FaultyServer::Behaviour once(std::string text) {
  return [text = std::move(text)](FaultyTalk& talk) {
    if (talk.request()) talk.say(text);
  };
}

FaultyServer::Behaviour then_reset(std::string text) {
  return [text = std::move(text)](FaultyTalk& talk) {
    if (talk.request()) talk.say(text);
    talk.reset();
  };
}

FaultyServer::Behaviour then_stall(std::string text) {
  return [text = std::move(text)](FaultyTalk& talk) {
    if (talk.request()) talk.say(text);
    talk.stall();
  };
}

/// Says the same again and again, until nobody listens.
FaultyServer::Behaviour endlessly(std::string begin, std::string more) {
  return [begin = std::move(begin), more = std::move(more)](FaultyTalk& talk) {
    if (!talk.request() || !talk.say(begin)) return;
    while (talk.say(more)) {
    }
  };
}

const std::string half_answer = json_answer("200 OK").substr(0, json_answer("200 OK").size() - 20);

struct Silence {
  const char* name;
  FaultyServer::Behaviour behaviour;
  std::string sentence;
};

std::ostream& operator<<(std::ostream& out, const Silence& one) { return out << one.name; }

const std::vector<Silence> silences = {
    {"AResetBeforeAnyAnswer", then_reset(""), "broken connection: "},
    {"AResetAfterHeaders", then_reset("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
     "broken connection: the response broke off or was no HTTP"},
    {"HalfABody", once(half_answer), "broken connection: the response broke off or was no HTTP"},
    {"GarbageThatIsNoHttp", once("220 mail.example ESMTP ready\r\n250 ok\r\n\r\n"),
     "broken connection: the response broke off or was no HTTP"},
    {"NothingAtAll", once(""), "broken connection: "},
};

struct NoAnswerOf : testing::TestWithParam<Silence> {};

TEST_P(NoAnswerOf, CouldNotRun) {
  const FaultyServer server(GetParam().behaviour);
  const auto ended = run_against(server.url());
  EXPECT_EQ(ended.exit_code, 3) << ended.out << ended.err;
  EXPECT_THAT(ended.out,
              HasSubstr("stopped: " + server.url() + ": no answer: " + GetParam().sentence));
  EXPECT_THAT(ended.out, HasSubstr("could not run: this says nothing about the service"));
  EXPECT_EQ(ended.err, "");
}

INSTANTIATE_TEST_SUITE_P(Every, NoAnswerOf, testing::ValuesIn(silences),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(FaultyTarget, ThatRefusesConnectionsCouldNotRun) {
  const auto url = "http://127.0.0.1:" + std::to_string(kizen_test::closed_port());
  const auto ended = run_against(url);
  EXPECT_EQ(ended.exit_code, 3);
  EXPECT_THAT(ended.out, HasSubstr("stopped: " + url +
                                   ": no answer: unreachable: no connection could be made"));
}

TEST(FaultyTarget, ThatStallsBreaksTheTimeoutOfAStep) {
  const FaultyServer server(then_stall(""));
  const auto ended = run_against(server.url(), {}, 300);
  EXPECT_EQ(ended.exit_code, 4) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("expected  an answer within 300 ms"));
}

TEST(FaultyTarget, ThatStallsInABodyBreaksTheTimeoutOfAStep) {
  const FaultyServer server(then_stall(half_answer));
  const auto ended = run_against(server.url(), {}, 300);
  EXPECT_EQ(ended.exit_code, 4) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("expected  an answer within 300 ms"));
}

struct Redirect : testing::TestWithParam<const char*> {};

/// Credentials go to the target and to nobody else.
TEST_P(Redirect, ToAnotherHostIsNotFollowed) {
  const FaultyServer elsewhere(answering(json_answer("200 OK")));
  const FaultyServer server(answering(
      json_answer(GetParam(), "Location: " + elsewhere.url() + "/api/records/deals/search\r\n")));
  const auto ended = run_against(server.url());
  EXPECT_EQ(ended.exit_code, 4) << ended.out;
  EXPECT_EQ(elsewhere.connections(), 0);
  EXPECT_THAT(ended.out, HasSubstr(std::string(GetParam()).substr(0, 3)));
}

INSTANTIATE_TEST_SUITE_P(Every, Redirect,
                         testing::Values("301 Moved", "302 Found", "303 See Other", "307 Temporary",
                                         "308 Permanent"));

struct CredentialsRefused : testing::TestWithParam<const char*> {};

TEST_P(CredentialsRefused, CouldNotRun) {
  const FaultyServer server(answering(json_answer(GetParam(), "", R"({"detail": "No."})")));
  const auto ended = run_against(server.url());
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("stopped: the target refuses the credentials: "));
}

INSTANTIATE_TEST_SUITE_P(Every, CredentialsRefused,
                         testing::Values("401 Unauthorized", "403 Forbidden"));

struct RateLimit : testing::TestWithParam<const char*> {};

TEST_P(RateLimit, ThatIsSpentCouldNotRun) {
  const auto header = std::string(GetParam()).empty()
                          ? std::string()
                          : "Retry-After: " + std::string(GetParam()) + "\r\n";
  const FaultyServer server(
      answering(json_answer("429 Too Many Requests", header, R"({"detail": "Slow down."})")));
  const auto ended = run_against(server.url(), {"--max-retry-after", "0"});
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("rate limit")) << ended.out;
}

INSTANTIATE_TEST_SUITE_P(Every, RateLimit,
                         testing::Values("", "1", "99999999999999999999", "soon", "-1",
                                         "Sun, 06 Nov 2094 08:49:37 GMT",
                                         "Sun, 06 Nov 1994 08:49:37 GMT"));

TEST(FaultyTarget, ThatIsBusyOnceIsAskedAgainOrTold) {
  std::atomic<int> asked{0};
  const FaultyServer server([&](FaultyTalk& talk) {
    while (talk.request()) {
      talk.say(asked++ == 0
                   ? json_answer("503 Busy", "Retry-After: 0\r\n", R"({"detail": "Wait."})")
                   : json_answer("200 OK"));
    }
  });
  const auto ended = run_against(server.url());
  EXPECT_THAT(ended.exit_code, AnyOf(0, 3, 4)) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("503"));
  EXPECT_GE(asked, 2);
}

TEST(FaultyTarget, WhoseGatewayFailsIsBroken) {
  const FaultyServer server(answering(
      http_response("502 Bad Gateway", "Content-Type: text/html\r\n", "<html>Bad Gateway</html>")));
  const auto ended = run_against(server.url());
  EXPECT_EQ(ended.exit_code, 4) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("received  502"));
}

TEST(FaultyTarget, WithEndlessHeadersEnds) {
  const FaultyServer server(endlessly("HTTP/1.1 200 OK\r\n", "X-More: and more, and more\r\n"));
  const auto ended = run_against(server.url(), {}, 2000);
  EXPECT_THAT(ended.exit_code, AnyOf(3, 4)) << ended.out;
}

TEST(FaultyTarget, WithAnEndlessHeaderLineEnds) {
  const FaultyServer server(endlessly("HTTP/1.1 200 OK\r\nX-More: ", "and more, and more, "));
  const auto ended = run_against(server.url(), {}, 2000);
  EXPECT_THAT(ended.exit_code, AnyOf(3, 4)) << ended.out;
}

TEST(FaultyTarget, WithAnEndlessBodyCouldNotRun) {
  const FaultyServer server(endlessly("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[0",
                                      std::string(65536, ' ')));
  const auto ended = run_against(server.url());
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("no answer: too large: the body is larger than "));
}

/// ::1 in brackets, with a port.
TEST(FaultyTarget, OnIpv6IsAnsweredAndRefused) {
  if (!kizen_test::has_ipv6_loopback()) GTEST_SKIP() << "this machine has no ::1";
  {
    const FaultyServer server(answering(json_answer("200 OK")), AF_INET6);
    const auto ended = run_against(server.url());
    EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
    EXPECT_THAT(ended.out, HasSubstr(" against http://[::1]:"));
  }
  const FaultyServer refusing(then_reset(""), AF_INET6);
  EXPECT_EQ(run_against(refusing.url()).exit_code, 3);
}

TEST(FaultyTarget, ThatAnswersIsKept) {
  const FaultyServer server(answering(json_answer("200 OK")));
  const auto ended = run_against(server.url());
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
}

}  // namespace
