#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../../core/detail/violation_change.hpp"
#include "../../core/exchange.hpp"
#include "../case_result.hpp"
#include "secret_shapes.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many bytes a text must have to be taken for a secret: a shorter one stands in many a text.
inline constexpr std::size_t least_secret = 4;

/// Puts `***` in place of secrets in all that a run tells, before anyone is told.
class Mask {
 public:
  explicit Mask(const std::vector<std::string>& secrets) {
    for (const auto& secret : secrets) {
      if (secret.size() < least_secret) continue;
      for (auto& shape : secret_shapes(secret)) shapes_.push_back(std::move(shape));
      for (auto& shape : inner_base64_shapes(secret)) inner_shapes_.push_back(std::move(shape));
    }
    put_longest_first(shapes_);
    put_longest_first(inner_shapes_);
  }

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
  /// Each once; a secret that is part of another must not leave the rest of it behind.
  static void put_longest_first(std::vector<std::string>& shapes) {
    std::sort(shapes.begin(), shapes.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    shapes.erase(std::unique(shapes.begin(), shapes.end()), shapes.end());
  }

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
    for (const auto& shape : shapes_) {
      for (auto at = text.find(shape); at != std::string::npos; at = text.find(shape, at + 3)) {
        text.replace(at, shape.size(), "***");
      }
    }
    for (const auto& shape : inner_shapes_) mask_inner(shape, text);
    mask_cut_off(text);
  }

  static bool is_base64_digit(char c) {
    return is_alphanumeric(c) || c == '+' || c == '/' || c == '-' || c == '_';
  }

  /// Masks the digits on either side too, which hold bits of the secret beside those of others.
  static void mask_inner(const std::string& shape, std::string& text) {
    for (auto at = text.find(shape); at != std::string::npos; at = text.find(shape, at + 3)) {
      auto end = at + shape.size();
      if (end < text.size() && is_base64_digit(text[end])) ++end;
      if (at > 0 && is_base64_digit(text[at - 1])) --at;
      text.replace(at, end - at, "***");
    }
  }

  /// Masks the beginnings of secrets that shortened parts of a text break off in.
  void mask_cut_off(std::string& text) const {
    static constexpr std::string_view dots = "...";
    for (auto at = text.find(dots); at != std::string::npos; at = text.find(dots, at + 1)) {
      const auto length = cut_off_length(std::string_view(text).substr(0, at));
      if (length == 0) continue;
      text.replace(at - length, length, "***");
      at = at - length + 3;
    }
  }

  /// How many bytes at the end of a text are the beginning of a secret; 0 for fewer than four.
  std::size_t cut_off_length(std::string_view text) const {
    for (const auto* shapes : {&shapes_, &inner_shapes_}) {
      for (const auto& shape : *shapes) {
        for (std::size_t n = shape.size(); n-- > 4;) {
          if (ends_with(text, std::string_view(shape).substr(0, n))) return n;
        }
      }
    }
    return 0;
  }

  std::vector<std::string> shapes_;
  std::vector<std::string> inner_shapes_;  ///< in base64 of more than the secret
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
