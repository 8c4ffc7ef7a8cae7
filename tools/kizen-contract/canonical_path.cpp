#include "canonical_path.hpp"

#include <filesystem>
#include <system_error>

namespace kizen_tool {

std::string canonical_path(const std::string& path) {
  std::error_code problem;
  const auto canonical = std::filesystem::weakly_canonical(path, problem);
  return problem ? std::filesystem::path(path).lexically_normal().string() : canonical.string();
}

}  // namespace kizen_tool
