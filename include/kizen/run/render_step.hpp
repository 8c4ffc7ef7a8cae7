#pragma once

#include <cstddef>
#include <string>

#include "../core/detail/text.hpp"
#include "../core/fingerprint.hpp"
#include "../core/render.hpp"
#include "../core/version.hpp"
#include "case_result.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

namespace detail {

/// A finding that is only mentioned, on one line, with the place in the suite that says it and what
/// is noted of it.
inline std::string mention(const Violation& finding) {
  auto text = finding.rule;
  if (!finding.keyword.empty()) text += ": " + finding.keyword;
  if (!finding.instance.empty()) text += " at '" + finding.instance.to_string() + "'";
  text += " (" + finding.schema.document + "): expected " + finding.expected + ", actual " +
          finding.actual;
  if (!finding.note.empty()) text += "; " + joined(split(finding.note, '\n'), "; ");
  return printable(text);
}

/// Whether the failures of a step are none of the case, and not told with what else went wrong.
inline bool is_recovered(const StepResult& step) { return !step.recovered.empty() && step.ok(); }

/// What `kizen-contract waive --finding` takes for a finding of the contract; empty for others.
inline std::string fingerprint_line(const Violation& violation, const Report& report) {
  if (starts_with(violation.rule, "case.")) return {};
  return "  finding   " + fingerprint_of(violation, report).to_string() + "\n";
}

}  // namespace detail

/// How many findings of one step are told in full.
inline constexpr std::size_t told_findings = 10;

/// What went wrong in a step, in full: its findings, then what was sent and received. Empty where
/// nothing went wrong.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// kizen::StepResult step;
/// step.id = "read";
/// assert(kizen::render(step).empty());
/// step.no_answer = "no answer: timeout";
/// step.sent = "GET /things/7";
/// assert(kizen::render(step) == "  step read\n  no answer: timeout\n  sent      GET /things/7\n");
/// ```
inline std::string render(const StepResult& step) {
  if (step.ok()) return {};
  std::string text = "  step " + step.id;
  if (step.attempts > 1) {
    text += ", attempt " + std::to_string(step.attempts);
    if (!step.attempted.empty() && step.attempted != step.id) text += " of " + step.attempted;
  }
  text += "\n";
  std::size_t left = told_findings;
  std::size_t untold = 0;
  for (const auto* findings : {&step.report.violations, &step.failures}) {
    for (const auto& finding : *findings) {
      if (left > 0) {
        --left;
        text += render(finding, step.report);
        text += detail::fingerprint_line(finding, step.report);
      } else {
        ++untold;
      }
    }
  }
  if (untold > 0) text += "  and " + std::to_string(untold) + " more findings\n";
  if (!step.no_answer.empty()) text += "  " + step.no_answer + "\n";
  if (!step.sent.empty()) text += "  sent      " + step.sent + "\n";
  if (!step.received.empty()) text += "  received  " + step.received + "\n";
  return text;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
