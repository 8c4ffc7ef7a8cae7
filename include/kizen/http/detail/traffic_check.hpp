#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../../check/detail/exchange_mask.hpp"
#include "../../check/detail/finding.hpp"
#include "../../core/detail/json_shown.hpp"
#include "../../core/detail/percent.hpp"
#include "../../core/detail/text.hpp"
#include "../traffic_options.hpp"
#include "base_path.hpp"
#include "kept_exchanges.hpp"
#include "records_checker.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// An exchange that has passed, and what could not be seen of it.
struct SeenExchange {
  Exchange exchange = {};
  /// `request.body.REASON`, `response.body.REASON` and `request.REASON`: that part is not there.
  std::vector<Unchecked> missing = {};
  std::chrono::system_clock::time_point started = {};
  std::chrono::microseconds took{0};
  /// The path by which a server looks for a handler where that is not the target's: decoded.
  std::string routed_path = {};
};

/// A decoded path as a target that stands for nothing else.
inline std::string target_of_decoded(std::string_view path) {
  std::string target;
  for (const char c : path) {
    const bool has_meaning = c == '%' || c == '?' || c == '#';
    target += has_meaning ? percent_encoded({&c, 1}) : std::string(1, c);
  }
  return target;
}

/// Leaves out what was found only because a part was not seen, and tells of that part.
inline void leave_seen(Report& report, const std::vector<Unchecked>& missing) {
  for (const auto& one : missing) {
    const auto part = one.reason.substr(0, one.reason.rfind('.') + 1);
    const auto is_lost = [&](const Violation& violation) {
      return starts_with(violation.rule, part);
    };
    auto& broken = report.violations;
    broken.erase(std::remove_if(broken.begin(), broken.end(), is_lost), broken.end());
    auto& waived = report.waived;
    waived.erase(std::remove_if(waived.begin(), waived.end(),
                                [&](const Waived& each) { return is_lost(each.violation); }),
                 waived.end());
    report.unchecked.push_back(one);
  }
}

/// Checks exchanges by one contract and keeps what came of it. Thread-safe.
class TrafficCheck {
 public:
  explicit TrafficCheck(TrafficOptions options)
      : checker_(options.checker ? *options.checker : records_checker(options.deviations)),
        base_path_(std::move(options.base_path)),
        observed_(std::move(options.observed)),
        mask_(checker_.contract()),
        kept_(options.keep) {}

  const Checker& checker() const { return checker_; }

  /// Whether the contract knows neither the path of a request, as it came and as it is routed, nor
  /// its method on that path where it is one that any resource may have.
  bool is_outside(const SeenExchange& seen) const {
    const auto& request = seen.exchange.request;
    return !reached(request.method, request.target).is_inside && !routed(seen).is_inside;
  }

  Report check(SeenExchange& seen) const {
    auto report =
        with_contract_target(seen.exchange.request, [&] { return checker_.check(seen.exchange); });
    report.status = seen.exchange.response.status;
    add_ambiguity(seen, report);
    leave_seen(report, seen.missing);
    return report;
  }

  Report check_request(SeenExchange& seen) const {
    auto report = with_contract_target(
        seen.exchange.request, [&] { return checker_.check_request(seen.exchange.request); });
    add_ambiguity(seen, report);
    leave_seen(report, seen.missing);
    return report;
  }

  /// A report of this exchange without its credentials.
  Report masked(Exchange exchange, Report report) const {
    mask_.mask(exchange, report);
    return report;
  }

  /// Counts, keeps and tells of an exchange; all of that without its credentials.
  void take(SeenExchange seen, Report report) {
    mask_.mask(seen.exchange, report);
    const auto exchange = std::make_shared<const CheckedExchange>(
        CheckedExchange{std::move(seen.exchange.request), std::move(seen.exchange.response),
                        std::move(report), seen.started, seen.took});
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      kept_.add(exchange);
    }
    if (observed_) observed_(*exchange);
  }

  void take_outside() {
    const std::lock_guard<std::mutex> lock(mutex_);
    kept_.add_outside();
  }

  TrafficReport report() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return kept_.report();
  }

 private:
  /// What of the contract a method and a target reach.
  struct Reached {
    bool is_inside = false;
    const Operation* operation = nullptr;
  };

  Reached reached(std::string_view method, std::string_view of) const {
    const auto target = base_path_.below(of);
    if (!target) return {};
    const auto found = checker_.router().route(method, *target);
    if (const auto* route = std::get_if<Route>(&found)) return {true, route->operation};
    const auto reason = std::get<NoRoute>(found).reason;
    const bool is_general = method == "HEAD" || method == "OPTIONS";
    return {reason == NoRoute::Reason::Encoding ||
            (reason == NoRoute::Reason::Method && !is_general)};
  }

  Reached routed(const SeenExchange& seen) const {
    if (seen.routed_path.empty()) return {};
    return reached(seen.exchange.request.method, target_of_decoded(seen.routed_path));
  }

  /// A target that is of one operation, but has the handler of another one once it is decoded.
  void add_ambiguity(const SeenExchange& seen, Report& report) const {
    const auto& request = seen.exchange.request;
    const auto* const operation = reached(request.method, request.target).operation;
    const auto decoded = routed(seen);
    if (operation == nullptr || !decoded.is_inside || decoded.operation == operation) return;
    report.violations.push_back(
        finding(checker_.contract(), "request.path.undeclared", {}, JsonPointer() / "paths",
                "a path that reaches the same operation when it is decoded as a whole",
                shortened(request.target)));
  }

  /// Calls `check` while the request has the target that the contract knows.
  template <class Check>
  Report with_contract_target(Request& request, const Check& check) const {
    auto target = base_path_.below(request.target);
    if (!target) return not_below(request);
    std::swap(request.target, *target);
    auto report = check();
    std::swap(request.target, *target);
    return report;
  }

  Report not_below(const Request& request) const {
    Report report;
    report.request = request.method + " " + request.target;
    report.violations.push_back(
        finding(checker_.contract(), "request.path.undeclared", {}, JsonPointer() / "paths",
                "a path below " + base_path_.path(), shortened(request.target)));
    report.unchecked.push_back({"response.no_operation", "the request reaches no operation"});
    return report;
  }

  const Checker checker_;
  const BasePath base_path_;
  const std::function<void(const CheckedExchange&)> observed_;
  const ExchangeMask mask_;
  mutable std::mutex mutex_;
  KeptExchanges kept_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
