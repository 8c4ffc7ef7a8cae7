#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "../core/exchange.hpp"
#include "../core/json.hpp"
#include "../core/report.hpp"
#include "../core/version.hpp"
#include "../records/error_payload.hpp"
#include "../records/upsert_action.hpp"
#include "checked_exchange.hpp"
#include "no_answer.hpp"

namespace httplib {
struct Response;
class Result;
}  // namespace httplib

namespace kizen {
inline namespace KIZEN_ABI {

/// What came back, whoever brought it, and what a test asks of it in any framework.
///
/// The matchers of `kizen/gtest.hpp` say no more than this does. A value; keeps what it is made of.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// const kizen::Answered answer = kizen::Response{
///     400, {}, R"({"non_field_errors": ["No."], "fields": []})"};
/// assert(answer.status() == 400);
/// assert(answer.error() && answer.error()->mentions("No."));
/// assert(answer.explanation() ==
///        "a response -> 400\n{\"non_field_errors\": [\"No.\"], \"fields\": []}\n");
/// ```
class Answered {
 public:
  Answered(const CheckedExchange& exchange)
      : answer_(exchange.answer),
        request_(exchange.request),
        report_(exchange.report),
        redactor_(exchange.redactor) {}
  Answered(const Exchange& exchange) : answer_(exchange.response), request_(exchange.request) {}
  Answered(Response response) : answer_(std::move(response)) {}
  KIZEN_INLINE Answered(const httplib::Result& result);
  KIZEN_INLINE Answered(const httplib::Response& response);

  /// The response, or null where none came.
  const Response* response() const { return std::get_if<Response>(&answer_); }

  /// Why no response came, or null where one did.
  const NoAnswer* no_answer() const { return std::get_if<NoAnswer>(&answer_); }

  /// What was sent, or null where that is not known.
  const Request* request() const { return request_ ? &*request_ : nullptr; }

  /// What the contract says of it, or null where it was not checked.
  const Report* report() const { return report_ ? &*report_ : nullptr; }

  /// The status of the response; 0 where none came.
  int status() const { return response() == nullptr ? 0 : response()->status; }

  /// The response body as JSON; nothing where there is none, or it is not JSON.
  KIZEN_INLINE std::optional<kizen::json> json() const;

  /// The value of a field of the record that came, by api name or UUID. @see field_of
  KIZEN_INLINE std::optional<kizen::json> field(std::string_view name) const;

  /// What the body of an error says; nothing where it is none. @see error_payload_of
  KIZEN_INLINE std::optional<ErrorPayload> error() const;

  /// What an upsert did; nothing where the status is none that goes with the word.
  KIZEN_INLINE std::optional<UpsertAction> upserted() const;

  /// A text, such as one from the response, without the credentials that a Client has sent.
  KIZEN_INLINE std::string redacted(std::string text) const;

  /// Request, status, body and report, as a test that failed shows them; some lines, redacted.
  KIZEN_INLINE std::string explanation() const;

 private:
  Answer answer_;
  std::optional<Request> request_ = {};
  std::optional<Report> report_ = {};
  std::shared_ptr<const Redactor> redactor_ = {};
};

/// The explanation.
inline std::ostream& operator<<(std::ostream& out, const Answered& answer) {
  return out << answer.explanation();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
