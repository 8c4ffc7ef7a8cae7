#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "decimal.hpp"
#include "hash.hpp"
#include "json_tree.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline int compared(JsonView a, JsonView b);

inline int compared_items(JsonView a, JsonView b) {
  auto other = b.first();
  int result = 0;
  all_items(a, [&](JsonView item, std::size_t) {
    result = compared(item, std::exchange(other, other.after()));
    return result == 0;
  });
  return result;
}

/// The names of an object's members, in order.
inline std::vector<JsonView> sorted_names(JsonView object) {
  std::vector<JsonView> names;
  names.reserve(object.count());
  all_members(object, [&](JsonView name, JsonView) {
    names.push_back(name);
    return true;
  });
  std::sort(names.begin(), names.end(),
            [](const JsonView& a, const JsonView& b) { return a.text() < b.text(); });
  return names;
}

inline int compared_members(JsonView a, JsonView b) {
  const auto names = sorted_names(a);
  const auto others = sorted_names(b);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (const int order = names[i].text().compare(others[i].text())) return order;
    if (const int order = compared(names[i].value(), others[i].value())) return order;
  }
  return 0;
}

/// Below 0, 0 or above 0 in an order of all values; 0 where they are equal: numbers by value,
/// members in any order.
///
/// @see JSON Schema draft 7 core, 4.2.3
inline int compared(JsonView a, JsonView b) {
  if (a.kind() != b.kind()) return a.kind() < b.kind() ? -1 : 1;
  if (a.count() != b.count()) return a.count() < b.count() ? -1 : 1;
  switch (a.kind()) {
    case JsonKind::Null:
      return 0;
    case JsonKind::Boolean:
    case JsonKind::String:
      return a.text().compare(b.text());
    case JsonKind::Number:
      return Decimal(a.text()).compared_to(Decimal(b.text()));
    case JsonKind::Array:
      return compared_items(a, b);
    case JsonKind::Object:
      return compared_members(a, b);
  }
  return 0;
}

/// Whether two values are equal.
inline bool equal_json(JsonView a, JsonView b) { return compared(a, b) == 0; }

/// A hash that equal values share.
inline std::uint64_t hash_of(JsonView value) {
  auto hash = static_cast<std::uint64_t>(value.kind()) + 1;
  if (value.is(JsonKind::Number)) return hash_mixed(hash, Decimal(value.text()).hash());
  if (value.is(JsonKind::Array)) {
    all_items(value, [&](JsonView item, std::size_t) {
      hash = hash_mixed(hash, hash_of(item));
      return true;
    });
  } else if (value.is(JsonKind::Object)) {
    all_members(value, [&](JsonView name, JsonView member) {
      hash += hash_mixed(hash_of(name.text()), hash_of(member));
      return true;
    });
  } else {
    hash = hash_mixed(hash, hash_of(value.text()));
  }
  return hash;
}

/// Whether two items of a list are equal. Sorts them, so it takes no longer for items that share a
/// hash.
inline bool has_equal_items(JsonView list) {
  using Hashed = std::pair<std::uint64_t, JsonView>;
  std::vector<Hashed> items;
  items.reserve(list.count());
  all_items(list, [&](JsonView item, std::size_t) {
    items.emplace_back(hash_of(item), item);
    return true;
  });
  std::sort(items.begin(), items.end(), [](const Hashed& a, const Hashed& b) {
    return a.first != b.first ? a.first < b.first : compared(a.second, b.second) < 0;
  });
  return std::adjacent_find(items.begin(), items.end(), [](const Hashed& a, const Hashed& b) {
           return a.first == b.first && equal_json(a.second, b.second);
         }) != items.end();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
