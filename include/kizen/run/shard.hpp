#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "../core/version.hpp"
#include "detail/shard_packing.hpp"
#include "plan.hpp"
#include "timings.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Which part of a plan a run is.
///
/// ```cpp
/// #include <kizen/run/shard.hpp>
/// #include <cassert>
///
/// const kizen::Shard second{2, 4};
/// assert(second.to_string() == "shard 2 of 4");
/// ```
struct Shard {
  std::size_t index = 1;  ///< from 1
  std::size_t count = 1;  ///< of parts, at least one

  std::string to_string() const {
    return "shard " + std::to_string(index) + " of " + std::to_string(count);
  }

  friend bool operator==(const Shard& a, const Shard& b) {
    return a.index == b.index && a.count == b.count;
  }
};

inline std::ostream& operator<<(std::ostream& out, const Shard& shard) {
  return out << shard.to_string();
}

/// The cases of one shard, in the order of the plan. Every shard comes to the same packing by the same
/// plan and timings.
///
/// The longest case comes first, onto the shard that has least to do; one that no earlier run knows
/// weighs as much as the median of the others. Without timings they take turns. A case brings along
/// what it depends on: that is run in each shard that needs it, and says so in `needed_by` where it is
/// there for no other reason.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// const auto source = kizen::read_json(R"({
///   "arazzo": "1.0.1", "info": {"title": "Lookups", "version": "1"},
///   "sourceDescriptions": [{"name": "r", "url": "records.openapi.json", "type": "openapi"}],
///   "workflows": [{
///     "workflowId": "looks", "x-contract": {"cases": [{"name": "a"}, {"name": "b"}, {"name": "c"}]},
///     "steps": [{"stepId": "look", "operationId": "records_lookup_retrieve", "parameters": [
///       {"name": "object_identifier", "in": "path", "value": "deals"},
///       {"name": "identifier", "in": "query", "value": "ann"}]}]}]})",
///                                      "looks.arazzo.json");
/// const std::vector<kizen::Suite> suites = {kizen::load_suite(source, kizen::records())};
/// kizen::Timings timings;
/// timings.add("looks.arazzo.json#looks / a", std::chrono::seconds(1));
/// timings.add("looks.arazzo.json#looks / b", std::chrono::seconds(9));
/// timings.add("looks.arazzo.json#looks / c", std::chrono::seconds(2));
/// const auto second = kizen::pack(kizen::plan(suites), timings, {2, 2});
/// assert(second.size() == 2 && second[0].row->name == "a" && second[1].row->name == "c");
/// ```
///
/// @throws ContractError `plan.identity` where two cases have the same identity
inline std::vector<PlannedCase> pack(const std::vector<PlannedCase>& planned,
                                     const Timings& timings, const Shard& shard) {
  detail::demand_identities(planned);
  return detail::ShardPacking(planned, timings, shard.count).cases_of(shard.index - 1);
}

/// Which cases a plan has, whatever their order: the same plan has the same on every machine.
struct PlanIdentity {
  std::size_t cases = 0;
  std::string hash = {};  ///< SHA-256 over the sorted identities, each ended by a newline

  friend bool operator==(const PlanIdentity& a, const PlanIdentity& b) {
    return a.cases == b.cases && a.hash == b.hash;
  }
};

/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// std::vector<std::string> cases = {"a.arazzo.yaml#read", "a.arazzo.yaml#add / twice"};
/// const auto plan = kizen::plan_identity(cases);
/// std::reverse(cases.begin(), cases.end());
/// assert(plan.cases == 2 && plan == kizen::plan_identity(cases));
/// ```
///
/// @param identities of its cases
KIZEN_INLINE PlanIdentity plan_identity(std::vector<std::string> identities);

/// The same of the cases that plan() gives.
KIZEN_INLINE PlanIdentity plan_identity(const std::vector<PlannedCase>& planned);

}  // namespace KIZEN_ABI
}  // namespace kizen
