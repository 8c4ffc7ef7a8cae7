#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../../core/detail/utf8.hpp"
#include "../../core/detail/violation_change.hpp"
#include "../case_result.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A text with U+FFFD for each byte that is no part of a character.
inline std::string utf8_of(std::string_view raw) {
  std::string text;
  while (!raw.empty()) {
    auto rest = raw;
    if (take_code_point(rest)) {
      text += raw.substr(0, raw.size() - rest.size());
    } else {
      text += "\xEF\xBF\xBD";
      rest.remove_prefix(1);
    }
    raw = rest;
  }
  return text;
}

/// Makes UTF-8 of all that strangers sent and a case tells, so that every report says the same of it.
class Legible {
 public:
  static CaseResult of(CaseResult result) {
    make(result.reason);
    for (auto* steps : {&result.steps, &result.teardown}) {
      for (auto& step : *steps) make(step);
    }
    for (auto* lines : {&result.teardown_skipped, &result.earlier}) {
      for (auto& line : *lines) make(line);
    }
    return result;
  }

 private:
  static void make(std::string& text) {
    if (!is_utf8(text)) text = utf8_of(text);
  }

  static void make(Violation& violation) {
    make(violation.expected);
    make(violation.actual);
    make(violation.note);
    JsonPointer instance;
    for (const auto& token : violation.instance.tokens()) {
      instance = std::move(instance) / std::string_view(is_utf8(token) ? token : utf8_of(token));
    }
    violation.instance = std::move(instance);
  }

  static void make(StepResult& step) {
    for (auto* text :
         {&step.no_answer, &step.withheld, &step.sent, &step.received, &step.report.request}) {
      make(*text);
    }
    ViolationChange change([](Violation& violation) { make(violation); });
    change(step.report.violations);
    for (auto& waived : step.report.waived) change(waived.violation);
    for (auto& unchecked : step.report.unchecked) make(unchecked.detail);
    change(step.failures);
    change(step.warnings);
    for (auto& seen : step.seen) make(seen.answer);
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
