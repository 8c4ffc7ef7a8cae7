#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../../contract/detail/router_inl.hpp"
#include "../checker.hpp"
#include "deviations.hpp"
#include "request_check.hpp"
#include "response_check.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

struct Checker::Compiled {
  Compiled(const Contract& contract, const std::vector<Amendment>& deviations)
      : schemas(contract),
        router(contract,
               [this](const Operation&, const Parameter& parameter, std::string_view value) {
                 const auto* pattern = schemas.pattern(parameter);
                 const auto body = detail::without_prefix(parameter, value, true);
                 return pattern == nullptr || !body || pattern->found_in(*body);
               }),
        amended(detail::amended_promises(contract, deviations)) {}

  Compiled(const Compiled&) = delete;
  Compiled& operator=(const Compiled&) = delete;

  /// Runs a check of one operation with the contract; if that finds violations, with its amended
  /// forms.
  template <class Check>
  Report with_deviations(const Contract& contract, const Operation& operation,
                         const Check& check) const {
    Report report = check(detail::Promises{contract, schemas}, operation);
    if (report.violations.empty() || amended.empty()) return report;
    Report best = run(*amended.front(), operation, check);
    if (best.violations.size() >= report.violations.size()) return report;
    const auto ids = needed(best, operation, check);
    detail::waive(report, std::move(best), ids);
    return report;
  }

  /// An amendment may move a schema, so the operation is read anew.
  template <class Check>
  static Report run(const detail::AmendedPromises& amended, const Operation& operation,
                    const Check& check) {
    return check(detail::Promises{amended.contract, amended.schemas},
                 *amended.contract.operation(operation.id));
  }

  /// The ids of the amendments without which more would be broken.
  template <class Check>
  std::string needed(const Report& best, const Operation& operation, const Check& check) const {
    std::vector<std::string> ids;
    for (std::size_t i = 1; i < amended.size(); ++i) {
      const auto report = run(*amended[i], operation, check);
      if (report.violations.size() > best.violations.size()) ids.push_back(amended[i]->without);
    }
    return ids.empty() ? all_ids : detail::joined(ids, ", ");
  }

  detail::SchemaSet schemas;
  Router router;
  std::vector<std::unique_ptr<const detail::AmendedPromises>> amended;
  std::string all_ids;
};

inline Checker::Checker(Contract contract, std::vector<Amendment> deviations)
    : contract_(std::move(contract)) {
  auto compiled = std::make_shared<Compiled>(contract_, deviations);
  std::vector<std::string> ids;
  for (const auto& deviation : deviations) ids.push_back(deviation.id);
  compiled->all_ids = detail::joined(ids, ", ");
  compiled_ = std::move(compiled);
}

inline const Router& Checker::router() const { return compiled_->router; }

inline const std::vector<std::string>& Checker::notes() const { return compiled_->schemas.notes(); }

inline const std::vector<std::string>& Checker::notes(const Operation& operation) const {
  return compiled_->schemas.notes(operation);
}

inline Report Checker::check_request(const Operation& operation, const Request& request) const {
  return compiled_->with_deviations(
      contract_, operation, [&](const detail::Promises& promises, const Operation& meant) {
        return detail::RequestCheck(promises, compiled_->router, meant).check(request);
      });
}

inline Report Checker::check_request(const Request& request) const {
  const auto found = compiled_->router.route(request.method, request.target);
  if (const auto* route = std::get_if<Route>(&found)) {
    return check_request(*route->operation, request);
  }
  Report report;
  report.request = request.method + " " + request.target;
  report.violations.push_back(detail::unrouted(contract_, request, std::get<NoRoute>(found)));
  return report;
}

inline Report Checker::check_request_body(const Operation& operation, std::string_view body) const {
  return compiled_->with_deviations(
      contract_, operation, [&](const detail::Promises& promises, const Operation& meant) {
        return detail::RequestCheck(promises, compiled_->router, meant).check_body_alone(body);
      });
}

inline Report Checker::check_response(const Operation& operation, const Response& response) const {
  const detail::Promises promises{contract_, compiled_->schemas};
  return detail::ResponseCheck(promises, operation, response.status).check(response);
}

inline Report Checker::check_response_body(const Operation& operation, int status,
                                           std::string_view body) const {
  const detail::Promises promises{contract_, compiled_->schemas};
  return detail::ResponseCheck(promises, operation, status).check_body_alone(body);
}

inline Report Checker::check(const Operation& operation, const Exchange& exchange) const {
  Report report = check_request(operation, exchange.request);
  report += check_response(operation, exchange.response);
  return report;
}

inline Report Checker::check(const Exchange& exchange) const {
  const auto found = compiled_->router.route(exchange.request.method, exchange.request.target);
  if (const auto* route = std::get_if<Route>(&found)) return check(*route->operation, exchange);
  Report report = check_request(exchange.request);
  report.status = exchange.response.status;
  report.unchecked.push_back({"response.no_operation", "the request reaches no operation"});
  return report;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
