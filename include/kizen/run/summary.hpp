#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "../check/waiver_finding.hpp"
#include "../core/detail/text.hpp"
#include "../core/version.hpp"
#include "case_result.hpp"
#include "detail/suite_fault.hpp"
#include "stop.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a run as a whole came to.
enum class Outcome {
  Kept,    ///< everything was checked and kept
  Waived,  ///< kept but for what waivers allow, where that is asked after
  Broken,  ///< a promise was broken, a teardown failed, or more stayed unchecked than is allowed
  SuiteFault,   ///< a suite must be mended before it says anything
  CouldNotRun,  ///< no connection, credentials refused, or nothing was run
  Interrupted
};

/// What an outcome means, in one line.
constexpr std::string_view sentence(Outcome outcome) {
  switch (outcome) {
    case Outcome::Kept:
      return "kept: everything that was promised and expected";
    case Outcome::Waived:
      return "waived: kept but for what waivers allow, or with waivers that are of no use";
    case Outcome::Broken:
      return "broken: a promise was broken, a teardown failed, or not everything could be checked";
    case Outcome::SuiteFault:
      return "suite fault: a suite must be mended before it says anything";
    case Outcome::CouldNotRun:
      return "could not run: this says nothing about the service";
    case Outcome::Interrupted:
      return "interrupted";
  }
  return "unknown";
}

/// The outcome in lower-case words.
constexpr std::string_view to_string(Outcome outcome) {
  const auto text = sentence(outcome);
  return text.substr(0, text.find(':'));
}

inline std::ostream& operator<<(std::ostream& out, Outcome outcome) {
  return out << to_string(outcome);
}

/// What a run takes for kept.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// kizen::Summary summary;
/// summary.cases[kizen::CaseStatus::Passed] = 1;
/// summary.verdicts[kizen::Verdict::Unchecked] = 2;
/// kizen::Strictness strictness;
/// assert(summary.outcome(strictness) == kizen::Outcome::Broken);
/// strictness.max_unchecked = 2;
/// assert(summary.outcome(strictness) == kizen::Outcome::Kept);
/// ```
struct Strictness {
  std::size_t max_unchecked = 0;  ///< exchanges that may stay unchecked
  bool strict_waivers = false;    ///< what waivers allow, or waivers of no use, are told apart
  bool fail_on_flaky = false;     ///< a flaky case counts as one that failed
};

/// The numbers of a run.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// kizen::Summary summary;
/// assert(summary.outcome(0) == kizen::Outcome::CouldNotRun);  // nothing ran: a hollow run
/// kizen::CaseResult passed;
/// passed.steps.push_back({"read"});
/// passed.steps.back().answered = true;
/// summary.add(passed);
/// assert(summary.outcome(0) == kizen::Outcome::Kept && summary.exchanges() == 1);
/// ```
struct Summary {
  std::map<CaseStatus, std::size_t> cases = {};
  std::map<Verdict, std::size_t> verdicts = {};    ///< of exchanges, documentation gaps left aside
  std::map<std::string, std::size_t> waived = {};  ///< waived exchanges, by what waives them
  std::map<std::string, std::size_t> gaps = {};    ///< documentation gaps by status
  std::map<std::string, std::size_t> unchecked = {};  ///< exchanges by reason
  /// What was seen where the rules leave something open: how often each answer, by question.
  std::map<std::string, std::map<std::string, std::size_t>> seen = {};
  std::size_t failed_teardowns = 0;
  std::size_t faulty_teardowns = 0;  ///< those of them that failed by what the suite says alone
  std::size_t silent_teardowns = 0;  ///< those of them that failed for want of an answer alone
  std::size_t withheld = 0;          ///< cases that came to a request which must not be sent
  std::size_t retried = 0;           ///< attempts before the last, of which nothing else is counted
  std::map<std::string, std::size_t> resent = {};  ///< requests sent again, by why
  std::size_t awaited = 0;         ///< steps that waited until the service showed what was written
  double longest_until_shown = 0;  ///< of those, in seconds
  double total_until_shown = 0;    ///< of all of them together
  std::size_t waived_by_waivers = 0;  ///< exchanges that entries of a waivers file waive
  std::vector<WaiverFinding> waiver_findings = {};  ///< entries that are stale, expired or over max
  std::vector<WaiverFinding> waiver_uses = {};  ///< all entries; those of a shard are to be added
  std::vector<std::string> swept = {};  ///< ids that teardown left and the end of the run removed
  std::vector<std::string> left = {};   ///< what the run made and could not remove, one line each
  std::string journal = {};             ///< file that holds what is left; empty where nothing is
  std::string stopped = {};             ///< why the run ended early; empty where it did not
  Stop stopped_by = Stop::None;         ///< the kind of that
  bool interrupted = false;
  double seconds = 0;           ///< from the start to the end, however many cases ran at once
  double work_seconds = 0;      ///< of all shards together, where they were merged
  std::size_t not_started = 0;  ///< cases that were not, as enough others had failed
  bool nothing_due = false;     ///< the plan has cases, but this shard of it has none

  /// Whether the run came to its end.
  bool is_complete() const { return stopped.empty() && !interrupted && not_started == 0; }

