#pragma once

#include <optional>
#include <string>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../path/detail/json_order.hpp"
#include "condition_node.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a value counts as true where it stands alone.
inline bool is_truthy(const json* value) {
  if (value == nullptr || value->is_null()) return false;
  if (value->is_boolean()) return value->get<bool>();
  if (value->is_number()) return number_order(*value, json(0)) != 0;
  return !value->is_string() || !value->get_ref<const std::string&>().empty();
}

/// The number that a text spells as JSON would.
inline std::optional<json> number_in(const std::string& text) {
  if (text.empty() || (text.front() != '-' && (text.front() < '0' || text.front() > '9'))) {
    return std::nullopt;
  }
  auto value = json::parse(text, nullptr, false);
  return value.is_number() ? std::make_optional(std::move(value)) : std::nullopt;
}

/// Below, at or above 0 by order; nothing where two values have no order.
inline std::optional<int> order_between(const json& a, const json& b) {
  if (a.is_string() && b.is_string()) {
    return ascii_lower(a.get_ref<const std::string&>())
        .compare(ascii_lower(b.get_ref<const std::string&>()));
  }
  if (a.is_number() && b.is_number()) return number_order(a, b);
  const auto as_number = [](const json& value) {
    if (value.is_string()) return number_in(value.get_ref<const std::string&>());
    return value.is_number() ? std::make_optional(value) : std::nullopt;
  };
  if (!a.is_number() && !b.is_number()) return std::nullopt;
  const auto left = as_number(a);
  const auto right = as_number(b);
  return left && right ? std::make_optional(number_order(*left, *right)) : std::nullopt;
}

inline bool equal_in_condition(const json* a, const json* b) {
  const auto is_nothing = [](const json* value) { return value == nullptr || value->is_null(); };
  if (is_nothing(a) || is_nothing(b)) return is_nothing(a) && is_nothing(b);
  const auto order = order_between(*a, *b);
  return order ? *order == 0 : same_json(*a, *b);
}

inline bool compare(Comparison comparison, const json* a, const json* b) {
  const bool equal = equal_in_condition(a, b);
  if (comparison == Comparison::Equal) return equal;
  if (a == nullptr || b == nullptr) return false;
  if (comparison == Comparison::NotEqual) return !equal;
  const auto order = order_between(*a, *b);
  if (!order) return false;
  switch (comparison) {
    case Comparison::Less:
      return *order < 0;
    case Comparison::LessOrEqual:
      return *order <= 0;
    case Comparison::Greater:
      return *order > 0;
    default:
      return *order >= 0;
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
