#include <gtest/gtest.h>

#include <kizen/core/report.hpp>
#include <string>

namespace {

using kizen::Report;
using kizen::Verdict;

kizen::Violation violation_of(const std::string& rule) {
  kizen::Violation violation;
  violation.rule = rule;
  return violation;
}

TEST(Report, TheGravestFindingGivesTheVerdict) {
  Report report;
  EXPECT_EQ(report.verdict(), Verdict::Conforms);
  report.waived.push_back({"D6", {}});
  EXPECT_EQ(report.verdict(), Verdict::Waived);
  report.unchecked.push_back({"response.body.too_deep"});
  EXPECT_EQ(report.verdict(), Verdict::Unchecked);
  report.violations.push_back(violation_of("response.body.schema"));
  EXPECT_EQ(report.verdict(), Verdict::Violates);
}

TEST(Report, WaivedIsOkAndUncheckedIsNot) {
  Report report;
  report.waived.push_back({"D6", {}});
  EXPECT_TRUE(report.ok());
  report.unchecked.push_back({"response.body.too_deep"});
  EXPECT_FALSE(report.ok());
}

TEST(Report, WaivedRulesAreNotViolated) {
  Report report;
  report.waived.push_back({"D6", violation_of("request.body.schema")});
  report.violations.push_back(violation_of("response.body.schema"));
  EXPECT_FALSE(report.violates("request.body.schema"));
  EXPECT_TRUE(report.violates("response.body.schema"));
}

TEST(Report, KnowsUnderWhichIdsItWaives) {
  Report report;
  report.waived.push_back({"D6", violation_of("request.body.schema")});
  EXPECT_TRUE(report.waives("D6"));
  EXPECT_FALSE(report.waives("D7"));
  EXPECT_FALSE(report.waives("request.body.schema"));
}

TEST(Report, TheSecondHalfFillsInAndAppends) {
  Report request{"a", "GET /a", 0, {violation_of("request.body.schema")}};
  Report response{"b", "GET /b", 200, {violation_of("response.body.schema")}};
  response.waived.push_back({"D6", {}});
  response.unchecked.push_back({"response.body.too_deep"});
  request += response;
  EXPECT_EQ(request.operation, "a");
  EXPECT_EQ(request.request, "GET /a");
  EXPECT_EQ(request.status, 200);
  ASSERT_EQ(request.violations.size(), 2u);
  EXPECT_EQ(request.violations[1].rule, "response.body.schema");
  EXPECT_EQ(request.waived.size(), 1u);
  EXPECT_EQ(request.unchecked.size(), 1u);
}

TEST(Report, ItsPartsPrint) {
  EXPECT_EQ(testing::PrintToString(kizen::Unchecked{"a", "b"}), "unchecked: a: b");
  EXPECT_EQ(testing::PrintToString(kizen::Unchecked{"a"}), "unchecked: a");
  EXPECT_EQ(testing::PrintToString(kizen::Waived{"D6", violation_of("r")}),
            "waived (D6): r at '': expected , actual ");
}

}  // namespace
