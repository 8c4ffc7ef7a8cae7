// A known secret goes into everything that the program reads; no byte that it writes may tell it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "support/canary_cage.hpp"
#include "support/faulty_canary.hpp"
#include "support/faulty_server.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::Cage;
using kizen_test::canary;
using kizen_test::canary_spellings;
using kizen_test::canary_traces_in;
using kizen_test::FaultyServer;
using kizen_test::FaultyTalk;

/// Two cases that read; a secret input goes into the query and into the body.
std::string canary_suite(const std::string& more = "") {
  return R"(arazzo: 1.1.0
info: {title: Canary, version: "1"}
sourceDescriptions:
  - {name: records, url: records.openapi.json, type: openapi}
workflows:
  - workflowId: looks
    inputs: {type: object, properties: {word: {type: string, format: password}}}
    x-contract:
      environment: {word: KIZEN_WORD}
      cases: [{name: once}, {name: again}]
    steps:
      - stepId: look
        operationId: records_search_create
        timeout: 500
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: search, in: query, value: $inputs.word}
        requestBody: {payload: {}}
        successCriteria:
          - condition: $statusCode == 200
          - condition: $response.body#/count == 1
        x-contract:
          expect: [{equals: {next: "{$inputs.word}"}}]
)" + more;
}

/// A body that holds the canary in every spelling, and keeps no promise.
std::string echoing_body() {
  nlohmann::json body = {
      {"id", canary}, {"count", canary}, {"next", 1}, {"results", nlohmann::json::array()}};
  body["results"].push_back({{canary, canary}});
  for (const auto& [way, text] : canary_spellings()) body["results"][0][way] = text;
  auto text = body.dump();
  return text.insert(text.size() - 1, ", \"in ASCII\": " + body.dump(-1, ' ', true));
}

std::string in_chunks_of(const std::string& body, std::size_t size) {
  std::ostringstream chunks;
  for (std::size_t at = 0; at < body.size(); at += size) {
    const auto chunk = body.substr(at, size);
    chunks << std::hex << chunk.size() << "\r\n" << chunk << "\r\n";
  }
  return chunks.str() + "0\r\n\r\n";
}

/// The head of an answer that tells the canary in its reason and in its headers.
std::string echoing_head(const std::string& status) {
  std::string head = "HTTP/1.1 " + status + " because " + canary + "\r\n";
  int n = 0;
  for (const auto& [way, text] : canary_spellings()) {
    head += "X-Echo-" + std::to_string(++n) + ": " + text + "\r\n";
  }
  return head + "Retry-After: 0\r\nLocation: http://127.0.0.1:1/?key=" +
         kizen::detail::percent_encoded(canary) + "\r\n";
}

std::string echoing(const std::string& status, const std::string& type, const std::string& body) {
  return echoing_head(status) + "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n" +
         in_chunks_of(body, 7);
}

/// A way to answer, by its name.
struct Echo {
  const char* name;
  FaultyServer::Behaviour behaviour;
};

std::ostream& operator<<(std::ostream& out, const Echo& echo) { return out << echo.name; }

FaultyServer::Behaviour json_echo(const std::string& status) {
  return kizen_test::answering(echoing(status, "application/json", echoing_body()));
}

FaultyServer::Behaviour text_echo(const std::string& text) {
  return [text](FaultyTalk& talk) {
    if (talk.request()) talk.say(text);
  };
}

const std::string undecoded = [] {
  std::string text;
  for (const auto& one : canary_spellings()) text += "<p>" + one.second + "</p>\n";
  return text;
}();

const std::vector<Echo> echoes = {
    {"Keeps", kizen_test::answering(echoing("200", "application/json",
                                            R"({"count": 0, "next": null, "previous": null, )"
                                            R"("results": []})"))},
    {"Succeeds", json_echo("200")},
    {"Makes", json_echo("201")},
    {"Refuses", json_echo("400")},
    {"RefusesCredentials", json_echo("401")},
    {"Forbids", json_echo("403")},
    {"FindsNothing", json_echo("404")},
    {"LimitsRates", json_echo("429")},
    {"Redirects", json_echo("302")},
    {"Fails", kizen_test::answering(echoing("502", "text/html", undecoded))},
    {"IsNoJson", kizen_test::answering(echoing("200", "application/json", undecoded))},
    {"IsNoUtf8", kizen_test::answering(echoing("200", "application/json", "\xFF" + undecoded))},
    {"Garbles", text_echo(undecoded)},
    {"Breaks", text_echo(echoing("200", "application/json", undecoded).substr(0, 3000))},
    {"Stalls",
     [](FaultyTalk& talk) {
       if (talk.request()) talk.say(echoing("200", "text/html", undecoded).substr(0, 3000));
       talk.stall();
     }},
    {"Resets",
     [](FaultyTalk& talk) {
       if (talk.request()) talk.say(echoing_head("200"));
       talk.reset();
     }},
};

