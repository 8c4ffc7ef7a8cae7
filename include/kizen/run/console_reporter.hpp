#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "../core/detail/text.hpp"
#include "detail/case_text.hpp"
#include "reporter.hpp"
#include "trust.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Tells a run as text: failures in full as they come; at the end a line a suite, and the sum.
///
/// On a terminal a last line shows progress, and what matters has colour; elsewhere the text is
/// plain and the same for every run but for times. Where cases run at once, no suite has a time of its
/// own.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
/// #include <sstream>
///
/// std::ostringstream text;
/// kizen::ConsoleReporter console(text);
/// console.run_started({{"records.openapi.json"}, "http://127.0.0.1:8080", 1});
/// assert(text.str() == "1 case against http://127.0.0.1:8080, contract records.openapi.json\n\n");
/// ```
class ConsoleReporter : public Reporter {
 public:
  /// @param out outlives this
  /// @param terminal whether `out` is a terminal
  explicit ConsoleReporter(std::ostream& out, bool terminal = false)
      : out_(out), terminal_(terminal) {}

  void run_started(const RunHeader& header) override {
    cases_ = header.cases;
    jobs_ = header.jobs;
    for (const auto& note : header.notes) out_ << "note: " << note << '\n';
    if (header.shard) out_ << header.shard->to_string() << ": " << header.cases << " of ";
    out_ << detail::counted(header.shard ? header.plan.cases : header.cases, "case") << " against "
         << header.all_targets()
         << (header.other_contracts.empty() ? ", contract " : ", contracts ")
         << header.all_contracts();
    if (header.order_seed) out_ << ", order of seed " << *header.order_seed;
    out_ << "\n\n";
  }

  void case_started(const std::string& title) override {
    if (!terminal_) return;
    out_ << "\r\033[K[" << finished_ + 1 << '/' << cases_ << "] " << title << std::flush;
  }

  void case_finished(const CaseResult& result) override {
    if (terminal_) out_ << "\r\033[K";
    ++finished_;
    sum_of(result.suite).add(result);
    out_ << detail::CaseText(terminal_).of(result) << std::flush;
  }

  void run_finished(const Summary& summary, Outcome outcome) override {
    if (terminal_) out_ << "\r\033[K";
    out_ << trust_in(summary, cases_) << '\n';
    for (const auto& sum : sums_) {
      out_ << sum.suite << ": " << counts(sum.cases);
      if (jobs_ == 1) out_ << " in " << seconds(sum.seconds);
      out_ << '\n';
    }
    out_ << '\n';
    if (!summary.stopped.empty()) out_ << "stopped: " << summary.stopped << '\n';
    if (summary.interrupted) out_ << "interrupted: no other case was started\n";
    if (summary.not_started > 0) {
      out_ << "ended early: " << detail::counted(summary.count(CaseStatus::Failed), "case")
           << " failed, and no other was started\n";
    }
    tell_cases(summary);
    tell_exchanges(summary);
    tell_waiting(summary);
    tell_rest(summary);
    tell_seen(summary);
    for (const auto& finding : summary.waiver_findings) {
      out_ << coloured(finding.fails() ? "31" : "33",
                       finding.fails() ? "WAIVER OVER MAX" : "WAIVER")
           << "  " << finding << '\n';
    }
    out_ << coloured(outcome == Outcome::Kept ? "32" : "31", sentence(outcome)) << std::endl;
  }

 private:
  static std::string seconds(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f s", value);
    return text;
  }

  std::string coloured(const char* code, std::string_view text) const {
    return detail::coloured(terminal_, code, text);
  }

  /// What the cases of one suite came to.
  struct SuiteSum {
    std::string suite;
    std::map<CaseStatus, std::size_t> cases = {};
    double seconds = 0;

    void add(const CaseResult& result) {
      ++cases[result.status];
      seconds += result.seconds;
    }
  };

  SuiteSum& sum_of(const std::string& suite) {
    const auto found = std::find_if(sums_.begin(), sums_.end(),
                                    [&](const SuiteSum& sum) { return sum.suite == suite; });
    if (found != sums_.end()) return *found;
    sums_.push_back({suite});
    return sums_.back();
  }

