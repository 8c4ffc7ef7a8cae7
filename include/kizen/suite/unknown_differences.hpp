#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "../contract/overlay.hpp"
#include "../core/contract_error.hpp"
#include "suite.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The places of a suite that name a difference which nobody knows: neither an overlay, nor the
/// contract, which has it applied already.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <kizen/suite.hpp>
/// #include <cassert>
///
/// kizen::Suite suite{kizen::records(), kizen::read_json("{}", "empty.json")};
/// suite.deviations = {"D6", "D99"};
/// const auto errors = kizen::unknown_differences(suite, kizen::records_differences());
/// assert(errors.size() == 1 && errors[0].rule() == "overlay.unknown");
/// ```
inline std::vector<ContractError> unknown_differences(const Suite& suite,
                                                      const std::optional<Overlay>& differences) {
  std::vector<ContractError> errors;
  const auto demand = [&](const std::string& id, const Contract& contract,
                          const JsonPointer& place) {
    if (contract.has(id) || (differences && differences->action(id) != nullptr)) return;
    errors.emplace_back(suite.place(place), "overlay.unknown",
                        "no known difference has the id '" + id + "'",
                        "correct it, or give the overlay that has it");
  };
  for (std::size_t i = 0; i < suite.deviations.size(); ++i) {
    demand(suite.deviations[i], suite.contract, JsonPointer() / "x-contract" / "deviations" / i);
  }
  for (const auto& condition : suite.conditions) {
    demand(condition.id, suite.contract, condition.place);
  }
  for (const auto& workflow : suite.workflows) {
    for (const auto& step : workflow.steps) {
      if (step.deviation.empty()) continue;
      demand(step.deviation, suite.contract_of(step),
             step.place / "x-contract" / "response" / "deviation");
    }
  }
  return errors;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
