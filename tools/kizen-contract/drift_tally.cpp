#include "drift_tally.hpp"

namespace kizen_tool {

void DriftTally::add(const kizen::Drift& drift, const std::string& where) {
  ++exchanges;
  for (const auto& id : drift.seen) ++seen_[id];
  for (const auto& one : drift.explained) {
    const auto& violation = one.violation;
    for (const auto& id : one.ids) {
      first_explained_.emplace(id, violation.rule + (violation.keyword.empty() ? "" : ": ") +
                                       violation.keyword + " at '" +
                                       violation.instance.to_string() + "', " + where);
    }
  }
  for (const auto& violation : drift.unexplained) findings.add(violation, drift.report, where);
  for (const auto& one : drift.report.unchecked) ++unchecked_reasons[one.reason];
  if (!drift.unexplained.empty()) {
    ++unexplained;
  } else if (!drift.report.violations.empty()) {
    ++refused;
  } else if (!drift.report.unchecked.empty()) {
    ++unchecked;
  } else {
    ++(drift.explained.empty() ? as_documented : explained);
  }
}

std::size_t DriftTally::seen(const std::string& id) const {
  const auto found = seen_.find(id);
  return found == seen_.end() ? 0 : found->second;
}

std::string DriftTally::first_explained(const std::string& id) const {
  const auto found = first_explained_.find(id);
  return found == first_explained_.end() ? std::string() : found->second;
}

}  // namespace kizen_tool
