#pragma once

#include <kizen/core/json.hpp>
#include <string>

namespace kizen_tool {

/// An entry of a waivers file as a JSON object on one line.
std::string json_line(const kizen::json& entry);

/// As a JSON object with a line for each member.
///
/// @param newline the line break, and what each line but the first starts with
/// @param indent what a member has more
std::string json_lines(const kizen::json& entry, const std::string& newline,
                       const std::string& indent);

/// As a YAML flow mapping on one line.
std::string yaml_line(const kizen::json& entry);

/// As an item of a YAML block sequence, a line for each member.
///
/// @param newline as of json_lines()
std::string yaml_item(const kizen::json& entry, const std::string& newline);

}  // namespace kizen_tool
