#pragma once

#include <string>
#include <vector>

#include "../../check/checker.hpp"
#include "../../contract/detail/selected_actions.hpp"
#include "../../records/records.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Checks by the embedded contract; made once.
inline const Checker& records_checker() {
  static const Checker checker(records());
  return checker;
}

/// As records_checker, and requests may rely on the embedded differences of these ids.
///
/// @throws ContractError `overlay.unknown`
inline Checker records_checker(const std::vector<std::string>& deviations) {
  if (deviations.empty()) return records_checker();
  return Checker(records(), selected_actions(records_differences(), deviations, {}));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
