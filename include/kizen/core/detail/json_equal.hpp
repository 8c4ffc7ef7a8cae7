#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "decimal.hpp"
#include "hash.hpp"
#include "json_tree.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline bool equal_json(JsonView a, JsonView b);

inline bool equal_items(JsonView a, JsonView b) {
  auto other = b.first();
  return all_items(a, [&](JsonView item, std::size_t) {
    const auto mine = std::exchange(other, other.after());
    return equal_json(item, mine);
  });
}

/// The members of an object by name.
inline std::vector<JsonView> sorted_names(JsonView object) {
  std::vector<JsonView> names;
  all_members(object, [&](JsonView name, JsonView) {
    names.push_back(name);
    return true;
  });
  std::sort(names.begin(), names.end(),
            [](const JsonView& a, const JsonView& b) { return a.text() < b.text(); });
  return names;
}

inline bool equal_members(JsonView a, JsonView b) {
  const auto names = sorted_names(a);
  const auto others = sorted_names(b);
  return std::equal(names.begin(), names.end(), others.begin(),
                    [](const JsonView& x, const JsonView& y) {
                      return x.text() == y.text() && equal_json(x.value(), y.value());
                    });
}

/// Whether two values are equal: numbers by value, members in any order.
///
/// @see JSON Schema draft 7 core, 4.2.3
inline bool equal_json(JsonView a, JsonView b) {
  if (a.kind() != b.kind() || a.count() != b.count()) return false;
  switch (a.kind()) {
    case JsonKind::Null:
      return true;
    case JsonKind::Boolean:
    case JsonKind::String:
      return a.text() == b.text();
    case JsonKind::Number:
      return a.text() == b.text() || Decimal(a.text()).compared_to(Decimal(b.text())) == 0;
    case JsonKind::Array:
      return equal_items(a, b);
    case JsonKind::Object:
      return equal_members(a, b);
  }
  return false;
}

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

/// Two equal items of a list, or nothing where all differ.
inline std::optional<std::pair<std::size_t, std::size_t>> equal_pair(JsonView list) {
  using Hashed = std::pair<std::uint64_t, std::pair<std::size_t, JsonView>>;
  std::vector<Hashed> items;
  items.reserve(list.count());
  all_items(list, [&](JsonView item, std::size_t index) {
    items.push_back({hash_of(item), {index, item}});
    return true;
  });
  const auto before = [](const Hashed& a, const Hashed& b) {
    return std::pair(a.first, a.second.first) < std::pair(b.first, b.second.first);
  };
  std::sort(items.begin(), items.end(), before);
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (auto j = i + 1; j < items.size() && items[j].first == items[i].first; ++j) {
      if (!equal_json(items[i].second.second, items[j].second.second)) continue;
      return std::pair(items[i].second.first, items[j].second.first);
    }
  }
  return std::nullopt;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
