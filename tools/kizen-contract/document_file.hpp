#pragma once

#include <kizen/contract/json_source.hpp>
#include <string>

namespace kizen_tool {

/// Reads a contract or suite: JSON where the name ends in `.json`, else YAML.
///
/// @throws kizen::ContractError `document.unreadable` or `document.syntax`, with line and column
kizen::JsonSource read_document(const std::string& path);

}  // namespace kizen_tool
