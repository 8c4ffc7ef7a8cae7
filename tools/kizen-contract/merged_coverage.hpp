#pragma once

#include <kizen/check/coverage.hpp>
#include <optional>
#include <string>
#include <vector>

#include "merged_run.hpp"

namespace kizen_tool {

/// What the run of a report saw of its contract; nothing where it was not measured.
///
/// @throws kizen::ContractError `coverage.*` where the report says it in no form that is known
std::optional<kizen::Coverage> coverage_of(const ReadRun& run);

/// What all runs together saw; nothing where one of them did not measure it.
///
/// @param runs at least one
/// @throws kizen::ContractError as coverage_of() does, and `coverage.contract`, which names two
/// reports whose coverage is not of the same contract
std::optional<kizen::Coverage> coverage_of(const std::vector<ReadRun>& runs);

/// That coverage is asked for, but some reports have none; empty where all do.
std::string lack_of_coverage(const std::vector<ReadRun>& runs);

}  // namespace kizen_tool
