#include <gtest/gtest.h>

#include <kizen/run.hpp>
#include <kizen/run/trust.hpp>

namespace {

using kizen::CaseStatus;
using kizen::Verdict;

TEST(Trust, IsInPartWhereCasesHaveNoVerdict) {
  kizen::Summary summary;
  summary.cases = {{CaseStatus::Passed, 2}, {CaseStatus::NotRun, 1}, {CaseStatus::Skipped, 1}};
  summary.verdicts[Verdict::Conforms] = 5;
  EXPECT_EQ(kizen::trust_in(summary, 6),
            "this run can be trusted in part: 2 of 6 cases have a verdict (1 not run, 1 skipped, "
            "2 not started), 5 of 5 exchanges were checked");
}

TEST(Trust, IsInPartWhereExchangesStayUnchecked) {
  kizen::Summary summary;
  summary.cases = {{CaseStatus::Failed, 1}, {CaseStatus::Flaky, 1}, {CaseStatus::XFailed, 1}};
  summary.verdicts = {{Verdict::Conforms, 5}, {Verdict::Unchecked, 2}};
  EXPECT_EQ(kizen::trust_in(summary, 3),
            "this run can be trusted in part: 3 of 3 cases have a verdict, "
            "5 of 7 exchanges were checked");
}

TEST(Trust, IsNoneWhereNobodyAnswered) {
  kizen::Summary summary;
  summary.cases[CaseStatus::Passed] = 1;
  EXPECT_EQ(kizen::trust_in(summary, 1),
            "this run says nothing: 1 of 1 cases have a verdict, no request was answered");
  EXPECT_EQ(kizen::trust_in({}, 0), "this run says nothing: no case was selected");
}

}  // namespace
