#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <kizen/core/detail/text.hpp>
#include <string>
#include <utility>
#include <vector>

#include "http/loopback.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::small_suite;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::HasSubstr;
using testing::StartsWith;

/// The small suite, each text in it that `from` is replaced.
std::string suite_with(const std::string& from, const std::string& to) {
  auto text = small_suite();
  std::size_t found = 0;
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
    ++found;
  }
  if (found == 0) throw std::runtime_error("the suite has no " + from);
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (const auto line : kizen::detail::split(text, '\n')) lines.emplace_back(line);
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

/// A server that answers nothing of use, and counts what it is asked.
struct CountingServer {
  CountingServer() {
    server.server.set_pre_routing_handler([this](const httplib::Request&, httplib::Response& to) {
      ++asked;
      to.status = 500;
      return httplib::Server::HandlerResponse::Handled;
    });
    url = "http://127.0.0.1:" + std::to_string(server.start());
  }

  std::atomic<int> asked{0};
  std::string url;
  kizen_test::Loopback server;
};

TEST(LoadingErrors, OfAllFilesAreToldAtOnceAndNothingIsSent) {
  CountingServer server;
  const TemporaryFolder folder;
  auto text = suite_with("records_destroy", "records_destory");
  text.replace(text.find("records_retrieve"), 16, "records_retreive");
  const auto first = folder.write("a.arazzo.yaml", text);
  const auto second = folder.write("b.arazzo.yaml", suite_with("$statusCode == 201", "$code"));
  const auto good = folder.write("c.arazzo.yaml", small_suite());
  const auto third = folder.write("d.arazzo.yaml", "arazzo: [\n");
  const auto ended = tool({"run", folder.path(""), "--target", server.url});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(server.asked, 0);
  const auto lines = lines_of(ended.err);
  ASSERT_EQ(lines.size(), 5U) << ended.err;
  EXPECT_THAT(lines[0], StartsWith("kizen-contract: " + third + ":"));
  EXPECT_THAT(lines[1], testing::MatchesRegex(
                            "kizen-contract: " + first +
                            ":[0-9]+:[0-9]+: #/workflows/0/steps/1/operationId: "
                            "records.openapi.json has no operation 'records_retreive'; did you "
                            "mean 'records_retrieve'\\?"));
  EXPECT_THAT(lines[2], HasSubstr("#/workflows/1/steps/0/operationId: "));
  EXPECT_THAT(lines[3], StartsWith("kizen-contract: " + second + ":"));
  EXPECT_EQ(lines[4], "kizen-contract: 4 errors in 3 files; nothing was sent");
}

TEST(LoadingErrors, CountsOnlyWhereThereAreSeveral) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.arazzo.yaml", suite_with("records_destroy", "records_destory"));
  const auto ended = tool({"run", file});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(lines_of(ended.err).size(), 1U) << ended.err;
}

TEST(LoadingErrors, ShowsFiftyAndSaysHowManyMore) {
  const TemporaryFolder folder;
  std::string text = small_suite() + "    outputs:\n";
  for (int i = 0; i < 60; ++i) text += "      o" + std::to_string(i) + ": $nothing\n";
  const auto ended = tool({"list", folder.write("a.arazzo.yaml", text)});
  EXPECT_EQ(ended.exit_code, 2);
  const auto lines = lines_of(ended.err);
  ASSERT_EQ(lines.size(), 52U) << ended.err;
  EXPECT_THAT(lines[49], HasSubstr("#/workflows/1/outputs/o49: "));
  EXPECT_EQ(lines[50], "kizen-contract: and 10 more");
  EXPECT_EQ(lines[51], "kizen-contract: 60 errors in 1 file; nothing was sent");
}

TEST(LoadingErrors, EachStandsOnOneLine) {
  const TemporaryFolder folder;
  auto text = suite_with("title: Small", "\"kept\\n\\e[31mall\": Small");
  text.replace(text.find("records_destroy"), 15, "\"two\\nlines\"");
  const auto ended = tool({"run", folder.write("a.arazzo.yaml", text)});
  EXPECT_EQ(ended.exit_code, 2);
  const auto lines = lines_of(ended.err);
  EXPECT_EQ(lines.size(), 4U) << ended.err;
  for (const auto& line : lines) EXPECT_THAT(line, StartsWith("kizen-contract: "));
  EXPECT_EQ(ended.err.find('\033'), std::string::npos);
}

/// The small suite with an input `deal`, whose cases stand in a file.
std::string suite_with_case_file(const std::string& name) {
  auto text =
      suite_with("        - name: once\n        - name: again\n", "        file: " + name + "\n");
  for (const auto& [from, to] :
       {std::pair("name: {type", "deal: {type"), std::pair("[name]", "[deal]"),
        std::pair("$inputs.name", "$inputs.deal")}) {
    text.replace(text.find(from), std::string(from).size(), to);
  }
  return text;
}

TEST(CaseFiles, AreReadFromCsvAndJsonBesideTheSuite) {
  const TemporaryFolder folder;
  folder.write("cases.csv", "name,deal\nfirst,one\n\"second, quoted\",two\nthird,\n");
  folder.write("cases.json", R"([{"name": "first"}, {"name": "other", "inputs": {"deal": "x"}}])");
  const auto of_csv = folder.write("csv.arazzo.yaml", suite_with_case_file("cases.csv"));
  const auto ran = tool({"run", of_csv});
  EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("3 cases: 3 passed"));
  const auto of_json = folder.write("json.arazzo.yaml", suite_with_case_file("cases.json"));
  const auto listed = tool({"list", of_json});
  EXPECT_EQ(listed.exit_code, 0) << listed.err;
  EXPECT_THAT(listed.out, HasSubstr("upserts / other"));
}

TEST(CaseFiles, ErrorsNameFileAndLine) {
  const TemporaryFolder folder;
  const auto csv_suite = folder.write("a.arazzo.yaml", suite_with_case_file("cases.csv"));
  const auto csv = folder.write("cases.csv", "name,size\nfirst,1\n");
  const auto json_suite = folder.write("b.arazzo.yaml", suite_with_case_file("cases.json"));
  const auto json = folder.write("cases.json", "[{\"name\": \"a\"},\n {\"nmae\": \"b\"}]");
  const auto ended = tool({"run", csv_suite, json_suite});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, HasSubstr("kizen-contract: " + csv + ":1:"));
  EXPECT_THAT(ended.err, HasSubstr("no input is called 'size'"));
  EXPECT_THAT(ended.err, HasSubstr("kizen-contract: " + json + ":2:"));
  EXPECT_THAT(ended.err, HasSubstr("did you mean 'name'?"));
  EXPECT_THAT(ended.err, HasSubstr(" in 2 files; nothing was sent\n"));
}

TEST(CaseFiles, ThatAreNotThereAreNamedWhereTheSuiteAsksForThem) {
  const TemporaryFolder folder;
  const auto suite = folder.write("a.arazzo.yaml", suite_with_case_file("none.csv"));
  const auto ended = tool({"run", suite});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_THAT(ended.err, StartsWith("kizen-contract: " + suite + ":"));
  EXPECT_THAT(ended.err,
              HasSubstr("#/workflows/0/x-contract/cases/file: the cases cannot be had: " +
                        folder.path("none.csv") + ": cannot be opened; "));
}

}  // namespace
