#include <kizen/run/console_reporter.hpp>

// clang-format off
#include <kizen/run.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace {

using kizen::CaseResult;
using kizen::CaseStatus;

CaseResult result(CaseStatus status, const std::string& name, const std::string& reason = {}) {
  CaseResult made;
  made.suite = "suites/a.arazzo.yaml";
  made.workflow = "reads";
  made.name = name;
  made.place = {"suites/a.arazzo.yaml", 7, 5, {}};
  made.status = status;
  made.reason = reason;
  made.seconds = 0.25;
  return made;
}

kizen::StepResult step(const std::string& id) {
  kizen::StepResult made;
  made.id = id;
  made.answered = true;
  made.report.request = "GET /things/{id}";
  made.report.status = 200;
  return made;
}

/// A step whose response breaks the contract, and a criterion beside it.
kizen::StepResult broken_step(const std::string& id) {
  auto made = step(id);
  made.report.violations = {{"response.body.schema",
                             "minimum",
                             kizen::JsonPointer() / "size",
                             {"things.json", kizen::JsonPointer() / "components"},
                             "an integer of at least 0",
                             "-1"}};
  made.failures = {{"case.criterion",
                    {},
                    {},
                    {"suites/a.arazzo.yaml:9:7", kizen::JsonPointer() / "workflows" / 0},
                    "$statusCode == 201",
                    "200 == 201"}};
  return made;
}

/// What a reporter says of these cases.
std::string told(const std::vector<CaseResult>& cases, bool terminal = false,
                 const std::string& stopped = {}, bool interrupted = false) {
  std::ostringstream text;
  kizen::ConsoleReporter reporter(text, terminal);
  kizen::Summary summary;
  reporter.run_started({{"things.json"}, "http://127.0.0.1:9", cases.size() + stopped.size(), {}});
  for (const auto& one : cases) {
    reporter.case_started(one.title());
    summary.add(one);
    summary.seconds += one.seconds;
    reporter.case_finished(one);
  }
  summary.stopped = stopped;
  summary.interrupted = interrupted;
  reporter.run_finished(summary, summary.outcome(0));
  return text.str();
}

TEST(ConsoleReporter, TellsAKeptRunInALineASuite) {
  auto other = result(CaseStatus::Passed, "");
  other.suite = "suites/b.arazzo.yaml";
  auto first = result(CaseStatus::Passed, "one");
  first.steps = {step("read")};
  EXPECT_EQ(told({first, result(CaseStatus::Passed, "two"), other}),
            R"(3 cases against http://127.0.0.1:9, contract things.json

this run can be trusted: 3 of 3 cases have a verdict, 1 of 1 exchanges were checked
suites/a.arazzo.yaml: 2 passed in 0.50 s
suites/b.arazzo.yaml: 1 passed in 0.25 s

3 cases: 3 passed in 0.75 s
1 exchange: 1 conform
kept: everything that was promised and expected
)");
}

TEST(ConsoleReporter, SumsASuiteOnceThoughAnotherStandsBetween) {
  auto other = result(CaseStatus::Skipped, "", "needs THING");
  other.suite = "suites/0.arazzo.yaml";
  const auto text =
      told({result(CaseStatus::Passed, "one"), other, result(CaseStatus::Failed, "two")});
  EXPECT_NE(text.find("\nsuites/a.arazzo.yaml: 1 passed, 1 failed in 0.50 s\n"
                      "suites/0.arazzo.yaml: 1 skipped in 0.25 s\n\n3 cases: "),
            std::string::npos)
      << text;
}

TEST(ConsoleReporter, TellsAFailureInFull) {
  auto failed = result(CaseStatus::Failed, "one");
  failed.steps = {step("first"), broken_step("read")};
  EXPECT_EQ(told({failed}),
            R"(1 case against http://127.0.0.1:9, contract things.json

FAILED  reads / one  (suites/a.arazzo.yaml:7:5)
  step read
response.body.schema: minimum
  --> things.json  #/components
   at  /size of the 200 response to GET /things/{id}
  expected  an integer of at least 0
  actual    -1
  finding   - 200 response.body.schema:minimum #/components /size
case.criterion
  --> suites/a.arazzo.yaml:9:7  #/workflows/0
   at  the 200 response to GET /things/{id}
  expected  $statusCode == 201
  actual    200 == 201

this run can be trusted: 1 of 1 cases have a verdict, 2 of 2 exchanges were checked
suites/a.arazzo.yaml: 1 failed in 0.25 s

1 case: 1 failed in 0.25 s
2 exchanges: 1 conform, 1 violate
broken: a promise was broken, a teardown failed, or not everything could be checked
)");
}

