#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

template <class Number>
int order_of(Number a, Number b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

/// A whole number of JSON: its sign and what it is without.
struct JsonInteger {
  explicit JsonInteger(const json& number)
      : is_negative(!number.is_number_unsigned() && number.get<std::int64_t>() < 0),
        magnitude(is_negative ? -number.get<std::uint64_t>() : number.get<std::uint64_t>()) {}

  bool is_negative;
  std::uint64_t magnitude;
};

/// As number_order; every bit of both counts.
inline int order_of(std::uint64_t whole, double number) {
  static constexpr double two_to_64 = 18446744073709551616.0;
  if (!(number < two_to_64)) return -1;
  if (number < 0) return 1;
  const auto floor = static_cast<std::uint64_t>(number);
  if (whole != floor) return order_of(whole, floor);
  return static_cast<double>(floor) < number ? -1 : 0;
}

inline int order_of(const JsonInteger& integer, double number) {
  return integer.is_negative ? -order_of(integer.magnitude, -number)
                             : order_of(integer.magnitude, number);
}

/// Below, at or above 0 as the number `a` is less than, equal to or greater than `b`. Exact.
inline int number_order(const json& a, const json& b) {
  if (a.is_number_float() && b.is_number_float()) return order_of(a.get<double>(), b.get<double>());
  if (a.is_number_float()) return -order_of(JsonInteger(b), a.get<double>());
  if (b.is_number_float()) return order_of(JsonInteger(a), b.get<double>());
  const JsonInteger left(a);
  const JsonInteger right(b);
  if (left.is_negative != right.is_negative) return left.is_negative ? -1 : 1;
  const int order = order_of(left.magnitude, right.magnitude);
  return left.is_negative ? -order : order;
}

/// Whether two values are the same but for what they hold.
inline bool same_outside(const json& a, const json& b) {
  if (a.is_number() && b.is_number()) return number_order(a, b) == 0;
  if (a.type() != b.type()) return false;
  return a.is_structured() ? a.size() == b.size() : a == b;
}

template <class Spend>
bool same_name(const std::string& a, const std::string& b, Spend& spend) {
  spend(a);
  return a == b;
}

/// Whether two values are the same JSON: numbers by value, members in any order. No recursion.
///
/// @param spend called with each value of `a` and each name of a member, before it is looked at
template <class Spend>
bool same_json(const json& a, const json& b, Spend spend) {
  std::vector<std::pair<const json*, const json*>> waiting{{&a, &b}};
  while (!waiting.empty()) {
    const auto [one, other] = waiting.back();
    waiting.pop_back();
    spend(*one);
    if (!same_outside(*one, *other)) return false;
    if (!one->is_structured()) continue;
    auto theirs = other->begin();
    for (auto mine = one->begin(); mine != one->end(); ++mine, ++theirs) {
      if (one->is_object() && !same_name(mine.key(), theirs.key(), spend)) return false;
      waiting.emplace_back(&*mine, &*theirs);
    }
  }
  return true;
}

inline bool same_json(const json& a, const json& b) {
  return same_json(a, b, [](const auto&) {});
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
