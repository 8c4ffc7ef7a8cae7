#pragma once

#include <kizen/contract/json_source.hpp>
#include <string>

namespace kizen_tool {

/// Reads a contract, suite or waivers file: JSON where the name ends in `.json`, else YAML.
///
/// @throws kizen::ContractError `document.unreadable` or `document.syntax`, with line and column
kizen::JsonSource read_document(const std::string& path);

/// As read_document(), of a text that stands in that file, or will.
kizen::JsonSource parse_document(const std::string& text, const std::string& path);

}  // namespace kizen_tool
