#include "traffic_tally.hpp"

#include <kizen/check.hpp>
#include <set>
#include <string>
#include <vector>

namespace kizen_tool {
namespace {

/// Counts an exchange once under each of its reasons.
void add_reasons(TrafficRow& row, const std::vector<kizen::Unchecked>& all) {
  std::set<std::string> reasons;
  for (const auto& one : all) reasons.insert(one.reason);
  for (const auto& reason : reasons) ++row.unchecked[reason];
}

}  // namespace

void TrafficTally::add(const kizen::Report& report, const kizen::SourcePlace& place) {
  ++exchanges;
  if (report.status == 0) ++unanswered;
  auto& row = rows[{report.operation, report.status}];
  const auto verdict = report.verdict();
  ++row.verdicts[verdict];
  for (const auto& violation : report.violations) {
    row.findings.add(violation, report, place.to_string());
  }
  add_reasons(row, report.unchecked);
  std::set<std::string> ids;
  for (const auto& one : report.waived) ids.insert(one.id);
  bool by_waiver = false;
  for (const auto& id : ids) {
    ++row.waived[id];
    by_waiver = by_waiver || kizen::detail::starts_with(id, "waiver ");
  }
  if (by_waiver) ++waived_by_waivers;
}

void TrafficTally::add_other(const BelongingExchange& other) {
  if (other.belonging == Belonging::OtherHost) {
    ++other_hosts;
    return;
  }
  if (other.belonging == Belonging::Unknown) {
    ++unknown.verdicts[kizen::Verdict::Unchecked];
    return add_reasons(unknown, other.recorded.missing);
  }
  ++other_paths;
  const auto& request = other.recorded.exchange.request;
  const auto path = request.method + " " + request.target.substr(0, request.target.find('?'));
  const auto found = paths.find(path);
  if (found != paths.end()) {
    ++found->second;
  } else if (paths.size() < most_paths) {
    paths.emplace(path, 1);
  }
}

std::size_t TrafficTally::count(kizen::Verdict verdict) const {
  std::size_t sum = 0;
  for (const auto& row : rows) sum += row.second.count(verdict);
  return sum;
}

}  // namespace kizen_tool