TEST(ConsoleReporter, TellsSkippedFaultyAndUnansweredCases) {
  auto unanswered = result(CaseStatus::NotRun, "three", "no answer: timeout");
  unanswered.steps = {step("first"), step("read")};
  unanswered.steps.back().answered = false;
  unanswered.steps.back().attempts = 3;
  unanswered.steps.back().no_answer = "no answer: timeout";
  unanswered.steps.back().sent = "GET /things/7";
  EXPECT_EQ(told({result(CaseStatus::Skipped, "one", "needs THING"),
                  result(CaseStatus::SuiteFault, "two", "input 'id': expected a string, actual 5"),
                  unanswered, result(CaseStatus::NotRun, "four", "interrupted")}),
            R"(4 cases against http://127.0.0.1:9, contract things.json

SKIPPED  reads / one  (suites/a.arazzo.yaml:7:5)
  needs THING
SUITE FAULT  reads / two  (suites/a.arazzo.yaml:7:5)
  input 'id': expected a string, actual 5

NOT RUN  reads / three  (suites/a.arazzo.yaml:7:5)
  step read, attempt 3
  no answer: timeout
  sent      GET /things/7

NOT RUN  reads / four  (suites/a.arazzo.yaml:7:5)
  interrupted

this run says nothing: 0 of 4 cases have a verdict (2 not run, 1 at fault themselves, 1 skipped)
suites/a.arazzo.yaml: 1 suite fault, 2 not run, 1 skipped in 1.00 s

4 cases: 1 suite fault, 2 not run, 1 skipped in 1.00 s
1 exchange: 1 conform; 2 retried
suite fault: a suite must be mended before it says anything
)");
}

