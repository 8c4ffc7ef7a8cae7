#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "enumeration.hpp"
#include "record_list.hpp"
#include "relation_findings.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Each item of a part must be in the whole.
inline void check_subset(const RecordList& part, const RecordList& whole,
                         RelationFindings& findings) {
  Enumeration missing;
  for (const auto& record : part.records()) {
    if (!whole.has(record.identity)) missing.add_made([&] { return part.name(record.index); });
  }
  findings.add_records(part, "each item of " + part.label() + " is in " + whole.label(),
                       "not in it", missing);
}

/// Whole items that two lists have must be there equally often; a key is there once anyway.
inline void check_counts(const RecordList& list, const RecordList& other,
                         RelationFindings& findings) {
  if (list.key()) return;
  Enumeration uneven;
  for (const auto& record : list.records()) {
    const auto count = list.places(record.identity).size();
    const auto wanted = other.places(record.identity).size();
    if (!list.is_first(record) || wanted == 0 || count == wanted) continue;
    uneven.add_made([&] {
      return list.text(record.index) + " (" + std::to_string(count) + " times, not " +
             std::to_string(wanted) + ")";
    });
  }
  findings.add_records(list, "each item is in " + list.label() + " as often as in " + other.label(),
                       "not as often", uneven);
}

/// All lists must have the items of the first.
inline void check_equal_sets(const std::vector<RecordList>& lists, RelationFindings& findings) {
  const auto& first = lists.front();
  for (std::size_t i = 1; i < lists.size(); ++i) {
    check_subset(first, lists[i], findings);
    check_subset(lists[i], first, findings);
    check_counts(lists[i], first, findings);
  }
}

/// No item of a list may be in an earlier one.
inline void check_disjoint(const std::vector<RecordList>& lists, RelationFindings& findings) {
  std::unordered_map<std::string_view, std::pair<const RecordList*, std::size_t>> owners;
  for (const auto& list : lists) {
    Enumeration shared;
    for (const auto& record : list.records()) {
      const auto [owner, is_new] = owners.try_emplace(record.identity, &list, record.index);
      const auto& [other, index] = owner->second;
      if (is_new || other == &list) continue;
      shared.add_made([&, other = other, index = index] {
        return list.text(record.index) + " (at /" + std::to_string(record.index) + ", and at /" +
               std::to_string(index) + " of " + other->label() + ")";
      });
    }
    findings.add_records(list, "no item is in two of " + labels_of(lists), "in two", shared);
  }
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
