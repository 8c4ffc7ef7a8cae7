#pragma once

#include <algorithm>
#include <cstddef>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

struct JsonSize {
  std::size_t values = 1;  ///< itself and all that is in it
  std::size_t depth = 1;   ///< levels
};

inline JsonSize json_size(const json& value) {
  JsonSize size;
  if (!value.is_structured()) return size;
  for (const auto& child : value) {
    const auto inner = json_size(child);
    size.values += inner.values;
    size.depth = std::max(size.depth, inner.depth + 1);
  }
  return size;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
