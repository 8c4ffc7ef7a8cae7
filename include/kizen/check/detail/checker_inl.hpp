#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../../contract.hpp"
#include "../checker.hpp"
#include "deviations.hpp"
#include "request_check.hpp"
#include "response_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Checker::Compiled {
  Compiled(const Contract& contract, const std::optional<Overlay>& deviations)
      : schemas(contract),
        router(contract,
               [this](const Operation&, const Parameter& parameter, std::string_view value) {
                 const auto* pattern = schemas.pattern(parameter);
                 const auto body = detail::without_prefix(parameter, value, true);
                 return pattern == nullptr || !body || pattern->found_in(*body);
               }),
        amended(contract, deviations) {}

  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  /// Runs a check of one operation with the contract; if that finds violations, with the
  /// deviations.
  template <class Check>
  Report with_deviations(const Contract& contract, const Operation& operation,
                         const Check& check) const {
    Report report = check(detail::Promises{contract, schemas}, operation);
    if (report.violations.empty() || amended.empty()) return report;
    Report best = amended.best(operation, check);
    if (best.violations.size() >= report.violations.size()) return report;
    const auto ids = amended.needed(operation, check, [&](const Report& without) {
      return without.violations.size() > best.violations.size();
    });
    detail::waive(report, std::move(best), detail::joined(ids, ", "));
    return report;
  }

  detail::SchemaSet schemas;
  Router router;
  detail::AmendedContracts amended;
};

KIZEN_INLINE Checker::Checker(Contract contract, std::optional<Overlay> deviations)
    : contract_(std::move(contract)),
      compiled_(std::make_shared<const Compiled>(contract_, deviations)) {}

KIZEN_INLINE const Router& Checker::router() const { return compiled_->router; }

KIZEN_INLINE const std::vector<std::string>& Checker::notes() const {
  return compiled_->schemas.notes();
}

KIZEN_INLINE const std::vector<std::string>& Checker::notes(const Operation& operation) const {
  return compiled_->schemas.notes(operation);
}

KIZEN_INLINE Report Checker::check_request(const Operation& operation,
                                           const Request& request) const {
  return compiled_->with_deviations(
      contract_, operation, [&](const detail::Promises& promises, const Operation& meant) {
        return detail::RequestCheck(promises, compiled_->router, meant).check(request);
      });
}

KIZEN_INLINE Report Checker::check_request(const Request& request) const {
  const auto found = compiled_->router.route(request.method, request.target);
  if (const auto* route = std::get_if<Route>(&found)) {
    return check_request(*route->operation, request);
  }
  Report report;
  report.request = request.method + " " + request.target;
  report.violations.push_back(detail::unrouted(contract_, request, std::get<NoRoute>(found)));
  return report;
}

KIZEN_INLINE Report Checker::check_request_body(const Operation& operation,
                                                std::string_view body) const {
  return compiled_->with_deviations(
      contract_, operation, [&](const detail::Promises& promises, const Operation& meant) {
        return detail::RequestCheck(promises, compiled_->router, meant).check_body_alone(body);
      });
}

KIZEN_INLINE Report Checker::check_response(const Operation& operation,
                                            const Response& response) const {
  const detail::Promises promises{contract_, compiled_->schemas};
  return detail::ResponseCheck(promises, operation, response.status).check(response);
}

KIZEN_INLINE Report Checker::check_response_body(const Operation& operation, int status,
                                                 std::string_view body) const {
  const detail::Promises promises{contract_, compiled_->schemas};
  return detail::ResponseCheck(promises, operation, status).check_body_alone(body);
}

KIZEN_INLINE Report Checker::check(const Operation& operation, const Exchange& exchange) const {
  Report report = check_request(operation, exchange.request);
  report += check_response(operation, exchange.response);
  return report;
}

KIZEN_INLINE Report Checker::check(const Exchange& exchange) const {
  const auto found = compiled_->router.route(exchange.request.method, exchange.request.target);
  if (const auto* route = std::get_if<Route>(&found)) return check(*route->operation, exchange);
  Report report = check_request(exchange.request);
  report.status = exchange.response.status;
  report.unchecked.push_back({"response.no_operation", "the request reaches no operation"});
  return report;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
