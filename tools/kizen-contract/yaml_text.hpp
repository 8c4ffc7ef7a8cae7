#pragma once

#include <kizen/core/json.hpp>
#include <string>

namespace kizen_tool {

/// A JSON value as YAML that read_yaml reads back as the same value: blocks, but for empty lists and
/// objects; ends with a line end.
std::string yaml_text(const kizen::json& value);

}  // namespace kizen_tool
