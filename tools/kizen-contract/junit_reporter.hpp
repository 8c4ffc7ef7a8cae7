#pragma once

#include <kizen/run.hpp>
#include <memory>
#include <string>

#include "report_error.hpp"

namespace kizen_tool {

class JunitTree;

/// Writes a run as JUnit XML when it has finished: a suite file a testsuite, a case a testcase.
class JunitReporter : public kizen::Reporter {
 public:
  /// Opens a file beside the report, so that a path of no use is known before anything is sent. It
  /// takes the report's place when the run has finished; until then an old report stays.
  ///
  /// @throws ReportError where no file can be written there
  explicit JunitReporter(std::string path);
  ~JunitReporter() override;

  void run_started(const kizen::RunHeader& header) override;
  void case_finished(const kizen::CaseResult& result) override;

  /// @throws ReportError where the file cannot be written
  void run_finished(const kizen::Summary& summary, kizen::Outcome outcome) override;

 private:
  std::string path_;
  std::unique_ptr<JunitTree> tree_;
};

}  // namespace kizen_tool
