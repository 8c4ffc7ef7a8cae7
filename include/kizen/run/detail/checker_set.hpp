#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "../../check/checker.hpp"
#include "../../core/contract_errors.hpp"
#include "../../suite/suite.hpp"
#include "../../suite/unknown_differences.hpp"
#include "all_suites.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The checkers of all suites of a run, those that suites use included.
class CheckerSet {
 public:
  /// @throws ContractErrors `overlay.unknown` where suites name differences that nobody knows
  CheckerSet(const std::vector<Suite>& suites, const std::optional<Overlay>& differences)
      : differences_(differences) {
    const auto all = all_suites(suites);
    demand_known_differences(all);
    for (const auto* suite : all) add(*suite);
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

  void demand_known_differences(const std::vector<const Suite*>& suites) const {
    std::vector<ContractError> errors;
    for (const auto* suite : suites) {
      auto unknown = unknown_differences(*suite, differences_);
      std::move(unknown.begin(), unknown.end(), std::back_inserter(errors));
    }
    if (!errors.empty()) throw ContractErrors(std::move(errors));
  }

  void add(const Suite& suite) {
    const auto deviations = deviations_of(suite);
    std::optional<ContractError> refusal;
    std::size_t fitting = 0;
    for (const auto& source : suite.sources) {
      if (!source.contract) continue;
      const Place place{&suite, source.name};
      order_.push_back(place);
      try {
        checkers_.emplace(place, Checker(*source.contract, deviations));
        ++fitting;
      } catch (const ContractError& error) {
        if (!deviations) throw;
        refusal = error;
        checkers_.emplace(place, Checker(*source.contract));
      }
    }
    if (refusal && fitting == 0) refuse_deviations(suite, *refusal);
    for (const auto& workflow : suite.workflows) {
      for (const auto& step : workflow.steps) add_deviation(suite, step);
    }
  }

  [[noreturn]] static void refuse_deviations(const Suite& suite, const ContractError& why) {
    throw ContractError(suite.place(JsonPointer() / "x-contract" / "deviations"), why.rule(),
                        std::string("the differences fit no contract of the suite: ") + why.what(),
                        "correct the ids, or the sources");
  }

  void add_deviation(const Suite& suite, const Step& step) {
    const auto& contract = suite.contract_of(step);
    const Deviation key{&suite, step.source, step.deviation};
    if (step.deviation.empty() || contract.has(step.deviation) || deviating_.count(key) > 0) return;
    deviating_.emplace(key, Checker(contract.with(differences_->only({step.deviation}))));
  }

  /// Those of the deviations that a suite names which its contract does not have applied already.
  std::optional<Overlay> deviations_of(const Suite& suite) const {
    std::vector<std::string> missing;
    for (const auto& id : suite.deviations) {
      const bool is_known = differences_ && differences_->action(id) != nullptr;
      if (is_known && !suite.contract.has(id, differences_->name())) missing.push_back(id);
    }
    if (missing.empty()) return std::nullopt;
    return differences_->only(missing);
  }

  std::optional<Overlay> differences_;
  std::map<Place, Checker> checkers_;
  std::vector<Place> order_;  ///< of the checkers, as suites and sources were given
  std::map<Deviation, Checker> deviating_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
