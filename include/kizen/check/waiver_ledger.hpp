#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

#include "../core/date.hpp"
#include "../core/report.hpp"
#include "waiver_finding.hpp"
#include "waivers.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Waives what a waivers file allows in the reports of one run, and counts it.
///
/// Any number of threads may use it. Of a value that fits no branch of a `oneOf` or `anyOf`, it is
/// enough that all violations of one branch, whichever, are waived.
///
/// ```cpp
/// #include <kizen/check.hpp>
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto source = kizen::read_json(R"({"waivers": 1, "entries": [
///   {"rule": "response.status.undeclared", "reason": "Not in the document.", "owner": "ann",
///    "expires": "2026-12-31"}]})",
///                                      "waivers.json");
/// kizen::WaiverLedger ledger(kizen::Waivers::from(source, kizen::records()), {2026, 12, 31});
/// const kizen::Checker checker(kizen::records());
/// auto report = checker.check_response(*kizen::records().operation("records_destroy"), {404});
/// ledger.apply(report);
/// assert(report.verdict() == kizen::Verdict::Waived);
/// assert(report.waived.front().id == "waiver entry 1");
/// assert(ledger.findings().empty());
/// ```
class WaiverLedger {
 public:
  /// @param today in UTC; the day decides what has expired
  KIZEN_INLINE WaiverLedger(Waivers waivers, const Date& today);

  /// Moves what is waived to `waived`, under `waiver ID`, or several of those where several are
  /// needed. A violation that stays, though an entry covers it that has expired or waived its max,
  /// says so in its note.
  KIZEN_INLINE void apply(Report& report);

  /// Every entry and what came to it, in the order of the file.
  KIZEN_INLINE std::vector<WaiverFinding> uses() const;

  /// Entries that are stale, have expired or were asked for too much, in the order of the file.
  KIZEN_INLINE std::vector<WaiverFinding> findings() const;

 private:
  Waivers waivers_;
  Date today_;
  mutable std::mutex mutex_;
  std::vector<std::size_t> covered_;  ///< findings that came to each entry
};

}  // namespace KIZEN_ABI
}  // namespace kizen
