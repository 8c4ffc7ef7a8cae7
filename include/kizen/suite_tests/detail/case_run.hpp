#pragma once

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "../../run.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Keeps what a run of one case tells, those on which it depends included.
class CaseRun : public Reporter {
 public:
  CaseRun(std::string suite, std::string title)
      : suite_(std::move(suite)), title_(std::move(title)) {}

  /// The one case, as a selection names it.
  std::string selector() const { return suite_ + "#" + title_; }

  void run_started(const RunHeader&) override {}
  void case_finished(const CaseResult& result) override { results_.push_back(result); }
  void run_finished(const Summary& summary, Outcome outcome) override {
    summary_ = summary;
    outcome_ = outcome;
  }

  /// Why the case was skipped; empty where it was not, or there is something worse to tell.
  std::string skipped() const {
    const auto* own = result();
    const bool is_skipped = own != nullptr && own->status == CaseStatus::Skipped;
    return is_skipped && own->teardown_ok() && summary_.left.empty() ? own->reason : "";
  }

  bool ok() const { return outcome_ == Outcome::Kept; }

  /// Everything that was found, as a run of the suite tells it.
  std::string message() const {
    std::string text;
    for (const auto& result : results_) text += CaseText(false).of(result);
    if (!summary_.stopped.empty()) text += "stopped: " + summary_.stopped + "\n";
    for (const auto& left : summary_.left) {
      text += "LEFT BEHIND  " + printable(left) + " (" + summary_.journal + ")\n";
    }
    for (const auto& finding : summary_.waiver_findings) text += "WAIVER  " + said(finding) + "\n";
    if (outcome_ != Outcome::Broken || text.empty()) text += std::string(sentence(outcome_));
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
  }

  /// What is worth knowing of a case that is kept, by name.
  std::vector<std::pair<std::string, std::string>> properties() const {
    std::vector<std::pair<std::string, std::string>> all;
    const auto* own = result();
    if (own == nullptr) return all;
    if (own->status == CaseStatus::XFailed) all.emplace_back("known_to_fail", own->reason);
    if (own->status == CaseStatus::Flaky) all.emplace_back("flaky", joined(own->earlier, "; "));
    std::set<std::string> waived;
    std::vector<std::string> warnings;
    for (const auto& step : own->steps) {
      for (const auto& part : step.report.waived) waived.insert(part.id);
      for (const auto& warning : step.warnings) warnings.push_back(mention(warning));
    }
    if (!waived.empty()) all.emplace_back("waived", joined(waived, ", "));
    if (!warnings.empty()) all.emplace_back("warnings", joined(warnings, "; "));
    return all;
  }

 private:
  const CaseResult* result() const {
    const auto found = std::find_if(results_.begin(), results_.end(), [&](const auto& one) {
      return one.suite == suite_ && one.title() == title_;
    });
    return found == results_.end() ? nullptr : &*found;
  }

  static std::string said(const WaiverFinding& finding) {
    std::ostringstream text;
    text << finding;
    return text.str();
  }

  std::string suite_;
  std::string title_;
  std::vector<CaseResult> results_;
  Summary summary_;
  Outcome outcome_ = Outcome::CouldNotRun;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
