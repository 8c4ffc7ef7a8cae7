#pragma once

#include <utility>
#include <vector>

#include "../../path/json_path.hpp"
#include "../json_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The values that a path picks, each sharing the ownership of the whole; none where it comes to no
/// end.
inline std::vector<JsonValue> picked_values(const JsonPath& path, const JsonValue& whole) {
  std::vector<JsonValue> values;
  for (const auto& node : path.nodes(*whole).nodes) values.emplace_back(whole, node.value);
  return values;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
