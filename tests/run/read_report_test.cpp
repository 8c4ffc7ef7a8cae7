#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <memory>
#include <sstream>
#include <string>

#include "support/run_bench.hpp"

namespace {

using kizen::JsonPointer;
using testing::HasSubstr;
using testing::StartsWith;

kizen::Violation told_finding(const std::string& actual) {
  return {"response.body.schema",
          "type",
          JsonPointer() / "a/b" / 3,
          {"shop.json", JsonPointer() / "components"},
          "a text",
          actual,
          "one\ntwo"};
}

/// A finding of two choices, of which the outer holds another finding of the inner.
std::vector<kizen::Violation> findings_with_choices() {
  auto inner = std::make_shared<kizen::Choice>();
  inner->branches = {{}, {told_finding("7")}};
  auto outer = std::make_shared<kizen::Choice>();
  outer->branches = {{told_finding("8"), told_finding("9")}, {}};
  outer->branches[0][1].choices = {inner};
  std::vector<kizen::Violation> all(2, told_finding("10"));
  for (auto& one : all) one.choices = {inner, outer};
  return all;
}

kizen::StepResult whole_step() {
  kizen::StepResult step;
  step.id = "caller/read";
  step.report = {"read", "GET /x", 200, findings_with_choices(), {{"D6", told_finding("1")}}};
  step.report.unchecked = {{"response.body.too_deep", "600 levels"}};
  step.failures = findings_with_choices();
  step.warnings = {told_finding("2")};
  step.seen = {{"E1: what", "that"}};
  step.recovered = "again";
  step.attempts = 3;
  step.attempted = "caller";
  step.no_answer = "no answer: timeout";
  step.withheld = "not made by this run";
  step.sent = "GET /x";
  step.received = "200 \"\xC3\xA4\"";
  step.answered = true;
  step.documentation_gap = true;
  step.seconds = 0.1;
  step.resent = {"429", "reset"};
  step.visible_after = 1.25;
  step.answer = 2;
  return step;
}

kizen::CaseResult whole_case() {
  kizen::CaseResult result{"a.arazzo.yaml", "reads", "twice", {"a.arazzo.yaml", 7, 3, {}}};
  result.status = kizen::CaseStatus::XFailed;
  result.reason = "bug 7";
  result.steps = {whole_step(), whole_step()};
  result.teardown = {whole_step()};
  result.teardown_skipped = {"clean: no id"};
  result.seconds = 2.0 / 3;
  result.attempts = 2;
  result.earlier = {"step read: timeout"};
  result.position = 4;
  result.identity = "a.arazzo.yaml#reads / twice";
  result.needed_by = "writes";
  return result;
}

kizen::RunHeader whole_header() {
  kizen::RunHeader header{
      {"shop.json", {"observed"}, std::string(64, 'a')}, "http://h:1", 9, {"n"}};
  header.other_contracts = {{"mail.json", {}, std::string(64, 'b')}};
  header.other_targets = {"mail at http://h:2"};
  header.order_seed = 18446744073709551615U;
  header.jobs = 8;
  header.run = "k7";
  header.started = "2026-01-31T08:30:00Z";
  header.version = "9.9.9";
  header.selection = {{"read"}, {"slow"}, {"a-*"}};
  header.strictness = {3, true, true};
  header.shard = kizen::Shard{2, 4};
  header.plan = {40, std::string(64, 'c')};
  return header;
}

kizen::Summary whole_summary() {
  kizen::Summary summary;
  for (const auto status : kizen::detail::AllOf<kizen::CaseStatus>::values) {
    summary.cases[status] = 1 + summary.cases.size();
  }
  for (const auto verdict : kizen::detail::AllOf<kizen::Verdict>::values) {
    summary.verdicts[verdict] = 1 + summary.verdicts.size();
  }
  summary.waived = {{"D6", 2}};
  summary.gaps = {{"404", 3}};
  summary.unchecked = {{"response.body.too_deep", 4}};
  summary.seen = {{"E1", {{"that", 5}}}};
  summary.failed_teardowns = 6;
  summary.faulty_teardowns = 7;
  summary.silent_teardowns = 8;
  summary.retried = 9;
  summary.resent = {{"429", 10}};
  summary.awaited = 11;
  summary.longest_until_shown = 12.5;
  summary.total_until_shown = 13.5;
  summary.waived_by_waivers = 14;
  kizen::Waiver waiver{"w", {"w.yaml", 3, 5, {}}, "rule", "read", 200, "type"};
  waiver.schema = JsonPointer();
  waiver.instance = JsonPointer() / "**";
  waiver.reason = "old";
  waiver.owner = "ann";
  waiver.expires = {2026, 12, 31};
  waiver.max = 15;
  summary.waiver_findings = {{kizen::WaiverFinding::Kind::OverMax, waiver, 16}};
  summary.waiver_uses = {{kizen::WaiverFinding::Kind::Used, waiver, 1}};
  summary.withheld = 20;
  summary.swept = {"7"};
  summary.left = {"deals 8"};
  summary.journal = "run.journal";
  summary.stopped = "http://h:1: refused";
  summary.stopped_by = kizen::Stop::Unreachable;
  summary.interrupted = true;
  summary.seconds = 17.5;
  summary.work_seconds = 18.5;
  summary.not_started = 19;
  summary.nothing_due = true;
  return summary;
}

std::string whole_report() {
  std::ostringstream text;
  kizen::JsonReporter reporter(text);
  reporter.run_started(whole_header());
  reporter.case_finished(whole_case());
  reporter.case_finished({"a.arazzo.yaml", "adds"});
  reporter.add("coverage", {{"operations", 9}});
  reporter.run_finished(whole_summary(), kizen::Outcome::Broken);
  return text.str();
}

kizen_test::Told told_by(const std::string& text) {
  kizen_test::Told told;
  kizen_test::Note note(told);
  kizen::read_report(text, "out.json", note);
  return told;
}

std::string refusal_of_report(const std::string& text) {
  try {
    told_by(text);
    return "none";
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "document.unreadable");
    return error.what();
  }
}

