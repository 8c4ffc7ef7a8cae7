#pragma once

#include <kizen/contract/json_source.hpp>
#include <string>

namespace kizen_tool {

/// kizen::read_document, compiled but once.
kizen::JsonSource read_document(const std::string& path);

/// kizen::parse_document, likewise.
kizen::JsonSource parse_document(const std::string& text, const std::string& path);

}  // namespace kizen_tool
