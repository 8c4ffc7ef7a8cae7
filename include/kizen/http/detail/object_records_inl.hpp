#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../records.hpp"
#include "../../records/detail/record_target.hpp"
#include "../object_records.hpp"
#include "client_inl.hpp"
#include "record_pages_inl.hpp"
#include "record_rows_inl.hpp"
#include "upsert_outcome_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

inline std::string field_values_target(std::string_view id, std::string_view field,
                                       const FieldValuesOptions& options) {
  return RecordTarget()
      .segment(id)
      .segment("field-values")
      .segment(field)
      .parameter("search", options.search)
      .parameter("page", options.page)
      .parameter("page_size", options.page_size)
      .text();
}

inline RecordTarget& add_reading(RecordTarget& target, const ReadOptions& options) {
  return target.parameter("field_names", options.field_names)
      .parameter("field_ids", options.field_ids)
      .parameter("all_fields", options.all_fields)
      .parameter("field_category", options.field_categories)
      .parameter("detail_summary", options.detail_summary)
      .parameter("include_hidden_fields", options.include_hidden_fields);
}

/// Adds a member that says what to do about an archived record, if that is said.
inline void add_way(json& body, const char* member, const std::optional<OnArchived>& way) {
  if (way) body[member] = to_string(*way);
}

inline json changing_body(const json& fields, const WriteOptions& options) {
  json body = {{"fields", write_entries(fields)}};
  add_way(body, "archived_conflict", options.on_archived);
  return body;
}

inline std::string changing_target(std::string_view object, std::string_view id,
                                   const WriteOptions& options) {
  return RecordTarget()
      .segment(object)
      .segment(id)
      .parameter("return_all_fields", options.return_all_fields)
      .text();
}

}  // namespace detail

KIZEN_INLINE ObjectRecords Client::records(std::string object) & {
  return ObjectRecords(*this, std::move(object));
}

KIZEN_INLINE CheckedExchange ObjectRecords::search(const Search& search) {
  return client_->send(search.to_request(object_));
}

KIZEN_INLINE RecordPages ObjectRecords::pages(const Search& search) {
  return RecordPages(*client_, search.to_request(object_));
}

KIZEN_INLINE RecordRows ObjectRecords::rows(const Search& search) {
  return RecordRows(pages(search));
}

KIZEN_INLINE UpsertOutcome ObjectRecords::upsert(std::string_view lookup_value,
                                                 const UpsertOptions& options) {
  return upsert_body({{"lookup_value", lookup_value}}, options);
}

KIZEN_INLINE UpsertOutcome ObjectRecords::upsert(std::string_view lookup_value, const json& fields,
                                                 const UpsertOptions& options) {
  return upsert_body({{"lookup_value", lookup_value}, {"fields", write_entries(fields)}}, options);
}

KIZEN_INLINE UpsertOutcome ObjectRecords::upsert_body(json body, const UpsertOptions& options) {
  detail::add_way(body, "oncreate_unarchive", options.oncreate_unarchive);
  detail::add_way(body, "onupdate_archived_conflict", options.onupdate_archived_conflict);
  detail::RecordTarget target;
  target.segment(object_).segment("upsert");
  target.parameter("return_all_fields", options.return_all_fields);
  return UpsertOutcome::of(client_->post(target.text(), body));
}

KIZEN_INLINE CheckedExchange ObjectRecords::add(const json& fields, const WriteOptions& options) {
  json body = {{"fields", write_entries(fields)}};
  detail::add_way(body, "unarchive", options.on_archived);
  detail::RecordTarget target;
  target.segment(object_).segment("add");
  target.parameter("return_all_fields", options.return_all_fields);
  return client_->post(target.text(), body);
}

KIZEN_INLINE CheckedExchange ObjectRecords::get(std::string_view id, const ReadOptions& options) {
  detail::RecordTarget target;
  target.segment(object_).segment(id);
  return client_->get(detail::add_reading(target, options).text());
}

KIZEN_INLINE CheckedExchange ObjectRecords::lookup(std::string_view identifier,
                                                   const ReadOptions& options) {
  detail::RecordTarget target;
  target.segment(object_).segment("lookup");
  target.parameter("identifier", std::string(identifier));
  return client_->get(detail::add_reading(target, options).text());
}

KIZEN_INLINE CheckedExchange ObjectRecords::put(std::string_view id, const json& fields,
                                                const WriteOptions& options) {
  return client_->put(detail::changing_target(object_, id, options),
                      detail::changing_body(fields, options));
}

KIZEN_INLINE CheckedExchange ObjectRecords::patch(std::string_view id, const json& fields,
                                                  const WriteOptions& options) {
  return client_->patch(detail::changing_target(object_, id, options),
                        detail::changing_body(fields, options));
}

KIZEN_INLINE CheckedExchange ObjectRecords::archive(std::string_view id) {
  return client_->del(detail::RecordTarget().segment(object_).segment(id).text());
}

KIZEN_INLINE CheckedExchange ObjectRecords::field_values(std::string_view id,
                                                         std::string_view field,
                                                         const FieldValuesOptions& options) {
  return client_->get(detail::field_values_target(id, field, options));
}

KIZEN_INLINE RecordPages ObjectRecords::field_values_pages(std::string_view id,
                                                           std::string_view field,
                                                           const FieldValuesOptions& options) {
  return RecordPages(*client_, {"GET", detail::field_values_target(id, field, options)});
}

}  // namespace KIZEN_ABI
}  // namespace kizen
