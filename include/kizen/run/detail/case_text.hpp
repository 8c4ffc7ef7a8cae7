#pragma once

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>

#include "../../core/detail/text.hpp"
#include "../case_result.hpp"
#include "../render_step.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// @param code of an ANSI colour
inline std::string coloured(bool terminal, const char* code, std::string_view text) {
  if (!terminal) return std::string(text);
  return std::string("\033[1;") + code + "m" + std::string(text) + "\033[0m";
}

/// Tells what is worth telling of a case, in full; of one that passed, mostly nothing.
class CaseText {
 public:
  /// @param terminal whether it is to have colour
  explicit CaseText(bool terminal) : terminal_(terminal) {}

  std::string of(const CaseResult& result) {
    text_.str({});
    if (result.status != CaseStatus::Passed) tell(result);
    tell_mild(result);
    tell_unchecked(result);
    tell_teardown(result);
    return text_.str();
  }

 private:
  static std::string_view heading(CaseStatus status) {
    switch (status) {
      case CaseStatus::Passed:
        return "PASSED";
      case CaseStatus::Flaky:
        return "FLAKY";
      case CaseStatus::Failed:
        return "FAILED";
      case CaseStatus::SuiteFault:
        return "SUITE FAULT";
      case CaseStatus::NotRun:
        return "NOT RUN";
      case CaseStatus::Skipped:
        return "SKIPPED";
      case CaseStatus::XFailed:
        return "FAILED AS EXPECTED";
    }
    return "UNKNOWN";
  }

  void tell(const CaseResult& result) {
    const bool is_mild = result.status == CaseStatus::Skipped ||
                         result.status == CaseStatus::XFailed || result.status == CaseStatus::Flaky;
    text_ << coloured(terminal_, is_mild ? "33" : "31", heading(result.status)) << "  "
          << result.title() << "  (" << result.place << ")\n";
    if (!result.reason.empty() && !is_told_by_a_step(result))
      text_ << "  " << result.reason << '\n';
    for (std::size_t i = 0; i < result.earlier.size(); ++i) {
      text_ << "  attempt " << i + 1 << " of " << result.attempts << ": " << result.earlier[i]
            << '\n';
    }
    for (const auto& step : result.steps) {
      if (step.resent.empty()) continue;
      text_ << "  step " << step.id << " was sent again after: " << joined(step.resent, ", ")
            << '\n';
    }
    if (is_mild) return;
    const bool silence_alone = result.status == CaseStatus::NotRun;
    for (const auto& step : result.steps) {
      if (!silence_alone || !step.no_answer.empty()) text_ << render(step);
    }
    text_ << '\n';
  }

  /// Whether the reason is that of a step, which tells it itself.
  static bool is_told_by_a_step(const CaseResult& result) {
    return result.status == CaseStatus::NotRun &&
           std::any_of(result.steps.begin(), result.steps.end(), [&](const StepResult& step) {
             return !step.ok() && step.no_answer == result.reason;
           });
  }

  /// What did not hold, but has no effect on the case.
  void tell_mild(const CaseResult& result) {
    for (const auto* steps : {&result.steps, &result.teardown}) {
      for (const auto& step : *steps) {
        for (const auto& warning : step.warnings) tell_mild("WARNING", result, step, warning, {});
        if (!is_recovered(step)) continue;
        for (const auto& failure : step.failures) {
          tell_mild("RECOVERED", result, step, failure, ", by action " + step.recovered);
        }
      }
    }
  }

  void tell_mild(const char* heading, const CaseResult& result, const StepResult& step,
                 const Violation& finding, const std::string& how) {
    text_ << coloured(terminal_, "33", heading) << "  " << result.title() << ", step " << step.id
          << how << ": " << mention(finding) << '\n';
  }

  void tell_unchecked(const CaseResult& result) {
    for (const auto* steps : {&result.steps, &result.teardown}) {
      for (const auto& step : *steps) {
        if (step.is_unchecked()) tell_unchecked(result, step);
      }
    }
  }

  void tell_unchecked(const CaseResult& result, const StepResult& step) {
    for (const auto& one : step.report.unchecked) {
      text_ << coloured(terminal_, "33", "UNCHECKED") << "  " << result.title() << ", step "
            << step.id << ": " << one.reason << (one.detail.empty() ? "" : ": ") << one.detail
            << '\n';
    }
  }

  void tell_teardown(const CaseResult& result) {
    if (!result.teardown_ok()) {
      text_ << coloured(terminal_, "31", "TEARDOWN FAILED") << "  " << result.title() << '\n';
      for (const auto& step : result.teardown) text_ << render(step);
      text_ << '\n';
    }
    for (const auto& reason : result.teardown_skipped) {
      text_ << "teardown skipped  " << result.title() << ": " << reason << '\n';
    }
  }

  bool terminal_;
  std::ostringstream text_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
