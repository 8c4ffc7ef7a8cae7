#pragma once

#include <kizen/contract/json_source.hpp>
#include <string>

namespace kizen_tool {

/// Reads a YAML text as JSON: plain scalars that spell a JSON number, true, false or null are that,
/// `~` and nothing are null, all else is text. Every place keeps its line and column.
///
/// Refused: several documents, duplicate keys, keys that are no text, `<<`, tags, more than 512
/// levels, and aliases that unfold to 10,000 nodes more than the text has bytes.
///
/// @throws kizen::ContractError `document.syntax`
kizen::JsonSource read_yaml(const std::string& text, const std::string& file);

}  // namespace kizen_tool
