#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <ostream>
#include <variant>

#include "../core/exchange.hpp"
#include "../core/json.hpp"
#include "../core/render.hpp"
#include "../core/report.hpp"
#include "../core/version.hpp"
#include "no_answer.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

class Redactor;

/// What was sent, what came back, and what the contract says of both.
///
/// Values of the target's credentials stand as `***` in `request`.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// kizen::CheckedExchange exchange;
/// exchange.answer = kizen::Response{200, {}, R"({"count": 0})"};
/// assert(exchange.status() == 200 && exchange.ok());
/// assert(exchange.json()->at("count") == 0);
/// ```
struct CheckedExchange {
  Request request = {};
  Answer answer = {};
  Report report = {};
  std::chrono::system_clock::time_point started =
      {};  ///< when the request was sent; the epoch where it is not known
  std::chrono::microseconds took{0};  ///< until the answer was complete; 0 where it is not known

  /// Takes the credentials of the request out of what is printed of the answer, which is as it came;
  /// null where there is nothing to take out.
  std::shared_ptr<const Redactor> redactor = {};

  /// The response, or null where none came.
  const Response* response() const { return std::get_if<Response>(&answer); }

  /// Why no response came, or null where one did.
  const NoAnswer* no_answer() const { return std::get_if<NoAnswer>(&answer); }

  /// The status of the response; 0 where none came.
  int status() const { return response() == nullptr ? 0 : response()->status; }

  /// Whether a response came, and everything was checked and kept, but for what is waived.
  bool ok() const { return response() != nullptr && report.ok(); }

  /// The response body as JSON; nothing where there is none, or it is not JSON.
  KIZEN_INLINE std::optional<kizen::json> json() const;
};

inline std::ostream& operator<<(std::ostream& out, const CheckedExchange& exchange) {
  out << exchange.request << " -> ";
  if (exchange.no_answer() != nullptr) return out << *exchange.no_answer();
  return out << exchange.status() << ' ' << exchange.report.verdict();
}

}  // namespace KIZEN_ABI
}  // namespace kizen
