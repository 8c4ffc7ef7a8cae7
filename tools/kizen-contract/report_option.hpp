#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <kizen/core/json.hpp>
#include <kizen/run/reporter.hpp>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "exit_code.hpp"

namespace kizen_tool {

/// Tells several reporters the same.
class Reporters : public kizen::Reporter {
 public:
  void add(std::unique_ptr<kizen::Reporter> reporter) { all_.push_back(std::move(reporter)); }

  /// Has JSON reports say more, as JsonReporter::add() does.
  ///
  /// @param value is asked for when the run has finished
  void add_member(const std::string& name, std::function<kizen::json()> value) {
    members_[name] = std::move(value);
  }

  void run_started(const kizen::RunHeader& header) override {
    for (auto& one : all_) one->run_started(header);
  }
  void case_started(const std::string& title) override {
    for (auto& one : all_) one->case_started(title);
  }
  void case_finished(const kizen::CaseResult& result) override {
    for (auto& one : all_) one->case_finished(result);
  }
  void run_finished(const kizen::Summary& summary, kizen::Outcome outcome) override {
    tell_members();
    for (auto& one : all_) one->run_finished(summary, outcome);
  }

 private:
  void tell_members();

  std::map<std::string, std::function<kizen::json()>> members_;
  std::vector<std::unique_ptr<kizen::Reporter>> all_;
};

/// Adds `--report`, read the same by every command.
void add_report_option(CLI::App& app, std::vector<std::string>& reports);

/// Adds a reporter for each `FORMAT=FILE`.
///
/// @throws CLI::ValidationError where a file cannot be written
void add_reports(Reporters& reporters, const std::vector<std::string>& reports);

/// The exit status that an outcome has.
ExitCode exit_code(kizen::Outcome outcome);

}  // namespace kizen_tool
