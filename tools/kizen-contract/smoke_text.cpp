#include "smoke_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <kizen/run.hpp>

#include "one_line.hpp"

namespace kizen_tool {
namespace {

std::string milliseconds(double seconds) {
  const auto value = 1000 * seconds;
  return value < 10 ? fmt::format("{:.1f} ms", value) : fmt::format("{:.0f} ms", value);
}

/// The middle of an even number of times is that of the faster half.
double median(std::vector<double> times) {
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) / 2);
  std::nth_element(times.begin(), middle, times.end());
  return *middle;
}

std::string latency(const std::vector<double>& times) {
  if (times.empty()) return {};
  const auto most = *std::max_element(times.begin(), times.end());
  return fmt::format("  {} median, {} max", milliseconds(median(times)), milliseconds(most));
}

std::string operations_text(const SmokeTally& tally) {
  std::size_t width = 0;
  for (const auto& one : tally.operations()) width = std::max(width, one.first.size());
  std::string text;
  for (const auto& [id, operation] : tally.operations()) {
    add_line(text, fmt::format("{:<{}}  {:<10}  {:>2} request{}{}", id, width, operation.verdict(),
                               operation.requests, operation.requests == 1 ? " " : "s",
                               latency(operation.seconds)));
  }
  return text;
}

std::string sum_text(const DriftTally& drift) {
  auto text = fmt::format("  {} exchange{}: {} as documented, {} explained, {} not explained",
                          drift.exchanges, drift.exchanges == 1 ? "" : "s", drift.as_documented,
                          drift.explained, drift.unexplained);
  if (drift.refused > 0) text += fmt::format(", {} with an invalid request", drift.refused);
  if (drift.unchecked > 0) text += fmt::format(", {} unchecked", drift.unchecked);
  return text + "\n";
}

std::string differences_text(const DriftTally& drift, const std::vector<kizen::Overlay>& known) {
  std::string text;
  for (const auto& overlay : known) {
    for (const auto& id : overlay.ids()) {
      if (drift.seen(id) == 0) continue;
      add_line(text, fmt::format("  {:<4} seen {:>2}  {}", id, drift.seen(id),
                                 overlay.action(id)->difference.reason));
    }
  }
  for (const auto& one : drift.findings.all()) {
    const auto& finding = one.second;
    const auto& violation = finding.violation;
    add_line(text,
             fmt::format("  new  seen {:>2}  {}{}{} at {}: expected {}, actual {}", finding.count,
                         violation.rule, violation.keyword.empty() ? "" : ": ", violation.keyword,
                         kizen::detail::place_in_message(finding.report, violation),
                         violation.expected, violation.actual));
  }
  return text + drift.findings.rest();
}

}  // namespace

std::string smoke_text(const SmokeTally& tally, const DriftTally& drift,
                       const std::vector<kizen::Overlay>& known, const std::string& documented) {
  auto text = operations_text(tally) + "\n" + tally.failures();
  if (tally.skipped() > 0) {
    text += fmt::format("{} case{} skipped: they do more than read, or lack an input\n\n",
                        tally.skipped(), tally.skipped() == 1 ? " was" : "s were");
  }
  if (drift.exchanges > 0) {
    add_line(text, "differences from " + documented);
    text += differences_text(drift, known) + sum_text(drift) + "\n";
  }
  return text;
}

}  // namespace kizen_tool
