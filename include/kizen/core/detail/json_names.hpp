#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "hash.hpp"
#include "json_tree.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Finds names that stand twice in an object; keeps its memory from one object to the next.
class RepeatedNames {
 public:
  /// The index of each name that an earlier member of the object has.
  std::vector<std::uint32_t> repeated(JsonView object) {
    if (object.count() < 2) return {};
    seen_.clear();
    all_members(object, [&](JsonView name, JsonView) {
      seen_.emplace_back(hash_of(name.text()), name.index());
      return true;
    });
    const bool is_small = seen_.size() <= small;
    const bool may_repeat = is_small ? has_equal_hashes() : has_equal_hashes_sorted();
    return may_repeat ? equal_names(object) : std::vector<std::uint32_t>();
  }

 private:
  static constexpr std::size_t small = 24;

  bool has_equal_hashes() const {
    for (std::size_t i = 1; i < seen_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (seen_[i].first == seen_[j].first) return true;
      }
    }
    return false;
  }

  bool has_equal_hashes_sorted() {
    std::sort(seen_.begin(), seen_.end());
    return std::adjacent_find(seen_.begin(), seen_.end(), [](const auto& a, const auto& b) {
             return a.first == b.first;
           }) != seen_.end();
  }

  /// Compares the names themselves.
  static std::vector<std::uint32_t> equal_names(JsonView object) {
    std::vector<std::pair<std::string_view, std::uint32_t>> names;
    all_members(object, [&](JsonView name, JsonView) {
      names.emplace_back(name.text(), name.index());
      return true;
    });
    std::sort(names.begin(), names.end());
    std::vector<std::uint32_t> equal;
    for (std::size_t i = 1; i < names.size(); ++i) {
      if (names[i].first == names[i - 1].first) equal.push_back(names[i].second);
    }
    std::sort(equal.begin(), equal.end());
    return equal;
  }

  std::vector<std::pair<std::uint64_t, std::uint32_t>> seen_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
