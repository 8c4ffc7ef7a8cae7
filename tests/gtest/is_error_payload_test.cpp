#include <kizen/gtest/is_error_payload.hpp>

// clang-format off
#include <kizen/gtest.hpp>
#include <kizen/tenant.hpp>
// clang-format on

#include "gtest/told.hpp"

namespace {

using kizen::IsErrorPayload;
using kizen_test::described;
using kizen_test::told;

const kizen::Response required{400, {}, R"({"lookup_value": ["Required."]})"};

TEST(IsErrorPayload, Describes) {
  EXPECT_EQ(described<kizen::Response>(IsErrorPayload()),
            "is an error payload with a status that is >= 400\n"
            "is no error payload with a status that is >= 400");
  EXPECT_EQ(described<kizen::Response>(IsErrorPayload(400, "amount")),
            "is an error payload with a status that is equal to 400, and mentions 'amount'\n"
            "is no error payload with a status that is equal to 400 which mentions 'amount'");
}

TEST(IsErrorPayload, Explains) {
  EXPECT_EQ(told(required, IsErrorPayload()),
            "yes: which has status 400 and holds errors by key\n  lookup_value: Required.");
  EXPECT_EQ(told(required, IsErrorPayload(404)),
            "no: which has status 400 and holds errors by key\n  lookup_value: Required.");
  EXPECT_EQ(told(required, IsErrorPayload(400, "amount")),
            "no: which has status 400 and holds errors by key\n  lookup_value: Required.\n"
            "but mentions no 'amount'");
  EXPECT_EQ(told(kizen::Response{400, {}, "{}"}, IsErrorPayload()),
            "no: which has status 400 and no shape of an error; its body is {}");
}

TEST(IsErrorPayload, FindsKeysAndTexts) {
  EXPECT_THAT(required, IsErrorPayload(400, "lookup_value"));
  EXPECT_THAT(required, IsErrorPayload(testing::_, "Requ"));
}

TEST(IsErrorPayload, AStatusOfSuccessIsNoError) {
  EXPECT_THAT(kizen::Response({200, {}, R"({"detail": "Done."})"}), testing::Not(IsErrorPayload()));
}

TEST(IsErrorPayload, PrintsTheReportOfWhatDoesNotConform) {
  EXPECT_EQ(told(kizen_test::checked_delete(410), IsErrorPayload()),
            "no: which has status 410 and no shape of an error; it has no body" +
                kizen_test::report_of_410());
  EXPECT_EQ(told(kizen_test::timed_out(), IsErrorPayload()),
            "no: which got no answer: timeout: nothing came");
}

// E1, E3
TEST(IsErrorPayload, ReadsWhatTheTenantRefuses) {
  const kizen::Tenant tenant;
  kizen::ClientOptions options;
  options.deviations = {"D6"};
  kizen::Client client(tenant.target(), options);
  auto deals = client.records("deals");
  EXPECT_THAT(deals.add({{"amount", "ten"}, {"name", "Acme"}}), IsErrorPayload(400, "amount"));
  EXPECT_THAT(deals.lookup("nobody"), IsErrorPayload(404, "not_found"));
  EXPECT_THAT(client.records("nothing").search(), IsErrorPayload(404));
}

}  // namespace
