#pragma once

#include <cstddef>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/text.hpp"
#include "../waiver_ledger.hpp"
#include "waiver_judge.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// `waiver a`, or `waiver a, waiver b`.
inline std::string waiver_ids(const std::set<std::size_t>& given,
                              const std::vector<Waiver>& waivers) {
  std::vector<std::string> ids;
  for (const auto entry : given) ids.push_back("waiver " + waivers[entry].id);
  return joined(ids, ", ");
}

/// Moves the violations for which leave is given, and tells the others why there is none.
inline void take_leaves(Report& report, const std::vector<Leave>& leaves,
                        const std::vector<Waiver>& waivers) {
  auto violations = std::exchange(report.violations, {});
  for (std::size_t i = 0; i < violations.size(); ++i) {
    if (leaves[i].kind == Leave::Kind::Given) {
      report.waived.push_back({waiver_ids(leaves[i].given, waivers), std::move(violations[i])});
      continue;
    }
    for (const auto& line : leaves[i].lapses) violations[i].add_note(line);
    report.violations.push_back(std::move(violations[i]));
  }
}

}  // namespace detail

KIZEN_INLINE WaiverLedger::WaiverLedger(Waivers waivers, const Date& today)
    : waivers_(std::move(waivers)), today_(today), covered_(waivers_.entries().size()) {}

KIZEN_INLINE void WaiverLedger::apply(Report& report) {
  if (report.violations.empty() || covered_.empty()) return;
  const std::lock_guard lock(mutex_);
  const detail::WaiverStand stand(waivers_.entries(), today_, covered_);
  detail::take_leaves(report, detail::WaiverJudge(report, stand).judge(), waivers_.entries());
}

KIZEN_INLINE std::vector<WaiverFinding> WaiverLedger::uses() const {
  const std::lock_guard lock(mutex_);
  std::vector<WaiverFinding> uses;
  for (std::size_t i = 0; i < covered_.size(); ++i) {
    const auto& waiver = waivers_.entries()[i];
    const auto kind = waiver.expires < today_ ? WaiverFinding::Kind::Expired
                                              : detail::kind_of_use(waiver, covered_[i]);
    uses.push_back({kind, waiver, covered_[i]});
  }
  return uses;
}

KIZEN_INLINE std::vector<WaiverFinding> WaiverLedger::findings() const {
  return detail::worth_telling(uses());
}

}  // namespace KIZEN_ABI
}  // namespace kizen
