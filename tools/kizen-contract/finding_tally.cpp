#include "finding_tally.hpp"

#include <kizen/check.hpp>

namespace kizen_tool {

std::string TalliedFinding::times() const {
  return kizen::detail::counted(count, "time") + ", first " + first;
}

void FindingTally::add(const kizen::Violation& violation, const kizen::Report& report,
                       const std::string& where) {
  const auto fingerprint = kizen::fingerprint_of(violation, report);
  const auto found = all_.find(fingerprint);
  if (found != all_.end()) {
    ++found->second.count;
    return;
  }
  if (all_.size() == most_) {
    ++untold_;
    return;
  }
  kizen::Report shell;
  shell.operation = report.operation;
  shell.request = report.request;
  shell.status = report.status;
  all_.emplace(fingerprint, TalliedFinding{violation, shell, where, 1});
}

std::string FindingTally::rest() const {
  if (untold_ == 0) return {};
  return "and " + kizen::detail::counted(untold_, "finding") + " more of other kinds\n";
}

}  // namespace kizen_tool
