#pragma once

#include <kizen/run.hpp>
#include <map>
#include <string>
#include <vector>

namespace kizen_tool {

/// A JSON report with all its cases.
struct ReadRun {
  std::string file;
  kizen::RunReport report;
  std::vector<kizen::CaseResult> cases;
};

/// Reads a report.
///
/// @throws kizen::ContractError where it is none
ReadRun read_run(const std::string& file);

/// Why reports are not those of all shards of one run, each of which told of its part; empty where they
/// are, or where there is one, of a whole run.
///
/// @param runs at least one
std::vector<std::string> faults_of_union(const std::vector<ReadRun>& runs);

/// One run of all shards, as it would have told of itself; a single report as it is.
///
/// @param runs of which faults_of_union() says nothing
/// @throws kizen::ContractError where the coverage that they all tell of cannot be joined
ReadRun merged(std::vector<ReadRun> runs);

}  // namespace kizen_tool
