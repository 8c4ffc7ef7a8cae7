#include "smoke_tally.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <kizen/run.hpp>
#include <sstream>
#include <utility>

#include "one_line.hpp"

namespace kizen_tool {
namespace {

/// A finding on one line: the promise, the place, what was due and what came.
std::string line_of(const kizen::Violation& violation, const kizen::Report& report) {
  auto text = violation.rule;
  if (!violation.keyword.empty()) text += ": " + violation.keyword;
  text += " at " + kizen::detail::place_in_message(report, violation) + ": expected " +
          violation.expected + ", actual " + violation.actual;
  return one_line(kizen::detail::shortened(std::move(text), 400));
}

/// The fingerprint; where a member is missing, with its name.
std::string id_of(const kizen::Violation& violation, const kizen::Report& report) {
  const auto id = kizen::fingerprint_of(violation, report).to_string();
  return violation.keyword == "required" ? id + " " + one_line(violation.expected) : id;
}

bool has_passed(const kizen::CaseResult& result) {
  return result.status == kizen::CaseStatus::Passed || result.status == kizen::CaseStatus::Flaky;
}

/// What is to be said of a step, in full; empty where nothing is.
std::string text_of(const kizen::StepResult& step) {
  auto text = kizen::render(step);
  for (const auto& warning : step.warnings) {
    add_line(text, "  warning   " + kizen::detail::mention(warning));
  }
  if (!step.is_unchecked()) return text;
  for (const auto& one : step.report.unchecked) {
    add_line(text, "  unchecked " + one.reason + (one.detail.empty() ? "" : ": ") + one.detail);
  }
  return text;
}

}  // namespace

const char* OperationSmoke::verdict() const {
  if (is_broken) return "broken";
  if (is_silent) return "no verdict";
  return is_unchecked ? "unchecked" : "kept";
}

void SmokeTally::add(std::string id, std::string text) {
  const bool is_known = std::any_of(findings_.begin(), findings_.end(),
                                    [&](const SmokeFinding& one) { return one.id == id; });
  if (!is_known) findings_.push_back({std::move(id), std::move(text)});
}

void SmokeTally::add(const kizen::StepResult& step, bool is_told) {
  auto& operation = operations_[step.report.operation];
  const bool was_sent = step.answered || !step.no_answer.empty();
  if (was_sent) operation.requests += step.answer == 0 ? step.attempts : 1;
  if (step.answered) operation.seconds.push_back(step.latency);
  operation.is_silent = operation.is_silent || !step.no_answer.empty();
  operation.is_unchecked = operation.is_unchecked || step.is_unchecked();
  if (step.ok()) return;
  if (!is_told) {
    operation.is_silent = true;
    return;
  }
  for (const auto* findings : {&step.report.violations, &step.failures}) {
    operation.is_broken = operation.is_broken || !findings->empty();
    for (const auto& finding : *findings) {
      add(id_of(finding, step.report), line_of(finding, step.report));
    }
  }
}

void SmokeTally::case_finished(const kizen::CaseResult& result) {
  const bool is_told = result.status == kizen::CaseStatus::Failed || has_passed(result);
  const auto before = findings_.size();
  std::string steps;
  for (const auto* all : {&result.steps, &result.teardown}) {
    for (const auto& step : *all) {
      add(step, is_told);
      steps += text_of(step);
    }
  }
  if (is_told && !result.reason.empty() && findings_.size() == before) {
    add(result.title(), one_line(result.title() + ": " + result.reason));
  }
  if (has_passed(result) && steps.empty()) return;
  if (first_reason_.empty()) first_reason_ = result.title() + ": " + result.reason;
  if (result.status == kizen::CaseStatus::Skipped) {
    ++skipped_;
  } else {
    tell(result, steps);
  }
}

void SmokeTally::tell(const kizen::CaseResult& result, const std::string& steps) {
  std::ostringstream heading;
  heading << result.status << ": " << result.title() << "  (" << result.place << ")";
  add_line(failures_, heading.str());
  const bool is_said = steps.find(result.reason) != std::string::npos;
  if (!is_said) add_line(failures_, "  " + result.reason);
  failures_ += steps + "\n";
}

void SmokeTally::run_finished(const kizen::Summary& summary, kizen::Outcome outcome) {
  summary_ = summary;
  outcome_ = outcome;
}

SmokeResult SmokeTally::result(const std::string& target) const {
  SmokeResult result{outcome_, target, header_.target, summary_.stopped, findings_};
  if (result.reason.empty()) {
    result.reason = first_reason_.empty() ? "no case was selected" : first_reason_;
  }
  if (outcome_ == kizen::Outcome::Broken && result.findings.empty()) {
    for (const auto& [reason, count] : summary_.unchecked) {
      result.findings.push_back(
          {"unchecked " + reason, fmt::format("{} unchecked: {}", count, reason)});
    }
  }
  return result;
}

}  // namespace kizen_tool
