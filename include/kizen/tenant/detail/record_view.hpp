#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "read_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// How many links a response spells out; of more it only says how many.
inline constexpr std::size_t most_links_shown = 100;

/// One field of a record, as responses have it.
inline json field_entry(const Business& business, const Field& field, const Record& record) {
  const auto& value = record.values[field.index];
  json entry = {{"id", field.id},
                {"name", field.name},
                {"field_type", field.type},
                {"display_name", field.display_name}};
  if (field.shape == ValueShape::Links && value.size() > most_links_shown) {
    const auto count = live_links(business, field, value).size();
    if (count > most_links_shown) {
      entry["value_summary"] = {{"count", count}};
      return entry;
    }
  }
  entry["value"] = read_value(business, field, value);
  return entry;
}

inline json fields_view(const Business& business, const ObjectType& object, const Record& record,
                        const Columns& columns) {
  json fields = business.shape.unkeyed_fields(record.id);
  for (const auto column : columns) {
    const auto& field = object.fields[column];
    json entry = field_entry(business, field, record);
    const bool is_blank = entry.contains("value") && entry["value"].is_null();
    if (is_blank && !business.shape.shows_blank_fields()) continue;
    fields[field.id] = std::move(entry);
  }
  return fields;
}

/// A row of a search.
inline json row_view(const Business& business, const Employee& user, const ObjectType& object,
                     const Record& record, const Columns& columns) {
  return {{"id", record.id},
          {"object_type", object.kind},
          {"client_info",
           business.shape.client_info(object.holds_contacts(), display_name(object, record))},
          {"access", {{"view", true}, {"edit", user.may_write}, {"remove", user.may_write}}},
          {"fields", fields_view(business, object, record, columns)}};
}

/// One record, as every operation but search answers.
inline json detail_view(const Business& business, const Employee& user, const ObjectType& object,
                        const Record& record, const Columns& columns) {
  json view = row_view(business, user, object, record, columns);
  const Field* const owner = object.field_named("owner");
  const bool has_owner = owner != nullptr && !record.values[owner->index].is_null();
  business.shape.add_totals(view, has_owner ? 1 : 0);
  return view;
}

inline Columns all_columns(const ObjectType& object) {
  Columns columns;
  for (const auto& field : object.fields) columns.push_back(field.index);
  return columns;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
