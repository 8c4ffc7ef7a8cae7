#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "http/loopback.hpp"
#include "support/run_report.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::report_faults;
using kizen_test::small_suite;
using kizen_test::tool;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// Cases that end in every way in which one can on a tenant that answers.
std::string mixed_suite() {
  return R"(arazzo: 1.0.1
info: {title: Mixed, version: 1.0.0}
sourceDescriptions:
  - {name: records, url: records.openapi.json, type: openapi}
components:
  parameters:
    deals: {name: object_identifier, in: path, value: deals}
    nobody: {name: identifier, in: query, value: nobody}
workflows:
  - workflowId: breaks
    parameters: [{reference: $components.parameters.deals}, {reference: $components.parameters.nobody}]
    steps:
      - stepId: look
        operationId: records_lookup_retrieve
        successCriteria: [{condition: $statusCode == 200}]
  - workflowId: skips
    x-contract: {skip: "later \u00e4 <&> \"so\""}
    parameters: [{reference: $components.parameters.deals}, {reference: $components.parameters.nobody}]
    steps:
      - stepId: look
        operationId: records_lookup_retrieve
        successCriteria: [{condition: $statusCode == 404}]
  - workflowId: waits
    dependsOn: [breaks]
    parameters: [{reference: $components.parameters.deals}, {reference: $components.parameters.nobody}]
    steps:
      - stepId: look
        operationId: records_lookup_retrieve
        successCriteria: [{condition: $statusCode == 404}]
  - workflowId: is-known-to-fail
    x-contract: {xfail: bug 7}
    parameters: [{reference: $components.parameters.deals}, {reference: $components.parameters.nobody}]
    steps:
      - stepId: look
        operationId: records_lookup_retrieve
        successCriteria: [{condition: $statusCode == 200}]
  - workflowId: warns
    parameters: [{reference: $components.parameters.deals}, {reference: $components.parameters.nobody}]
    steps:
      - stepId: look
        operationId: records_lookup_retrieve
        successCriteria:
          - {condition: $statusCode == 404}
          - {condition: $statusCode == 200, x-contract: {severity: warn}}
  - workflowId: asks-what-it-must-not
    parameters: [{reference: $components.parameters.deals}]
    steps:
      - stepId: look
        operationId: records_upsert_create
        requestBody: {payload: {lookup_value: 7}}
        successCriteria: [{condition: $statusCode == 200}]
)";
}

struct JsonReport : testing::Test {
  /// Runs, and makes the other reports of the JSON one.
  ///
  /// @returns how the run ended
  int replayed(const std::vector<std::string>& arguments) {
    auto all = arguments;
    all.insert(all.begin(), "run");
    for (const auto* const format : {"json", "junit"}) {
      all.insert(all.end(), {"--report", std::string(format) + "=" + folder.path(format)});
    }
    const auto run = tool(all);
    const auto merged =
        tool({"merge", folder.path("json"), "--report", "json=" + folder.path("json again"),
              "--report", "junit=" + folder.path("junit again")});
    out = run.out;
    EXPECT_EQ(merged.out, out.substr(0, out.find("what to do: "))) << "which only a run can know";
    EXPECT_EQ(merged.err, "");
    EXPECT_EQ(merged.exit_code, run.exit_code);
    EXPECT_EQ(folder.read("junit again"), folder.read("junit"));
    EXPECT_EQ(folder.read("json again"), folder.read("json"));
    report = kizen::json::parse(folder.read("json"));
    EXPECT_THAT(report_faults(report), IsEmpty());
    return run.exit_code;
  }

  kizen_test::TemporaryFolder folder;
  std::string out;
  kizen::json report;
};

TEST_F(JsonReport, IsTheSourceOfAllOthersForEverySuite) {
  EXPECT_EQ(replayed({KIZEN_SOURCE_DIR "/suites", "--jobs", "2", "--order", "random"}), 0);
  EXPECT_GT(report.at("cases").size(), 1000U);
  EXPECT_EQ(report.at("run").at("cases"), report.at("cases").size());
}

