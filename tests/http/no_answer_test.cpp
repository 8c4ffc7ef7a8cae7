#include <kizen/http/no_answer.hpp>

// clang-format off
#include <kizen/http.hpp>
// clang-format on

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace {

using Reason = kizen::NoAnswer::Reason;

TEST(NoAnswer, PrintsReasonAndDetail) {
  EXPECT_EQ(testing::PrintToString(kizen::NoAnswer{Reason::Timeout, "after 5 ms"}),
            "no answer: timeout: after 5 ms");
  EXPECT_EQ(testing::PrintToString(kizen::NoAnswer{Reason::Canceled}), "no answer: canceled");
}

TEST(NoAnswer, EveryReasonHasWords) {
  for (const auto& [reason, words] :
       {std::pair(Reason::Unreachable, "unreachable"), std::pair(Reason::Timeout, "timeout"),
        std::pair(Reason::Tls, "TLS"), std::pair(Reason::Broken, "broken connection"),
        std::pair(Reason::TooLarge, "too large"), std::pair(Reason::Canceled, "canceled"),
        std::pair(Reason::NotSent, "not sent")}) {
    EXPECT_EQ(testing::PrintToString(reason), words);
  }
}

TEST(NoAnswer, EveryErrorOfHttplibHasAReason) {
  using httplib::Error;
  for (const auto& [error, reason] :
       {std::pair(Error::Connection, Reason::Unreachable),
        std::pair(Error::ConnectionTimeout, Reason::Timeout),
        std::pair(Error::SSLConnection, Reason::Tls),
        std::pair(Error::SSLLoadingCerts, Reason::Tls),
        std::pair(Error::SSLServerVerification, Reason::Tls),
        std::pair(Error::Read, Reason::Broken), std::pair(Error::Write, Reason::Broken),
        std::pair(Error::Canceled, Reason::Canceled)}) {
    const httplib::Result result(nullptr, error);
    const auto answer = kizen::to_answer(result);
    ASSERT_TRUE(std::holds_alternative<kizen::NoAnswer>(answer));
    EXPECT_EQ(std::get<kizen::NoAnswer>(answer).reason, reason);
    EXPECT_NE(std::get<kizen::NoAnswer>(answer).detail, "");
  }
}

}  // namespace