/// A journal of a run that left something.
std::string canary_journal(const std::string& url, const std::string& profile = "") {
  return R"({"journal":1,"run":"kc1x","target":")" + url + R"(","profile":")" + profile +
         "\"}\n"
         R"({"making":1,"operation":"records_add_create","as":"own","marked":true,)"
         R"("path":{"object_identifier":"deals"}})"
         "\n"
         R"({"made":1,"id":"6f9619ff-8b86-4011-b42d-00cf4fc964ff"})"
         "\n";
}

struct CanaryEcho : testing::TestWithParam<Echo> {};

TEST_P(CanaryEcho, IsNotToldByRunsAndRecordings) {
  const FaultyServer server(GetParam().behaviour);
  const Cage cage;
  cage.folder.write("given.arazzo.yaml", canary_suite());
  const auto ended =
      cage.run({"run", "given.arazzo.yaml", "--target", server.url(), "--report", "junit=run.xml",
                "--report", "json=run.json", "--coverage-file", "coverage.json", "--record",
                "run.ndjson", "--max-retry-after", "1"});
  EXPECT_THAT(ended.exit_code, testing::AnyOf(2, 3, 4)) << ended.out << ended.err;
  cage.run({"check", "run.ndjson", "--report", "junit=check.xml"});
  cage.run({"drift", "run.ndjson", "--propose", "proposed.overlay.yaml"});
  if (GetParam().name != std::string("Stalls")) {  // which takes as long as an answer may
    cage.run({"drift", "--target", server.url(), "--propose", "probed.overlay.yaml"});
    cage.run({"target", "check", "--target", server.url()});
    cage.run({"smoke", "--target", server.url()});
    cage.run({"smoke", "--target", server.url(), "--quiet", "--notify-file", "state.json"});
    cage.folder.write("journal.ndjson", canary_journal(server.url()));
    cage.run({"sweep", "journal.ndjson"});
  }
  cage.run({"merge", "run.json", "--report", "json=merged.json", "--report", "junit=merged.xml",
            "--coverage=missing"});
  cage.expect_silence();
  cage.expect_json_lines("run.ndjson");
  for (const auto* const name : {"run.xml", "merged.xml", "check.xml"}) cage.expect_xml(name);
  for (const auto* const name : {"run.json", "merged.json", "coverage.json", "state.json"}) {
    cage.expect_json(name);
  }
}

INSTANTIATE_TEST_SUITE_P(Every, CanaryEcho, testing::ValuesIn(echoes),
                         [](const auto& one) { return std::string(one.param.name); });

/// A profile in which one thing alone is secret, beside what is given for everyone.
struct CanaryProfile {
  const char* name;
  std::string secret;  ///< what the variable `SECRET` and the file `given-secret` hold
  std::string lines;
};

std::ostream& operator<<(std::ostream& out, const CanaryProfile& one) { return out << one.name; }

std::string canary_credentials(const std::string& key, const std::string& user) {
  return "    credentials: {api_key: {" + key + "}, business_id: {env: PLAIN}, user_id: {" + user +
         "}}\n";
}

const std::vector<CanaryProfile> canary_profiles = {
    {"KeyInAVariable", canary, canary_credentials("env: SECRET", "env: PLAIN")},
    {"UserInAFile", canary, canary_credentials("env: PLAIN", "file: given-secret")},
    {"PasswordOfAProxy", "http://user:" + kizen::detail::percent_encoded(canary) + "@",
     canary_credentials("env: PLAIN", "env: PLAIN") + "    proxy: {url: {env: SECRET}}\n"}};

struct CanaryOfAProfile : testing::TestWithParam<CanaryProfile> {
  void tell_nothing(FaultyServer::Behaviour behaviour) const {
    const FaultyServer server(std::move(behaviour));
    const Cage cage;
    auto secret = GetParam().secret;
    if (secret.back() == '@') secret += server.url().substr(std::string("http://").size());
    cage.folder.write("given-secret", secret);
    cage.folder.write("given.yaml",
                      "targets:\n  staging:\n    url: " + server.url() + "\n" + GetParam().lines);
    cage.folder.write("given.arazzo.yaml", canary_suite());
    cage.folder.write("given-small.arazzo.yaml", kizen_test::small_suite());
    cage.folder.write("journal.ndjson", canary_journal(server.url(), "staging"));
    for (std::vector<std::string> arguments : std::vector<std::vector<std::string>>{
             {"target", "list"},
             {"target", "check", "--target", "staging"},
             {"run", "given.arazzo.yaml", "--target", "staging", "--report", "json=run.json",
              "--record", "run.har", "--coverage-file", "coverage.json"},
             {"run", "given-small.arazzo.yaml", "--target", "staging"},
             {"smoke", "--target", "staging"},
             {"smoke", "--target", "staging", "--quiet", "--notify-file", "state.json"},
             {"sweep", "journal.ndjson"}}) {
      arguments.insert(arguments.end(), {"--config", "given.yaml"});
      const auto ended = cage.run(arguments, {"SECRET=" + secret, "KIZEN_WORD=a harmless one",
                                              "PLAIN=0b5e3a52-6a1c-4c8e-9d70-000000000001"});
      EXPECT_THAT(ended.exit_code, testing::AnyOf(0, 2, 3, 4)) << arguments[0] << ended.err;
    }
    EXPECT_TRUE(nlohmann::json::accept(cage.folder.read("run.json")));
    cage.expect_silence();
  }
};

