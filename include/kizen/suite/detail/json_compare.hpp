#pragma once

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "../json_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

template <class Number>
int order_of(Number a, Number b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

/// Below, at or above 0 as the number `a` is less than, equal to or greater than `b`; exact for
/// integers of 64 bits, signed or not.
inline int number_order(const json& a, const json& b) {
  if (a.is_number_float() || b.is_number_float()) {
    return order_of(a.get<long double>(), b.get<long double>());
  }
  const auto negative = [](const json& value) {
    return !value.is_number_unsigned() && value.get<std::int64_t>() < 0;
  };
  if (negative(a) != negative(b)) return negative(a) ? -1 : 1;
  if (negative(a)) return order_of(a.get<std::int64_t>(), b.get<std::int64_t>());
  return order_of(a.get<std::uint64_t>(), b.get<std::uint64_t>());
}

/// The number that a text spells as JSON would.
inline std::optional<json> number_in(const std::string& text) {
  if (text.empty() || (text.front() != '-' && (text.front() < '0' || text.front() > '9'))) {
    return std::nullopt;
  }
  auto value = json::parse(text, nullptr, false);
  return value.is_number() ? std::make_optional(std::move(value)) : std::nullopt;
}

/// Whether two values are the same JSON: numbers by value, members in any order.
inline bool same_json(const json& a, const json& b) {
  if (a.is_number() && b.is_number()) return number_order(a, b) == 0;
  if (a.type() != b.type()) return false;
  if (!a.is_structured()) return a == b;
  if (a.size() != b.size()) return false;
  if (a.is_array()) return std::equal(a.begin(), a.end(), b.begin(), same_json);
  for (const auto& member : a.items()) {
    const auto other = b.find(member.key());
    if (other == b.end() || !same_json(member.value(), *other)) return false;
  }
  return true;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
