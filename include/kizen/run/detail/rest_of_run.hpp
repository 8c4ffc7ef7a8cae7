#pragma once

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "../../suite/suite.hpp"
#include "../runner.hpp"
#include "../sweep.hpp"
#include "all_suites.hpp"
#include "custody.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The contract of suites that has an operation; null where none has.
inline const Contract* contract_with(const std::vector<Suite>& suites,
                                     const std::string& operation) {
  for (const auto* suite : all_suites(suites)) {
    if (suite->contract.operation(operation) != nullptr) return &suite->contract;
    for (const auto& source : suite->sources) {
      if (source.contract && source.contract->operation(operation) != nullptr) {
        return &*source.contract;
      }
    }
  }
  return nullptr;
}

inline void note_swept(SweepResult swept, Summary& summary) {
  summary.swept = std::move(swept.removed);
  for (const auto& left : swept.left) {
    std::ostringstream text;
    text << left;
    summary.left.push_back(text.str());
  }
}

/// Removes what teardown has left, and the journal where nothing is left of it.
inline void remove_rest(Custody& custody, const std::vector<Suite>& suites, const Target& target,
                        const RunOptions& options, const Identities& identities, Summary& summary) {
  auto* const journal = custody.journal();
  if (journal == nullptr) return;
  const auto* contract = contract_with(suites, options.lifecycle->removing);
  SweepOptions sweeping;
  sweeping.identities = identities;
  sweeping.patience = options.search_lag;
  sweeping.longest_retry_after = options.longest_retry_after;
  sweeping.transport = options.transport;
  sweeping.clock = options.clock;
  sweeping.is_final = false;
  try {
    if (contract != nullptr) {
      note_swept(sweep(*journal, *contract, *options.lifecycle, target, sweeping), summary);
    }
    if (contract == nullptr) {
      summary.left.push_back("no contract of the suites says how " + options.lifecycle->removing +
                             " works");
    }
    if (summary.left.empty()) return journal->discard();
  } catch (const JournalError& error) {
    summary.left.push_back(error.what());
  }
  summary.journal = journal->path();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
