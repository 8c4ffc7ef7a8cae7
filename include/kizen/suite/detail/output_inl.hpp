#pragma once

#include <nlohmann/json.hpp>

#include "../output.hpp"
#include "expression_inl.hpp"
#include "json_value_inl.hpp"
#include "picked_values.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

inline JsonValue evaluate(const Output& output, const Scope& scope) {
  auto value = evaluate(output.value, scope);
  if (value == nullptr || !output.selector) return value;
  const auto picked = detail::picked_values(*output.selector, value);
  if (picked.empty()) return nullptr;
  if (picked.size() == 1) return picked.front();
  json all = json::array();
  for (const auto& one : picked) all.push_back(*one);
  return json_value(std::move(all));
}

}  // namespace KIZEN_ABI
}  // namespace kizen
