#pragma once

#include <string>

#include "../contract/json_source.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// Reads a YAML text as JSON: plain scalars that spell a JSON number, true, false or null are that,
/// `~` and nothing are null, all else is text. Every place keeps its line and column.
///
/// Refused: several documents, duplicate keys, keys that are no text, `<<`, tags, more than 512
/// levels, and aliases that unfold to 10,000 nodes more than the text has bytes.
///
/// ```cpp
/// #include <kizen/yaml.hpp>
/// #include <cassert>
///
/// const auto source = kizen::read_yaml("sizes: [1, 2]\nname: yes\n", "shop.yaml");
/// assert(source.document->at("sizes").at(1) == 2 && source.document->at("name") == "yes");
/// assert(source.place(kizen::JsonPointer() / "name").line == 2);
/// ```
///
/// @throws ContractError `document.syntax`, with line and column
/// @see YAML 1.2, 10.2 JSON Schema
KIZEN_INLINE JsonSource read_yaml(const std::string& text, const std::string& file);

}  // namespace KIZEN_ABI
}  // namespace kizen
