#pragma once

#include <CLI/CLI.hpp>
#include <kizen/http/target.hpp>
#include <kizen/suite/suite.hpp>
#include <map>
#include <string>
#include <vector>

namespace kizen_tool {

/// Adds `--source NAME=URL`, which may be given more than once.
void add_source_option(CLI::App& app, std::vector<std::string>& sources);

/// The targets that `--source` names, by source description; they have no credentials.
///
/// @param ca_file PEM file to trust instead of the system's; may be empty
/// @throws CLI::ValidationError where it is not NAME=URL, names one twice, or one that no suite has
std::map<std::string, kizen::Target> targets_of(const std::vector<std::string>& sources,
                                                const std::vector<kizen::Suite>& suites,
                                                const std::string& ca_file);

}  // namespace kizen_tool