  static std::string counts(const std::map<CaseStatus, std::size_t>& cases) {
    std::vector<std::string> parts;
    for (const auto& [status, count] : cases) {
      parts.push_back(std::to_string(count) + " " + std::string(to_string(status)));
    }
    return detail::joined(parts, ", ");
  }

  void tell_cases(const Summary& summary) {
    out_ << detail::counted(summary.total_cases(), "case") << ": "
         << (summary.cases.empty() ? cases_ == 0 ? "none was selected" : "none was run"
                                   : counts(summary.cases));
    if (summary.total_cases() < cases_) {
      out_ << ", " << cases_ - summary.total_cases() << " not started";
    }
    if (summary.failed_teardowns > 0) {
      out_ << ", " << detail::counted(summary.failed_teardowns, "teardown") << " failed";
    }
    out_ << " in " << seconds(summary.seconds);
    if (summary.work_seconds > 0) out_ << " (" << seconds(summary.work_seconds) << " of work)";
    out_ << '\n';
  }

  static std::string in_brackets(const std::map<std::string, std::size_t>& counts) {
    if (counts.empty()) return {};
    std::vector<std::string> parts;
    for (const auto& [name, count] : counts) parts.push_back(name + ": " + std::to_string(count));
    return " (" + detail::joined(parts, ", ") + ")";
  }

  void tell_exchanges(const Summary& summary) {
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, const std::string& what) {
      if (count > 0) parts.push_back(std::to_string(count) + " " + what);
    };
    add(summary.count(Verdict::Conforms), "conform");
    add(summary.count(Verdict::Violates), "violate");
    add(summary.count(Verdict::Waived), "waived" + in_brackets(summary.waived));
    add(Summary::total(summary.gaps),
        "with an undeclared status that was expected" + in_brackets(summary.gaps));
    add(summary.count(Verdict::Unchecked), "unchecked" + in_brackets(summary.unchecked));
    out_ << detail::counted(summary.exchanges(), "exchange") << (parts.empty() ? "" : ": ")
         << detail::joined(parts, ", ")
         << (summary.retried > 0 ? "; " + std::to_string(summary.retried) + " retried" : "")
         << '\n';
  }

  /// What was tried again without being asked by a suite, and what was waited for.
  void tell_waiting(const Summary& summary) {
    if (!summary.resent.empty()) {
      out_ << "sent again" << in_brackets(summary.resent) << '\n';
    }
    if (summary.awaited == 0) return;
    out_ << detail::counted(summary.awaited, "step")
         << " waited for a write to show: " << seconds(summary.longest_until_shown) << " at most, "
         << seconds(summary.total_until_shown / static_cast<double>(summary.awaited))
         << " on average\n";
  }

  /// What teardown has left.
  void tell_rest(const Summary& summary) {
    if (!summary.swept.empty()) {
      out_ << "left by teardown and removed at the end: " << detail::joined(summary.swept, ", ")
           << '\n';
    }
    if (summary.left.empty()) return;
    out_ << coloured("31", "LEFT BEHIND") << "; kizen-contract sweep " << summary.journal
         << " tries again\n";
    for (const auto& left : summary.left) out_ << "  " << detail::printable(left) << '\n';
  }

  void tell_seen(const Summary& summary) {
    if (!summary.seen.empty()) out_ << "seen where the rules leave it open:\n";
    for (const auto& [question, answers] : summary.seen) {
      std::vector<std::string> parts;
      for (const auto& [answer, count] : answers) {
        parts.push_back(answer + " (" + std::to_string(count) + ")");
      }
      out_ << "  " << detail::printable(question + ": " + detail::joined(parts, ", ")) << '\n';
    }
  }

  std::ostream& out_;
  bool terminal_;
  std::size_t cases_ = 0;
  std::size_t jobs_ = 1;
  std::size_t finished_ = 0;
  std::vector<SuiteSum> sums_;  ///< in the order in which suites appeared
};

}  // namespace KIZEN_ABI
}  // namespace kizen
