#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "http/loopback.hpp"
#include "support/run_report.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::Ended;
using kizen_test::small_suite;
using kizen_test::steady;
using kizen_test::tool;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A workflow of two cases on which three others depend, and one that stands alone.
std::string needy_suite(const std::string& status = "404") {
  std::string text = R"(arazzo: 1.0.1
info: {title: Needy, version: 1.0.0}
sourceDescriptions:
  - {name: records, url: records.openapi.json, type: openapi}
workflows:
)";
  for (const std::string id : {"base", "d0", "d1", "d2", "alone"}) {
    text += "  - workflowId: " + id + "\n";
    if (id.front() == 'd') text += "    dependsOn: [base]\n";
    if (id == "base") text += "    x-contract: {cases: [{name: a}, {name: b}]}\n";
    text += R"(    steps:
      - stepId: look
        operationId: records_lookup_retrieve
        parameters:
          - {name: object_identifier, in: path, value: deals}
          - {name: identifier, in: query, value: nobody}
        successCriteria: [{condition: $statusCode == )" +
            (id == "d1" ? status : "404") + "}]\n";
  }
  return text;
}

struct Merge : testing::Test {
  std::string path(const std::string& name) { return folder.path(name + ".json"); }

  /// Runs the suite, and writes its report.
  int run(const std::string& name, std::vector<std::string> more) {
    more.insert(more.begin(), {"run", suite, "--report", "json=" + path(name)});
    return tool(more).exit_code;
  }

  Ended merge(const std::vector<std::string>& names) {
    std::vector<std::string> arguments = {"merge"};
    for (const auto& name : names) arguments.push_back(path(name));
    arguments.insert(arguments.end(), {"--report", "json=" + path("all")});
    return tool(arguments);
  }

  /// What is said of reports that cannot be merged, without the folder.
  std::string refusal(const std::vector<std::string>& names) {
    std::filesystem::remove(path("all"));
    const auto ended = merge(names);
    EXPECT_EQ(ended.exit_code, 2) << ended.out;
    EXPECT_EQ(ended.out, "");
    EXPECT_FALSE(std::filesystem::exists(path("all")));
    auto text = ended.err;
    for (const auto& part : {folder.path(""), std::string("kizen-contract: ")}) {
      for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) {
        text.erase(at, part.size());
      }
    }
    return text;
  }

  kizen::json report(const std::string& name) {
    return kizen::json::parse(folder.read(name + ".json"));
  }

  kizen_test::TemporaryFolder folder;
  std::string suite = folder.write("needy.arazzo.yaml", needy_suite());
};

std::vector<std::string> told_cases(const kizen::json& report) {
  std::vector<std::string> all;
  for (const auto& one : report.at("cases")) {
    all.push_back(one.at("identity").get<std::string>() + " " +
                  one.at("status").get<std::string>());
  }
  return all;
}

TEST_F(Merge, TellsOfShardsWhatTheRunAsAWholeWouldTell) {
  EXPECT_EQ(run("whole", {}), 0);
  for (const std::string index : {"1", "2", "3"})
    EXPECT_EQ(run(index, {"--shard", index + "/3"}), 0);
  const auto ended = merge({"3", "1", "2"});
  EXPECT_EQ(ended.exit_code, 0) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("\n6 cases: 6 passed in "));
  EXPECT_THAT(ended.out, HasSubstr(" s of work)\n"));
  const auto all = report("all");
  const auto whole = report("whole");
  EXPECT_THAT(kizen_test::report_faults(all), IsEmpty());
  EXPECT_EQ(told_cases(all), told_cases(whole));
  EXPECT_EQ(all.at("run").at("plan"), whole.at("run").at("plan"));
  EXPECT_EQ(all.at("run").at("cases"), 6);
  EXPECT_FALSE(all.at("run").contains("shard"));
  for (const auto* const name : {"cases", "verdicts", "gaps", "exchanges"}) {
    EXPECT_EQ(all.at("summary").at(name), whole.at("summary").at(name)) << name;
  }
  double work = 0;
  for (const std::string index : {"1", "2", "3"}) {
    work += report(index).at("summary").at("seconds").get<double>();
  }
  EXPECT_DOUBLE_EQ(all.at("summary").at("work_seconds"), work);
  EXPECT_LT(all.at("summary").at("seconds"), work);
}

TEST_F(Merge, IsTheSameInWhateverOrderReportsAreGiven) {
  run("1", {"--shard", "1/2"});
  run("2", {"--shard", "2/2"});
  const auto first = merge({"1", "2"}).out;
  const auto all = folder.read("all.json");
  EXPECT_EQ(merge({"2", "1"}).out, first);
  EXPECT_EQ(folder.read("all.json"), all);
  folder.write("whole.json", all);
  EXPECT_EQ(merge({"whole"}).out, first) << "one that was merged is merged again";
}

TEST_F(Merge, EndsAsTheRunAsAWholeWouldHave) {
  suite = folder.write("needy.arazzo.yaml", needy_suite("200"));
  EXPECT_EQ(run("1", {"--shard", "1/3"}), 4);
  EXPECT_EQ(run("2", {"--shard", "2/3"}), 0);
  EXPECT_EQ(run("3", {"--shard", "3/3"}), 0);
  const auto ended = merge({"1", "2", "3"});
  EXPECT_EQ(ended.exit_code, 4);
  EXPECT_THAT(ended.out, HasSubstr("FAILED  d1  ("));
}

