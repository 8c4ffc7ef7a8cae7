#pragma once

#include <cstddef>
#include <kizen/core/fingerprint.hpp>
#include <kizen/core/report.hpp>
#include <map>
#include <string>

namespace kizen_tool {

/// A kind of finding, and how often it was seen.
struct TalliedFinding {
  kizen::Violation violation;
  kizen::Report report;  ///< of the first exchange, without its findings
  std::string first;     ///< where that was seen, for people
  std::size_t count = 0;

  /// `3 times, first traffic.har:12:3`
  std::string times() const;
};

/// Findings by kind, in memory that does not grow with their number.
class FindingTally {
 public:
  /// @param most kinds that are kept; more are counted
  explicit FindingTally(std::size_t most) : most_(most) {}

  /// @param where the finding was seen, for people
  void add(const kizen::Violation& violation, const kizen::Report& report,
           const std::string& where);

  const std::map<kizen::Fingerprint, TalliedFinding>& all() const { return all_; }

  /// `and 3 findings more of other kinds`, with a line end; empty where all were kept.
  std::string rest() const;

 private:
  std::size_t most_;
  std::map<kizen::Fingerprint, TalliedFinding> all_;
  std::size_t untold_ = 0;
};

}  // namespace kizen_tool
