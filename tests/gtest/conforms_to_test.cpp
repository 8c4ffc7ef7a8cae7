#include <kizen/gtest/conforms_to.hpp>

// clang-format off
#include <kizen/gtest.hpp>
// clang-format on

#include <memory>
#include <string>
#include <utility>

namespace {

using kizen::ConformsTo;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char record[] = "/api/records/deals/0b5e3a52-6a1c-4c8e-9d70-000000000001";

kizen::Request authorized(std::string method, std::string target, std::string body = {}) {
  kizen::Request request{std::move(method),
                         std::move(target),
                         {{"X-API-KEY", "k"}, {"X-BUSINESS-ID", "b"}, {"X-USER-ID", "u"}},
                         std::move(body)};
  if (!request.body.empty()) request.headers.add("Content-Type", "application/json");
  return request;
}

kizen::Exchange deleted(int status, std::string body = {}) {
  return {authorized("DELETE", record), {status, {}, std::move(body)}};
}

/// An exchange as a Client gives it.
kizen::CheckedExchange checked(const kizen::Exchange& exchange, const kizen::Checker& checker) {
  return {exchange.request, exchange.response, checker.check(exchange)};
}

kizen::CheckedExchange checked(const kizen::Exchange& exchange) {
  return checked(exchange, kizen::Checker(kizen::records()));
}

httplib::Result result_of(int status, const std::string& body) {
  auto response = std::make_unique<httplib::Response>();
  response->status = status;
  response->body = body;
  if (!body.empty()) response->set_header("Content-Type", "application/json");
  return httplib::Result(std::move(response), httplib::Error::Success);
}

/// What the matcher says of a value.
template <class Value>
std::string explanation(const Value& value, const kizen::ConformsToMatcher& matcher) {
  std::ostringstream text;
  matcher.MatchAndExplain(value, &text);
  return text.str();
}

/// What GoogleTest prints for a value that does not match.
template <class Value>
std::string failure(const Value& value, const testing::Matcher<const Value&>& matcher) {
  testing::StringMatchResultListener listener;
  EXPECT_FALSE(matcher.MatchAndExplain(value, &listener));
  return listener.str();
}

template <class Matcher>
std::string description(const Matcher& matcher) {
  return testing::DescribeMatcher<const kizen::Exchange&>(matcher);
}

kizen::Contract ping() {
  return kizen::Contract::parse(R"({
    "openapi": "3.0.3", "info": {"title": "Ping", "version": "1"},
    "paths": {"/ping": {"get": {"operationId": "ping",
                                "responses": {"204": {"description": "Here."}}}}}})",
                                "ping.json");
}

TEST(ConformsTo, DescribesItself) {
  EXPECT_EQ(description(ConformsTo("records_destroy")),
            "conforms to records_destroy of records.openapi.json");
}

TEST(ConformsTo, DescribesItsNegation) {
  EXPECT_EQ(description(Not(ConformsTo("records_destroy"))),
            "does not conform to records_destroy of records.openapi.json");
}

TEST(ConformsTo, DescribesTheContractThatItWasGiven) {
  EXPECT_EQ(description(ConformsTo("ping", kizen::Checker(ping()))),
            "conforms to ping of ping.json");
}

TEST(ConformsTo, AnExchangeThatKeepsTheContractConforms) {
  EXPECT_THAT(deleted(204), ConformsTo("records_destroy"));
  EXPECT_EQ(explanation(deleted(204), ConformsTo("records_destroy")),
            "which conforms: DELETE /api/records/deals/{entity_id} -> 204\n");
}

TEST(ConformsTo, ExplainsAnExchangeInTheFixedShape) {
  EXPECT_EQ(failure<kizen::Exchange>(deleted(410), ConformsTo("records_destroy")),
            "which violates: DELETE /api/records/deals/{entity_id} -> 410\n"
            "response.status.undeclared\n"
            "  --> records.openapi.json  "
            "#/paths/~1api~1records~1{object_identifier}~1{entity_id}/delete/responses\n"
            "   at  the 410 response to DELETE /api/records/deals/{entity_id}\n"
            "  expected  a declared status: 204\n"
            "  actual    410\n");
}

TEST(ConformsTo, AnExchangeOfAnotherOperationDoesNotConform) {
  EXPECT_THAT(deleted(204), Not(ConformsTo("records_update")));
}

/// What is said against an operation that there is not.
std::string refusal_of(const std::string& operation) {
  try {
    ConformsTo(operation);
  } catch (const kizen::ContractError& error) {
    EXPECT_EQ(error.rule(), "matcher.operation");
    return error.what();
  }
  return "";
}

TEST(ConformsTo, AnUnknownOperationIsRefused) {
  EXPECT_EQ(refusal_of("record_destroy"),
            "there is no operation 'record_destroy' in records.openapi.json; "
            "did you mean 'records_destroy'?");
  EXPECT_EQ(refusal_of("upserting_of_many_deals"),
            "there is no operation 'upserting_of_many_deals' in records.openapi.json");
}

