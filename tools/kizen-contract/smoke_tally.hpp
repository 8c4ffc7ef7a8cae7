#pragma once

#include <cstddef>
#include <kizen/run/reporter.hpp>
#include <map>
#include <string>
#include <vector>

#include "smoke_finding.hpp"

namespace kizen_tool {

/// What was seen of one operation.
struct OperationSmoke {
  std::size_t requests = 0;
  std::vector<double> seconds = {};  ///< that each answer took
  bool is_broken = false;
  bool is_silent = false;     ///< whether no answer came that says anything
  bool is_unchecked = false;  ///< whether something of an answer could not be checked

  /// `kept`, `broken`, `unchecked`, or `no verdict`.
  const char* verdict() const;
};

/// Collects what a run tells, by operation.
class SmokeTally : public kizen::Reporter {
 public:
  void run_started(const kizen::RunHeader& header) override { header_ = header; }
  void case_finished(const kizen::CaseResult& result) override;
  void run_finished(const kizen::Summary& summary, kizen::Outcome outcome) override;

  const kizen::RunHeader& header() const { return header_; }
  const std::map<std::string, OperationSmoke>& operations() const { return operations_; }

  /// What went wrong in each case, in full.
  const std::string& failures() const { return failures_; }

  /// How many cases were not started, as they write or lack something.
  std::size_t skipped() const { return skipped_; }

  /// @param target as the command line names it
  SmokeResult result(const std::string& target) const;

 private:
  /// @param is_told whether what went wrong says something of the tenant
  void add(const kizen::StepResult& step, bool is_told);
  void add(std::string id, std::string text);
  void tell(const kizen::CaseResult& result, const std::string& steps);

  kizen::RunHeader header_;
  kizen::Summary summary_;
  kizen::Outcome outcome_ = kizen::Outcome::CouldNotRun;
  std::map<std::string, OperationSmoke> operations_;
  std::vector<SmokeFinding> findings_;
  std::string failures_;
  std::string first_reason_;
  std::size_t skipped_ = 0;
};

}  // namespace kizen_tool
