#include "report_option.hpp"

#include <kizen/run.hpp>
#include <map>
#include <memory>

#include "json_reporter.hpp"
#include "junit_reporter.hpp"

namespace kizen_tool {
namespace {

using ReporterMaker = std::unique_ptr<kizen::Reporter> (*)(const std::string& file);

template <class FileReporter>
std::unique_ptr<kizen::Reporter> made(const std::string& file) {
  return std::make_unique<FileReporter>(file);
}

/// By the word that chooses it.
const std::map<std::string, ReporterMaker>& makers() {
  static const std::map<std::string, ReporterMaker> all = {{"json", made<JsonFileReporter>},
                                                           {"junit", made<JunitReporter>}};
  return all;
}

std::string check_report(const std::string& report) {
  const auto end = report.find('=');
  const bool known = end != std::string::npos && makers().count(report.substr(0, end)) > 0;
  if (known && end + 1 < report.size()) return "";
  return "'" + report + "' is no report; write json=FILE or junit=FILE";
}

}  // namespace

void Reporters::tell_members() {
  for (auto& one : all_) {
    auto* const json = dynamic_cast<JsonFileReporter*>(one.get());
    if (json == nullptr) continue;
    for (const auto& [name, value] : members_) json->add_member(name, value());
  }
}

void add_report_option(CLI::App& app, std::vector<std::string>& reports) {
  app.add_option("--report", reports, "json=FILE or junit=FILE: also write a report (repeatable)")
      ->allow_extra_args(false)
      ->check(check_report)
      ->type_name("FORMAT=FILE");
}

void add_reports(Reporters& reporters, const std::vector<std::string>& reports) {
  for (const auto& report : reports) {
    const auto end = report.find('=');
    try {
      reporters.add(makers().at(report.substr(0, end))(report.substr(end + 1)));
    } catch (const ReportError& error) {
      throw CLI::ValidationError("--report", error.what());
    }
  }
}

ExitCode exit_code(kizen::Outcome outcome) {
  switch (outcome) {
    case kizen::Outcome::Kept:
      return Kept;
    case kizen::Outcome::Waived:
      return OnlyWaived;
    case kizen::Outcome::Broken:
      return Broken;
    case kizen::Outcome::SuiteFault:
      return Unusable;
    case kizen::Outcome::CouldNotRun:
      return CouldNotRun;
    case kizen::Outcome::Interrupted:
      return Interrupted;
  }
  return Internal;
}

}  // namespace kizen_tool
