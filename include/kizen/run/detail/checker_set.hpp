#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "../../check/checker.hpp"
#include "../../contract/detail/selected_actions.hpp"
#include "../../suite/suite.hpp"
#include "all_suites.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The checkers of all suites of a run, those that suites use included.
class CheckerSet {
 public:
  /// @throws ContractError `overlay.unknown` where a suite names a difference that nobody knows
  CheckerSet(const std::vector<Suite>& suites, const std::optional<Overlay>& differences)
      : differences_(differences) {
    for (const auto* suite : all_suites(suites)) add(*suite);
  }

  /// The checker of the contract that the operation of a step is of.
  const Checker& of(const Suite& suite, const Step& step) const {
    return checkers_.at({&suite, step.source});
  }

  /// A checker of the same contract with the difference that the response of a step shows; null
  /// where the step names none, or the contract has it already.
  const Checker* deviating(const Suite& suite, const Step& step) const {
    const auto found = deviating_.find({&suite, step.source, step.deviation});
    return found == deviating_.end() ? nullptr : &found->second;
  }

  /// What is not checked, one line each and none twice, in the order of suites and their sources.
  std::vector<std::string> notes() const {
    std::vector<std::string> all;
    for (const auto& place : order_) {
      for (const auto& note : checkers_.at(place).notes()) {
        if (std::find(all.begin(), all.end(), note) == all.end()) all.push_back(note);
      }
    }
    return all;
  }

 private:
  using Place = std::pair<const Suite*, std::string>;
  using Deviation = std::tuple<const Suite*, std::string, std::string>;

  void add(const Suite& suite) {
    check_conditions(suite);
    const auto deviations = deviations_of(suite);
    bool is_first = true;
    for (const auto& source : suite.sources) {
      if (!source.contract) continue;
      checkers_.emplace(Place{&suite, source.name},
                        Checker(*source.contract, is_first ? deviations : std::nullopt));
      order_.emplace_back(&suite, source.name);
      is_first = false;
    }
    for (const auto& workflow : suite.workflows) {
      for (const auto& step : workflow.steps) add_deviation(suite, step);
    }
  }

  void add_deviation(const Suite& suite, const Step& step) {
    const auto& contract = suite.contract_of(step);
    const Deviation key{&suite, step.source, step.deviation};
    if (step.deviation.empty() || contract.has(step.deviation) || deviating_.count(key) > 0) return;
    demand_known(suite, step.deviation, step.place / "x-contract" / "response" / "deviation");
    deviating_.emplace(key, Checker(contract.with(differences_->only({step.deviation}))));
  }

  void check_conditions(const Suite& suite) const {
    for (const auto& condition : suite.conditions) {
      if (!suite.contract.has(condition.id)) demand_known(suite, condition.id, condition.place);
    }
  }

  void demand_known(const Suite& suite, const std::string& id, const JsonPointer& place) const {
    if (differences_ && differences_->action(id) != nullptr) return;
    throw ContractError(suite.place(place), "overlay.unknown",
                        "no known difference has the id '" + id + "'",
                        "correct it, or give the overlay that has it");
  }

  /// Those of the deviations that a suite names which its contract does not have applied already.
  std::optional<Overlay> deviations_of(const Suite& suite) const {
    std::vector<std::string> missing;
    for (const auto& id : suite.deviations) {
      const bool is_known = differences_ && differences_->action(id) != nullptr;
      const bool is_applied =
          is_known ? suite.contract.has(id, differences_->name()) : suite.contract.has(id);
      if (!is_applied) missing.push_back(id);
    }
    if (missing.empty()) return std::nullopt;
    const auto place = suite.place(JsonPointer() / "x-contract" / "deviations");
    if (!differences_) {
      throw ContractError(place, "overlay.unknown", "no known differences were given to the run",
                          "remove x-contract.deviations");
    }
    return selected_actions(*differences_, missing, place);
  }

  const std::optional<Overlay>& differences_;
  std::map<Place, Checker> checkers_;
  std::vector<Place> order_;  ///< of the checkers, as suites and sources were given
  std::map<Deviation, Checker> deviating_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
