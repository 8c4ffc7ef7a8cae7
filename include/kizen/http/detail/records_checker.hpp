#pragma once

#include <string>
#include <vector>

#include "../../check/checker.hpp"
#include "../../core/contract_error.hpp"
#include "../../records/records.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The checker of the embedded documented contract, compiled at the first call.
inline const Checker& records_checker() {
  static const Checker checker(records());
  return checker;
}

/// As records_checker, and requests may rely on the embedded amendments of these ids.
///
/// @throws ContractError `amendment.unknown`
inline Checker records_checker(const std::vector<std::string>& deviations) {
  if (deviations.empty()) return records_checker();
  std::vector<Amendment> amendments;
  for (const auto& id : deviations) {
    auto amendment = records_amendment(id);
    if (!amendment) {
      throw ContractError({}, "amendment.unknown", "no amendment '" + id + "' is embedded",
                          "name one that the contract's known differences list, such as D6");
    }
    amendments.push_back(*amendment);
  }
  return Checker(records(), std::move(amendments));
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
