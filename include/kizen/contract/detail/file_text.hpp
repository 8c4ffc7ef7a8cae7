#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "../../core/contract_error.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The whole of a file.
///
/// @throws ContractError `document.unreadable`
inline std::string file_text(const std::string& path) {
  std::error_code ignored;
  std::ifstream file;
  if (!std::filesystem::is_directory(path, ignored)) file.open(path, std::ios::binary);
  if (!file.is_open()) {
    throw ContractError({path, 0, 0, {}}, "document.unreadable", "cannot be opened",
                        "name a file that exists and may be read");
  }
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