TEST_P(CanaryOfAProfile, IsNotTold) {
  for (const auto& echo : echoes) {
    const std::string name = echo.name;
    if (name != "Succeeds" && name != "Makes" && name != "Refuses" && name != "Garbles") continue;
    SCOPED_TRACE(name);
    tell_nothing(echo.behaviour);
  }
}

INSTANTIATE_TEST_SUITE_P(Every, CanaryOfAProfile, testing::ValuesIn(canary_profiles),
                         [](const auto& one) { return std::string(one.param.name); });

/// Arguments that name the secret, or files that hold it.
using CanaryWords = std::vector<std::string>;

/// Every command that talks or writes; `given*` are files with the secret in them.
const std::vector<CanaryWords> commands = {
    {"run", canary},
    {"run", "--" + canary},
    {canary},
    {"run", "given.arazzo.yaml", "--target", canary},
    {"run", "given.arazzo.yaml", "--target", "http://user:" + canary + "@127.0.0.1"},
    {"run", "given.arazzo.yaml", "--target", "http://127.0.0.1:1/?key=" + canary},
    {"run", "given.arazzo.yaml", "--target", "http://127.0.0.1:1"},
    {"run", "given.arazzo.yaml", "--workflow", canary},
    {"run", "given.arazzo.yaml", "--input", "word=" + canary},
    {"run", "given.arazzo.yaml", "--input", canary},
    {"run", "given.arazzo.yaml", "--input", canary + "=1"},
    {"run", "given.arazzo.yaml", "--report", canary},
    {"run", "given.arazzo.yaml", "--report", "junit=/none/" + canary},
    {"run", "given.arazzo.yaml", "--report", "json=/none/" + canary},
    {"run", "given.arazzo.yaml", "--report", "json=run.json", "--coverage=missing"},
    {"run", "given.arazzo.yaml", "--coverage-file", "/none/" + canary},
    {"run", "given.arazzo.yaml", "--min-coverage", canary},
    {"run", "given.arazzo.yaml", "--shard", canary},
    {"run", "given.arazzo.yaml", "--timings", canary},
    {"run", "given.arazzo.yaml", "--journal", "/none/" + canary},
    {"run", "given.arazzo.yaml", "--proxy", "http://user:" + canary + "@127.0.0.1:1"},
    {"run", "given.arazzo.yaml", "--config", canary},
    {"run", "given.arazzo.yaml", "--record", "/none/" + canary},
    {"run", "given.arazzo.yaml", "--source", "mail=" + canary},
    {"run", "given.arazzo.yaml", "--ca-file", canary},
    {"run", "given.arazzo.yaml", "--contract", canary},
    {"run", "given.arazzo.yaml", "--overlay", canary},
    {"run", "given.arazzo.yaml", "--waivers", "given-waivers.yaml"},
    {"run", "given.arazzo.yaml", "--order", canary},
    {"run", "given.arazzo.yaml", "--dialect", canary},
    {"run", "given-literal.arazzo.yaml", "--report", "junit=literal.xml"},
    {"run", "given-literal.arazzo.yaml", "--report", "json=literal.json"},
    {"merge", canary},
    {"merge", "given.ndjson", "given-waivers.yaml"},
    {"smoke", "--target", canary},
    {"smoke", "--target", "http://127.0.0.1:1", "--quiet", "--notify-file", "state.json"},
    {"smoke", "--target", "http://127.0.0.1:1", "--notify-file", "/none/" + canary},
    {"smoke", "--target", "http://127.0.0.1:1", "--notify-file", "given.ndjson"},
    {"smoke", "given-literal.arazzo.yaml"},
    {"sweep", canary},
    {"sweep", "given.ndjson"},
    {"target", "check", "--target", canary},
    {"target", "check", "--target", "http://127.0.0.1:1"},
    {"target", "check", "--target", canary, "--config", "given-profiles.yaml"},
    {"target", "list", "--config", "given-profiles.yaml"},
    {"target", "list", "--config", canary},
    {"run", "given-broken.arazzo.yaml"},
    {"lint", "given.arazzo.yaml", "given-literal.arazzo.yaml", "given-broken.arazzo.yaml", canary},
    {"list", "given.arazzo.yaml"},
    {"list", "given-literal.arazzo.yaml"},
    {"explain", canary},
    {"explain", "--overlay", "given.overlay.yaml"},
    {"check", canary},
    {"check", "given.ndjson", "--report", "junit=given-check.xml"},
    {"check", "--operation", "records_retrieve", "--status", "200", "given.ndjson"},
    {"check", "--operation", canary, "--status", "200", "given.ndjson"},
    {"check", "given.ndjson", "--base-url", "http://" + canary},
    {"drift", "given.ndjson", "--propose", "given-proposed.yaml"},
    {"drift", "--target", "http://127.0.0.1:1", "--object", canary},
    {"waive", "waivers.yaml", "--rule", "response.body.schema", "--operation", "records_retrieve",
     "--reason", "as " + canary, "--owner", canary, "--expires", "2999-01-01"},
    {"waive", "given-waivers.yaml", "--rule", canary},
    {"waive", "waivers.yaml", "--finding", canary},
    {"mutate", "given.arazzo.yaml", "--fault", canary},
    {"mutate", "given.arazzo.yaml", "--fault", "upsert-*", "--report", "json=mutants.json"},
    {"mutate", "given-literal.arazzo.yaml", "--fault", "upsert-*"},
    {"serve", "--port", canary},
    {"serve", "--fault", canary},
    {"serve", "--state", "given.ndjson"},
    {"serve", "--certificate", "given.ndjson", "--key", "given.ndjson"},
};

