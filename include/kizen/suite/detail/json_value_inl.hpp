#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "../json_value.hpp"
#include "seen_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE JsonValue json_value(json value) {
  return std::make_shared<const json>(std::move(value));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
