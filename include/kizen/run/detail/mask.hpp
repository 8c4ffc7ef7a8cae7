#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/violation_change.hpp"
#include "../../core/exchange.hpp"
#include "../../core/redactor.hpp"
#include "../case_result.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Puts `***` in place of secrets in all that a run tells, before anyone is told.
class Mask {
 public:
  explicit Mask(const std::vector<std::string>& secrets) : redactor_(secrets) {}

  CaseResult masked(CaseResult result) const {
    mask(result.reason);
    for (auto& one : result.earlier) mask(one);
    for (auto& step : result.steps) mask(step);
    for (auto& step : result.teardown) mask(step);
    for (auto& reason : result.teardown_skipped) mask(reason);
    return result;
  }

  std::string masked(std::string text) const {
    mask(text);
    return text;
  }

  Report masked(Report report) const {
    mask(report);
    return report;
  }

  std::vector<Violation> masked(std::vector<Violation> violations) const {
    ViolationChange([&](Violation& violation) { mask(violation); })(violations);
    return violations;
  }

  Exchange masked(Exchange exchange) const {
    mask(exchange.request.target);
    mask(exchange.request.body);
    mask(exchange.response.body);
    exchange.request.headers = masked(exchange.request.headers);
    exchange.response.headers = masked(exchange.response.headers);
    return exchange;
  }

 private:
  Headers masked(const Headers& headers) const {
    Headers all;
    for (const auto& [name, value] : headers) all.add(masked(name), masked(value));
    return all;
  }

  void mask(StepResult& step) const {
    mask(step.no_answer);
    mask(step.withheld);
    mask(step.sent);
    mask(step.received);
    mask(step.report);
    step.failures = masked(std::move(step.failures));
    step.warnings = masked(std::move(step.warnings));
    for (auto& seen : step.seen) {
      mask(seen.question);
      mask(seen.answer);
    }
  }

  void mask(Report& report) const {
    mask(report.request);
    ViolationChange hide([&](Violation& violation) { mask(violation); });
    hide(report.violations);
    for (auto& waived : report.waived) hide(waived.violation);
    for (auto& unchecked : report.unchecked) mask(unchecked.detail);
  }

  void mask(Violation& violation) const {
    mask(violation.expected);
    mask(violation.actual);
    mask(violation.note);
    JsonPointer instance;
    for (const auto& token : violation.instance.tokens()) {
      instance = std::move(instance) / std::string_view(masked(token));
    }
    violation.instance = std::move(instance);
  }

  void mask(std::string& text) const {
    if (!redactor_.empty()) text = redactor_.redacted(text);
  }

  Redactor redactor_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
