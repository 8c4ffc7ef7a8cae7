#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "../core/version.hpp"
#include "plan.hpp"

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
/// const auto plan = kizen::plan_identity({"a.arazzo.yaml#read", "a.arazzo.yaml#add / twice"});
/// assert(plan.cases == 2);
/// assert(plan == kizen::plan_identity({"a.arazzo.yaml#add / twice", "a.arazzo.yaml#read"}));
/// ```
///
/// @param identities of its cases
inline PlanIdentity plan_identity(std::vector<std::string> identities);

/// The same of the cases that plan() gives.
inline PlanIdentity plan_identity(const std::vector<PlannedCase>& planned);

}  // namespace KIZEN_ABI
}  // namespace kizen
