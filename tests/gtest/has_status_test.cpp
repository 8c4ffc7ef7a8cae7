#include <kizen/gtest/has_status.hpp>

// clang-format off
#include <kizen/gtest.hpp>
// clang-format on

#include <string>

#include "gtest/told.hpp"

namespace {

using kizen::HasStatus;
using kizen_test::checked_delete;
using kizen_test::described;
using kizen_test::report_of_410;
using kizen_test::told;
using testing::Ge;

TEST(HasStatus, Describes) {
  EXPECT_EQ(described<kizen::Response>(HasStatus(200)),
            "has a status that is equal to 200\nhas a status that isn't equal to 200");
  EXPECT_EQ(described<kizen::Response>(HasStatus(Ge(400))),
            "has a status that is >= 400\nhas a status that isn't >= 400");
}

TEST(HasStatus, Explains) {
  EXPECT_EQ(told(kizen::Response{200}, HasStatus(200)), "yes: which has status 200");
  EXPECT_EQ(told(kizen::Response{200}, HasStatus(201)), "no: which has status 200; it has no body");
  EXPECT_EQ(told(kizen::Response{400, {}, "{\"detail\":\n\"No.\"}"}, HasStatus(testing::Lt(300))),
            "no: which has status 400; its body is {\"detail\":\\u000a\"No.\"}");
}

TEST(HasStatus, PrintsTheReportOfWhatDoesNotConform) {
  EXPECT_EQ(told(checked_delete(410, "Gone"), HasStatus(204)),
            "no: which has status 410; its body is Gone" + report_of_410());
  EXPECT_EQ(told(checked_delete(410), HasStatus(410)), "yes: which has status 410");
}

TEST(HasStatus, TakesWhateverHoldsAResponse) {
  EXPECT_THAT(kizen::Exchange({{"GET", "/"}, {404}}), HasStatus(404));
  httplib::Response response;
  response.status = 404;
  EXPECT_THAT(response, HasStatus(404));
  EXPECT_THAT(
      httplib::Result(std::make_unique<httplib::Response>(response), httplib::Error::Success),
      HasStatus(404));
  EXPECT_THAT(kizen::UpsertOutcome::of(checked_delete(204)), HasStatus(204));
}

TEST(HasStatus, TakesAReport) {
  EXPECT_EQ(told(checked_delete(204).report, HasStatus(204)), "yes: which has status 204");
  EXPECT_EQ(told(checked_delete(204).report, HasStatus(200)), "no: which has status 204");
  EXPECT_EQ(told(kizen::Report(), HasStatus(0)), "no: which is about no response");
}

TEST(HasStatus, WithoutAResponseThereIsNone) {
  EXPECT_EQ(told(kizen_test::timed_out(), HasStatus(0)),
            "no: which got no answer: timeout: nothing came");
}

TEST(HasStatus, TellsWhatItsMatcherTells) {
  EXPECT_EQ(told(kizen::Response{204},
                 HasStatus(testing::ResultOf(
                     "its class", [](int status) { return status / 100; }, testing::Eq(2))))
                .substr(0, 29),
            "yes: which has status 204 (wh");
}

}  // namespace
