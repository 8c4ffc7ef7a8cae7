#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "../../contract.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../path/detail/json_order.hpp"
#include "../json_value.hpp"
#include "../relation.hpp"
#include "seen_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What a list is sorted by: of each item the values at some pointers, null where there is none.
///
/// Numbers stand by value, texts by code point, false before true. Items without a value stand
/// together at the end of their neighbours at which the first of them is found.
class SortValues {
 public:
  SortValues(const json& items, const Relation& relation)
      : pointers_(relation.sorted_by),
        is_descending_(relation.direction == Relation::Direction::Descending),
        count_(items.size()),
        gaps_first_(relation.sorted_by.size(), false) {
    values_.reserve(count_ * pointers_.size());
    for (const auto& item : items) {
      for (const auto& pointer : pointers_) values_.push_back(value_in(item, pointer));
    }
  }

  /// Looks for the end at which items without a value stand. All values must be of one kind.
  void find_ends() {
    for (std::size_t pointer = 0; pointer < pointers_.size(); ++pointer) {
      for (std::size_t i = 1; i < count_; ++i) {
        const bool is_gap = at(i - 1, pointer) == nullptr;
        if (is_gap == (at(i, pointer) == nullptr) || order(i - 1, i, pointer) != 0) continue;
        gaps_first_[pointer] = is_gap;
        break;
      }
    }
  }

  std::size_t count() const { return count_; }

  /// The value of an item at a pointer; null where it is absent or null.
  const json* at(std::size_t item, std::size_t pointer) const {
    return values_[item * pointers_.size() + pointer];
  }

  bool has_gaps() const {
    return std::find(values_.begin(), values_.end(), nullptr) != values_.end();
  }

  /// Below, at or above 0 as one item belongs before, beside or after another.
  int order(std::size_t one, std::size_t other) const {
    return order(one, other, pointers_.size());
  }

  /// The values of an item for people.
  std::string text(std::size_t item) const {
    std::string all;
    for (std::size_t pointer = 0; pointer < pointers_.size(); ++pointer) {
      const auto* value = at(item, pointer);
      all += (all.empty() ? "" : ", ") + (value == nullptr ? "no value" : seen_text(value));
    }
    return all;
  }

 private:
  static const json* value_in(const json& item, const JsonPointer& pointer) {
    const auto* found = json_at(item, pointer);
    return found == nullptr || found->is_null() ? nullptr : found;
  }

  /// The order by the first of the pointers.
  int order(std::size_t one, std::size_t other, std::size_t pointers) const {
    for (std::size_t pointer = 0; pointer < pointers; ++pointer) {
      const int order = order_at(pointer, at(one, pointer), at(other, pointer));
      if (order != 0) return order;
    }
    return 0;
  }

  int order_at(std::size_t pointer, const json* one, const json* other) const {
    if (one == nullptr || other == nullptr) {
      const int order = order_of(one != nullptr, other != nullptr);
      return gaps_first_[pointer] ? order : -order;
    }
    const int order = ascending(*one, *other);
    return is_descending_ ? -order : order;
  }

  /// The order of two values of one kind.
  static int ascending(const json& one, const json& other) {
    if (one.is_number()) return number_order(one, other);
    if (one.is_boolean()) return order_of(one.get<bool>(), other.get<bool>());
    return one.get_ref<const std::string&>().compare(other.get_ref<const std::string&>());
  }

  std::vector<JsonPointer> pointers_;
  bool is_descending_;
  std::size_t count_;
  std::vector<const json*> values_;
  std::vector<bool> gaps_first_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
