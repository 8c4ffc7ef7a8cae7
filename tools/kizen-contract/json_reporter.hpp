#pragma once

#include <kizen/run.hpp>
#include <string>

#include "output.hpp"

namespace kizen_tool {

/// Writes a run as JSON to a file while it goes on. A run that is killed leaves what it has told.
class JsonFileReporter : public kizen::Reporter {
 public:
  /// Opens the file, so that a path of no use is known before anything is sent. What is in it stays
  /// until the run starts.
  ///
  /// @throws ReportError where it cannot be written
  explicit JsonFileReporter(std::string path);
  ~JsonFileReporter() override;

  /// Has a further member written, as JsonReporter::add() does.
  void add_member(const std::string& name, const kizen::json& value) { json_.add(name, value); }

  /// @throws ReportError where not all could be written, as each below
  void run_started(const kizen::RunHeader& header) override;
  void case_finished(const kizen::CaseResult& result) override;
  void run_finished(const kizen::Summary& summary, kizen::Outcome outcome) override;

 private:
  void demand_written() const;

  std::string path_;
  bool is_new_;
  bool has_started_ = false;
  OutputFile file_;
  kizen::JsonReporter json_{file_};
};

}  // namespace kizen_tool
