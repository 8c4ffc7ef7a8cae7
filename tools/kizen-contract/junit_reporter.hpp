#pragma once

#include <cstddef>
#include <kizen/run.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace kizen_tool {

/// A report that cannot be written; the fault is the file's, not ours.
struct ReportError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Writes a run as JUnit XML when it has finished: a suite file a testsuite, a case a testcase.
class JunitReporter : public kizen::Reporter {
 public:
  /// Opens a file beside the report, so that a path of no use is known before anything is sent. It
  /// takes the report's place when the run has finished; until then an old report stays.
  ///
  /// @param max_unchecked how many exchanges may stay unchecked
  /// @throws ReportError where no file can be written there
  JunitReporter(std::string path, std::size_t max_unchecked);
  ~JunitReporter() override;

  void run_started(const kizen::RunHeader& header) override { header_ = header; }
  void case_finished(const kizen::CaseResult& result) override { results_.push_back(result); }

  /// @throws ReportError where the file cannot be written
  void run_finished(const kizen::Summary& summary, kizen::Outcome outcome) override;

 private:
  std::string path_;
  std::size_t max_unchecked_;
  kizen::RunHeader header_;
  std::vector<kizen::CaseResult> results_;
};

}  // namespace kizen_tool
