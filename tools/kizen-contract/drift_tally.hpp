#pragma once

#include <cstddef>
#include <kizen/check/drift.hpp>
#include <map>
#include <string>
#include <vector>

#include "finding_tally.hpp"

namespace kizen_tool {

/// What many exchanges show of the differences between a document and a service.
class DriftTally {
 public:
  /// How many findings that are not explained are kept; more are counted.
  static constexpr std::size_t most_findings = 1000;

  /// @param where the exchange was seen, for people
  void add(const kizen::Drift& drift, const std::string& where);

  /// How many exchanges show the difference of an id.
  std::size_t seen(const std::string& id) const;

  /// What the first of them broke that the difference explains, and where; empty where nothing.
  std::string first_explained(const std::string& id) const;

  std::size_t exchanges = 0;
  std::size_t as_documented = 0;
  std::size_t explained = 0;    ///< exchanges that differ, all of it explained
  std::size_t unexplained = 0;  ///< exchanges with a finding that is not explained
  std::size_t refused = 0;      ///< exchanges whose request the service refused, as it breaks both
  std::size_t unchecked = 0;
  std::map<std::string, std::size_t> unchecked_reasons;
  FindingTally findings{most_findings};  ///< that no known difference explains

 private:
  std::map<std::string, std::size_t> seen_;
  std::map<std::string, std::string> first_explained_;
};

}  // namespace kizen_tool
