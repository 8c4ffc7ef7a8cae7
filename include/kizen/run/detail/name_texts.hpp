#pragma once

#include <string>
#include <variant>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../path/json_path.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The texts that a JSONPath picks of a value; none where it is no JSONPath.
inline std::vector<std::string> texts_at(const json& value, const std::string& path) {
  std::vector<std::string> texts;
  const auto parsed = JsonPath::parse(path);
  const auto* const found = std::get_if<JsonPath>(&parsed);
  if (found == nullptr) return texts;
  const auto picked = found->nodes(value);
  for (const auto& node : picked.nodes) {
    if (node.value->is_string()) texts.push_back(node.value->get<std::string>());
  }
  return texts;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
