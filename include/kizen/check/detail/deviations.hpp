#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../contract/contract.hpp"
#include "../../contract/overlay.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/report.hpp"
#include "finding.hpp"
#include "schema_set.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A contract and its schemas with actions of an overlay applied.
struct AmendedPromises {
  AmendedPromises(Contract amended, std::string left_out)
      : contract(std::move(amended)), schemas(contract), without(std::move(left_out)) {}

  Contract contract;
  SchemaSet schemas;
  std::string without;  ///< the id whose actions are not applied; empty where all are
};

/// An overlay of deviations changes operations; one that removes an operation explains nothing.
inline void refuse_lost_operations(const Contract& contract, const Contract& amended,
                                   const Overlay& overlay) {
  for (const auto& operation : contract.operations()) {
    if (amended.operation(operation.id) != nullptr) continue;
    throw ContractError({overlay.source().file, 0, 0, {}}, "overlay.operation",
                        "the operation " + operation.id + " is gone once it is applied",
                        "let it change the operation instead");
  }
}

/// The actions of an overlay that a contract has not had applied to it.
inline Overlay not_applied(const Contract& contract, const Overlay& overlay) {
  auto ids = overlay.ids();
  ids.erase(std::remove_if(ids.begin(), ids.end(),
                           [&](const std::string& id) { return contract.has(id, overlay.name()); }),
            ids.end());
  const auto& applied = contract.overlays();
  const bool is_known = std::any_of(applied.begin(), applied.end(), [&](const AppliedOverlay& one) {
    return one.name == overlay.name();
  });
  return is_known ? overlay.only(ids).with_ids_alone() : overlay.only(ids);
}

/// A contract with all of an overlay, and with all but one id for each of its ids.
class AmendedContracts {
 public:
  AmendedContracts(const Contract& contract, const std::optional<Overlay>& overlay) {
    if (!overlay) return;
    const auto missing = not_applied(contract, *overlay);
    ids_ = missing.ids();
    if (ids_.empty()) return;
    add(contract, missing, {});
    if (ids_.size() == 1) return;
    for (const auto& id : ids_) add(contract, missing.without(id).lenient(), id);
  }

  bool empty() const { return all_.empty(); }

  /// Runs a check with all of the overlay.
  template <class Check>
  Report best(const Operation& operation, const Check& check) const {
    return run(*all_.front(), operation, check);
  }

  /// The ids without which a check finds what differs; all of them where each one can be spared.
  ///
  /// @param differs takes the report without the actions of one id
  template <class Check, class Differs>
  std::vector<std::string> needed(const Operation& operation, const Check& check,
                                  const Differs& differs) const {
    if (ids_.size() == 1) return ids_;
    std::vector<std::string> ids;
    for (std::size_t i = 1; i < all_.size(); ++i) {
      if (differs(run(*all_[i], operation, check))) ids.push_back(all_[i]->without);
    }
    return ids.empty() ? ids_ : ids;
  }

 private:
  void add(const Contract& contract, const Overlay& overlay, const std::string& without) {
    auto amended = contract.with(overlay);
    refuse_lost_operations(contract, amended, overlay);
    all_.push_back(std::make_unique<const AmendedPromises>(std::move(amended), without));
  }

  /// An overlay may move a schema, so the operation is read anew.
  template <class Check>
  static Report run(const AmendedPromises& amended, const Operation& operation,
                    const Check& check) {
    return check(Promises{amended.contract, amended.schemas},
                 *amended.contract.operation(operation.id));
  }

  std::vector<std::string> ids_;
  std::vector<std::unique_ptr<const AmendedPromises>> all_;
};

/// Whether a report has a violation of the same rule at the same place.
inline bool breaks_too(const std::vector<Violation>& violations, const Violation& violation) {
  return std::any_of(violations.begin(), violations.end(), [&](const Violation& other) {
    return other.rule == violation.rule && other.instance == violation.instance;
  });
}

/// Moves what an overlay allows from the violations to the waived; what is broken, or was not
/// checked, with the overlay stays.
///
/// @param ids that are needed, such as `D6` or `D6, D7`
inline void waive(Report& report, Report amended, const std::string& ids) {
  const auto written = std::exchange(report.violations, {});
  for (const auto& violation : written) {
    if (breaks_too(amended.violations, violation)) {
      report.violations.push_back(violation);
    } else {
      report.waived.push_back({ids, violation});
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
