#pragma once

#include <kizen/contract/contract.hpp>
#include <kizen/suite/suite_sources.hpp>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace kizen_tool {

/// Finds what suites refer to: the contract of the command line, the suites named there, and files.
///
/// A suite is found by its identity, which is what it says of itself in `$self`, or else by its path.
/// Nothing is fetched.
class SuiteLibrary {
 public:
  explicit SuiteLibrary(kizen::Contract contract) : contract_(std::move(contract)) {}

  /// Adds a suite that was read.
  ///
  /// @throws kizen::ContractError `suite.self` where another file has the same `$self`
  void add(const kizen::JsonSource& suite);

  /// Notes which workflows of other suites each suite calls. All suites have been added.
  void note_calls();

  /// Ways to all of it, which is to outlive them.
  kizen::SuiteSources sources();

 private:
  kizen::Contract contract_of(const kizen::SourceRequest& request);
  kizen::JsonSource suite_of(const kizen::SourceRequest& request);
  const kizen::JsonSource* known(const std::string& location, const std::string& identity) const;
  void note_calls_of(const kizen::JsonSource& suite);

  kizen::Contract contract_;
  std::map<std::string, kizen::Contract> contracts_;     ///< by path
  std::vector<kizen::JsonSource> suites_;                ///< of the command line, then others
  std::set<std::pair<std::string, std::string>> calls_;  ///< file and workflow
};

}  // namespace kizen_tool
