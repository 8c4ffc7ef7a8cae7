#include "traffic_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <kizen/run.hpp>
#include <map>
#include <utility>

#include "one_line.hpp"

namespace kizen_tool {
namespace {

using kizen::Verdict;

std::string finding_text(const TalliedFinding& finding) {
  auto text = kizen::render(finding.violation, finding.report);
  text += kizen::detail::fingerprint_line(finding.violation, finding.report);
  add_line(text, "  seen      " + finding.times());
  return text;
}

std::string findings_text(const TrafficRow& row) {
  std::string text;
  for (const auto& [fingerprint, finding] : row.findings.all()) {
    text += finding_text(finding) + "\n";
  }
  const auto rest = row.findings.rest();
  return rest.empty() ? text : text + rest + "\n";
}

std::string status_words(int status) { return status == 0 ? "-" : std::to_string(status); }

std::string table(const TrafficTally& tally) {
  std::size_t width = 9;
  for (const auto& row : tally.rows) width = std::max(width, row.first.first.size());
  auto text =
      fmt::format("{:<{}}  status  conform  waived  unchecked  violate\n", "operation", width);
  for (const auto& [key, row] : tally.rows) {
    add_line(text, fmt::format("{:<{}}  {:>6}  {:>7}  {:>6}  {:>9}  {:>7}", key.first, width,
                               status_words(key.second), row.count(Verdict::Conforms),
                               row.count(Verdict::Waived), row.count(Verdict::Unchecked),
                               row.count(Verdict::Violates)));
  }
  return text;
}

using NamedCounts = std::map<std::string, std::size_t>;

/// Counts by name, the largest first, at most five of them.
std::string largest(const NamedCounts& counts) {
  std::vector<std::pair<std::size_t, std::string>> all;
  for (const auto& [name, count] : counts) all.emplace_back(count, name);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min<std::size_t>(all.size(), 5); ++i) {
    parts.push_back(all[i].second + ": " + std::to_string(all[i].first));
  }
  if (all.size() > 5) parts.emplace_back("...");
  return parts.empty() ? "" : " (" + kizen::detail::joined(parts, ", ") + ")";
}

template <class Member>
NamedCounts summed(const TrafficTally& tally, const Member& member) {
  NamedCounts sum;
  for (const auto& row : tally.rows) {
    for (const auto& [name, count] : row.second.*member) sum[name] += count;
  }
  return sum;
}

std::string sum(const TrafficTally& tally) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, const std::string& what) {
    if (count > 0) parts.push_back(std::to_string(count) + " " + what);
  };
  add(tally.count(Verdict::Conforms), "conform");
  add(tally.count(Verdict::Violates), "violate");
  add(tally.count(Verdict::Waived), "waived" + largest(summed(tally, &TrafficRow::waived)));
  add(tally.count(Verdict::Unchecked),
      "unchecked" + largest(summed(tally, &TrafficRow::unchecked)));
  auto text = kizen::detail::counted(tally.exchanges, "exchange") + " of the contract" +
              (parts.empty() ? "" : ": ") + kizen::detail::joined(parts, ", ") + "\n";
  if (tally.unanswered > 0) {
    text += fmt::format("  without a response: {}, of which the requests were checked\n",
                        tally.unanswered);
  }
  if (tally.unknown.count(Verdict::Unchecked) > 0) {
    add_line(text, fmt::format("  unchecked, and not known where to: {}{}",
                               tally.unknown.count(Verdict::Unchecked),
                               largest(tally.unknown.unchecked)));
  }
  if (tally.other_hosts > 0) text += fmt::format("  to other hosts: {}\n", tally.other_hosts);
  if (tally.other_paths > 0) {
    add_line(text, fmt::format("  to other paths: {}{}", tally.other_paths, largest(tally.paths)));
  }
  return text;
}

void add_unchecked(kizen::CaseResult& result, const TrafficRow& row) {
  if (row.unchecked.empty()) return;
  kizen::StepResult step;
  step.id = "unchecked";
  for (const auto& [reason, count] : row.unchecked) {
    step.report.unchecked.push_back({reason, kizen::detail::counted(count, "exchange")});
  }
  step.answered = true;
  result.steps.push_back(std::move(step));
}

/// A step for each kind of finding, so that reports tell each in full.
void add_steps(kizen::CaseResult& result, const TrafficRow& row) {
  for (const auto& [fingerprint, finding] : row.findings.all()) {
    kizen::StepResult step;
    step.id = "seen " + finding.times();
    step.report = finding.report;
    step.report.violations = {finding.violation};
    step.answered = true;
    result.steps.push_back(std::move(step));
  }
  add_unchecked(result, row);
}

}  // namespace

std::string traffic_text(const TrafficTally& tally) {
  std::string text;
  for (const auto& row : tally.rows) text += findings_text(row.second);
  if (!tally.rows.empty()) text += table(tally) + "\n";
  return text + sum(tally);
}

std::vector<kizen::CaseResult> traffic_cases(const TrafficTally& tally, const std::string& source) {
  std::vector<kizen::CaseResult> cases;
  for (const auto& [key, row] : tally.rows) {
    kizen::CaseResult result;
    result.suite = source;
    result.workflow = key.first;
    result.name = key.second == 0 ? "no response" : std::to_string(key.second);
    if (row.count(Verdict::Violates) > 0) result.status = kizen::CaseStatus::Failed;
    add_steps(result, row);
    cases.push_back(std::move(result));
  }
  if (!tally.unknown.unchecked.empty()) {
    kizen::CaseResult result;
    result.suite = source;
    result.workflow = "unknown";
    result.name = "not known where to";
    add_unchecked(result, tally.unknown);
    cases.push_back(std::move(result));
  }
  return cases;
}

}  // namespace kizen_tool
