#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "filter_operand.hpp"
#include "folded_text.hpp"
#include "read_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Every text in a value as it is read, with blanks between.
inline std::string text_in(const json& read) {
  if (read.is_string()) return read.get<std::string>();
  if (read.is_object()) {
    const char* const member = read.contains("name") ? "name" : "email";
    return read.value(member, std::string());
  }
  if (!read.is_array()) return read.is_null() ? std::string() : read.dump();
  std::string text;
  for (const auto& item : read) text += (text.empty() ? "" : " ") + text_in(item);
  return text;
}

/// The text by which a value is looked for and sorted, where it has no place on an axis.
inline std::string value_text(const Business& business, const Field& field, const json& value) {
  if (field.shape == ValueShape::Text && value.is_string()) return value.get<std::string>();
  if (field.shape == ValueShape::Number && !value.is_null()) return value.dump();
  return text_in(read_value(business, field, value));
}

/// Where a record stands among others when a field sorts them.
struct SortKey {
  bool blank = true;
  double position = 0;
  std::string text = {};
};

inline SortKey sort_key(const Business& business, const Field& field, const json& value) {
  if (value.is_null()) return {};
  switch (field.shape) {
    case ValueShape::Number:
      if (business.behaviour.sorts_numbers_as_text) return {false, 0, value.dump()};
      return {false, position_of(field, value)};
    case ValueShape::Date:
    case ValueShape::DateTime:
      return {false, position_of(field, value)};
    case ValueShape::Flag:
      return {false, value.get<bool>() ? 1.0 : 0.0};
    default: {
      const auto text = value_text(business, field, value);
      return {text.empty(), 0, folded(text)};
    }
  }
}

/// Sorts records by `name` or `-name`; those with equal values stay in their order.
///
/// @see behaviour rule S5
inline void sort_records(const Business& business, const ObjectType& object, std::string ordering,
                         std::vector<const Record*>& records) {
  const bool descending = starts_with(ordering, "-");
  if (descending) ordering.erase(0, 1);
  const Field* const field = object.field_named(ordering);
  if (field == nullptr) return;
  std::vector<std::pair<SortKey, const Record*>> keyed;
  keyed.reserve(records.size());
  for (const Record* const record : records) {
    keyed.emplace_back(sort_key(business, *field, record->values[field->index]), record);
  }
  std::stable_sort(keyed.begin(), keyed.end(), [descending](const auto& a, const auto& b) {
    if (a.first.blank || b.first.blank) return !a.first.blank && b.first.blank;
    const auto& low = descending ? b.first : a.first;
    const auto& high = descending ? a.first : b.first;
    return low.position != high.position ? low.position < high.position : low.text < high.text;
  });
  std::transform(keyed.begin(), keyed.end(), records.begin(),
                 [](const auto& entry) { return entry.second; });
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
