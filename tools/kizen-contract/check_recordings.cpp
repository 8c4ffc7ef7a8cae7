#include "check_recordings.hpp"

#include <kizen/check.hpp>
#include <kizen/run.hpp>
#include <utility>

#include "one_line.hpp"
#include "output.hpp"
#include "recorded_findings.hpp"
#include "report_error.hpp"
#include "report_option.hpp"
#include "traffic_text.hpp"
#include "whole_number.hpp"

namespace kizen_tool {
namespace {

/// What the contract says of one recorded exchange; what is not recorded is unchecked, and breaks
/// nothing.
kizen::Report report_of(const kizen::Checker& checker, const BelongingExchange& one) {
  const auto& [request, response] = one.recorded.exchange;
  const auto& missing = one.recorded.missing;
  auto report = checker.check_request(*one.operation, request);
  if (one.recorded.has_response) report += checker.check_response(*one.operation, response);
  leave_recorded(report.violations, missing);
  report.unchecked.insert(report.unchecked.end(), missing.begin(), missing.end());
  return report;
}

/// A report without the credentials of its exchange, and without what a stranger's parameter holds.
kizen::Report masked(kizen::Report report, const kizen::Exchange& exchange,
                     const kizen::Contract& contract) {
  kizen::detail::hide_undeclared_values(report.violations);
  return kizen::detail::Mask(kizen::secrets_in(exchange, contract)).masked(std::move(report));
}

kizen::Summary summary_of(const TrafficTally& tally, const std::vector<kizen::CaseResult>& cases,
                          const std::shared_ptr<kizen::WaiverLedger>& ledger) {
  kizen::Summary summary;
  if (!tally.rows.empty()) {
    for (const auto& one : cases) ++summary.cases[one.status];
  }
  for (const auto verdict : {kizen::Verdict::Conforms, kizen::Verdict::Waived,
                             kizen::Verdict::Unchecked, kizen::Verdict::Violates}) {
    const auto count = tally.count(verdict) + tally.unknown.count(verdict);
    if (count > 0) summary.verdicts[verdict] = count;
  }
  summary.waived_by_waivers = tally.waived_by_waivers;
  if (ledger != nullptr) summary.waiver_findings = ledger->findings();
  return summary;
}

void tell(kizen::Outcome outcome, const kizen::Summary& summary) {
  for (const auto& finding : summary.waiver_findings) {
    print("{}{}\n", finding.fails() ? "WAIVER OVER MAX  " : "WAIVER  ",
          one_line(finding.to_string()));
  }
  print("{}\n", outcome == kizen::Outcome::CouldNotRun
                    ? "could not run: no exchange is of the contract"
                    : std::string(kizen::sentence(outcome)));
}

}  // namespace

void add_check_report_options(CLI::App& app, CheckReportOptions& options) {
  add_report_option(app, options.reports);
  app.add_option("--max-unchecked", options.max_unchecked, "How many exchanges may stay unchecked")
      ->check(whole_number(most_counted))
      ->capture_default_str();
}

ExitCode check_recordings(const kizen::Checker& checker,
                          const std::shared_ptr<kizen::WaiverLedger>& ledger,
                          const RecordingOptions& recordings, const CheckReportOptions& options,
                          bool strict_waivers) {
  Reporters reporters;
  add_reports(reporters, options.reports);
  TrafficTally tally;
  for_each_exchange(recordings, checker.router(), [&](const BelongingExchange& one) {
    if (one.belonging != Belonging::Contract) return tally.add_other(one);
    auto report = report_of(checker, one);
    if (ledger != nullptr) ledger->apply(report);
    if (report.verdict() != kizen::Verdict::Conforms) {
      report = masked(std::move(report), one.recorded.exchange, checker.contract());
    }
    tally.add(report, one.recorded.place);
  });
  const auto source = kizen::detail::joined(recordings.files, ", ");
  const auto cases = traffic_cases(tally, source);
  const auto summary = summary_of(tally, cases, ledger);
  const auto outcome = summary.outcome(options.max_unchecked, strict_waivers);
  kizen::RunHeader header{kizen::identity_of(checker.contract()), source, cases.size(),
                          checker.notes()};
  header.strictness = {options.max_unchecked, strict_waivers, false};
  for (const auto& note : header.notes) print("note: {}\n", one_line(note));
  print("{}, contract {}\n\n{}", one_line(source), header.contract.to_string(),
        traffic_text(tally));
  tell(outcome, summary);
  try {
    reporters.run_started(header);
    for (const auto& one : cases) reporters.case_finished(one);
    reporters.run_finished(summary, outcome);
  } catch (const ReportError& error) {
    print_error("kizen-contract: {}\n", one_line(error.what()));
    return CouldNotRun;
  }
  return exit_code(outcome);
}

}  // namespace kizen_tool
