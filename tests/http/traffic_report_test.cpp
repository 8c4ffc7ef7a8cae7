#include <kizen/http/traffic_report.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "http/loopback.hpp"

namespace {

using kizen::Verdict;
using kizen_test::printed;
using testing::ElementsAre;
using testing::HasSubstr;

kizen::CheckedExchange passed(const std::string& target, Verdict verdict) {
  kizen::CheckedExchange exchange{{"GET", target}, kizen::Response{200}};
  exchange.report.request = "GET " + target;
  exchange.report.status = 200;
  const kizen::Violation violation{"response.body.schema", "type", {}, {"a.json"}, "a", "b"};
  if (verdict == Verdict::Violates) exchange.report.violations.push_back(violation);
  if (verdict == Verdict::Unchecked) exchange.report.unchecked.push_back({"response.body.x"});
  if (verdict == Verdict::Waived) exchange.report.waived.push_back({"D6", violation});
  return exchange;
}

struct KeptExchangesTest : testing::Test {
  void pass(const std::string& target, Verdict verdict) {
    kept.add(std::make_shared<const kizen::CheckedExchange>(passed(target, verdict)));
  }

  std::vector<std::string> targets() const {
    std::vector<std::string> all;
    for (const auto& exchange : report().exchanges) all.push_back(exchange.request.target);
    return all;
  }

  kizen::TrafficReport report() const { return kept.report(); }

  kizen::detail::KeptExchanges kept{3};
};

TEST_F(KeptExchangesTest, AreInTheOrderTheyCame) {
  pass("/1", Verdict::Conforms);
  pass("/2", Verdict::Violates);
  pass("/3", Verdict::Waived);
  EXPECT_THAT(targets(), ElementsAre("/1", "/2", "/3"));
  EXPECT_EQ(report().dropped, 0U);
}

TEST_F(KeptExchangesTest, AreTheLastOnesWhereAllAreGood) {
  for (const auto* const target : {"/1", "/2", "/3", "/4"}) pass(target, Verdict::Conforms);
  EXPECT_THAT(targets(), ElementsAre("/2", "/3", "/4"));
  EXPECT_EQ(report().dropped, 1U);
  EXPECT_EQ(report().total(), 4U);
}

TEST_F(KeptExchangesTest, AreThoseThatFailBeforeThoseThatDoNot) {
  pass("/1", Verdict::Violates);
  for (const auto* const target : {"/2", "/3", "/4"}) pass(target, Verdict::Conforms);
  pass("/5", Verdict::Unchecked);
  EXPECT_THAT(targets(), ElementsAre("/1", "/4", "/5"));
  EXPECT_EQ(report().dropped, 2U);
}

TEST_F(KeptExchangesTest, AreTheFirstOnesWhereAllFail) {
  for (const auto* const target : {"/1", "/2", "/3", "/4"}) pass(target, Verdict::Violates);
  pass("/5", Verdict::Conforms);
  EXPECT_THAT(targets(), ElementsAre("/1", "/2", "/3"));
  EXPECT_EQ(report().dropped, 2U);
  EXPECT_EQ(report().count(Verdict::Violates), 4U);
  EXPECT_THAT(printed(report()),
              HasSubstr("5 exchanges: 1 conforms, 4 violates; 1 of these not shown\n"));
}

TEST(TrafficReport, IsNotOkWhereNothingPassed) {
  EXPECT_FALSE(kizen::TrafficReport().ok());
  EXPECT_EQ(printed(kizen::TrafficReport()), "0 exchanges\n");
}

TEST(TrafficReport, IsOkWhereEverythingConformsOrIsWaived) {
  kizen::TrafficReport report;
  report.verdicts = {{Verdict::Conforms, 1}, {Verdict::Waived, 1}};
  EXPECT_TRUE(report.ok());
  report.verdicts[Verdict::Unchecked] = 1;
  EXPECT_FALSE(report.ok());
  report.verdicts = {{Verdict::Conforms, 1}, {Verdict::Violates, 1}};
  EXPECT_FALSE(report.ok());
}

TEST(TrafficReport, IsNotOkWhereSomethingMayHavePassedUnseen) {
  kizen::TrafficReport report;
  report.verdicts = {{Verdict::Conforms, 1}};
  EXPECT_TRUE(report.ok());
  report.is_attached = false;
  EXPECT_FALSE(report.ok());
}

TEST(TrafficReport, ShowsWhatFailedAndSumsUp) {
  kizen::TrafficReport report;
  report.verdicts = {{Verdict::Conforms, 1}, {Verdict::Violates, 1}};
  report.outside = 2;
  report.exchanges = {passed("/good", Verdict::Conforms), passed("/bad", Verdict::Violates)};
  EXPECT_EQ(printed(report),
            "violates: GET /bad -> 200\n"
            "response.body.schema: type\n"
            "  --> a.json  #\n"
            "   at  the 200 response to GET /bad\n"
            "  expected  a\n"
            "  actual    b\n"
            "2 exchanges: 1 conforms, 1 violates; 2 outside the contract\n");
}

TEST(BasePath, IsTakenOffWholeSegments) {
  const kizen::detail::BasePath base("eu/v1/");
  EXPECT_EQ(base.below("/eu/v1/api?x=1"), "/api?x=1");
  EXPECT_EQ(base.below("/eu/v1?x=1"), "/?x=1");
  EXPECT_EQ(base.below("/eu/v1"), "/");
  EXPECT_EQ(base.below("/eu/v12/api"), std::nullopt);
  EXPECT_EQ(base.below("/api"), std::nullopt);
  EXPECT_EQ(kizen::detail::BasePath("/").below("/api"), "/api");
  EXPECT_EQ(kizen::detail::BasePath("//eu//").below("/eu/api"), "/api");
}

}  // namespace
