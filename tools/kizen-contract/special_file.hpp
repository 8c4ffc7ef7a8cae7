#pragma once

#include <filesystem>
#include <string>
#include <system_error>

namespace kizen_tool {

/// Whether a path names something that is no file of its own, such as a pipe or /dev/stdout.
inline bool is_special(const std::string& path) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

}  // namespace kizen_tool
