#pragma once

#include <kizen/run.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// Writes a run as JUnit XML when it has finished: a suite file a testsuite, a case a testcase.
class JunitReporter : public kizen::Reporter {
 public:
  /// Makes the file, empty, so that a path of no use is known before anything is sent.
  ///
  /// @throws std::runtime_error where the file cannot be written
  explicit JunitReporter(std::string path);

  void run_started(const kizen::RunHeader& header) override { header_ = header; }
  void case_finished(const kizen::CaseResult& result) override { results_.push_back(result); }

  /// @throws std::runtime_error where the file cannot be written
  void run_finished(const kizen::Summary& summary, kizen::Outcome outcome) override;

 private:
  std::string path_;
  kizen::RunHeader header_;
  std::vector<kizen::CaseResult> results_;
};

}  // namespace kizen_tool
