#include "merged_run.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "coverage_option.hpp"
#include "merged_coverage.hpp"
#include "union_faults.hpp"

namespace kizen_tool {
namespace {

using kizen::CaseResult;
using kizen::CaseStatus;

/// Keeps what a report tells.
class Collector : public kizen::Reporter {
 public:
  explicit Collector(std::vector<CaseResult>& cases) : cases_(cases) {}

  void run_started(const kizen::RunHeader&) override {}
  void case_finished(const CaseResult& result) override { cases_.push_back(result); }
  void run_finished(const kizen::Summary&, kizen::Outcome) override {}

 private:
  std::vector<CaseResult>& cases_;
};

/// How much of what a case came to matters, where it was run in several shards.
int weight_of(const CaseResult& result) {
  static constexpr CaseStatus by_weight[] = {
      CaseStatus::Skipped, CaseStatus::Passed,     CaseStatus::XFailed, CaseStatus::Flaky,
      CaseStatus::NotRun,  CaseStatus::SuiteFault, CaseStatus::Failed};
  const auto* const found = std::find(std::begin(by_weight), std::end(by_weight), result.status);
  return 2 * static_cast<int>(found - by_weight) + (result.teardown_ok() ? 0 : 1);
}

/// Each case once, in the order of the plan: of one that several shards ran, what was worst.
std::vector<CaseResult> all_cases(std::vector<ReadRun>& runs) {
  std::vector<CaseResult> all;
  for (auto& run : runs) {
    std::move(run.cases.begin(), run.cases.end(), std::back_inserter(all));
  }
  std::stable_sort(all.begin(), all.end(), [](const CaseResult& a, const CaseResult& b) {
    return a.position != b.position ? a.position < b.position : weight_of(a) > weight_of(b);
  });
  const auto end = std::unique(
      all.begin(), all.end(),
      [](const CaseResult& a, const CaseResult& b) { return a.identity == b.identity; });
  all.erase(end, all.end());
  return all;
}

void add_once(std::string& texts, const std::string& text) {
  for (const auto known : kizen::detail::split(texts, ',')) {
    if (kizen::detail::trimmed(known) == text) return;
  }
  if (!text.empty()) texts += (texts.empty() ? "" : ", ") + text;
}

void add_once(std::vector<std::string>& texts, const std::string& text) {
  if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
}

/// What all shards together were to run.
kizen::RunHeader header_of(const std::vector<ReadRun>& runs) {
  auto header = runs.front().report.header;
  const auto own_notes = std::exchange(header.notes, {});
  header.jobs = 0;
  for (const auto& run : runs) {
    const auto& shard = run.report.header;
    header.jobs += shard.jobs;
    add_once(header.run, shard.run);
    header.started = std::min(header.started, shard.started);
    if (shard.order_seed != header.order_seed) header.order_seed.reset();
    for (const auto& note : shard.notes) {
      if (shard.cases > 0) add_once(header.notes, note);
    }
    if (shard.target == header.target) continue;
    add_once(header.other_targets, shard.shard->to_string() + " at " + shard.target);
  }
  header.cases = header.plan.cases;
  header.shard.reset();
  return header;
}

/// What came to each waiver in all shards.
std::vector<kizen::WaiverFinding> waiver_uses_of(const std::vector<ReadRun>& runs) {
  using Kind = kizen::WaiverFinding::Kind;
  auto all = runs.front().report.summary.waiver_uses;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool is_stale = true;
    bool has_expired = false;
    all[i].covered = 0;
    for (const auto& run : runs) {
      const auto& use = run.report.summary.waiver_uses.at(i);
      all[i].covered += use.covered;
      is_stale = is_stale && use.kind == Kind::Stale;
      has_expired = has_expired || use.kind == Kind::Expired;
    }
    all[i].kind = kizen::detail::kind_of_use(all[i].waiver, all[i].covered);
    if (all[i].kind == Kind::Stale && !is_stale) all[i].kind = Kind::Used;
    if (has_expired) all[i].kind = Kind::Expired;
  }
  return all;
}

void append(std::vector<std::string>& all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

/// The numbers of all shards together. Each case counts once.
kizen::Summary summary_of(const std::vector<ReadRun>& runs, const std::vector<CaseResult>& cases) {
  kizen::Summary all;
  for (const auto& one : cases) all.add(one);
  std::vector<std::string> stopped;
  for (const auto& run : runs) {
    const auto& own = run.report.summary;
    all.seconds = std::max(all.seconds, own.seconds);
    all.work_seconds += own.seconds;
    all.interrupted = all.interrupted || own.interrupted;
    all.not_started += own.not_started;
    if (!own.stopped.empty()) {
      stopped.push_back(run.report.header.shard->to_string() + ": " + own.stopped);
      if (all.stopped_by == kizen::Stop::None) all.stopped_by = own.stopped_by;
    }
    append(all.swept, own.swept);
    append(all.left, own.left);
    if (!own.journal.empty()) all.journal += (all.journal.empty() ? "" : " ") + own.journal;
  }
  all.waiver_uses = waiver_uses_of(runs);
  all.waiver_findings = kizen::detail::worth_telling(all.waiver_uses);
  all.stopped = kizen::detail::joined(stopped, "; ");
  return all;
}

/// What else shards tell, put together by what each member means.
std::map<std::string, std::string> further_of(const std::vector<ReadRun>& runs) {
  const auto coverage = coverage_of(runs);
  if (!coverage) return {};
  return {{coverage_member, to_json(*coverage).dump()}};
}

}  // namespace

ReadRun read_run(const std::string& file) {
  ReadRun run{file, {}, {}};
  Collector collector(run.cases);
  run.report = kizen::read_report(kizen::detail::file_text(file), file, collector);
  return run;
}

std::vector<std::string> faults_of_union(const std::vector<ReadRun>& runs) {
  return UnionFaults(runs).all();
}

ReadRun merged(std::vector<ReadRun> runs) {
  if (runs.size() == 1 && !runs.front().report.header.shard) return std::move(runs.front());
  std::sort(runs.begin(), runs.end(), [](const ReadRun& a, const ReadRun& b) {
    return a.report.header.shard->index < b.report.header.shard->index;
  });
  ReadRun all;
  all.report.header = header_of(runs);
  all.cases = all_cases(runs);
  all.report.summary = summary_of(runs, all.cases);
  all.report.outcome = all.report.summary.outcome(all.report.header.strictness);
  all.report.further = further_of(runs);
  return all;
}

}  // namespace kizen_tool