TEST_F(JsonReport, IsTheSourceOfAllOthersForCasesThatEndInEveryWay) {
  EXPECT_EQ(replayed({folder.write("mixed.arazzo.yaml", mixed_suite())}), 4);
  std::vector<std::string> ends;
  for (const auto& one : report.at("cases")) ends.push_back(one.at("status"));
  EXPECT_EQ(ends, (std::vector<std::string>{"failed", "skipped", "skipped", "failed as expected",
                                            "passed", "suite fault"}));
  EXPECT_EQ(report.at("outcome"), "broken");
  EXPECT_THAT(out, HasSubstr(report.at("sentence").get<std::string>()));
}

TEST_F(JsonReport, IsTheSourceOfAllOthersWhereNobodyAnswers) {
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  EXPECT_EQ(replayed({suite, "--target", "http://127.0.0.1:1"}), 3);
  EXPECT_EQ(report.at("outcome"), "could not run");
  EXPECT_THAT(report.at("summary").at("stopped").get<std::string>(),
              StartsWith("http://127.0.0.1:1: no answer"));
  EXPECT_EQ(report.at("summary").at("stopped_by"), "unreachable");
}

TEST_F(JsonReport, IsTheSourceOfAllOthersForFlakyCases) {
  kizen_test::Loopback loopback;
  bool has_failed = false;
  loopback.server.Get(".*", [&](const httplib::Request&, httplib::Response& to) {
    to.status = std::exchange(has_failed, true) ? 404 : 500;
    to.set_content(R"({"detail": "Not found."})", "application/json");
  });
  const auto suite = folder.write("mixed.arazzo.yaml", mixed_suite());
  const auto url = "http://127.0.0.1:" + std::to_string(loopback.start());
  EXPECT_EQ(replayed({suite, "--target", url, "--workflow", "warns", "--retries", "2"}), 0);
  EXPECT_EQ(report.at("cases").at(0).at("status"), "flaky");
  EXPECT_EQ(report.at("cases").at(0).at("attempts"), 2);
  EXPECT_EQ(report.at("cases").at(0).at("earlier").size(), 1U);
}

TEST_F(JsonReport, IsTheSourceOfAllOthersForARunThatIsInterrupted) {
  kizen_test::Served served({"--latency", "100"});
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  kizen_test::Process run(kizen_test::tool_setup({"run", suite, "--target", served.url, "--report",
                                                  "json=" + folder.path("json"), "--report",
                                                  "junit=" + folder.path("junit")}));
  ASSERT_TRUE(run.says("2 cases against"));
  run.signal(SIGINT);
  const auto ended = run.wait();
  EXPECT_EQ(ended.exit_code, 130);
  const auto merged =
      tool({"merge", folder.path("json"), "--report", "junit=" + folder.path("junit again")});
  EXPECT_EQ(merged.exit_code, 130) << merged.err;
  EXPECT_EQ(merged.out, ended.out);
  EXPECT_EQ(folder.read("junit again"), folder.read("junit"));
  EXPECT_THAT(report_faults(kizen::json::parse(folder.read("json"))), IsEmpty());
}

TEST_F(JsonReport, IsTheSourceOfAllOthersWhateverTheServiceSends) {
  kizen_test::Loopback loopback;
  const auto answer = [](const httplib::Request&, httplib::Response& to) {
    to.status = 201;
    to.set_content("{\"\xff\x01\xef\xbf\xbf\": \"\xc3\"", "application/json");
  };
  loopback.server.Post(".*", answer).Get(".*", answer);
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  EXPECT_EQ(replayed({suite, "--target", "http://127.0.0.1:" + std::to_string(loopback.start())}),
            4);
}

TEST_F(JsonReport, SaysWhatWasRun) {
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  EXPECT_EQ(replayed({suite, "--workflow", "up*", "--not-tag", "slow", "--order", "random",
                      "--seed", "18446744073709551615", "--jobs", "2", "--max-unchecked", "3",
                      "--contract", "observed", "--dialect", "observed"}),
            0);
  const auto& run = report.at("run");
  EXPECT_EQ(run.at("order_seed"), 18446744073709551615U);
  EXPECT_EQ(run.at("jobs"), 2);
  EXPECT_EQ(run.at("strictness").at("max_unchecked"), 3);
  EXPECT_EQ(run.at("selection").at("workflows").at(0), "up*");
  EXPECT_EQ(run.at("selection").at("not_tags").at(0), "slow");
  EXPECT_EQ(run.at("contract").at("overlays").size(), 1U);
  EXPECT_EQ(report.at("cases").at(0).at("suite"), suite);
  EXPECT_THAT(report.at("cases").at(0).at("identity").get<std::string>(),
              StartsWith("small.arazzo.yaml#upserts / "));
}

