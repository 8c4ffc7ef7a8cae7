#pragma once

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "../core/contract_error.hpp"
#include "../core/report.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How a case ended.
enum class CaseStatus {
  Passed,
  Flaky,       ///< passed, but only after something was tried again that no suite says may be
  Failed,      ///< a promise was broken, or the service did not do what the case expects
  SuiteFault,  ///< the suite asked for a request that it must not, or cannot, send
  NotRun,      ///< no answer came, so nothing can be said
  Skipped,     ///< not started, or not gone on with, for a reason that is given
  XFailed      ///< failed, as the suite says that it would
};

/// The status in lower-case words.
constexpr std::string_view to_string(CaseStatus status) {
  switch (status) {
    case CaseStatus::Passed:
      return "passed";
    case CaseStatus::Flaky:
      return "flaky";
    case CaseStatus::Failed:
      return "failed";
    case CaseStatus::SuiteFault:
      return "suite fault";
    case CaseStatus::NotRun:
      return "not run";
    case CaseStatus::Skipped:
      return "skipped";
    case CaseStatus::XFailed:
      return "failed as expected";
  }
  return "unknown";
}

inline std::ostream& operator<<(std::ostream& out, CaseStatus status) {
  return out << to_string(status);
}

/// The answer that came where the rules leave more than one open.
struct SeenAnswer {
  std::string question = {};  ///< what it is that they leave open
  std::string answer = {};    ///< its name in the suite

  friend bool operator==(const SeenAnswer& a, const SeenAnswer& b) {
    return a.question == b.question && a.answer == b.answer;
  }
};

inline std::ostream& operator<<(std::ostream& out, const SeenAnswer& seen) {
  return out << seen.question << ": " << seen.answer;
}

/// What one step did.
struct StepResult {
  /// stepId; below a called workflow, `caller/step`; of concurrent requests, `step, answer 3 of 8`.
  std::string id = {};
  Report report = {};                    ///< what the contract says of the exchange
  std::vector<Violation> failures = {};  ///< what the case expected and did not get: `case.*`
  std::vector<Violation> warnings = {};  ///< what did not hold, but is only to be mentioned
  std::vector<SeenAnswer> seen = {};     ///< to open questions, in the order of the suite
  std::string recovered = {};  ///< the action that makes failures none of the case; empty mostly
  std::size_t attempts = 1;    ///< how often it was tried; what is told is the last
  std::string attempted =
      {};  ///< the step that was tried more than once: this, or one that called it
  std::string no_answer = {};  ///< why no response came; empty where one did
  std::string withheld = {};   ///< why the request must not be sent; empty where it may
  std::string sent = {};       ///< method, target and body of the request, shortened
  std::string received = {};   ///< status and body of the response, shortened
  bool answered = false;
  /// The status is not declared, but the step's criteria expect it: a gap of the document.
  bool documentation_gap = false;
  double seconds = 0;
  /// Why the request was sent again before this answer came, once each time: `429`, `503`, or
  /// `reset` for a connection that broke.
  std::vector<std::string> resent = {};
  /// How long the service took to show what the step waited for, in seconds: from the first attempt's
  /// request to the answer that was right. Nothing where the first was, or none was.
  std::optional<double> visible_after = {};
  double latency = 0;      ///< in seconds, from sending to the whole answer, or to giving up
  std::size_t answer = 0;  ///< which of those to concurrent requests, from 1 on; 0: the only one

  /// Whether something of the exchange could not be checked, gaps of the document left aside.
  bool is_unchecked() const {
    return answered && !documentation_gap && report.verdict() == Verdict::Unchecked;
  }

  /// Whether the case has not failed by it. A promise of the contract that was broken is never
  /// recovered from.
  bool ok() const {
    const bool as_expected = failures.empty() && no_answer.empty() && withheld.empty();
    return report.violations.empty() && (as_expected || !recovered.empty());
  }
};

/// What one case did.
struct CaseResult {
  std::string suite = {};     ///< file, as the user named it
  std::string workflow = {};  ///< workflowId
  std::string name = {};      ///< of the case; empty where the workflow lists none
  SourcePlace place = {};     ///< in the suite
  CaseStatus status = CaseStatus::Passed;
  std::string reason = {};  ///< why it was skipped or not run
  std::vector<StepResult> steps = {};
  std::vector<StepResult> teardown = {};
  std::vector<std::string> teardown_skipped = {};  ///< why an entry was not run, one line each
  double seconds = 0;
  std::size_t attempts = 1;               ///< how often it was run; what is told is the last
  std::vector<std::string> earlier = {};  ///< what failed in each attempt before, one line each
  std::size_t position = 0;               ///< in the whole plan as written, from 1; 0: not planned
  std::string identity = {};              ///< the same on every machine, as identity_of() gives it
  std::string needed_by = {};  ///< the workflow for whose sake alone it was run here; empty mostly

  /// Workflow and case, as one text.
  std::string title() const { return name.empty() ? workflow : workflow + " / " + name; }

  bool teardown_ok() const {
    for (const auto& step : teardown) {
      if (!step.ok()) return false;
    }
    return true;
  }
};

}  // namespace KIZEN_ABI
}  // namespace kizen
