#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "../core/json.hpp"
#include "../core/version.hpp"
#include "../records/field_values_options.hpp"
#include "../records/read_options.hpp"
#include "../records/search.hpp"
#include "../records/write_options.hpp"
#include "checked_exchange.hpp"
#include "client.hpp"
#include "record_pages.hpp"
#include "record_rows.hpp"
#include "upsert_outcome.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The records of one object, and the nine operations on them. Made by Client::records.
///
/// Every call is checked; nothing is thrown for what comes back. Path and query are percent-encoded
/// here; what would be a dot segment is held back. What is written stands in an object by api name or UUID of a field, or in the list of
/// entries that the service takes (see write_entries). The document lets only objects be values; to
/// write anything else, name `D6` among ClientOptions::deviations.
///
/// ```cpp
/// #include <kizen/tenant.hpp>
/// #include <cassert>
///
/// const kizen::Tenant service;
/// kizen::ClientOptions options;
/// options.deviations = {"D6", "D7"};
/// kizen::Client client(service.target(), options);
/// auto deals = client.records("deals");
/// const auto acme = deals.upsert("Acme", {{"amount", 320.81}});
/// assert(acme.action == kizen::UpsertAction::Created && acme.ok());
/// const auto read = deals.get(acme.id);
/// assert(kizen::field_of(*read.json(), "amount")->at("amount") == 320.81);
/// assert(deals.archive(acme.id).status() == 204);
/// assert(deals.get(acme.id).status() == 404);
/// ```
class ObjectRecords {
 public:
  /// @param client must outlive this, where it is
  /// @param object api name or UUID
  ObjectRecords(Client& client, std::string object)
      : client_(&client), object_(std::move(object)) {}

  /// One page of what is found.
  KIZEN_INLINE CheckedExchange search(const Search& search = {});
  /// All pages from the one that is asked for.
  KIZEN_INLINE RecordPages pages(const Search& search = {});
  /// The rows of those pages.
  KIZEN_INLINE RecordRows rows(const Search& search = {});

  /// Updates the record that the value identifies, or creates it.
  ///
  /// @param lookup_value the name, or the e-mail of a contact
  KIZEN_INLINE UpsertOutcome upsert(std::string_view lookup_value,
                                    const UpsertOptions& options = {});
  /// `upsert("Acme", {})`, without fields.
  UpsertOutcome upsert(std::string_view lookup_value, std::nullptr_t) {
    return upsert(lookup_value);
  }
  KIZEN_INLINE UpsertOutcome upsert(std::string_view lookup_value, const json& fields,
                                    const UpsertOptions& options = {});

  /// Creates a record.
  KIZEN_INLINE CheckedExchange add(const json& fields, const WriteOptions& options = {});

  /// Reads a record by its id.
  KIZEN_INLINE CheckedExchange get(std::string_view id, const ReadOptions& options = {});
  /// Reads a record by its name, or a contact by its e-mail, exactly.
  KIZEN_INLINE CheckedExchange lookup(std::string_view identifier, const ReadOptions& options = {});

  /// Writes fields of a record; patch leaves the others as they are.
  KIZEN_INLINE CheckedExchange put(std::string_view id, const json& fields,
                                   const WriteOptions& options = {});
  KIZEN_INLINE CheckedExchange patch(std::string_view id, const json& fields,
                                     const WriteOptions& options = {});

  /// Archives a record, by DELETE.
  KIZEN_INLINE CheckedExchange archive(std::string_view id);

  /// One page of the records that a relationship field of a record points to.
  ///
  /// @param field UUID
  KIZEN_INLINE CheckedExchange field_values(std::string_view id, std::string_view field,
                                            const FieldValuesOptions& options = {});
  /// All pages of them.
  KIZEN_INLINE RecordPages field_values_pages(std::string_view id, std::string_view field,
                                              const FieldValuesOptions& options = {});

  const std::string& object() const { return object_; }

 private:
  KIZEN_INLINE UpsertOutcome upsert_body(json body, const UpsertOptions& options);

  Client* client_;
  std::string object_;
};

}  // namespace KIZEN_ABI
}  // namespace kizen
