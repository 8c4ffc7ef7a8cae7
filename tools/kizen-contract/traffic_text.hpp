#pragma once

#include <kizen/run/case_result.hpp>
#include <string>
#include <vector>

#include "traffic_tally.hpp"

namespace kizen_tool {

/// What a contract says of recorded traffic, for people: every kind of finding in full, a line for
/// each operation and status, and the sum.
std::string traffic_text(const TrafficTally& tally);

/// The same for reports of runs: a case for each operation and status.
///
/// @param source the recordings, for people
std::vector<kizen::CaseResult> traffic_cases(const TrafficTally& tally, const std::string& source);

}  // namespace kizen_tool
