#pragma once

#include <gmock/gmock.h>

#include <kizen/gtest.hpp>
#include <string>

namespace kizen_test {

/// What a matcher tells of a value, after whether it matches: `yes: which ...`.
template <class Value, class Matcher>
std::string told(const Value& value, const Matcher& matcher) {
  const testing::Matcher<const Value&> of_value = matcher;
  testing::StringMatchResultListener listener;
  const bool matches = of_value.MatchAndExplain(value, &listener);
  EXPECT_EQ(matcher.MatchAndExplain(value, nullptr), matches) << "without a stream";
  return (matches ? "yes: " : "no: ") + listener.str();
}

/// How a matcher describes itself, and its negation on a second line.
template <class Value, class Matcher>
std::string described(const Matcher& matcher) {
  return testing::DescribeMatcher<const Value&>(matcher) + "\n" +
         testing::DescribeMatcher<const Value&>(testing::Not(matcher));
}

/// What a name that there is not is refused with, after the rule of the error.
template <class Make>
std::string refused(const Make& make) {
  try {
    make();
  } catch (const kizen::ContractError& error) {
    return error.rule() + ": " + error.what();
  }
  return "";
}

/// The response of a DELETE, checked by the documented contract.
inline kizen::CheckedExchange checked_delete(int status, const std::string& body = "") {
  kizen::CheckedExchange checked;
  checked.request = {"DELETE",
                     "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001",
                     {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}}};
  const kizen::Response response{status, {}, body};
  checked.answer = response;
  static const kizen::Checker checker(kizen::records());
  checked.report = checker.check({checked.request, response});
  return checked;
}

/// What ends an explanation of a DELETE that was answered with 410.
inline std::string report_of_410() {
  return "\nwhich violates: DELETE /api/records/deals/{entity_id} -> 410\n"
         "response.status.undeclared\n"
         "  --> records.openapi.json  "
         "#/paths/~1api~1records~1{object_identifier}~1{entity_id}/delete/responses\n"
         "   at  the 410 response to DELETE /api/records/deals/{entity_id}\n"
         "  expected  a declared status: 204\n"
         "  actual    410\n";
}

/// An exchange without an answer.
inline kizen::CheckedExchange timed_out() {
  kizen::CheckedExchange exchange;
  exchange.answer = kizen::NoAnswer{kizen::NoAnswer::Reason::Timeout, "nothing came"};
  return exchange;
}

}  // namespace kizen_test
