#pragma once

#include <kizen/contract/json_source.hpp>
#include <kizen/core/json.hpp>
#include <string>

namespace kizen_tool {

/// The text of a new waivers file with one entry; its name says whether it is JSON or YAML.
std::string new_waivers_text(const std::string& path, const kizen::json& entry);

/// The text of a waivers file with one entry more, in the style of those that are there. Every byte
/// that is there stays, in its order.
///
/// @param text of a document that is a waivers file
/// @throws kizen::ContractError `waivers.append` where no place for the entry can be told
std::string extended_waivers_text(const std::string& path, const std::string& text,
                                  const kizen::json& entry);

}  // namespace kizen_tool