  void add(const CaseResult& result) {
    ++cases[result.status];
    for (const auto& step : result.steps) add(step);
    withheld += is_withheld(result) ? 1 : 0;
    for (const auto& step : result.teardown) add(step);
    if (!result.teardown_ok()) add_failed(result.teardown);
  }

  std::size_t count(CaseStatus status) const {
    const auto found = cases.find(status);
    return found == cases.end() ? 0 : found->second;
  }

  std::size_t count(Verdict verdict) const {
    const auto found = verdicts.find(verdict);
    return found == verdicts.end() ? 0 : found->second;
  }

  /// How many requests were answered.
  std::size_t exchanges() const { return total(verdicts) + total(gaps); }

  std::size_t total_cases() const { return total(cases); }

  /// @param max_unchecked how many exchanges may stay unchecked
  /// @param strict_waivers whether what waivers allow, and waivers that are of no use, are told apart
  /// @param fail_on_flaky whether a flaky case counts as one that failed
  Outcome outcome(std::size_t max_unchecked, bool strict_waivers = false,
                  bool fail_on_flaky = false) const {
    if (interrupted) return Outcome::Interrupted;
    if (count(CaseStatus::Failed) > 0) return Outcome::Broken;
    if (fail_on_flaky && count(CaseStatus::Flaky) > 0) return Outcome::Broken;
    if (!stopped.empty()) return Outcome::CouldNotRun;
    if (count(CaseStatus::SuiteFault) > 0) return Outcome::SuiteFault;
    if (count(CaseStatus::NotRun) > 0) return Outcome::CouldNotRun;
    const auto excused = faulty_teardowns + silent_teardowns;
    if (!left.empty() || failed_teardowns > excused || count(Verdict::Unchecked) > max_unchecked) {
      return Outcome::Broken;
    }
    if (is_over_max()) return Outcome::Broken;
    if (faulty_teardowns > 0) return Outcome::SuiteFault;
    if (silent_teardowns > 0) return Outcome::CouldNotRun;
    const auto good =
        count(CaseStatus::Passed) + count(CaseStatus::Flaky) + count(CaseStatus::XFailed);
    if (good == 0 && !nothing_due) return Outcome::CouldNotRun;
    const bool is_untidy = waived_by_waivers > 0 || !waiver_findings.empty();
    return strict_waivers && is_untidy ? Outcome::Waived : Outcome::Kept;
  }

  Outcome outcome(const Strictness& strictness) const {
    return outcome(strictness.max_unchecked, strictness.strict_waivers, strictness.fail_on_flaky);
  }

  template <class Key>
  static std::size_t total(const std::map<Key, std::size_t>& counts) {
    std::size_t sum = 0;
    for (const auto& entry : counts) sum += entry.second;
    return sum;
  }

 private:
  static bool is_withheld(const CaseResult& result) {
    return std::any_of(result.steps.begin(), result.steps.end(),
                       [](const StepResult& step) { return !step.withheld.empty(); });
  }

  bool is_over_max() const {
    return std::any_of(waiver_findings.begin(), waiver_findings.end(),
                       [](const WaiverFinding& finding) { return finding.fails(); });
  }

  void add_failed(const std::vector<StepResult>& teardown) {
    ++failed_teardowns;
    bool is_faulty = false;
    for (const auto& step : teardown) {
      if (step.ok()) continue;
      const bool by_the_suite = detail::has_suite_fault(step);
      const bool by_silence = step.report.violations.empty() && step.failures.empty();
      if (!by_the_suite && !by_silence) return;
      is_faulty = is_faulty || by_the_suite;
    }
    ++(is_faulty ? faulty_teardowns : silent_teardowns);
  }

  void add_awaited(double took) {
    ++awaited;
    longest_until_shown = std::max(longest_until_shown, took);
    total_until_shown += took;
  }

  static bool needs_waiver(const Report& report) {
    return std::any_of(report.waived.begin(), report.waived.end(),
                       [](const Waived& part) { return detail::starts_with(part.id, "waiver "); });
  }

  static std::string waived_by(const Report& report) {
    std::set<std::string> ids;
    for (const auto& part : report.waived) ids.insert(part.id);
    return detail::joined(ids, " and ");
  }

  void add(const StepResult& step) {
    if (step.answer < 2) retried += step.attempts - 1;  // they were all made at once
    for (const auto& one : step.seen) ++seen[one.question][one.answer];
    for (const auto& why : step.resent) ++resent[why];
    if (step.visible_after) add_awaited(*step.visible_after);
    if (!step.answered) return;
    if (step.documentation_gap) {
      ++gaps[std::to_string(step.report.status)];
    } else {
      ++verdicts[step.report.verdict()];
      for (const auto& unchecked_part : step.report.unchecked) ++unchecked[unchecked_part.reason];
    }
    if (!step.documentation_gap && step.report.verdict() == Verdict::Waived) {
      ++waived[waived_by(step.report)];
      if (needs_waiver(step.report)) ++waived_by_waivers;
    }
  }
};

}  // namespace KIZEN_ABI
}  // namespace kizen
