#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "../../core/detail/json_equal.hpp"
#include "json_tree_of.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The values that `enum` or `const` allow. Scalars are found by hash, however many there are.
class ValueSet {
 public:
  /// @param values a JSON list
  explicit ValueSet(const json& values) : tree_(JsonTreeOf(values).reading().tree) {
    all_items(JsonView(tree_), [&](JsonView value, std::size_t) {
      const bool is_scalar = value.kind() < JsonKind::Array;
      const auto hash = is_scalar ? hash_of(value) : std::uint64_t{0};
      (is_scalar ? scalars_ : containers_).emplace_back(hash, value.index());
      return true;
    });
    std::sort(scalars_.begin(), scalars_.end());
  }

  bool contains(JsonView value) const {
    if (value.kind() >= JsonKind::Array)
      return is_among(containers_.begin(), containers_.end(), value);
    const auto hash = hash_of(value);
    const auto begin = std::lower_bound(scalars_.begin(), scalars_.end(), Entry(hash, 0));
    const auto end = std::find_if(begin, scalars_.end(),
                                  [&](const Entry& entry) { return entry.first != hash; });
    return is_among(begin, end, value);
  }

 private:
  using Entry = std::pair<std::uint64_t, std::uint32_t>;

  template <class Iterator>
  bool is_among(Iterator begin, Iterator end, JsonView value) const {
    return std::any_of(begin, end, [&](const Entry& entry) {
      return equal_json(JsonView(tree_, entry.second), value);
    });
  }

  JsonTree tree_;
  std::vector<Entry> scalars_;
  std::vector<Entry> containers_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
