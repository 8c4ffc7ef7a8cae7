#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "../core/version.hpp"
#include "case_result.hpp"
#include "contract_identity.hpp"
#include "plan.hpp"
#include "shard.hpp"
#include "summary.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What is to be run, and on what.
///
/// ```cpp
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// kizen::RunHeader header{{"shop.json"}, "http://127.0.0.1:8080"};
/// header.other_contracts = {{"mail.json"}};
/// header.other_targets = {"mail at http://127.0.0.1:8025"};
/// assert(header.all_targets() == "http://127.0.0.1:8080, mail at http://127.0.0.1:8025");
/// assert(header.all_contracts() == "shop.json, mail.json");
/// ```
struct RunHeader {
  ContractIdentity contract = {};
  std::string target = {};  ///< base URL; never holds a credential
  std::size_t cases = 0;
  std::vector<std::string> notes = {};  ///< what is not checked or may not be meant, one line each
  /// Of further sources, each another than `contract`.
  std::vector<ContractIdentity> other_contracts = {};
  /// `SOURCE at URL` of sources that are not found at `target`.
  std::vector<std::string> other_targets = {};
  /// What the order of the cases follows from; nothing where they run as written.
  std::optional<std::uint64_t> order_seed = {};
  std::size_t jobs = 1;      ///< cases that run at once
  std::string run = {};      ///< the run's marker, which stands in the name of all that it makes
  std::string started = {};  ///< when, in UTC, as in `2026-01-31T08:30:00Z`

  std::string version = KIZEN_VERSION;  ///< of the toolkit that runs it
  Selection selection = {};
  Strictness strictness = {};
  std::optional<Shard> shard = {};  ///< which part of the plan it is, where it is not all of it
  PlanIdentity plan = {};           ///< of all parts together

  /// All targets on one line, the main one first.
  std::string all_targets() const {
    auto text = target;
    for (const auto& other : other_targets) text += ", " + other;
    return text;
  }

  /// All contracts on one line, that of the first suite first.
  std::string all_contracts() const {
    auto text = contract.to_string();
    for (const auto& other : other_contracts) text += ", " + other.to_string();
    return text;
  }
};

/// Hears how a run goes. Cases come in the order of the plan, one at a time, though perhaps by
/// another thread each.
///
/// ```cpp
/// #include <kizen/run.hpp>
///
/// struct Silent : kizen::Reporter {
///   void run_started(const kizen::RunHeader&) override {}
///   void case_finished(const kizen::CaseResult&) override {}
///   void run_finished(const kizen::Summary&, kizen::Outcome) override {}
/// };
/// Silent reporter;
/// reporter.case_started("search-by-name");
/// ```
class Reporter {
 public:
  Reporter() = default;
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;
  virtual ~Reporter() = default;

  virtual void run_started(const RunHeader& header) = 0;
  /// @param title workflow and case
  virtual void case_started(const std::string& title) { (void)title; }
  virtual void case_finished(const CaseResult& result) = 0;
  virtual void run_finished(const Summary& summary, Outcome outcome) = 0;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