TEST_F(Merge, TakesAShardThatWasStopped) {
  run("1", {"--shard", "1/2"});
  EXPECT_EQ(run("2", {"--shard", "2/2", "--target", "http://127.0.0.1:1"}), 3);
  const auto ended = merge({"1", "2"});
  EXPECT_EQ(ended.exit_code, 3) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("\nstopped: shard 2 of 2: http://127.0.0.1:1: no answer"));
}

TEST_F(Merge, NamesAShardThatIsMissingOrThereTwice) {
  run("1", {"--shard", "1/3"});
  run("2", {"--shard", "2/3"});
  EXPECT_EQ(refusal({"1", "2"}), "shard 3 of 3: its report is missing\n");
  EXPECT_EQ(refusal({"1"}),
            "shard 2 of 3: its report is missing\nshard 3 of 3: its report is missing\n");
  EXPECT_EQ(refusal({"1", "2", "1"}),
            "1.json: is shard 1 of 3, as 1.json is\nshard 3 of 3: its report is missing\n");
}

TEST_F(Merge, NamesAReportThatIsOfAnotherRun) {
  run("1", {"--shard", "1/2"});
  run("plan", {"--shard", "2/2", "--workflow", "alone"});
  EXPECT_THAT(refusal({"1", "plan"}),
              testing::MatchesRegex("plan.json: is of another plan than 1.json: 1 case \\(sha256 "
                                    "[0-9a-f]{12}\\), not 6 \\(sha256 [0-9a-f]{12}\\); give all "
                                    "shards the same suites and selection\n"));
  run("contract", {"--shard", "2/2", "--contract", "observed"});
  EXPECT_THAT(refusal({"1", "contract"}),
              HasSubstr("contract.json: is of another contract than 1.json: records.openapi.json + "
                        "observed.overlay.yaml (sha256 "));
  run("count", {"--shard", "2/3"});
  EXPECT_EQ(refusal({"1", "count"}), "count.json: is shard 2 of 3, but 1.json is shard 1 of 2\n");
  run("strict", {"--shard", "2/2", "--max-unchecked", "9"});
  EXPECT_THAT(refusal({"1", "strict"}),
              HasSubstr("strict.json: was run with other options than 1"));
  run("whole", {});
  EXPECT_THAT(refusal({"1", "whole"}), HasSubstr("whole.json: is the report of a whole run; "));
}

TEST_F(Merge, NamesCasesOfShardsThatWerePackedInDifferentWays) {
  run("whole", {});
  auto timings = nlohmann::ordered_json::parse(folder.read("whole.json"));
  double took = 1;
  for (auto& one : timings["cases"]) one["seconds"] = took *= 2;
  folder.write("timings.json", timings.dump());
  run("1", {"--shard", "1/2", "--timings", path("timings")});
  run("2", {"--shard", "2/2"});
  const auto said = refusal({"1", "2"});
  EXPECT_THAT(said, HasSubstr("2.json: has the case needy.arazzo.yaml#alone, which 1.json has too; "
                              "give all shards the same --timings\n"));
  EXPECT_EQ(run("2", {"--shard", "2/2", "--timings", path("timings")}), 0);
  EXPECT_EQ(merge({"1", "2"}).exit_code, 0);
}

TEST_F(Merge, NamesHowManyCasesAreInNoReport) {
  run("whole", {});
  auto report = nlohmann::ordered_json::parse(folder.read("whole.json"));
  report["cases"].erase(0);
  folder.write("whole.json", report.dump());
  EXPECT_EQ(refusal({"whole"}),
            "1 case of the plan is in no report, though every shard is there; give all shards the "
            "same --timings\n");
}

TEST_F(Merge, NamesWhatCannotBeRead) {
  EXPECT_THAT(refusal({"none"}), HasSubstr("none.json: cannot be opened; "));
  folder.write("no.json", "[]");
  EXPECT_THAT(refusal({"no"}), HasSubstr("no.json: is no report of a run: it holds no run; "));
}

TEST_F(Merge, HoldsWaiversToWhatTheyMayWaiveInAllShards) {
  kizen_test::Loopback loopback;
  loopback.server.Get(".*", [](const httplib::Request&, httplib::Response& to) {
    to.status = 200;
    to.set_content("[]", "application/json");
  });
  const auto url = "http://127.0.0.1:" + std::to_string(loopback.start());
  suite = folder.write("needy.arazzo.yaml", needy_suite());
  const auto waivers = folder.write("waivers.yaml", R"(waivers: 1
entries:
  - {id: lists, rule: response.body.schema, reason: Lists., owner: ann, expires: 2999-12-31, max: 2}
  - {id: none, rule: request.method.undeclared, reason: None., owner: ann, expires: 2999-12-31}
)");
  for (const std::string index : {"1", "2"}) {
    run(index, {"--shard", index + "/2", "--target", url, "--waivers", waivers, "--workflow",
                "alone", "--workflow", "base"});
    EXPECT_FALSE(report(index).at("summary").contains("waiver_findings"));
    EXPECT_EQ(report(index).at("summary").at("waiver_uses").size(), 2U);
  }
  const auto merged = merge({"1", "2"});
  EXPECT_THAT(merged.out, HasSubstr("waiver lists covered 3 findings")) << merged.err;
  run("bare", {"--shard", "2/2", "--workflow", "alone", "--workflow", "base"});
  EXPECT_THAT(refusal({"1", "bare"}), HasSubstr("give all shards the same --waivers"));
}

TEST_F(Merge, MakesJunitOfOneReport) {
  run("whole", {"--report", "junit=" + folder.path("a.xml")});
  EXPECT_EQ(tool({"merge", path("whole"), "--report", "junit=" + folder.path("b.xml")}).exit_code,
            0);
  EXPECT_EQ(folder.read("a.xml"), folder.read("b.xml"));
}

}  // namespace
