#pragma once

#include <string>

#include "../../contract.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a Content-Type value names JSON.
inline bool names_json(const std::string& content_type) {
  const auto type = MediaType::parse(content_type);
  return type && type->is_json();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
