#include "check_recordings.hpp"

#include <fmt/format.h>

#include <kizen/check.hpp>
#include <kizen/run.hpp>
#include <utility>

#include "junit_reporter.hpp"
#include "one_line.hpp"
#include "report_option.hpp"
#include "traffic_text.hpp"

namespace kizen_tool {
namespace {

/// What the contract says of one recorded exchange; what is not recorded is unchecked, and breaks
/// nothing.
kizen::Report report_of(const kizen::Checker& checker, const BelongingExchange& one) {
  const auto& [request, response] = one.recorded.exchange;
  auto report = checker.check_request(*one.operation, request);
  if (one.recorded.has_response) report += checker.check_response(*one.operation, response);
  if (one.recorded.missing.empty()) return report;
  for (const auto& missing : one.recorded.missing) {
    const bool of_request = kizen::detail::starts_with(missing.reason, "recording.request_body");
    const std::string part = of_request ? "request." : "response.";
    auto& all = report.violations;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const kizen::Violation& violation) {
                               return kizen::detail::starts_with(violation.rule, part + "body.") ||
                                      violation.rule == part + "content_type.missing";
                             }),
              all.end());
    report.unchecked.push_back(missing);
  }
  return report;
}

kizen::Summary summary_of(const TrafficTally& tally, const std::vector<kizen::CaseResult>& cases,
                          const std::shared_ptr<kizen::WaiverLedger>& ledger) {
  kizen::Summary summary;
  for (const auto& one : cases) ++summary.cases[one.status];
  for (const auto verdict : {kizen::Verdict::Conforms, kizen::Verdict::Waived,
                             kizen::Verdict::Unchecked, kizen::Verdict::Violates}) {
    if (tally.count(verdict) > 0) summary.verdicts[verdict] = tally.count(verdict);
  }
  summary.waived_by_waivers = tally.waived_by_waivers;
  if (ledger != nullptr) summary.waiver_findings = ledger->findings();
  return summary;
}

void tell(kizen::Outcome outcome, const kizen::Summary& summary) {
  for (const auto& finding : summary.waiver_findings) {
    fmt::print("{}{}\n", finding.fails() ? "WAIVER OVER MAX  " : "WAIVER  ", finding.to_string());
  }
  fmt::print("{}\n", outcome == kizen::Outcome::CouldNotRun
                         ? "could not run: no exchange is of the contract"
                         : std::string(kizen::sentence(outcome)));
}

}  // namespace

void add_check_report_options(CLI::App& app, CheckReportOptions& options) {
  add_report_option(app, options.reports);
  app.add_option("--max-unchecked", options.max_unchecked, "How many exchanges may stay unchecked")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
}

ExitCode check_recordings(const kizen::Checker& checker,
                          const std::shared_ptr<kizen::WaiverLedger>& ledger,
                          const RecordingOptions& recordings, const CheckReportOptions& options,
                          bool strict_waivers) {
  Reporters reporters;
  add_reports(reporters, options.reports, options.max_unchecked);
  TrafficTally tally;
  for_each_exchange(recordings, checker.router(), [&](const BelongingExchange& one) {
    if (one.belonging != Belonging::Contract) return tally.add_other(one);
    auto report = report_of(checker, one);
    if (ledger != nullptr) ledger->apply(report);
    tally.add(report, one.recorded.place);
  });
  const auto source = kizen::detail::joined(recordings.files, ", ");
  const auto cases = traffic_cases(tally, source);
  const auto summary = summary_of(tally, cases, ledger);
  const auto outcome = summary.outcome(options.max_unchecked, strict_waivers);
  kizen::RunHeader header{kizen::identity_of(checker.contract()), source, cases.size(),
                          checker.notes()};
  for (const auto& note : header.notes) fmt::print("note: {}\n", one_line(note));
  fmt::print("{}, contract {}\n\n{}", source, header.contract.to_string(), traffic_text(tally));
  tell(outcome, summary);
  reporters.run_started(header);
  for (const auto& one : cases) reporters.case_finished(one);
  reporters.run_finished(summary, outcome);
  return exit_code(outcome);
}

}  // namespace kizen_tool
