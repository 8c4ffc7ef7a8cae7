#include <kizen/run/summary.hpp>

// clang-format off
#include <kizen/run.hpp>
// clang-format on

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using kizen::CaseResult;
using kizen::CaseStatus;
using kizen::Outcome;
using kizen::Summary;
using kizen::Verdict;

CaseResult ended(CaseStatus status) {
  CaseResult result;
  result.status = status;
  return result;
}

/// What a run of these cases comes to.
Outcome outcome_of(std::initializer_list<CaseStatus> cases) {
  Summary summary;
  for (const auto status : cases) summary.add(ended(status));
  return summary.outcome(0);
}

kizen::StepResult answered_step() {
  kizen::StepResult step;
  step.answered = true;
  step.report.status = 200;
  return step;
}

TEST(Outcome, IsKeptWhereSomethingPassedAndNothingElseHappened) {
  EXPECT_EQ(outcome_of({CaseStatus::Passed}), Outcome::Kept);
  EXPECT_EQ(outcome_of({CaseStatus::Skipped, CaseStatus::Passed}), Outcome::Kept);
}

TEST(Outcome, IsBrokenByOneFailedCase) {
  EXPECT_EQ(outcome_of({CaseStatus::Passed, CaseStatus::Failed}), Outcome::Broken);
  EXPECT_EQ(outcome_of({CaseStatus::SuiteFault, CaseStatus::Failed, CaseStatus::NotRun}),
            Outcome::Broken);
}

TEST(Outcome, IsASuiteFaultBeforeCouldNotRun) {
  EXPECT_EQ(outcome_of({CaseStatus::NotRun, CaseStatus::SuiteFault, CaseStatus::Passed}),
            Outcome::SuiteFault);
}

TEST(Outcome, IsCouldNotRunWhereACaseWasNotAnswered) {
  EXPECT_EQ(outcome_of({CaseStatus::Passed, CaseStatus::NotRun}), Outcome::CouldNotRun);
}

TEST(Outcome, IsCouldNotRunForAHollowRun) {
  EXPECT_EQ(outcome_of({}), Outcome::CouldNotRun);
  EXPECT_EQ(outcome_of({CaseStatus::Skipped, CaseStatus::Skipped}), Outcome::CouldNotRun);
}

TEST(Outcome, IsKeptWhereEverythingFailedAsExpected) {
  EXPECT_EQ(outcome_of({CaseStatus::XFailed, CaseStatus::Skipped}), Outcome::Kept);
}

TEST(Outcome, IsCouldNotRunWhereTheRunWasStopped) {
  Summary summary;
  summary.add(ended(CaseStatus::Passed));
  summary.stopped = "nobody answers";
  EXPECT_EQ(summary.outcome(0), Outcome::CouldNotRun);
}

TEST(Outcome, IsBrokenBeforeTheRunWasStopped) {
  Summary summary;
  summary.add(ended(CaseStatus::Failed));
  summary.stopped = "nobody answers";
  EXPECT_EQ(summary.outcome(0), Outcome::Broken);
}

TEST(Outcome, IsInterruptedBeforeAllElse) {
  Summary summary;
  summary.add(ended(CaseStatus::Failed));
  summary.stopped = "nobody answers";
  summary.interrupted = true;
  EXPECT_EQ(summary.outcome(0), Outcome::Interrupted);
}

TEST(Outcome, IsBrokenByMoreUncheckedThanAllowed) {
  auto result = ended(CaseStatus::Passed);
  result.steps = {answered_step()};
  result.steps.back().report.unchecked = {{"response.body.too_deep", "600 levels"}};
  Summary summary;
  summary.add(result);
  EXPECT_EQ(summary.outcome(0), Outcome::Broken);
  EXPECT_EQ(summary.outcome(1), Outcome::Kept);
}

TEST(Outcome, IsBrokenByAFailedTeardown) {
  auto result = ended(CaseStatus::Passed);
  result.teardown = {answered_step()};
  result.teardown.back().failures.push_back({"case.criterion"});
  Summary summary;
  summary.add(result);
  EXPECT_EQ(summary.failed_teardowns, 1u);
  EXPECT_EQ(summary.outcome(0), Outcome::Broken);
}

/// What a run comes to of which nothing failed but these steps of teardown, each of its own case.
Outcome outcome_of_teardowns(const std::vector<std::vector<kizen::StepResult>>& teardowns) {
  Summary summary;
  for (const auto& steps : teardowns) {
    auto result = ended(CaseStatus::Passed);
    result.teardown = steps;
    summary.add(result);
  }
  EXPECT_EQ(summary.failed_teardowns, teardowns.size());
  return summary.outcome(0);
}

kizen::StepResult teardown_step_failed_by(const std::string& rule) {
  auto step = answered_step();
  step.failures.push_back({rule});
  return step;
}

kizen::StepResult silent_teardown_step() {
  kizen::StepResult step;
  step.no_answer = "no answer: timeout";
  return step;
}

