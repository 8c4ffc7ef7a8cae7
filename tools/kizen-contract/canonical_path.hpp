#pragma once

#include <string>

namespace kizen_tool {

/// One spelling for all paths of a file: absolute, without links as far as it exists.
std::string canonical_path(const std::string& path);

}  // namespace kizen_tool
