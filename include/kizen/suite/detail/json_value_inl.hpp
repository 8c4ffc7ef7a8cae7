#pragma once

#include <memory>
#include <string>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../json_value.hpp"
#include "seen_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE JsonValue json_value(json value) {
  return std::make_shared<const json>(std::move(value));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