TEST(ReadReport, TellsWhatWasWritten) {
  const auto text = whole_report();
  std::ostringstream again;
  kizen::JsonReporter writer(again);
  writer.add("coverage", {{"operations", 9}});
  const auto report = kizen::read_report(text, "out.json", writer);
  EXPECT_EQ(again.str(), text);
  EXPECT_TRUE(report.is_complete);
  EXPECT_EQ(report.cases, 2U);
  EXPECT_EQ(report.outcome, kizen::Outcome::Broken);
  EXPECT_EQ(report.further.at("coverage"), R"({"operations":9})");
}

TEST(ReadReport, LosesNoMemberOfACase) {
  const auto told = told_by(whole_report());
  const auto& result = told.cases.at(0);
  const auto& step = result.steps.at(1);
  const auto wanted = whole_step();
  EXPECT_EQ(step.report.violations, wanted.report.violations);
  EXPECT_EQ(step.report.waived.at(0).violation, wanted.report.waived.at(0).violation);
  EXPECT_EQ(step.report.unchecked.at(0).detail, "600 levels");
  EXPECT_EQ(step.failures, wanted.failures);
  EXPECT_EQ(step.warnings, wanted.warnings);
  EXPECT_EQ(step.seen, wanted.seen);
  EXPECT_EQ(step.received, wanted.received);
  EXPECT_EQ(step.resent, wanted.resent);
  EXPECT_EQ(step.visible_after, 1.25);
  EXPECT_EQ(step.answer, 2U);
  EXPECT_TRUE(step.documentation_gap && step.answered);
  EXPECT_EQ(result.seconds, 2.0 / 3);
  EXPECT_EQ(result.place.to_string(), "a.arazzo.yaml:7:3");
  EXPECT_EQ(result.status, kizen::CaseStatus::XFailed);
}

TEST(ReadReport, SharesChoicesAsTheyWere) {
  const auto told = told_by(whole_report());
  const auto& step = told.cases.at(0).steps.at(0);
  const auto& choices = step.report.violations.at(0).choices;
  ASSERT_EQ(choices.size(), 2U);
  EXPECT_EQ(choices, step.report.violations.at(1).choices);
  EXPECT_EQ(choices[1]->branches.at(0).at(1).choices.at(0), choices[0]);
}

TEST(ReadReport, LosesNothingOfHeaderAndSummary) {
  const auto told = told_by(whole_report());
  EXPECT_EQ(told.header.order_seed, 18446744073709551615U);
  EXPECT_EQ(told.header.shard, (kizen::Shard{2, 4}));
  EXPECT_EQ(told.header.plan, whole_header().plan);
  EXPECT_EQ(told.header.all_contracts(), whole_header().all_contracts());
  EXPECT_EQ(told.summary.cases, whole_summary().cases);
  EXPECT_EQ(told.summary.verdicts, whole_summary().verdicts);
  EXPECT_EQ(told.summary.waiver_findings.at(0).to_string(),
            whole_summary().waiver_findings.at(0).to_string());
  EXPECT_EQ(told.summary.waiver_findings.at(0).waiver.schema, JsonPointer());
  EXPECT_EQ(told.summary.left, whole_summary().left);
  EXPECT_EQ(told.summary.journal, "run.journal");
  EXPECT_TRUE(told.summary.interrupted && told.summary.nothing_due);
}

