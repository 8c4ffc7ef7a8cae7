#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "../version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Lets the new name of a file outlast a crash of the machine, where the file system can.
inline void sync_folder_of(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path().string();
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
