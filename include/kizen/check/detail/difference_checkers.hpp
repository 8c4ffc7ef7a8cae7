#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "../../contract/contract.hpp"
#include "../../contract/overlay.hpp"
#include "../checker.hpp"
#include "deviations.hpp"
#include "operation_reach.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A contract with every overlay, less what it has already and the actions of one id.
inline Contract with_all(const Contract& contract, const std::vector<Overlay>& known,
                         const std::string& left_out) {
  auto changed = contract;
  for (const auto& overlay : known) {
    const auto missing = not_applied(contract, overlay).without(left_out);
    if (missing.actions().empty()) continue;
    changed = changed.with(left_out.empty() ? missing : missing.lenient());
  }
  return changed;
}

/// A checker that lacks the actions of one id, and which messages that matters to.
struct WithoutDifference {
  std::string id;
  Checker checker;
  std::set<std::string> requests = {};  ///< operations of which other things are said
  std::map<std::string, std::set<std::string>> responses = {};  ///< ranges of statuses by operation
  const Contract* observed = nullptr;                           ///< with the actions of the id

  bool concerns_requests(const std::string& operation) const {
    return requests.count(operation) != 0;
  }

  bool concerns_responses(const std::string& operation, int status) const {
    const auto* declared = observed->operation(operation)->response(status);
    const auto found = responses.find(operation);
    return declared != nullptr && found != responses.end() &&
           found->second.count(declared->statuses.to_string()) != 0;
  }
};

/// Checkers of a documented contract, with all known differences, and with all but one.
struct DifferenceCheckers {
  DifferenceCheckers(const Contract& contract, const std::vector<Overlay>& known)
      : documented(contract), observed(with_all(contract, known, {})) {
    for (const auto& overlay : known) {
      refuse_lost_operations(contract, observed.contract(), overlay);
      for (const auto& id : not_applied(contract, overlay).ids()) add(contract, known, id);
    }
  }

  Checker documented;
  Checker observed;
  std::vector<WithoutDifference> without;

 private:
  /// A difference on which others build leaves no sound contract behind: it explains nothing alone.
  void add(const Contract& contract, const std::vector<Overlay>& known, const std::string& id) {
    auto left = left_without(contract, known, id);
    if (!left) return;
    WithoutDifference one{id, Checker(std::move(*left))};
    one.observed = &observed.contract();
    for (const auto& operation : observed.contract().operations()) note(one, operation);
    without.push_back(std::move(one));
  }

  static std::optional<Contract> left_without(const Contract& contract,
                                              const std::vector<Overlay>& known,
                                              const std::string& id) {
    try {
      return with_all(contract, known, id);
    } catch (const ContractError&) {
      return std::nullopt;
    }
  }

  void note(WithoutDifference& one, const Operation& operation) const {
    const auto& with = observed.contract();
    const auto& left = one.checker.contract();
    const auto& other = *left.operation(operation.id);
    if (request_reach(with, operation) != request_reach(left, other)) {
      one.requests.insert(operation.id);
    }
    for (const auto& response : operation.responses) {
      const auto range = response.statuses.to_string();
      if (response_text(with, operation, range) == response_text(left, other, range)) continue;
      one.responses[operation.id].insert(range);
    }
  }

  static std::string response_text(const Contract& contract, const Operation& operation,
                                   const std::string& range) {
    for (const auto& response : operation.responses) {
      if (response.statuses.to_string() == range) return response_reach(contract, response);
    }
    return {};
  }
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
