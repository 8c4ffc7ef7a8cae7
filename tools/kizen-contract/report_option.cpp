#include "report_option.hpp"

#include <kizen/run.hpp>
#include <memory>

#include "junit_reporter.hpp"

namespace kizen_tool {
namespace {

std::string check_report(const std::string& report) {
  const bool known = kizen::detail::starts_with(report, "junit=") && report.size() > 6;
  return known ? "" : "'" + report + "' is no report; write junit=FILE";
}

}  // namespace

void add_report_option(CLI::App& app, std::vector<std::string>& reports) {
  app.add_option("--report", reports, "junit=FILE: also write a report (repeatable)")
      ->allow_extra_args(false)
      ->check(check_report)
      ->type_name("FORMAT=FILE");
}

void add_reports(Reporters& reporters, const std::vector<std::string>& reports,
                 std::size_t max_unchecked) {
  for (const auto& report : reports) {
    const auto file = report.substr(report.find('=') + 1);
    try {
      reporters.add(std::make_unique<JunitReporter>(file, max_unchecked));
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
