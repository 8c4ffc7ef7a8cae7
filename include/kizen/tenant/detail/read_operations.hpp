#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "call.hpp"
#include "folded_text.hpp"
#include "paging.hpp"
#include "reply.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The fields that `field_ids`, or else `field_names`, of the query choose: empty means the
/// default ones. Nothing where neither is there. @see behaviour rule W9
inline std::optional<Columns> queried_columns(const Call& call) {
  const auto ids = call.query.list("field_ids");
  const auto names = call.query.list("field_names");
  if (!ids && !names) return std::nullopt;
  const auto& keys = ids ? *ids : *names;
  if (keys.empty()) return call.object->default_columns;
  Columns columns;
  for (const auto& key : keys) {
    const Field* const field =
        ids ? call.object->field_with_id(ascii_lower(key)) : call.object->field_named(key);
    if (field != nullptr) columns.push_back(field->index);
  }
  return columns;
}

inline Reply retrieve(const Call& call) {
  const auto& record = call.table().as_read(call.record());
  const auto columns = queried_columns(call).value_or(all_columns(*call.object));
  json view = detail_view(call.business, call.user, *call.object, record, columns);
  if (call.query.is_true("detail_summary")) {
    view["lead_source_types"].push_back({{"value", "custom"}, {"label", "API"}});
  }
  return {200, std::move(view)};
}

/// @see behaviour rules W8, W9
inline Reply lookup(const Call& call) {
  const auto identifier = call.query.text("identifier");
  if (identifier.empty()) refuse_request("The parameter 'identifier' is required.", "required");
  const Record* const holder = call.table().holder(identifier);
  if (holder == nullptr || (holder->archived && !call.reaches_archived())) refuse_as_not_found();
  const bool is_exact = holder->text(call.object->identifier) == identifier;
  if (!is_exact && !call.behaviour().lookup_folds) refuse_as_not_found();
  if (call.query.is_true("all_fields")) return call.detail(200, *holder, all_columns(*call.object));
  return call.detail(200, *holder, queried_columns(call).value_or(call.object->default_columns));
}

/// A row of a relationship field that leads to contacts.
inline json contact_row(const ObjectType& object, const Record& record) {
  const auto first = record.text(object.column("first_name"));
  const auto last = record.text(object.column("last_name"));
  return {{"id", record.id},
          {"first_name", first},
          {"last_name", last},
          {"full_name", full_name(first, last)},
          {"email", record.text(object.identifier)},
          {"display_name", display_name(object, record)}};
}

/// The records that a relationship field leads to, as far as `search=` wants them.
inline std::vector<const Record*> linked_records(const Call& call, const Field& field,
                                                 const Record& record) {
  const auto& target = *call.business.catalogue.object(field.target);
  const auto wanted = folded(call.query.text("search"));
  std::vector<const Record*> linked;
  for (const Record* const link : live_links(call.business, field, record.values[field.index])) {
    if (contains_folded(display_name(target, *link), wanted)) linked.push_back(link);
  }
  return linked;
}

/// @see behaviour rule W10
inline Reply field_values(const Call& call) {
  for (const auto& object : call.business.catalogue.objects) {
    const auto& table = call.business.table(object);
    const Record* const record = call.reaches_archived() ? table.any(call.route.entity_id)
                                                         : table.live(call.route.entity_id);
    const Field* const field = object.field_with_id(ascii_lower(call.route.field_id));
    if (record == nullptr || field == nullptr || field->shape != ValueShape::Links) continue;
    const auto& target = *call.business.catalogue.object(field->target);
    const auto linked = linked_records(call, *field, *record);
    const auto page = Page::of(call.query, linked.size(), call.behaviour());
    json rows = json::array();
    for (auto n = page.begin(); n < page.end(); ++n) {
      rows.push_back(target.holds_contacts() ? contact_row(target, *linked[n])
                                             : read_link(target, *linked[n]));
    }
    return call.page(page, std::move(rows));
  }
  refuse_as_not_found();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
