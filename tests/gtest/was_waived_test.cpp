#include <kizen/gtest/was_waived.hpp>

// clang-format off
#include <kizen/gtest.hpp>
// clang-format on

#include "gtest/told.hpp"

namespace {

using kizen::WasWaived;
using kizen_test::described;
using kizen_test::refused;
using kizen_test::told;

kizen::Report waived_report() {
  kizen::Report report{"records_destroy", "DELETE /a", 204};
  report.waived = {{"D9", {}}, {"waiver old-ids", {}}, {"D9", {}}};
  return report;
}

TEST(WasWaived, Describes) {
  EXPECT_EQ(described<kizen::Report>(WasWaived("D6")),
            "has a finding that was waived as D6\nhas no finding that was waived as D6");
}

TEST(WasWaived, Explains) {
  EXPECT_EQ(told(waived_report(), WasWaived("D9")), "yes: of which was waived D9, waiver old-ids");
  EXPECT_EQ(told(waived_report(), WasWaived("waiver old-ids")),
            "yes: of which was waived D9, waiver old-ids");
  EXPECT_EQ(told(waived_report(), WasWaived("D6")), "no: of which was waived D9, waiver old-ids");
  EXPECT_EQ(told(kizen::Report(), WasWaived("D6")), "no: of which nothing was waived");
}

TEST(WasWaived, TakesTheReportOfACheckedExchange) {
  auto exchange = kizen_test::checked_delete(204);
  EXPECT_EQ(told(exchange, WasWaived("D9")), "no: of which nothing was waived");
  exchange.report = waived_report();
  EXPECT_THAT(exchange, WasWaived("D9"));
  EXPECT_EQ(told(kizen::Response{204}, WasWaived("D9")), "no: which was not checked");
}

TEST(WasWaived, PrintsTheReportOfWhatDoesNotConform) {
  EXPECT_EQ(told(kizen_test::checked_delete(410), WasWaived("D9")),
            "no: of which nothing was waived" + kizen_test::report_of_410());
}

TEST(WasWaived, ADifferenceThatThereIsNotIsRefused) {
  EXPECT_EQ(refused([] { WasWaived("D66"); }),
            "matcher.difference: there is no difference 'D66' in observed.overlay.yaml; "
            "did you mean 'D6'?");
  EXPECT_EQ(refused([] { WasWaived("D6", kizen::records_differences().only({"D7"})); }),
            "matcher.difference: there is no difference 'D6' in observed.overlay.yaml; "
            "did you mean 'D7'?");
}

}  // namespace
