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

/// The contract with all of the amendments, and with all but one for each of them.
inline std::vector<std::unique_ptr<const AmendedPromises>> amended_promises(
    const Contract& contract, const std::vector<Amendment>& amendments) {
  std::vector<std::unique_ptr<const AmendedPromises>> all;
  const auto add = [&](const std::string& without) {
    Contract amended = contract;
    for (const auto& amendment : amendments) {
      if (amendment.id != without) amended = amended.amended(amendment);
    }
    all.push_back(std::make_unique<const AmendedPromises>(std::move(amended), without));
  };
  if (!amendments.empty()) add({});
  if (amendments.size() > 1) {
    for (const auto& amendment : amendments) add(amendment.id);
  }
  return all;
}

/// Moves what the amendments allow from the violations to the waived.
///
/// @param id of the amendments that are needed, such as `D6` or `D6, D7`
inline void waive(Report& report, const Report& amended, const std::string& id) {
  std::vector<Violation> kept;
  for (auto& violation : report.violations) {
    const auto& left = amended.violations;
    const bool broken_still = std::any_of(left.begin(), left.end(), [&](const Violation& other) {
      return other.rule == violation.rule && other.instance == violation.instance;
    });
    if (broken_still) {
      kept.push_back(std::move(violation));
    } else {
      report.waived.push_back({id, std::move(violation)});
    }
  }
  report.violations = std::move(kept);
  for (const auto& unchecked : amended.unchecked) report.unchecked.push_back(unchecked);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
