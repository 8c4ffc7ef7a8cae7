#pragma once

#include <string>
#include <variant>
#include <vector>

#include "../criterion.hpp"
#include "condition_inl.hpp"
#include "json_path_condition_inl.hpp"
#include "regex_condition_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE ConditionResult Criterion::evaluate(const Scope& scope) const {
  return std::visit([&](const auto& one) { return one.evaluate(scope); }, condition);
}

KIZEN_INLINE std::string Criterion::text() const {
  return std::visit([](const auto& one) -> std::string { return one.text(); }, condition);
}

KIZEN_INLINE const std::vector<Expression>& Criterion::expressions() const {
  return std::visit(
      [](const auto& one) -> const std::vector<Expression>& { return one.expressions(); },
      condition);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
