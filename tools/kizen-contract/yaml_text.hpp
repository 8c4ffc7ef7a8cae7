#pragma once

#include <kizen/core/json.hpp>
#include <string>

namespace kizen_tool {

/// Whether YAML 1.1 and 1.2 both take a text without quotes for itself, whatever stands around it.
bool is_plain_yaml(const std::string& text);

/// A JSON value as YAML that read_yaml reads back as the same value: blocks, but for empty lists and
/// objects; ends with a line end.
std::string yaml_text(const kizen::json& value);

}  // namespace kizen_tool
