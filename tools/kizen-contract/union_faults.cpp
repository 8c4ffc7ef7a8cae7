#include "union_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace kizen_tool {
namespace {

std::string hashes(const kizen::RunHeader& header) {
  auto text = header.contract.hash;
  for (const auto& other : header.other_contracts) text += " " + other.hash;
  return text;
}

/// The entries of a waivers file, as far as they can be told apart.
std::vector<std::string> waivers_of(const ReadRun& run) {
  std::vector<std::string> all;
  for (const auto& use : run.report.summary.waiver_uses) all.push_back(use.waiver.id);
  return all;
}

bool is_equal(const kizen::Strictness& a, const kizen::Strictness& b) {
  return a.max_unchecked == b.max_unchecked && a.strict_waivers == b.strict_waivers &&
         a.fail_on_flaky == b.fail_on_flaky;
}

}  // namespace

std::vector<std::string> UnionFaults::all() {
  demand_complete();
  demand_shards();
  if (faults_.empty()) demand_same_run();
  if (faults_.empty()) demand_every_index();
  if (faults_.empty()) demand_every_case();
  return std::move(faults_);
}

void UnionFaults::add(const std::string& file, const std::string& problem) {
  faults_.push_back(file + ": " + problem);
}

void UnionFaults::demand_complete() {
  for (const auto& run : runs_) {
    if (run.report.is_complete) continue;
    add(run.file,
        fmt::format("is not complete: it tells of {} of {}; the run was killed, or is "
                    "still going on",
                    run.report.cases, kizen::detail::counted(run.report.header.cases, "case")));
  }
}

void UnionFaults::demand_shards() {
  if (runs_.size() == 1) return;
  for (const auto& run : runs_) {
    if (!run.report.header.shard) {
      add(run.file,
          "is the report of a whole run; several are merged where each is of a shard "
          "(run --shard I/N)");
    }
  }
}

void UnionFaults::demand_same_run() {
  const auto& first = runs_.front();
  const auto& wanted = first.report.header;
  for (const auto& run : runs_) {
    const auto& header = run.report.header;
    if (hashes(header) != hashes(wanted)) {
      add(run.file, fmt::format("is of another contract than {}: {}, not {}", first.file,
                                header.all_contracts(), wanted.all_contracts()));
    } else if (!(header.plan == wanted.plan)) {
      add(run.file,
          fmt::format("is of another plan than {}: {} (sha256 {}), not {} (sha256 {}); give all "
                      "shards the same suites and selection",
                      first.file, kizen::detail::counted(header.plan.cases, "case"),
                      header.plan.hash.substr(0, 12), wanted.plan.cases,
                      wanted.plan.hash.substr(0, 12)));
    } else if (header.shard && header.shard->count != wanted.shard->count) {
      add(run.file, fmt::format("is {}, but {} is {}", header.shard->to_string(), first.file,
                                wanted.shard->to_string()));
    } else if (!is_equal(header.strictness, wanted.strictness) ||
               waivers_of(run) != waivers_of(first)) {
      add(run.file, "was run with other options than " + first.file +
                        "; give all shards the same --waivers, --max-unchecked, --strict-waivers "
                        "and --fail-on-flaky");
    }
  }
}

void UnionFaults::demand_every_index() {
  const auto& first = runs_.front().report.header.shard;
  if (!first) return;
  std::map<std::size_t, std::string> files;
  for (const auto& run : runs_) {
    const auto& shard = *run.report.header.shard;
    const auto [other, is_new] = files.emplace(shard.index, run.file);
    if (!is_new) add(run.file, fmt::format("is {}, as {} is", shard.to_string(), other->second));
  }
  for (std::size_t index = 1; index <= first->count; ++index) {
    if (files.count(index) > 0) continue;
    faults_.push_back(kizen::Shard{index, first->count}.to_string() + ": its report is missing");
  }
}

void UnionFaults::demand_every_case() {
  const auto& plan = runs_.front().report.header.plan;
  if (plan.cases == 0) return;                   // nothing was planned, as with recordings
  std::map<std::string, const ReadRun*> owners;  // null: only needed by others so far
  for (const auto& run : runs_) {
    std::map<const ReadRun*, std::vector<std::string>> shared;  // by who else has them
    for (const auto& one : run.cases) {
      auto& owner = owners[one.identity];
      if (!one.needed_by.empty()) continue;
      if (owner != nullptr) shared[owner].push_back(one.identity);
      owner = &run;
    }
    for (const auto& [owner, cases] : shared) {
      const auto more = cases.size() == 1 ? "" : fmt::format(", and {} more", cases.size() - 1);
      add(run.file, fmt::format("has the case {}, which {} has too{}; give all shards the same "
                                "--timings",
                                cases.front(), owner == &run ? "it" : owner->file, more));
    }
  }
  const bool has_ended = std::all_of(runs_.begin(), runs_.end(), [](const ReadRun& run) {
    return run.report.summary.is_complete();
  });
  std::vector<std::string> identities;
  for (const auto& owner : owners) identities.push_back(owner.first);
  if (!has_ended && identities.size() < plan.cases) return;
  if (kizen::plan_identity(identities) == plan) return;
  if (identities.size() < plan.cases) {
    const auto missing = plan.cases - identities.size();
    faults_.push_back(
        fmt::format("{} of the plan {} in no report, though every shard is there; give "
                    "all shards the same --timings",
                    kizen::detail::counted(missing, "case"), missing == 1 ? "is" : "are"));
  } else {
    faults_.push_back("the cases of all reports are not those of the plan");
  }
}

}  // namespace kizen_tool
