#pragma once

#include <string>
#include <vector>

#include "../../core/contract_error.hpp"
#include "../../core/detail/text.hpp"
#include "../overlay.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The actions of these ids.
///
/// @param place where the ids were read, for the message
/// @throws ContractError `overlay.unknown` for an id that no action has
inline Overlay selected_actions(const Overlay& overlay, const std::vector<std::string>& ids,
                                const SourcePlace& place) {
  const auto known = overlay.ids();
  for (const auto& id : ids) {
    if (overlay.action(id) != nullptr) continue;
    const auto near = did_you_mean(id, known);
    throw ContractError(place, "overlay.unknown",
                        "no action of " + overlay.name() + " has the id '" + id + "'",
                        (near.empty() ? "" : near + " ") + "known are " + joined(known, ", "));
  }
  return overlay.only(ids);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
