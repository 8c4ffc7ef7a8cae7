// A known secret goes into everything that the program reads; no byte that it writes may tell it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "support/faulty_canary.hpp"
#include "support/faulty_server.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::canary;
using kizen_test::canary_spellings;
using kizen_test::canary_traces_in;
using kizen_test::FaultyServer;
using kizen_test::FaultyTalk;
using kizen_test::TemporaryFolder;

const std::vector<std::string> canary_variables = {
    "KIZEN_API_KEY=" + canary, "KIZEN_BUSINESS_ID=0b5e3a52-6a1c-4c8e-9d70-000000000001",
    "KIZEN_USER_ID=0b5e3a52-6a1c-4c8e-9d70-000000000002", "KIZEN_WORD=" + canary};

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
  nlohmann::json body = {{"count", canary}, {"next", 1}, {"results", nlohmann::json::array()}};
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

/// A folder in which the program is run, and everything is looked at that it writes.
class Cage {
 public:
  /// Runs the program and looks at what it printed.
  kizen_test::Ended run(const std::vector<std::string>& arguments) const {
    std::vector<std::string> all = {"/usr/bin/env", "-C", folder.path("."), KIZEN_TOOL};
    all.insert(all.end(), arguments.begin(), arguments.end());
    auto ended = kizen_test::Process({all, canary_variables, "", -1}).wait();
    EXPECT_NE(ended.exit_code, 70) << ended.err;
    EXPECT_LT(ended.exit_code, 126) << ended.err;
    EXPECT_THAT(canary_traces_in(ended.out), testing::IsEmpty()) << ended.out;
    EXPECT_THAT(canary_traces_in(ended.err), testing::IsEmpty()) << ended.err;
    return ended;
  }

  /// Looks at every file that has been written.
  void expect_silence() const {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path("."))) {
      const auto name = entry.path().filename().string();
      if (!entry.is_regular_file() || name.rfind("given", 0) == 0) continue;
      EXPECT_THAT(canary_traces_in(name + "\n" + folder.read(name)), testing::IsEmpty()) << name;
    }
  }

  void expect_json_lines(const std::string& name) const {
    std::istringstream lines(folder.read(name));
    for (std::string line; std::getline(lines, line);) {
      EXPECT_TRUE(nlohmann::json::accept(line)) << line;
    }
  }

  void expect_xml(const std::string& name) const {
    const auto text = folder.read(name);
    const auto read = pugi::xml_document().load_string(text.c_str());
    EXPECT_TRUE(text.empty() || read) << read.description() << text;
  }

  /// What a test writes itself begins with `given`, and is not looked at.
  TemporaryFolder folder;
};

struct CanaryEcho : testing::TestWithParam<Echo> {};

TEST_P(CanaryEcho, IsNotToldByRunsAndRecordings) {
  const FaultyServer server(GetParam().behaviour);
  const Cage cage;
  cage.folder.write("given.arazzo.yaml", canary_suite());
  const auto ended =
      cage.run({"run", "given.arazzo.yaml", "--target", server.url(), "--report", "junit=run.xml",
                "--record", "run.ndjson", "--max-retry-after", "1"});
  EXPECT_THAT(ended.exit_code, testing::AnyOf(2, 3, 4)) << ended.out << ended.err;
  cage.run({"check", "run.ndjson", "--report", "junit=check.xml"});
  cage.run({"drift", "run.ndjson", "--propose", "proposed.overlay.yaml"});
  if (GetParam().name != std::string("Stalls")) {  // which takes as long as an answer may
    cage.run({"drift", "--target", server.url(), "--propose", "probed.overlay.yaml"});
  }
  cage.expect_silence();
  cage.expect_json_lines("run.ndjson");
  cage.expect_xml("run.xml");
  cage.expect_xml("check.xml");
}

INSTANTIATE_TEST_SUITE_P(Every, CanaryEcho, testing::ValuesIn(echoes),
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
    {"run", "given.arazzo.yaml", "--record", "/none/" + canary},
    {"run", "given.arazzo.yaml", "--source", "mail=" + canary},
    {"run", "given.arazzo.yaml", "--ca-file", canary},
    {"run", "given.arazzo.yaml", "--contract", canary},
    {"run", "given.arazzo.yaml", "--overlay", canary},
    {"run", "given.arazzo.yaml", "--waivers", "given-waivers.yaml"},
    {"run", "given.arazzo.yaml", "--order", canary},
    {"run", "given.arazzo.yaml", "--dialect", canary},
    {"run", "given-literal.arazzo.yaml", "--report", "junit=literal.xml"},
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
