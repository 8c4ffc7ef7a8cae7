#pragma once

#include <string>

#include "../../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The last part of a path: what messages call a document.
inline std::string file_name(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
