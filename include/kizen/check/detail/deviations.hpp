#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "../../contract/amendment.hpp"
#include "../../contract/contract.hpp"
#include "../../core/report.hpp"
#include "schema_set.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A contract and its schemas with some amendments applied.
struct AmendedPromises {
  AmendedPromises(Contract amended, std::string left_out)
      : contract(std::move(amended)), schemas(contract), without(std::move(left_out)) {}

  Contract contract;
  SchemaSet schemas;
  std::string without;  ///< the one amendment that is not applied; empty where all are
};

/// An amendment changes what an operation takes; one that removes the operation waives nothing.
inline void refuse_lost_operations(const Contract& contract, const Contract& amended,
                                   const std::vector<Amendment>& amendments) {
  for (const auto& operation : contract.operations()) {
    if (amended.operation(operation.id) != nullptr) continue;
    throw ContractError({amendments.front().id, 0, 0, {}}, "amendment.operation",
                        "the operation " + operation.id + " is gone once it is applied",
                        "let it change the operation instead");
  }
}

/// The contract with all of the amendments, and with all but one for each of them.
inline std::vector<std::unique_ptr<const AmendedPromises>> amended_promises(
    const Contract& contract, const std::vector<Amendment>& amendments) {
  std::vector<std::unique_ptr<const AmendedPromises>> all;
  const auto add = [&](const std::string& without) {
    Contract amended = contract;
    for (const auto& amendment : amendments) {
      if (amendment.id != without) amended = amended.amended(amendment);
    }
    refuse_lost_operations(contract, amended, amendments);
    all.push_back(std::make_unique<const AmendedPromises>(std::move(amended), without));
  };
  if (!amendments.empty()) add({});
  if (amendments.size() > 1) {
    for (const auto& amendment : amendments) add(amendment.id);
  }
  return all;
}

/// Whether a report has a violation of the same rule at the same place.
inline bool breaks_too(const std::vector<Violation>& violations, const Violation& violation) {
  return std::any_of(violations.begin(), violations.end(), [&](const Violation& other) {
    return other.rule == violation.rule && other.instance == violation.instance;
  });
}

/// Moves what the amendments allow from the violations to the waived; what is broken, or was not
/// checked, with the amendments stays.
///
/// @param id of the amendments that are needed, such as `D6` or `D6, D7`
inline void waive(Report& report, Report amended, const std::string& id) {
  const auto written = std::exchange(report.violations, {});
  for (const auto& violation : written) {
    if (breaks_too(amended.violations, violation)) {
      report.violations.push_back(violation);
    } else {
      report.waived.push_back({id, violation});
    }
  }
  for (auto& violation : amended.violations) {
    if (!breaks_too(written, violation)) report.violations.push_back(std::move(violation));
  }
  report.unchecked = std::move(amended.unchecked);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
