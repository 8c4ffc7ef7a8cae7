#pragma once

#include <CLI/CLI.hpp>
#include <kizen/http/target.hpp>
#include <kizen/suite/suite.hpp>
#include <map>
#include <string>
#include <vector>

#include "target_option.hpp"

namespace kizen_tool {

/// Adds `--source NAME=URL`, which may be given more than once.
void add_source_option(CLI::App& app, std::vector<std::string>& sources);

/// The targets that `--source` names, by source description; they have no credentials.
///
/// @param place how the main target is reached, and so these
/// @throws CLI::ValidationError where it is not NAME=URL, names one twice, or one that no suite has
std::map<std::string, kizen::Target> targets_of(const std::vector<std::string>& sources,
                                                const std::vector<kizen::Suite>& suites,
                                                const TargetPlace& place);

}  // namespace kizen_tool
