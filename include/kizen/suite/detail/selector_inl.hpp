#pragma once

#include <string>
#include <utility>
#include <variant>

#include "../../core/detail/nlohmann_json.hpp"
#include "../selector.hpp"
#include "expression_inl.hpp"
#include "json_value_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a selector picks, or why that cannot be said; neither where it is absent.
struct Picked {
  JsonValue value = {};
  std::string problem = {};

  /// Why there is no value.
  std::string reason(const std::string& what) const {
    return what + (problem.empty() ? " is absent" : ": " + problem);
  }
};

/// Every value shares the ownership of the whole.
inline Picked picked(const JsonPath& path, const JsonValue& whole) {
  const auto found = path.nodes(*whole);
  if (found.nodes.empty()) return {nullptr, found.problem};
  if (found.nodes.size() == 1) return {JsonValue(whole, found.nodes.front().value), {}};
  json all = json::array();
  for (const auto& node : found.nodes) all.push_back(*node.value);
  return {json_value(std::move(all)), {}};
}

inline Picked picked(const Selector& selector, const Scope& scope) {
  auto whole = evaluate(selector.context, scope);
  if (whole == nullptr) return {};
  if (const auto* const path = std::get_if<JsonPath>(&selector.path)) return picked(*path, whole);
  return {value_at(whole, std::get<JsonPointer>(selector.path)), {}};
}

}  // namespace detail

KIZEN_INLINE JsonValue evaluate(const Selector& selector, const Scope& scope) {
  return detail::picked(selector, scope).value;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
