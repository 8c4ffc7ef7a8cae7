#pragma once

#include <algorithm>
#include <iterator>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "verdict.hpp"
#include "version.hpp"
#include "violation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A violation that a named difference or waiver allows.
struct Waived {
  std::string id;       ///< of the difference, such as `D6`; of a waiver `waiver ID`
  Violation violation;  ///< what would be broken without it
};

/// Something that could not be checked, and why.
struct Unchecked {
  std::string reason;       ///< stable id, such as `response.body.too_deep`
  std::string detail = {};  ///< in words
};

inline std::ostream& operator<<(std::ostream& out, const Waived& waived) {
  return out << "waived (" << waived.id << "): " << waived.violation;
}

inline std::ostream& operator<<(std::ostream& out, const Unchecked& unchecked) {
  out << "unchecked: " << unchecked.reason;
  if (!unchecked.detail.empty()) out << ": " << unchecked.detail;
  return out;
}

/// What the check of one exchange, or of one half of it, found.
///
/// ```cpp
/// #include <kizen/core/report.hpp>
/// #include <cassert>
///
/// kizen::Report report;
/// assert(report.verdict() == kizen::Verdict::Conforms && report.ok());
/// report.unchecked.push_back({"response.body.too_deep", "600 levels"});
/// assert(report.verdict() == kizen::Verdict::Unchecked && !report.ok());
/// ```
struct Report {
  std::string operation = {};  ///< operationId; empty where no operation was found
  std::string request =
      {};          ///< method and path for people; ids of a pattern or format stay `{entity_id}`
  int status = 0;  ///< of the response; 0 where there was none to check
  std::vector<Violation> violations = {};  ///< in document order, the request's first
  std::vector<Waived> waived = {};
  std::vector<Unchecked> unchecked = {};

  /// The one verdict: violates before unchecked before waived before conforms.
  Verdict verdict() const {
    if (!violations.empty()) return Verdict::Violates;
    if (!unchecked.empty()) return Verdict::Unchecked;
    return waived.empty() ? Verdict::Conforms : Verdict::Waived;
  }

  /// Whether everything was checked and nothing was broken but what is waived.
  bool ok() const { return violations.empty() && unchecked.empty(); }

  /// Whether a violation of that rule was found, waived ones left aside.
  bool violates(const std::string& rule) const {
    return std::any_of(violations.begin(), violations.end(),
                       [&](const Violation& violation) { return violation.rule == rule; });
  }

  /// Whether something was waived under that id, such as `D6` or `waiver old-ids`.
  bool waives(const std::string& id) const {
    return std::any_of(waived.begin(), waived.end(),
                       [&](const Waived& finding) { return finding.id == id; });
  }

  /// Adds what the check of the other half found.
  Report& operator+=(Report other) {
    if (operation.empty()) operation = std::move(other.operation);
    if (request.empty()) request = std::move(other.request);
    if (status == 0) status = other.status;
    append(violations, other.violations);
    append(waived, other.waived);
    append(unchecked, other.unchecked);
    return *this;
  }

 private:
  template <class Item>
  static void append(std::vector<Item>& all, std::vector<Item>& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  }
};

}  // namespace KIZEN_ABI
}  // namespace kizen
