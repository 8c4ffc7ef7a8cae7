#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "../case_result.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a rule speaks of the suite, not of the service.
inline bool is_suite_rule(std::string_view rule) {
  static constexpr std::array<std::string_view, 5> rules = {
      "case.budget", "case.order", "case.request", "case.request_invalid", "case.value"};
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

/// Whether a step failed by what the suite says.
inline bool has_suite_fault(const StepResult& step) {
  return std::any_of(step.failures.begin(), step.failures.end(),
                     [](const Violation& failure) { return is_suite_rule(failure.rule); });
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