TEST(Outcome, IsASuiteFaultWhereOneInTeardownIsAllThatFailed) {
  auto refused = teardown_step_failed_by("case.request");
  refused.report.violations.push_back({"request.query"});
  EXPECT_EQ(outcome_of_teardowns({{refused}}), Outcome::SuiteFault);
  EXPECT_EQ(outcome_of_teardowns({{refused, silent_teardown_step()}, {silent_teardown_step()}}),
            Outcome::SuiteFault);
}

TEST(Outcome, IsCouldNotRunWhereSilenceInTeardownIsAllThatFailed) {
  EXPECT_EQ(outcome_of_teardowns({{answered_step(), silent_teardown_step()}}),
            Outcome::CouldNotRun);
}

TEST(Outcome, IsBrokenByAFailedTeardownWhateverElseFailedThere) {
  const auto broken = teardown_step_failed_by("case.criterion");
  const auto faulty = teardown_step_failed_by("case.value");
  EXPECT_EQ(outcome_of_teardowns({{silent_teardown_step(), broken}}), Outcome::Broken);
  EXPECT_EQ(outcome_of_teardowns({{faulty, broken}}), Outcome::Broken);
  EXPECT_EQ(outcome_of_teardowns({{faulty}, {broken}}), Outcome::Broken);
}

TEST(Outcome, OfABrokenRunNamesAFailedTeardown) {
  EXPECT_NE(kizen::sentence(Outcome::Broken).find("a teardown failed"), std::string_view::npos);
}

TEST(Summary, CountsExchangesByVerdictTeardownIncluded) {
  CaseResult result;
  result.steps = {answered_step(), answered_step(), answered_step()};
  result.steps[1].report.violations.push_back({"response.body.schema"});
  result.steps[2].report.waived = {{"D6", {}}, {"D6", {}}, {"D7", {}}};
  result.teardown = {answered_step()};
  Summary summary;
  summary.add(result);
  EXPECT_EQ(summary.exchanges(), 4u);
  EXPECT_EQ(summary.count(Verdict::Conforms), 2u);
  EXPECT_EQ(summary.count(Verdict::Violates), 1u);
  EXPECT_EQ(summary.count(Verdict::Waived), 1u);
  EXPECT_EQ(summary.count(Verdict::Unchecked), 0u);
  EXPECT_EQ(summary.waived.at("D6 and D7"), 1u) << "exchanges are counted, not findings";
  EXPECT_EQ(summary.waived.size(), 1u);
}

TEST(Summary, CountsTheAttemptsBeforeTheLastApart) {
  CaseResult result;
  result.steps = {answered_step(), answered_step()};
  result.steps[0].attempts = 3;
  result.teardown = {answered_step()};
  result.teardown[0].attempts = 2;
  Summary summary;
  summary.add(result);
  EXPECT_EQ(summary.retried, 3u);
  EXPECT_EQ(summary.exchanges(), 3u);
}

TEST(Summary, CountsNoExchangeWhereNothingWasAnswered) {
  CaseResult result;
  result.steps.resize(1);
  result.steps.back().no_answer = "no answer: timeout";
  Summary summary;
  summary.add(result);
  EXPECT_EQ(summary.exchanges(), 0u);
}

TEST(Summary, CountsADocumentationGapApartFromTheUnchecked) {
  CaseResult result;
  result.steps = {answered_step()};
  result.steps.back().report.status = 404;
  result.steps.back().report.unchecked = {{"response.status.undeclared"}};
  result.steps.back().documentation_gap = true;
  Summary summary;
  summary.add(result);
  EXPECT_EQ(summary.gaps.at("404"), 1u);
  EXPECT_EQ(summary.count(Verdict::Unchecked), 0u);
  EXPECT_EQ(summary.exchanges(), 1u);
  EXPECT_EQ(summary.outcome(0), Outcome::Kept);
}

TEST(CaseStatus, IsPrintedInWords) {
  std::ostringstream text;
  for (const auto status : {CaseStatus::Passed, CaseStatus::Failed, CaseStatus::SuiteFault,
                            CaseStatus::NotRun, CaseStatus::Skipped, CaseStatus::XFailed}) {
    text << status << '\n';
  }
  EXPECT_EQ(text.str(), "passed\nfailed\nsuite fault\nnot run\nskipped\nfailed as expected\n");
}

TEST(CaseResult, IsTitledByWorkflowAndCase) {
  CaseResult result;
  result.workflow = "adds";
  EXPECT_EQ(result.title(), "adds");
  result.name = "with a size";
  EXPECT_EQ(result.title(), "adds / with a size");
}

TEST(Summary, CountsWhatIsSeenInStepsAndTeardown) {
  auto first = ended(CaseStatus::Passed);
  first.steps = {answered_step(), answered_step()};
  first.steps[0].seen = {{"q", "yes"}, {"r", "no"}};
  first.steps[1].seen = {{"q", "no"}};
  first.teardown = {kizen::StepResult()};
  first.teardown[0].seen = {{"q", "yes"}};
  Summary summary;
  summary.add(first);
  const decltype(summary.seen) counts = {{"q", {{"yes", 2}, {"no", 1}}}, {"r", {{"no", 1}}}};
  EXPECT_EQ(summary.seen, counts);
}

}  // namespace
