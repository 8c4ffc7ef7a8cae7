#pragma once

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The folders that lead to a file, outermost first, and its own name last.
inline std::vector<std::string> path_parts(const std::string& path) {
  std::vector<std::string> parts;
  for (const auto& part : std::filesystem::path(path).lexically_normal()) {
    parts.push_back(part.generic_string());
  }
  return parts;
}

/// How many folders all files have in common, from the outermost on.
inline std::size_t common_folders(const std::vector<std::vector<std::string>>& files) {
  std::size_t common = files.empty() ? 0 : files.front().size() - 1;
  for (const auto& file : files) {
    std::size_t same = 0;
    while (same < common && same + 1 < file.size() && file[same] == files.front()[same]) ++same;
    common = same;
  }
  return common;
}

/// Names of suite files that are the same wherever the files lie: without the folders that they all
/// have in common.
inline std::map<std::string, std::string> suite_names(const std::set<std::string>& files) {
  std::vector<std::vector<std::string>> all;
  for (const auto& file : files) all.push_back(path_parts(file));
  const auto common = common_folders(all);
  std::map<std::string, std::string> names;
  std::size_t at = 0;
  for (const auto& file : files) {
    std::string name;
    const auto& parts = all[at++];
    for (auto i = std::min(common, parts.size()); i < parts.size(); ++i) {
      name += (name.empty() ? "" : "/") + parts[i];
    }
    names[file] = name;
  }
  return names;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