TEST(ConsoleReporter, TellsFailedAndSkippedTeardown) {
  auto one = result(CaseStatus::Passed, "one");
  one.teardown = {broken_step("teardown/clean/remove")};
  one.teardown.back().failures.clear();
  auto two = result(CaseStatus::Passed, "two");
  two.teardown_skipped = {"clean: $steps.add.outputs.id is absent"};
  const auto text = told({one, two});
  EXPECT_NE(text.find("TEARDOWN FAILED  reads / one\n  step teardown/clean/remove\n"
                      "response.body.schema: minimum\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("\nteardown skipped  reads / two: clean: $steps.add.outputs.id is absent\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("2 cases: 2 passed, 1 teardown failed in 0.50 s\n"), std::string::npos)
      << text;
}

TEST(ConsoleReporter, TellsWhatWasWaivedUndeclaredAndUnchecked) {
  auto one = result(CaseStatus::Passed, "one");
  one.steps = {step("waived"), step("gap"), step("deep")};
  one.steps[0].report.waived = {{"D6", {}}};
  one.steps[1].report.status = 404;
  one.steps[1].documentation_gap = true;
  one.steps[2].report.unchecked = {{"response.body.too_deep", "600 levels"}};
  const auto text = told({one});
  EXPECT_NE(
      text.find("3 exchanges: 1 waived (D6: 1), 1 with an undeclared status that was expected "
                "(404: 1), 1 unchecked (response.body.too_deep: 1)\n"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("\nUNCHECKED  reads / one, step deep: response.body.too_deep: 600 levels\n"),
            std::string::npos)
      << text;
}

TEST(ConsoleReporter, TellsWhatTeardownLeftUnchecked) {
  auto one = result(CaseStatus::Passed, "one");
  one.teardown = {step("teardown/clean/look")};
  one.teardown[0].report.unchecked = {{"response.body.too_deep", "600 levels"}};
  const auto text = told({one});
  EXPECT_NE(text.find("\nUNCHECKED  reads / one, step teardown/clean/look: "
                      "response.body.too_deep: 600 levels\n"),
            std::string::npos)
      << text;
}

TEST(ConsoleReporter, TellsTheFirstFindingsAndHowManyMore) {
  auto failed = result(CaseStatus::Failed, "one");
  failed.steps = {broken_step("read")};
  failed.steps[0].failures.resize(kizen::told_findings + 2, failed.steps[0].failures[0]);
  failed.steps[0].sent = "GET /things/7";
  failed.steps[0].received = "200 {\"size\":-1}";
  const auto text = told({failed});
  EXPECT_NE(text.find("  actual    200 == 201\n  and 3 more findings\n  sent      GET /things/7\n"
                      "  received  200 {\"size\":-1}\n\n"),
            std::string::npos)
      << text;
}

TEST(ConsoleReporter, TellsWarningsAndWhatWasRecoveredFrom) {
  auto one = result(CaseStatus::Passed, "one");
  one.steps = {step("first"), step("second")};
  one.steps[0].warnings = broken_step("x").failures;
  one.steps[1].failures = broken_step("x").failures;
  one.steps[1].recovered = "other-way";
  const auto text = told({one});
  EXPECT_NE(
      text.find("WARNING  reads / one, step first: case.criterion (suites/a.arazzo.yaml:9:7): "
                "expected $statusCode == 201, actual 200 == 201\n"
                "RECOVERED  reads / one, step second, by action other-way: case.criterion "
                "(suites/a.arazzo.yaml:9:7): expected $statusCode == 201, actual 200 == "
                "201\n"),
      std::string::npos)
      << text;
  EXPECT_EQ(text.find("FAILED"), std::string::npos);
}

TEST(ConsoleReporter, SaysWhereInAValueAWarningIs) {
  auto one = result(CaseStatus::Passed, "one");
  one.steps = {step("first")};
  one.steps[0].warnings = broken_step("x").failures;
  one.steps[0].warnings[0].instance = kizen::JsonPointer() / "size";
  const auto text = told({one});
  EXPECT_NE(text.find(": case.criterion at '/size' (suites/a.arazzo.yaml:9:7): expected "),
            std::string::npos)
      << text;
}

TEST(ConsoleReporter, TellsFailuresOnceWhereTheContractIsBrokenAllTheSame) {
  auto one = result(CaseStatus::Failed, "one");
  one.steps = {broken_step("read")};
  one.steps[0].recovered = "other-way";
  const auto text = told({one});
  EXPECT_NE(text.find("case.criterion\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("RECOVERED"), std::string::npos) << text;
}

TEST(ConsoleReporter, TellsAnExpectedFailureByItsReasonAlone) {
  auto one = result(CaseStatus::XFailed, "one", "bug 7");
  one.steps = {broken_step("read")};
  const auto text = told({one});
  EXPECT_NE(text.find("FAILED AS EXPECTED  reads / one  (suites/a.arazzo.yaml:7:5)\n  bug 7\n"
                      "this run can be trusted: 1 of 1 cases have a verdict, "
                      "1 of 1 exchanges were checked\n"
                      "suites/a.arazzo.yaml: 1 failed as expected in 0.25 s\n"),
            std::string::npos)
      << text;
  EXPECT_EQ(text.find("case.criterion"), std::string::npos);
  EXPECT_NE(text.find("\nkept: "), std::string::npos);
}

TEST(ConsoleReporter, TellsAttempts) {
  auto one = result(CaseStatus::Failed, "one");
  one.steps = {broken_step("read")};
  one.steps[0].attempts = 3;
  const auto text = told({one});
  EXPECT_NE(text.find("  step read, attempt 3\n"), std::string::npos) << text;
  EXPECT_NE(text.find("1 exchange: 1 violate; 2 retried\n"), std::string::npos) << text;
}

TEST(ConsoleReporter, TellsWhyARunStopped) {
  const auto text = told({result(CaseStatus::NotRun, "one", "no answer")}, false, "x");
  EXPECT_NE(text.find("\nstopped: x\n1 case: 1 not run, 1 not started in 0.25 s\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("could not run: this says nothing about the service\n"), std::string::npos);
}

TEST(ConsoleReporter, TellsAnInterruptedRun) {
  const auto text = told({}, false, {}, true);
  EXPECT_EQ(text,
            "0 cases against http://127.0.0.1:9, contract things.json\n\n"
            "this run says nothing: no case was selected\n\n"
            "interrupted: no other case was started\n"
            "0 cases: none was selected in 0.00 s\n"
            "0 exchanges\n"
            "interrupted\n");
}

TEST(ConsoleReporter, TellsNotesFirst) {
  std::ostringstream text;
  kizen::ConsoleReporter(text).run_started({{"things.json"}, "http://h", 2, {"format x"}});
  EXPECT_EQ(text.str(), "note: format x\n2 cases against http://h, contract things.json\n\n");
}

TEST(ConsoleReporter, NamesAllTargetsAndContracts) {
  kizen::RunHeader header{{"things.json"}, "http://h", 2, {}};
  header.other_contracts = {{"mail.json", {"more.yaml"}, std::string(64, 'a')}};
  header.other_targets = {"mail at http://m/v1"};
  std::ostringstream text;
  kizen::ConsoleReporter(text).run_started(header);
  EXPECT_EQ(text.str(),
            "2 cases against http://h, mail at http://m/v1, contracts things.json, "
            "mail.json + more.yaml (sha256 aaaaaaaaaaaa)\n\n");
}

TEST(ConsoleReporter, OnATerminalShowsProgressAndColour) {
  const auto text =
      told({result(CaseStatus::Passed, "one"), result(CaseStatus::Failed, "two")}, true);
  EXPECT_NE(text.find("\r\033[K[1/2] reads / one\r\033[K"), std::string::npos);
  EXPECT_NE(text.find("[2/2] reads / two"), std::string::npos);
  EXPECT_NE(text.find("\033[1;31mFAILED\033[0m  reads / two"), std::string::npos);
  EXPECT_EQ(told({result(CaseStatus::Failed, "two")}).find('\033'), std::string::npos);
}

TEST(ConsoleReporter, TellsWhatIsSeenWhereTheRulesLeaveItOpen) {
  const auto text_with = [](const std::vector<std::vector<kizen::SeenAnswer>>& seen) {
    std::vector<CaseResult> cases;
    for (const auto& one : seen) {
      cases.push_back(result(CaseStatus::Passed, std::to_string(cases.size())));
      cases.back().steps = {step("read")};
      cases.back().steps[0].seen = one;
    }
    const auto text = told(cases);
    return text.substr(text.rfind(" exchange", text.rfind(" conform")));
  };
  EXPECT_EQ(text_with({{{"S13: a filter", "refused"}},
                       {{"S13: a filter", "ignored"}, {"A\n2", "x"}},
                       {{"S13: a filter", "refused"}}}),
            " exchanges: 3 conform\n"
            "seen where the rules leave it open:\n"
            "  A\\u000a2: x (1)\n"
            "  S13: a filter: ignored (1), refused (2)\n"
            "kept: everything that was promised and expected\n");
  EXPECT_EQ(text_with({{}}),
            " exchange: 1 conform\nkept: everything that was promised and expected\n");
}

TEST(ConsoleReporter, GivesSuitesNoTimeWhereCasesRunAtOnce) {
  std::ostringstream text;
  kizen::ConsoleReporter reporter(text);
  kizen::RunHeader header{{"things.json"}, "http://127.0.0.1:9", 1};
  header.jobs = 2;
  reporter.run_started(header);
  reporter.case_finished(result(CaseStatus::Passed, "one"));
  kizen::Summary summary;
  summary.add(result(CaseStatus::Passed, "one"));
  summary.seconds = 0.25;
  reporter.run_finished(summary, kizen::Outcome::Kept);
  EXPECT_NE(text.str().find("\nsuites/a.arazzo.yaml: 1 passed\n\n1 case: 1 passed in 0.25 s\n"),
            std::string::npos)
      << text.str();
}

}  // namespace
