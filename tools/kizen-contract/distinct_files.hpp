#pragma once

#include <string>
#include <utility>
#include <vector>

namespace kizen_tool {

/// Files by the flag that names each; those that are empty are none.
using NamedFiles = std::vector<std::pair<std::string, std::string>>;

/// The files of `FORMAT=FILE` texts, as named by `--report`.
NamedFiles report_files(const std::vector<std::string>& reports);

/// Holds what is written to files of its own.
///
/// @throws CLI::ValidationError where two flags name one file
void demand_distinct(const NamedFiles& files);

}  // namespace kizen_tool
