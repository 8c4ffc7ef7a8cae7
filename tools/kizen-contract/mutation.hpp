#pragma once

#include <atomic>
#include <cstddef>
#include <kizen/run.hpp>
#include <kizen/tenant.hpp>
#include <string>
#include <vector>

namespace kizen_tool {

/// What suites made of a faulty tenant.
struct Mutant {
  kizen::Fault fault;
  bool killed = false;
  std::string how = {};      ///< what the run that killed it came to, in words
  std::string suite = {};    ///< file of the case that killed it first; empty where no case did
  std::string killer = {};   ///< workflow and case
  std::string finding = {};  ///< the first thing that it found, on one line
  std::size_t cases = 0;     ///< how many were run until then
  double seconds = 0;
};

/// Runs suites against tenants in this process that misbehave; each until a case fails.
///
/// Waits of suites are skipped, as the tenants need none. Any number of threads may call it.
class Mutation {
 public:
  /// @param suites outlive it
  /// @param interrupted outlives it; once it is set, runs end after the case that is under way
  Mutation(const std::vector<kizen::Suite>& suites, kizen::TenantDialect dialect,
           kizen::Selection selection, const std::atomic<bool>& interrupted);

  /// What a faithful tenant makes of the suites: `killed` where they do not pass.
  Mutant faithful() const;

  /// Tries the workflows first whose summaries name the rule that the fault breaks.
  Mutant mutant(const kizen::Fault& fault) const;

 private:
  void run(const std::string& fault, const kizen::Selection& selection, Mutant& mutant) const;
  kizen::Selection selected(const std::string& rule, bool cited) const;

  const std::vector<kizen::Suite>& suites_;
  kizen::TenantDialect dialect_;
  kizen::Selection selection_;
  const std::atomic<bool>& interrupted_;
};

}  // namespace kizen_tool
