#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../exchange.hpp"
#include "../redactor.hpp"
#include "../report.hpp"
#include "violation_change.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Puts `***` in place of secrets in messages, and in what was found of them.
class Mask {
 public:
  explicit Mask(const std::vector<std::string>& secrets) : redactor_(secrets) {}

  const Redactor& redactor() const { return redactor_; }

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
    exchange.request.headers = masked_headers(exchange.request.headers);
    exchange.response.headers = masked_headers(exchange.response.headers);
    return exchange;
  }

 protected:
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

 private:
  Headers masked_headers(const Headers& headers) const {
    Headers all;
    for (const auto& [name, value] : headers) all.add(masked(name), masked(value));
    return all;
  }

  Redactor redactor_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
