#pragma once

#include <cstddef>

#include "evaluation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The schema that speaks of the item at an index, or nothing.
inline std::optional<SchemaIndex> item_schema(const ArrayKeywords& array, std::size_t index) {
  if (array.items) return array.items;
  return index < array.tuple.size() ? array.tuple[index] : array.additional;
}

inline bool check_items(Evaluation& run, const Look& look) {
  const auto& array = *look.schema.array;
  if (!array.items && array.tuple.empty() && !array.additional) return true;
  bool holds = true;
  all_items(look.value, [&](JsonView item, std::size_t index) {
    const auto schema = item_schema(array, index);
    if (!schema) return false;
    holds = check_schema(run, *schema, item, Path::list_item(look.at, index)) && holds;
    return holds || !run.is_quiet();
  });
  return holds;
}

inline bool check_contains(Evaluation& run, const Look& look) {
  const auto& array = *look.schema.array;
  const bool found = !all_items(look.value, [&](JsonView item, std::size_t index) {
    return !accepts(run, *array.contains, item, Path::list_item(look.at, index));
  });
  if (found || run.is_quiet()) return found;
  return refuse(run, look, "contains", "an item that fits " + array.contained);
}

/// Whether a list keeps every keyword that speaks of items.
inline bool check_array(Evaluation& run, const Look& look) {
  const auto& array = *look.schema.array;
  bool holds = check_count(run, look, array.count, {"minItems", "maxItems"}, "item");
  if (!holds && run.is_quiet()) return false;
  holds = check_items(run, look) && holds;
  if (!array.contains || (!holds && run.is_quiet())) return holds;
  return check_contains(run, look) && holds;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
