#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mutation.hpp"

namespace kizen_tool {

/// What the report says beside the faults.
struct MutationHeader {
  std::string contract;
  std::string dialect;
  std::size_t chosen = 0;  ///< faults that were to be tried; fewer are where a run was interrupted
};

/// How many mutants were killed.
std::size_t killed_of(const std::vector<Mutant>& mutants);

/// Killed ones among a hundred; 0 where there are none at all.
double score_of(const std::vector<Mutant>& mutants);

/// The JSON document that `schemas/mutation-report.schema.json` describes.
std::string mutation_report(const MutationHeader& header, const std::vector<Mutant>& mutants);

}  // namespace kizen_tool
