#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/recording.hpp"
#include "support/tool.hpp"

namespace {

using kizen_test::har_of;
using kizen_test::lookup_target;
using kizen_test::Spoken;
using kizen_test::TemporaryFolder;
using kizen_test::tool;
using testing::HasSubstr;
using testing::Not;

const Spoken archived{"DELETE", "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001", 204, ""};
const Spoken missing{"GET", lookup_target(), 404, R"({"detail": "Not found."})"};

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

class CheckRecording : public testing::Test {
 protected:
  std::string har(const std::vector<Spoken>& all) { return folder_.write("t.har", har_of(all)); }

  TemporaryFolder folder_;
};

TEST_F(CheckRecording, TellsATableAndTheSum) {
  const auto ended = tool({"check", har({archived, archived, missing})});
  EXPECT_EQ(ended.exit_code, 4) << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("t.har, contract records.openapi.json (sha256 "));
  EXPECT_THAT(ended.out, HasSubstr("operation                status  conform  waived  unchecked  "
                                   "violate\n"
                                   "records_destroy             204        2       0          0    "
                                   "    0\n"
                                   "records_lookup_retrieve     404        0       0          0    "
                                   "    1\n"));
  EXPECT_THAT(ended.out, HasSubstr("3 exchanges of the contract: 2 conform, 1 violate\n"));
  EXPECT_THAT(ended.out, HasSubstr("broken: a promise was broken"));
}

TEST_F(CheckRecording, TellsEachKindOfFindingOnceWithWhereItWasFirst) {
  const auto ended = tool({"check", har({archived, missing, missing})});
  EXPECT_THAT(ended.out, HasSubstr("response.status.undeclared\n"));
  EXPECT_THAT(ended.out, HasSubstr("  finding   records_lookup_retrieve 404 "
                                   "response.status.undeclared #/paths/"));
  EXPECT_THAT(ended.out, HasSubstr("  seen      2 times, first " + folder_.path("t.har") + ":"));
}

TEST_F(CheckRecording, ConformsToWhatIsObserved) {
  const auto ended = tool({"check", "--contract", "observed", har({archived, missing})});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("records.openapi.json + observed.overlay.yaml (sha256 "));
  EXPECT_EQ(ended.err, "");
}

TEST_F(CheckRecording, CountsWhatIsNotOfTheContract) {
  auto elsewhere = archived;
  elsewhere.origin = "https://cdn.example";
  const auto file = har({archived,
                         elsewhere,
                         {"GET", "/favicon.ico"},
                         {"GET", "/favicon.ico"},
                         {"GET", "/api/records/deals/lookup/"}});
  const auto ended = tool({"check", file, "--base-url", "https://api.example"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("1 exchange of the contract: 1 conform\n"
                                   "  to other hosts: 1\n"
                                   "  to other paths: 3 (GET /favicon.ico: 2, GET "
                                   "/api/records/deals/lookup/: 1)\n"));
}

TEST_F(CheckRecording, TakesABasePathOff) {
  auto behind = archived;
  behind.target = "/crm" + archived.target;
  const auto file = har({behind, archived});
  const auto ended = tool({"check", file, "--base-url", "https://api.example/crm"});
  EXPECT_EQ(ended.exit_code, 0) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("1 exchange of the contract: 1 conform\n  to other paths: 1"));
}

TEST_F(CheckRecording, OfNothingOfTheContractSaysNothing) {
  const auto ended = tool({"check", har({{"GET", "/favicon.ico"}})});
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("could not run: no exchange is of the contract"));
}

TEST_F(CheckRecording, WhatIsNotRecordedIsUnchecked) {
  auto text = har_of({{"GET", "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001"}});
  const std::string body = R"("text": "{}")";
  ASSERT_NE(text.find(body), std::string::npos);
  text.replace(text.find(body), body.size(), R"("comment": "left out")");
  const auto file = folder_.write("t.har", text);
  const auto ended = tool({"check", file});
  EXPECT_EQ(ended.exit_code, 4) << ended.out;
  EXPECT_THAT(ended.out, HasSubstr("1 unchecked (recording.response_body_missing: 1)"));
  EXPECT_THAT(ended.out, Not(HasSubstr("response.body.missing")));
  EXPECT_EQ(tool({"check", file, "--max-unchecked", "1"}).exit_code, 0);
}

TEST_F(CheckRecording, CutInTheMiddleIsOneMessageAndNothingElse) {
  const auto text = har_of({archived, missing});
  const auto file = folder_.write("t.har", text.substr(0, text.size() - 200));
  const auto ended = tool({"check", file, "--report", "junit=" + folder_.path("out.xml")});
  EXPECT_EQ(ended.exit_code, 2);
  EXPECT_EQ(ended.out, "");
  EXPECT_THAT(ended.err, testing::StartsWith("kizen-contract: " + file + ":"));
  EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
  EXPECT_EQ(file_text(folder_.path("out.xml")), "");
}

