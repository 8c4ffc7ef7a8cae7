#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../core/contract_error.hpp"
#include "../plan.hpp"
#include "../timings.hpp"
#include "needs.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Where a case stands.
inline SourcePlace place_of(const PlannedCase& planned) {
  return planned.row->name.empty() ? planned.suite->place(planned.workflow->place)
                                   : planned.suite->place(*planned.row);
}

/// Refuses a plan in which two cases have the same name on every machine.
inline void demand_identities(const std::vector<PlannedCase>& planned) {
  std::map<std::string, const PlannedCase*> seen;
  for (const auto& one : planned) {
    const auto [other, is_new] = seen.emplace(one.identity, &one);
    if (is_new) continue;
    throw ContractError(place_of(one), "plan.identity",
                        "the case " + one.title() + " has the name of the one at " +
                            place_of(*other->second).to_string(),
                        "shards and merged reports tell cases apart by suite, workflow and name; "
                        "give each its own");
  }
}

/// How long each case will take, by its place in a plan: what earlier runs say, or else the median of
/// what they say of others. Empty where they say nothing at all.
inline std::vector<std::chrono::microseconds> expected_durations(
    const std::vector<PlannedCase>& planned, const Timings& timings) {
  std::vector<std::chrono::microseconds> known;
  for (const auto& one : planned) {
    const auto took = timings.of(one.identity);
    if (took) known.push_back(*took);
  }
  if (known.empty()) return {};
  std::sort(known.begin(), known.end());
  const auto median = known[known.size() / 2];
  std::vector<std::chrono::microseconds> all;
  for (const auto& one : planned) all.push_back(timings.of(one.identity).value_or(median));
  return all;
}

/// Spreads the cases of a plan over shards. A case brings along all that it waits for.
class ShardPacking {
 public:
  /// @param planned outlives this
  /// @param count of shards
  ShardPacking(const std::vector<PlannedCase>& planned, const Timings& timings, std::size_t count)
      : planned_(planned),
        needs_(planned),
        durations_(expected_durations(planned, timings)),
        bins_(count) {
    const bool is_timed = !durations_.empty();
    if (!is_timed) durations_.resize(planned.size());
    std::size_t turn = 0;
    for (const auto index : order()) {
      place(index, bins_[is_timed ? least_loaded(index) : turn++ % count]);
    }
  }

  /// The cases of one shard, in the order of the plan.
  ///
  /// @param index from 0
  std::vector<PlannedCase> cases_of(std::size_t index) const {
    std::vector<PlannedCase> cases;
    for (const auto& [place, needed_by] : bins_[index].cases) {
      cases.push_back(planned_[place]);
      if (needed_by != nullptr) cases.back().needed_by = needed_by;
    }
    return cases;
  }

 private:
  struct Bin {
    std::chrono::microseconds load{0};
    /// By place in the plan; the workflow for whose sake alone a case is here, else null.
    std::map<std::size_t, const Workflow*> cases = {};
  };

  /// The places of cases that are there for their own sake; the longest first.
  std::vector<std::size_t> order() const {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < planned_.size(); ++i) {
      if (planned_[i].needed_by == nullptr) places.push_back(i);
    }
    std::stable_sort(places.begin(), places.end(),
                     [&](std::size_t a, std::size_t b) { return durations_[a] > durations_[b]; });
    return places;
  }

  /// What must be run before a case, and before that.
  std::set<std::size_t> needed_for(std::size_t index) const {
    std::set<std::size_t> all;
    std::vector<WorkflowKey> open(needs_.before(index).begin(), needs_.before(index).end());
    std::set<WorkflowKey> seen;
    while (!open.empty()) {
      const auto key = open.back();
      open.pop_back();
      if (!seen.insert(key).second) continue;
      const auto& cases = needs_.cases_of(key);
      all.insert(cases.begin(), cases.end());
      const auto& further = needs_.before(cases.front());
      open.insert(open.end(), further.begin(), further.end());
    }
    all.erase(index);
    return all;
  }

  std::size_t least_loaded(std::size_t index) const {
    const auto needed = needed_for(index);
    const auto load_with = [&](const Bin& bin) {
      auto load = bin.load;
      if (bin.cases.count(index) == 0) load += durations_[index];
      for (const auto other : needed) {
        if (bin.cases.count(other) == 0) load += durations_[other];
      }
      return load;
    };
    const auto least =
        std::min_element(bins_.begin(), bins_.end(),
                         [&](const Bin& a, const Bin& b) { return load_with(a) < load_with(b); });
    return static_cast<std::size_t>(least - bins_.begin());
  }

  void place(std::size_t index, Bin& bin) {
    for (const auto other : needed_for(index)) {
      const bool is_new = bin.cases.emplace(other, planned_[index].workflow).second;
      if (is_new) bin.load += durations_[other];
    }
    const auto [own, is_new] = bin.cases.emplace(index, nullptr);
    if (is_new) bin.load += durations_[index];
    own->second = nullptr;
  }

  const std::vector<PlannedCase>& planned_;
  Needs needs_;
  std::vector<std::chrono::microseconds> durations_;
  std::vector<Bin> bins_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