struct CanaryCommand : testing::TestWithParam<CanaryWords> {};

TEST_P(CanaryCommand, TellsNothing) {
  const Cage cage;
  const auto quoted = nlohmann::json(canary).dump();
  const auto& write = [&](const std::string& name, const std::string& text) {
    cage.folder.write(name, text);
  };
  write("given.arazzo.yaml", canary_suite());
  write("given-literal.arazzo.yaml",
        canary_suite("          expect: [{equals: {" + quoted + ": " + quoted +
                     "}}]\n"
                     "          requestInvalid: " +
                     quoted + "\n"));
  write("given-broken.arazzo.yaml", canary_suite("\t " + canary + ": [" + quoted + "\n"));
  write("given.overlay.yaml", "overlay: 1.0.0\ninfo: {title: " + quoted +
                                  ", version: '1'}\nactions: [{target: " + quoted + "}]\n");
  write("given-waivers.yaml",
        "waivers: 1\nentries: [{id: " + quoted + ", rule: " + quoted + "}]\n");
  write("given-profiles.yaml", "targets: {" + quoted + ": {url: " + quoted + "}}\n");
  const nlohmann::json exchange = {
      {"request",
       {{"method", "GET"},
        {"url", "http://127.0.0.1/api/records/deals/" + kizen::detail::percent_encoded(canary)},
        {"headers", {{"X-API-KEY", canary}, {"Authorization", "Basic " + canary}}}}},
      {"response",
       {{"status", 200}, {"headers", {{"Content-Type", "application/json"}}}, {"body", quoted}}}};
  write("given.ndjson", exchange.dump() + "\n" + canary + "\n");
  cage.run(GetParam());
  cage.expect_silence();
  cage.expect_xml("literal.xml");
  cage.expect_json("literal.json");
}

INSTANTIATE_TEST_SUITE_P(Every, CanaryCommand, testing::ValuesIn(commands));

/// What looks for the canary finds it in every spelling.
TEST(Canary, IsFoundHoweverItIsWritten) {
  for (const auto& [way, text] : canary_spellings()) {
    EXPECT_THAT(canary_traces_in("<" + text + ">"), testing::Not(testing::IsEmpty())) << way;
  }
  EXPECT_THAT(canary_traces_in("canary ***"), testing::IsEmpty());
}

TEST(Canary, OfFewerThanFourBytesCannotBeHidden) {
  const auto ended = kizen_test::tool({"explain", "k3y"}, {"KIZEN_API_KEY=k3y"});
  EXPECT_THAT(ended.err,
              testing::HasSubstr("an API key of fewer than 4 bytes is not hidden in outputs\n"));
}

TEST(Canary, IsGivenAwayByServeAlone) {
  kizen_test::Served served;
  const auto out = served.process.out();
  const auto begin = out.find("KIZEN_API_KEY=");
  const auto line = out.substr(begin, out.find('\n', begin) - begin);
  kizen_test::Process again(kizen_test::tool_setup({"serve"}, {line}));
  ASSERT_TRUE(again.says("export KIZEN_OTHER_USER_ID="));
  EXPECT_THAT(again.out(), testing::HasSubstr("export " + line + "\n"));
}

}  // namespace
