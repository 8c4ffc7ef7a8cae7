#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/version.hpp"
#include "../fault.hpp"
#include "fault_effect.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE const std::vector<Fault>& faults() {
  static const std::vector<Fault> all = [] {
    std::vector<Fault> read;
    for (const auto& entry : detail::fault_list()) {
      const auto text = [&](const char* member) { return entry.at(member).get<std::string>(); };
      read.push_back({text("name"), text("rule"), text("class"), text("says")});
    }
    return read;
  }();
  return all;
}

KIZEN_INLINE const Fault* fault_named(const std::string& name) {
  const auto& all = faults();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Fault& fault) { return fault.name == name; });
  return found == all.end() ? nullptr : &*found;
}

namespace detail {

/// The effect of the fault of that name; none where the name is empty.
/// @throws std::invalid_argument where there is no such fault
inline FaultEffect effect_named(const std::string& name) {
  if (name.empty()) return {};
  for (const auto& entry : fault_list()) {
    if (entry.at("name") == name) return effect_of(entry);
  }
  throw std::invalid_argument("there is no fault '" + name + "'");
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