TEST_F(JsonReport, BreaksTheSchemaWhereAMemberIsWrong) {
  replayed({folder.write("small.arazzo.yaml", small_suite())});
  auto broken = report;
  broken["cases"][0]["status"] = "fine";
  EXPECT_THAT(report_faults(broken), testing::ElementsAre("/cases/0/status enum"));
  broken = report;
  broken.erase("summary");
  EXPECT_THAT(report_faults(broken), testing::ElementsAre(" required"));
}

TEST_F(JsonReport, OfARunThatIsKilledHasWhatEnded) {
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  kizen_test::Served served({"--latency", "150"});
  const auto path = folder.path("out.json");
  {
    kizen_test::Process run(
        kizen_test::tool_setup({"run", suite, "--target", served.url, "--report", "json=" + path}));
    const auto has_case = [&] {
      return folder.read("out.json").find("\"upserts\"") != std::string::npos;
    };
    for (int i = 0; i < 5000 && !has_case(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    run.signal(SIGKILL);
    EXPECT_EQ(run.wait().exit_code, 128 + SIGKILL);
  }
  const auto merged = tool({"merge", path});
  EXPECT_EQ(merged.exit_code, 2);
  EXPECT_EQ(merged.err,
            "kizen-contract: " + path +
                ": is not complete: it tells of 1 of 2 cases; the run was killed, or is "
                "still going on\n");
  EXPECT_EQ(merged.out, "");
}

TEST_F(JsonReport, ThatCannotBeWrittenIsNoFaultOfTheTool) {
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  const auto full = tool({"run", suite, "--report", "json=/dev/full"});
  EXPECT_EQ(full.exit_code, 3);
  EXPECT_EQ(full.err, "kizen-contract: the report /dev/full cannot be written\n");
  const auto none = tool({"run", suite, "--report", "json=" + folder.path("none/out.json")});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_THAT(none.err, HasSubstr("--report: the report " + folder.path("none/out.json") +
                                  " cannot be written"));
}

TEST_F(JsonReport, LeavesAnOldReportWhereNothingWasRun) {
  auto text = small_suite();
  text.replace(text.find("components:"), 0, "x-contract: {version: 1, deviations: [D99]}\n");
  const auto suite = folder.write("unknown.arazzo.yaml", text);
  const auto old = folder.write("old.json", "old");
  EXPECT_EQ(tool({"run", suite, "--report", "json=" + old}).exit_code, 2);
  EXPECT_EQ(folder.read("old.json"), "old");
  EXPECT_EQ(tool({"run", suite, "--report", "json=" + folder.path("new.json")}).exit_code, 2);
  EXPECT_FALSE(std::filesystem::exists(folder.path("new.json")));
}

TEST_F(JsonReport, TakesThePlaceOfAnOldOne) {
  folder.write("json", std::string(1'000'000, ' '));
  EXPECT_EQ(replayed({folder.write("small.arazzo.yaml", small_suite())}), 0);
}

TEST_F(JsonReport, GoesIntoAPipe) {
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  const auto ended = tool({"run", suite, "--report", "json=/dev/stderr"});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(report_faults(kizen::json::parse(ended.err)), IsEmpty());
}

TEST_F(JsonReport, HoldsNoCredential) {
  const auto suite = folder.write("small.arazzo.yaml", small_suite());
  kizen_test::Served served;
  const auto ended =
      tool({"run", suite, "--target", served.url, "--report", "json=" + folder.path("out.json")});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  std::smatch key;
  const auto said = served.process.out();
  ASSERT_TRUE(std::regex_search(said, key, std::regex("KIZEN_API_KEY=([^\n]+)")));
  EXPECT_THAT(folder.read("out.json"), testing::Not(HasSubstr(key[1].str())));
}

}  // namespace
