#pragma once

#include <filesystem>
#include <string>
#include <system_error>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One spelling for all paths of a file: absolute, without links as far as it exists.
inline std::string canonical_path(const std::string& path) {
  std::error_code problem;
  const auto canonical = std::filesystem::weakly_canonical(path, problem);
  return problem ? std::filesystem::path(path).lexically_normal().string() : canonical.string();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
