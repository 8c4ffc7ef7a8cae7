#pragma once

#include <cstddef>
#include <kizen/core/report.hpp>
#include <kizen/run/case_result.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "finding_tally.hpp"
#include "recordings.hpp"

namespace kizen_tool {

/// The exchanges of one operation that were answered with one status; 0 where none came.
struct TrafficRow {
  std::map<kizen::Verdict, std::size_t> verdicts;
  std::map<std::string, std::size_t> unchecked;  ///< exchanges by reason
  std::map<std::string, std::size_t> waived;     ///< exchanges by what waives them
  FindingTally findings{200};

  std::size_t count(kizen::Verdict verdict) const {
    const auto found = verdicts.find(verdict);
    return found == verdicts.end() ? 0 : found->second;
  }
};

/// What a contract says of recorded traffic, in memory that does not grow with it.
class TrafficTally {
 public:
  /// How many other paths are kept by name.
  static constexpr std::size_t most_paths = 1000;

  using Key = std::pair<std::string, int>;  ///< operationId and status

  void add(const kizen::Report& report, const kizen::SourcePlace& place);

  /// An exchange that is not known to be of the contract.
  void add_other(const BelongingExchange& other);

  /// The exchanges of the contract with that verdict.
  std::size_t count(kizen::Verdict verdict) const;

  std::map<Key, TrafficRow> rows;
  std::size_t exchanges = 0;   ///< that are of the contract
  std::size_t unanswered = 0;  ///< of those, requests without a response
  std::size_t other_hosts = 0;
  std::size_t other_paths = 0;
  std::map<std::string, std::size_t> paths;  ///< `METHOD /path` of the latter
  TrafficRow unknown;  ///< exchanges of which nobody can say whose they are, all unchecked
  std::size_t waived_by_waivers = 0;
};

}  // namespace kizen_tool
