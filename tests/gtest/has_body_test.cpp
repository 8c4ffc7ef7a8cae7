#include <kizen/gtest/has_body.hpp>

// clang-format off
#include <kizen/gtest.hpp>
// clang-format on

#include <memory>
#include <string>
#include <vector>

#include "gtest/told.hpp"

namespace {

using kizen::HasBody;
using kizen_test::described;
using kizen_test::told;
using testing::SizeIs;

const kizen::Response counted{200, {}, R"({"count": 0})"};

TEST(HasBody, Describes) {
  EXPECT_EQ(described<kizen::Response>(HasBody({{"count", 0}})),
            "has a JSON body that is equal to {\"count\":0}\n"
            "has no JSON body that is equal to {\"count\":0}");
}

TEST(HasBody, Explains) {
  EXPECT_EQ(told(counted, HasBody({{"count", 0}})), "yes: which has status 200");
  EXPECT_EQ(told(counted, HasBody({{"count", 1}})),
            "no: which has status 200; its body is {\"count\": 0}");
  EXPECT_EQ(told(counted, HasBody(SizeIs(2))),
            "no: which has status 200 (whose size 1 doesn't match); its body is {\"count\": 0}");
}

TEST(HasBody, PrintsNoCredentialThatIsEchoed) {
  auto echoed = kizen_test::checked_delete(200, R"({"echo": "s3cret-key"})");
  echoed.redactor = std::make_shared<const kizen::Redactor>(std::vector<std::string>{"s3cret-key"});
  EXPECT_THAT(told(echoed, HasBody(testing::Contains("x"))),
              testing::AllOf(testing::HasSubstr(R"({"echo": "***"})"),
                             testing::Not(testing::HasSubstr("s3cret"))));
}

TEST(HasBody, TakesJsonAndMatchers) {
  EXPECT_THAT(kizen::Response({200, {}, "\"a\""}), HasBody("a"));
  EXPECT_THAT(kizen::Response({200, {}, "7"}), HasBody(7));
  EXPECT_THAT(kizen::Response({200, {}, "7"}), HasBody(testing::Gt(6)));
  EXPECT_THAT(counted, HasBody(testing::_));
  const kizen::json body = {{"count", 0}};
  EXPECT_THAT(counted, HasBody(body));
}

TEST(HasBody, ABodyThatIsNotJsonMatchesNothing) {
  EXPECT_EQ(told(kizen::Response{404, {}, "<html>"}, HasBody(testing::_)),
            "no: which has status 404 and a body that is not JSON; its body is <html>");
  EXPECT_EQ(told(kizen_test::timed_out(), HasBody(testing::_)),
            "no: which got no answer: timeout: nothing came");
}

TEST(HasBody, PrintsTheReportOfWhatDoesNotConform) {
  EXPECT_EQ(told(kizen_test::checked_delete(410), HasBody(testing::_)),
            "no: which has status 410 and a body that is not JSON; it has no body" +
                kizen_test::report_of_410());
}

}  // namespace
