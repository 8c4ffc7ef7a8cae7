#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/mask.hpp"
#include "../../records.hpp"
#include "../../run.hpp"
#include "../../run/detail/all_loopback.hpp"
#include "../../run/detail/rest_of_run.hpp"
#include "../register_suite.hpp"
#include "case_run.hpp"
#include "suite_place.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether what is written goes to another machine, and may.
inline bool writes_elsewhere(const SuiteAddress& address, const RunOptions& options) {
  const bool is_far = !is_all_loopback(address.target, options);
  return is_far && options.writes && *options.writes != Writes::Refused;
}

/// Suites that are loaded, and how their cases are run, one at a time.
class PreparedTests {
 public:
  PreparedTests(std::vector<Suite> suites, std::shared_ptr<SuitePlace> place, RunOptions options)
      : suites_(std::move(suites)), place_(std::move(place)), options_(std::move(options)) {
    if (!options_.differences) options_.differences = records_differences();
    options_.shard.reset();
    options_.order_seed.reset();
    options_.jobs = 1;
    if (options_.writes_remedy.empty()) {
      options_.writes_remedy = "SuiteTestOptions::run.writes allows them";
    }
  }

  /// The cases that are selected, and those on which they depend; before the first run.
  std::vector<PlannedCase> planned() const { return plan(suites_, options_.selection); }

  /// @throws what the target's factory throws; as Runner::run
  void run(CaseRun& one) {
    if (!prepared_) prepared_.emplace(std::move(suites_), options_.differences);
    const auto address = place_->address();
    Runner(address.target, options_for(address, one.selector())).run(*prepared_, one);
  }

  /// A text without secrets of the options.
  std::string masked(std::string text) const {
    return Mask(options_.secrets).masked(std::move(text));
  }

 private:
  RunOptions options_for(const SuiteAddress& address, const std::string& one) const {
    auto options = options_;
    options.selection = {};
    options.selection.cases = {one};
    for (auto& secret : address.secrets()) options.secrets.push_back(std::move(secret));
    if (!options.inputs.environment) {
      options.inputs.environment = [address](const std::string& name) {
        return address.variable(name);
      };
    }
    auto other = other_credentials(address.variables);
    if (!other.empty()) options.identities.emplace("other", std::move(other));
    add_lifecycle(address, options);
    return options;
  }

  void add_lifecycle(const SuiteAddress& address, RunOptions& options) const {
    const auto& lifecycle = records_lifecycle();
    const bool is_known = contract_with(prepared_->suites(), lifecycle.removing) != nullptr;
    if (!options.lifecycle && is_known) options.lifecycle = lifecycle;
    const bool is_noted = options.lifecycle && writes_elsewhere(address, options);
    if (!is_noted || !options.journal.empty()) return;
    if (options.marker.empty()) options.marker = make_run_marker();
    options.journal = ".kizen-contract/" + options.marker + ".ndjson";
  }

  std::vector<Suite> suites_;  ///< until they are compiled
  std::shared_ptr<SuitePlace> place_;
  RunOptions options_;
  std::optional<PreparedSuites> prepared_;  ///< compiled when a test first needs it
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
