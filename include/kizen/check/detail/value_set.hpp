#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/json_equal.hpp"
#include "../../core/detail/json_reader.hpp"
#include "../../core/detail/json_shown.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The values that `enum` or `const` allow. Scalars are found by hash, however many there are.
class ValueSet {
 public:
  /// @param list a JSON list
  explicit ValueSet(std::string list)
      : list_(std::move(list)), tree_(JsonReader(list_).read().tree) {
    all_items(JsonView(tree_), [&](JsonView value, std::size_t) {
      const bool is_scalar = value.kind() < JsonKind::Array;
      const auto hash = is_scalar ? hash_of(value) : std::uint64_t{0};
      (is_scalar ? scalars_ : containers_).emplace_back(hash, value.index());
      order_.push_back(value.index());
      return true;
    });
    std::sort(scalars_.begin(), scalars_.end());
  }

  ValueSet(const ValueSet&) = delete;
  ValueSet& operator=(const ValueSet&) = delete;

  /// Each value for people, in order.
  std::vector<std::string> shown() const {
    std::vector<std::string> texts;
    all_items(JsonView(tree_), [&](JsonView value, std::size_t) {
      texts.push_back(detail::shown(value));
      return true;
    });
    return texts;
  }

  bool contains(JsonView value) const { return find(value) != nullptr; }

  /// How many values stand before an equal one in the list; nothing where there is no equal one.
  std::optional<std::size_t> position(JsonView value) const {
    const auto* found = find(value);
    if (found == nullptr) return std::nullopt;
    const auto at = std::lower_bound(order_.begin(), order_.end(), found->second);
    return static_cast<std::size_t>(at - order_.begin());
  }

 private:
  using Entry = std::pair<std::uint64_t, std::uint32_t>;

  const Entry* find(JsonView value) const {
    if (value.kind() >= JsonKind::Array)
      return find_among(containers_.begin(), containers_.end(), value);
    const auto hash = hash_of(value);
    const auto begin = std::lower_bound(scalars_.begin(), scalars_.end(), Entry(hash, 0));
    const auto end = std::find_if(begin, scalars_.end(),
                                  [&](const Entry& entry) { return entry.first != hash; });
    return find_among(begin, end, value);
  }

  template <class Iterator>
  const Entry* find_among(Iterator begin, Iterator end, JsonView value) const {
    const auto found = std::find_if(begin, end, [&](const Entry& entry) {
      return equal_json(JsonView(tree_, entry.second), value);
    });
    return found == end ? nullptr : &*found;
  }

  std::string list_;
  JsonTree tree_;  ///< views it
  std::vector<Entry> scalars_;
  std::vector<Entry> containers_;
  std::vector<std::uint32_t> order_;  ///< of both, as listed
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