TEST(ConformsTo, TakesAContractOfTheTestsOwn) {
  const kizen::Checker checker(ping());
  const kizen::Exchange exchange{{"GET", "/ping"}, {204}};
  EXPECT_THAT(exchange, ConformsTo("ping", checker));
  EXPECT_THAT(checked(exchange), ConformsTo("ping", checker));
  EXPECT_THAT(result_of(204, ""), ConformsTo("ping", checker));
  EXPECT_THAT(result_of(200, "{}"), Not(ConformsTo("ping", checker)));
}

TEST(ConformsTo, ACheckedExchangeIsJudgedByItsReport) {
  EXPECT_THAT(checked(deleted(204)), ConformsTo("records_destroy"));
  EXPECT_THAT(failure<kizen::CheckedExchange>(checked(deleted(410)), ConformsTo("records_destroy")),
              StartsWith("which violates: DELETE /api/records/deals/{entity_id} -> 410\n"
                         "response.status.undeclared\n"));
}

TEST(ConformsTo, ACheckedExchangeOfAnotherOperationDoesNotConform) {
  EXPECT_EQ(failure<kizen::CheckedExchange>(checked(deleted(204)), ConformsTo("records_update")),
            "which is about records_destroy, not about records_update");
}

TEST(ConformsTo, ACheckedExchangeThatReachedNoOperationSaysWhy) {
  const kizen::Exchange exchange{authorized("GET", "/elsewhere"), {200}};
  EXPECT_THAT(failure<kizen::CheckedExchange>(checked(exchange), ConformsTo("records_update")),
              StartsWith("which violates: GET /elsewhere -> 200\nrequest.path.undeclared\n"));
}

TEST(ConformsTo, NoAnswerDoesNotConform) {
  kizen::CheckedExchange exchange;
  exchange.answer = kizen::NoAnswer{kizen::NoAnswer::Reason::Timeout, "nothing came"};
  exchange.report.operation = "records_destroy";
  EXPECT_EQ(failure<kizen::CheckedExchange>(exchange, ConformsTo("records_destroy")),
            "which got no answer: timeout: nothing came");
}

TEST(ConformsTo, ARequestThatWasNotSentSaysWhatItBreaks) {
  kizen::Client client(kizen::Target::parse("http://127.0.0.1:1"));
  EXPECT_THAT(failure<kizen::CheckedExchange>(client.del(record), ConformsTo("records_destroy")),
              StartsWith("which got no answer: not sent: the request breaks the contract\n"
                         "which violates: DELETE /api/records/deals/{entity_id}\n"
                         "request.security.missing\n"));
}

TEST(ConformsTo, WaivedConformsAndSaysSo) {
  const kizen::Checker checker(kizen::records(), kizen::records_differences().only({"D6"}));
  const auto report = checker.check_request(authorized(
      "POST", "/api/records/deals/add", R"({"fields": [{"name": "city", "value": "Basel"}]})"));
  EXPECT_THAT(report, ConformsTo("records_add_create"));
  EXPECT_THAT(explanation(report, ConformsTo("records_add_create")),
              StartsWith("which is waived: POST /api/records/deals/add\nwaived (D6): "
                         "request.body.schema: "));
}

TEST(ConformsTo, UncheckedDoesNotConformAndSaysWhy) {
  kizen::Report report;
  report.operation = "records_destroy";
  report.request = "DELETE /api/records/deals/{entity_id}";
  report.unchecked.push_back({"response.body.too_deep", "600 levels"});
  EXPECT_EQ(failure<kizen::Report>(report, ConformsTo("records_destroy")),
            "which is unchecked: DELETE /api/records/deals/{entity_id}\n"
            "unchecked: response.body.too_deep: 600 levels\n");
}

TEST(ConformsTo, AReportAboutNoOperationDoesNotConform) {
  EXPECT_EQ(failure<kizen::Report>(kizen::Report(), ConformsTo("records_destroy")),
            "which is about no operation, not about records_destroy");
}

TEST(ConformsTo, TheResponseOfAnHttplibResultIsChecked) {
  EXPECT_THAT(result_of(204, ""), ConformsTo("records_destroy"));
  EXPECT_THAT(failure<httplib::Result>(result_of(200, R"({"count": "many", "results": []})"),
                                       ConformsTo("records_search_create")),
              HasSubstr("response.body.schema: type\n"));
}

TEST(ConformsTo, AnHttplibResultWithoutResponseSaysWhy) {
  const httplib::Result result(nullptr, httplib::Error::Connection);
  EXPECT_EQ(failure<httplib::Result>(result, ConformsTo("records_destroy")),
            "which got no answer: unreachable: no connection could be made");
}

}  // namespace