TEST(ReadReport, TakesAReportThatWasKilledAnywhereAfterItsHeader) {
  const auto text = whole_report();
  const auto header = text.find("\"cases\":[");
  for (auto end = header; end < text.size() - 2; end += 7) {
    kizen_test::Told told;
    kizen_test::Note note(told);
    const auto report = kizen::read_report(text.substr(0, end), "out.json", note);
    ASSERT_FALSE(report.is_complete) << end;
    ASSERT_EQ(told.header.target, "http://h:1");
    ASSERT_EQ(told.cases.size(), report.cases);
  }
}

TEST(ReadReport, TakesADocumentThatWasWrittenInAnotherForm) {
  const auto told = told_by(nlohmann::ordered_json::parse(whole_report()).dump(4));
  EXPECT_EQ(told.cases.size(), 2U);
  EXPECT_EQ(told.outcome, kizen::Outcome::Broken);
}

TEST(ReadReport, RefusesWhatIsNoReport) {
  EXPECT_EQ(
      refusal_of_report(""),
      "out.json: is no report of a run: it breaks off before it says which run it is of; name "
      "a file that run --report json=FILE wrote");
  EXPECT_THAT(refusal_of_report("<xml/>"), HasSubstr("it is no JSON: byte 1;"));
  EXPECT_THAT(refusal_of_report("{}"), HasSubstr("it holds no run;"));
  EXPECT_THAT(refusal_of_report("[]"), HasSubstr("it holds no run;"));
  EXPECT_THAT(refusal_of_report(R"({"version":2})"),
              HasSubstr("it is of another version; this tool reads 1;"));
}

TEST(ReadReport, NamesThePlaceOfWhatItCannotTake) {
  auto text = nlohmann::ordered_json::parse(whole_report());
  text["cases"][1]["seconds"] = "long";
  EXPECT_THAT(
      refusal_of_report(text.dump()),
      StartsWith("out.json: #/cases/1/seconds: is no report of a run: it is not a number;"));
  text = nlohmann::ordered_json::parse(whole_report());
  text["cases"][0]["steps"][1].erase("report");
  EXPECT_THAT(refusal_of_report(text.dump()),
              StartsWith("out.json: #/cases/0/steps/1: is no report of a run: it lacks 'report';"));
  text = nlohmann::ordered_json::parse(whole_report());
  text["summary"]["cases"]["fine"] = 1;
  EXPECT_THAT(refusal_of_report(text.dump()),
              HasSubstr("#/summary/cases/fine: is no report of a run: it is no word that stands "
                        "here: 'fine';"));
  text = nlohmann::ordered_json::parse(whole_report());
  text["cases"][0]["steps"][0]["failures"][0]["choices"][0] = 4;
  EXPECT_THAT(refusal_of_report(text.dump()),
              HasSubstr("#/cases/0/steps/0/failures/0/choices/0: is no report of a run: it is not "
                        "the index of a choice that comes before it;"));
  text = nlohmann::ordered_json::parse(whole_report());
  text["run"]["jobs"] = -1;
  EXPECT_THAT(refusal_of_report(text.dump()), HasSubstr("#/run/jobs: "));
  text.erase("run");
  EXPECT_THAT(refusal_of_report(text.dump()),
              HasSubstr("it has cases before it says which run it is of;"));
  text = nlohmann::ordered_json::parse(whole_report());
  text.erase("summary");
  EXPECT_THAT(refusal_of_report(text.dump()), HasSubstr("it lacks 'summary';"));
}

TEST(JsonReporter, HasWhatEndedInTheFileAtOnce) {
  std::ostringstream text;
  kizen::JsonReporter reporter(text);
  reporter.run_started(whole_header());
  EXPECT_THAT(text.str(), testing::EndsWith("\"cases\":["));
  reporter.case_finished({"a.arazzo.yaml", "adds"});
  EXPECT_THAT(text.str(),
              testing::EndsWith(R"({"suite":"a.arazzo.yaml","workflow":"adds","place":{"file":""},)"
                                R"("status":"passed","seconds":0.0,"steps":[]})"));
}

TEST(JsonReporter, WritesJsonWhateverTheServiceSends) {
  kizen_test::RunBench bench;
  bench.answer = [](const kizen::Request&) -> kizen::Answer {
    return kizen::Response{200, {{"Content-Type", "text/\xFF"}}, "\xFF"};
  };
  bench.options.transport = bench.transport();
  std::ostringstream text;
  kizen::JsonReporter reporter(text);
  const auto suite =
      kizen_test::suite_of({kizen_test::workflow("reads", {kizen_test::read_step()})});
  kizen::Runner(bench.target, bench.options).run({suite}, reporter);
  std::ostringstream again;
  kizen::JsonReporter writer(again);
  kizen::read_report(text.str(), "out.json", writer);
  EXPECT_EQ(again.str(), text.str());
  EXPECT_THAT(text.str(), HasSubstr("\xEF\xBF\xBD")) << text.str();
  EXPECT_THAT(text.str(), testing::Not(HasSubstr("\xFF")));
}

}  // namespace
