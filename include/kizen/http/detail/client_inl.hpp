#pragma once

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../check.hpp"
#include "../../check/detail/exchange_mask.hpp"
#include "../../core/detail/json_written.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/detail/utf8.hpp"
#include "../client.hpp"
#include "allowing_deviations.hpp"
#include "checked_exchange_inl.hpp"
#include "connection_inl.hpp"
#include "pem_files_inl.hpp"
#include "records_checker.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline Target with_good_files(Target target) {
  target.demand_files();
  return target;
}

/// Whether the path of a target has `.` or `..` for a segment, which is taken out on the way.
///
/// @see RFC 3986, 5.2.4
inline bool has_dot_segment(std::string_view target) {
  const auto segments = split(target.substr(0, target.find('?')), '/');
  return std::any_of(segments.begin(), segments.end(),
                     [](std::string_view segment) { return segment == "." || segment == ".."; });
}

/// Hides the credentials of a target, wherever they come up, and those of its contract.
inline std::shared_ptr<const ExchangeMask> mask_for(const Contract& contract,
                                                    const std::vector<Credential>& credentials) {
  std::vector<std::string> values;
  std::vector<std::string> headers;
  for (const auto& credential : credentials) {
    values.push_back(credential.value);
    headers.push_back(credential.header);
  }
  return std::make_shared<const ExchangeMask>(contract, std::move(values), std::move(headers));
}

/// Masks request and report, and gives the exchange what masks its response where it is printed.
///
/// @return the exchange with its response masked too
inline CheckedExchange mask_sent(const ExchangeMask& mask, CheckedExchange& exchange) {
  const auto* response = exchange.response();
  Exchange both{std::move(exchange.request), response == nullptr ? Response{} : *response};
  const auto used = mask.mask(both, exchange.report);
  if (used != nullptr) exchange.redactor = {used, &used->redactor()};
  exchange.request = std::move(both.request);
  auto whole = exchange;
  if (response != nullptr) whole.answer = std::move(both.response);
  return whole;
}

/// The report of a request, and of the response to it.
inline Report with_response(const Checker& checker, Report report, const Request& request,
                            const Response& response) {
  const auto* operation = checker.contract().operation(report.operation);
  if (operation == nullptr) return checker.check({request, response});
  report += checker.check_response(*operation, response);
  return report;
}

}  // namespace detail

KIZEN_INLINE Client::Client(Target target, ClientOptions options)
    : connection_(detail::with_good_files(std::move(target))),
      checker_(options.checker ? *options.checker : detail::records_checker(options.deviations)),
      mask_(detail::mask_for(checker_.contract(), connection_.target().credentials)),
      has_own_checker_(options.checker.has_value()),
      send_invalid_(options.send_invalid),
      observed_(std::move(options.observed)) {}

KIZEN_INLINE bool Client::holds_back(const Request& request, const Report& report) const {
  return !send_invalid_ && (!report.violations.empty() || detail::has_dot_segment(request.target));
}

KIZEN_INLINE NoAnswer Client::held_back(const Request& request) const {
  if (detail::has_dot_segment(request.target)) {
    return {NoAnswer::Reason::NotSent, "the path has a dot segment, which leads elsewhere"};
  }
  if (!detail::is_utf8(request.body)) return {NoAnswer::Reason::NotSent, "the body is not UTF-8"};
  std::string words = "the request breaks the contract";
  const auto ids = has_own_checker_ ? std::string() : detail::allowing_deviations(request);
  if (!ids.empty()) words += "; ClientOptions::deviations " + ids + " would allow it";
  return {NoAnswer::Reason::NotSent, std::move(words)};
}

KIZEN_INLINE CheckedExchange Client::send(Request request) {
  request = target().authorized(std::move(request));
  CheckedExchange exchange;
  exchange.report = checker_.check_request(request);
  exchange.started = std::chrono::system_clock::now();
  if (holds_back(request, exchange.report)) {
    exchange.answer = held_back(request);
  } else {
    const auto begin = std::chrono::steady_clock::now();
    exchange.answer = connection_.send(request);
    exchange.took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begin);
  }
  if (const auto* response = exchange.response()) {
    exchange.report =
        detail::with_response(checker_, std::move(exchange.report), request, *response);
  }
  exchange.request = std::move(request);
  const auto whole = detail::mask_sent(*mask_, exchange);
  if (observed_) observed_(whole);
  return exchange;
}

KIZEN_INLINE CheckedExchange Client::get(std::string_view target) {
  return send({"GET", std::string(target)});
}

KIZEN_INLINE CheckedExchange Client::del(std::string_view target) {
  return send({"DELETE", std::string(target)});
}

KIZEN_INLINE CheckedExchange Client::send_json(std::string_view method, std::string_view target,
                                               const json& body) {
  return send({std::string(method),
               std::string(target),
               {{"Content-Type", "application/json"}},
               detail::written_json(body)});
}

KIZEN_INLINE CheckedExchange Client::post(std::string_view target, const json& body) {
  return send_json("POST", target, body);
}

KIZEN_INLINE CheckedExchange Client::put(std::string_view target, const json& body) {
  return send_json("PUT", target, body);
}

KIZEN_INLINE CheckedExchange Client::patch(std::string_view target, const json& body) {
  return send_json("PATCH", target, body);
}

KIZEN_INLINE const Target& Client::target() const { return connection_.target(); }

KIZEN_INLINE const Checker& Client::checker() const { return checker_; }

}  // namespace KIZEN_ABI
}  // namespace kizen