TEST_F(CheckRecording, WritesJunitAsRunDoes) {
  const auto report = folder_.path("out.xml");
  const auto ended = tool({"check", har({archived, missing}), "--report", "junit=" + report});
  EXPECT_EQ(ended.exit_code, 4) << ended.err;
  const auto text = file_text(report);
  EXPECT_THAT(text, HasSubstr(R"(tests="2" failures="1")"));
  EXPECT_THAT(text, HasSubstr("response.status.undeclared"));
  EXPECT_THAT(text, HasSubstr(R"(<property name="contract.sha256" value=")"));
}

TEST_F(CheckRecording, ReadsLinesFromStandardInput) {
  const auto ended = tool({"check", "-"}, {},
                          R"({"request": {"method": "DELETE", "target": ")" + archived.target +
                              R"(", "headers": {"X-API-KEY": "k", "X-BUSINESS-ID": "b",
 "X-USER-ID": "u"}}, "response": {"status": 204}})");
  EXPECT_EQ(ended.exit_code, 2) << "a line break inside an exchange";
  const auto whole =
      tool({"check", "-"}, {},
           R"({"request": {"method": "DELETE", "target": ")" + archived.target +
               R"(", "headers": {"X-API-KEY": "k", "X-BUSINESS-ID": "b", )" +
               R"("X-USER-ID": "u"}}, "response": {"status": 204, "headers": []}})" + "\n");
  EXPECT_EQ(whole.exit_code, 0) << whole.out << whole.err;
}

TEST_F(CheckRecording, DoesNotMixWithOneBody) {
  const auto file = har({archived});
  EXPECT_EQ(tool({"check"}).exit_code, 1);
  EXPECT_EQ(tool({"check", file, "--status", "200"}).exit_code, 1);
  EXPECT_EQ(tool({"check", file, "--operation", "records_retrieve"}).exit_code, 1);
  EXPECT_EQ(
      tool({"check", file, file, "--operation", "records_retrieve", "--status", "200"}).exit_code,
      1);
  EXPECT_EQ(tool({"check", file, "--operation", "records_retrieve", "--status", "200", "--base-url",
                  "https://api.example"})
                .exit_code,
            1);
}

TEST_F(CheckRecording, AReportThatCannotBeWrittenIsNoFaultOfOurs) {
  const auto ended = tool({"check", har({archived}), "--report", "junit=/dev/full"});
  EXPECT_EQ(ended.exit_code, 3) << ended.out;
  EXPECT_EQ(ended.err, "kizen-contract: the report /dev/full cannot be written\n");
}

TEST_F(CheckRecording, NameOfAFileIsNotTakenForOurOwnLines) {
  const auto file = folder_.write("a\nkept.har", har_of({archived}));
  EXPECT_THAT(tool({"check", file}).out, HasSubstr("a kept.har, contract "));
}

TEST_F(CheckRecording, TakesStandardInputOnce) {
  const auto ended = tool({"check", "-", "-"});
  EXPECT_EQ(ended.exit_code, 1);
  EXPECT_THAT(ended.err, HasSubstr("standard input, -, can be read once"));
}

const char* const waivers_template = R"(waivers: 1
entries:
  - rule: response.status.undeclared
    operation: records_lookup_retrieve
    status: 404
    reason: Not in the document.
    owner: ann
    expires: EXPIRES
    max: MAX
)";

std::string waivers_text(const std::string& expires, const std::string& max) {
  std::string text = waivers_template;
  text.replace(text.find("EXPIRES"), 7, expires);
  return text.replace(text.find("MAX"), 3, max);
}

TEST_F(CheckRecording, WaivesByAFile) {
  const auto file = folder_.write("w.yaml", waivers_text("2999-12-31", "2"));
  const std::vector<std::string> arguments = {"check", har({archived, missing}), "--waivers", file};
  const auto ended = tool(arguments);
  EXPECT_EQ(ended.exit_code, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.out, HasSubstr("1 conform, 1 waived (waiver entry 1: 1)"));
  auto strict = arguments;
  strict.emplace_back("--strict-waivers");
  EXPECT_EQ(tool(strict).exit_code, 5);
}

TEST_F(CheckRecording, AnExpiredWaiverWaivesNothing) {
  const auto file = folder_.write("w.yaml", waivers_text("2020-12-31", "2"));
  const auto ended = tool({"check", har({missing}), "--waivers", file});
  EXPECT_EQ(ended.exit_code, 4);
  EXPECT_THAT(ended.out, HasSubstr("expired on 2020-12-31"));
}

TEST_F(CheckRecording, AWaiverOverItsMaxFails) {
  const auto file = folder_.write("w.yaml", waivers_text("2999-12-31", "1"));
  const auto ended = tool({"check", har({missing, missing}), "--waivers", file});
  EXPECT_EQ(ended.exit_code, 4);
  EXPECT_THAT(ended.out, HasSubstr("WAIVER OVER MAX  " + file +
                                   ":3:5: #/entries/0: waiver entry 1 covered 2 "
                                   "findings, and may waive 1"));
}

TEST_F(CheckRecording, AStaleWaiverIsTold) {
  const auto file = folder_.write("w.yaml", waivers_text("2999-12-31", "1"));
  const auto ended = tool({"check", har({archived}), "--waivers", file});
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.out,
              HasSubstr("WAIVER  " + file + ":3:5: #/entries/0: waiver entry 1 is stale"));
  EXPECT_EQ(tool({"check", har({archived}), "--waivers", file, "--strict-waivers"}).exit_code, 5);
}

TEST_F(CheckRecording, AFindingCanBeWaivedByItsLine) {
  const auto recording = har({missing});
  const auto told = tool({"check", recording}).out;
  const std::string before = "  finding   ";
  const auto begin = told.find(before) + before.size();
  const auto finding = told.substr(begin, told.find('\n', begin) - begin);
  const auto file = folder_.path("new.yaml");
  const auto waived = tool({"waive", "--file", file, "--finding", finding, "--reason", "Known.",
                            "--owner", "ann", "--expires", "2999-12-31"});
  EXPECT_EQ(waived.exit_code, 0) << finding << waived.err;
  EXPECT_EQ(tool({"check", recording, "--waivers", file}).exit_code, 0);
}

}  // namespace
