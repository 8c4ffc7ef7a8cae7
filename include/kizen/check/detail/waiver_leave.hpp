#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "../../core/date.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/report.hpp"
#include "../waiver.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How far the entries of a waivers file allow something.
struct Leave {
  /// Each is worth more than those before it.
  enum class Kind { None, Lapsed, Given };

  Kind kind = Kind::None;
  std::set<std::size_t> given = {};       ///< entries that waive
  std::vector<std::string> lapses = {};   ///< why others no longer do, in words
  std::vector<std::size_t> covered = {};  ///< entries, once for each violation that came to them

  /// Adds what is said of something else that is needed, too.
  void add(const Leave& other) {
    kind = std::min(kind, other.kind);
    given.insert(other.given.begin(), other.given.end());
    for (const auto& lapse : other.lapses) {
      if (std::find(lapses.begin(), lapses.end(), lapse) == lapses.end()) lapses.push_back(lapse);
    }
    covered.insert(covered.end(), other.covered.begin(), other.covered.end());
  }
};

/// The entries of a waivers file as they stand during a run.
class WaiverStand {
 public:
  /// @param covered how many violations came to each entry; it is kept up to date
  WaiverStand(const std::vector<Waiver>& waivers, const Date& today,
              std::vector<std::size_t>& covered)
      : waivers_(waivers), today_(today), covered_(covered) {}

  /// What the entries say of one violation of a report. Each is asked, and counts the violation,
  /// until one waives it.
  Leave leave_for(const Violation& violation, const Report& report) {
    Leave leave;
    for (std::size_t i = 0; i < waivers_.size(); ++i) {
      if (!waivers_[i].covers(violation, report)) continue;
      leave.covered.push_back(i);
      const auto lapse = why_lapsed(waivers_[i], ++covered_[i]);
      if (lapse.empty()) {
        leave.kind = Leave::Kind::Given;
        leave.given.insert(i);
        return leave;
      }
      leave.kind = Leave::Kind::Lapsed;
      leave.lapses.push_back(lapse);
    }
    return leave;
  }

  /// Counts as if leave had not been asked for.
  void forget(const Leave& leave) {
    for (const auto entry : leave.covered) --covered_[entry];
  }

  /// Counts what was forgotten.
  void recall(const Leave& leave) {
    for (const auto entry : leave.covered) ++covered_[entry];
  }

 private:
  /// @param covered how many violations came to it, this one included
  std::string why_lapsed(const Waiver& waiver, std::size_t covered) const {
    if (waiver.expires < today_) {
      return sentence(waiver, "expired on " + waiver.expires.to_string());
    }
    if (covered <= waiver.max.value_or(covered)) return {};
    return sentence(waiver, "waives no more than " + std::to_string(*waiver.max) + " in a run");
  }

  static std::string sentence(const Waiver& waiver, const std::string& what) {
    return "waiver " + waiver.id + " " + what + "; its owner is " + printable(waiver.owner);
  }

  const std::vector<Waiver>& waivers_;
  const Date& today_;
  std::vector<std::size_t>& covered_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
