#pragma once

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>

#include "../../core/detail/nlohmann_json.hpp"
#include "../json_at.hpp"
#include "json_child.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
KIZEN_INLINE const json* json_at(const json& document, const JsonPointer& place) {
  const json* value = &document;
  for (const auto& token : place.tokens()) {
    value = detail::child_at(*value, token);
    if (value == nullptr) return nullptr;
  }
  return value;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
