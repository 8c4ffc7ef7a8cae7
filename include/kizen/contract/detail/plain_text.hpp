#pragma once

#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The text of a value that is no list and no object: a string as it is, the rest as JSON.
inline std::string plain_text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
