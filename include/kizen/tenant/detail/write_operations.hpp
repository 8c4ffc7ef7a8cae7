#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "call.hpp"
#include "reply.hpp"
#include "write_entries.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// The body of a record write. @see behaviour rule R4
inline const json& write_body(const Call& call) {
  if (!call.has_body()) refuse_write("A body is required.");
  if (!call.body) refuse_write("The body is not JSON.");
  if (!call.body->is_object()) refuse_write("The body is not a JSON object.");
  demand_known_members(call, {"fields", "archived_conflict"});
  return *call.body;
}

enum class Presence { Required, Optional };

/// The entries of a write; where they may be left out, none.
inline json write_fields(const json& body, Presence presence) {
  const auto fields = body.find("fields");
  if (fields == body.end()) {
    if (presence == Presence::Required) refuse_member("fields", "'fields' is required.");
    return json::array();
  }
  if (!fields->is_array()) refuse_member("fields", "'fields' is a list.");
  return *fields;
}

/// A member that is absent, null or one of some words; empty for the first two.
inline std::string word_of(const json& body, const char* member,
                           std::initializer_list<std::string_view> words) {
  const auto value = body.value(member, json());
  if (value.is_null()) return {};
  for (const auto word : words) {
    if (value == word) return std::string(word);
  }
  refuse_member(member, std::string("'") + member + "' has a value that it does not take.");
}

/// What to do about an archived record that has the wanted identifier.
inline std::string unarchive_word(const json& body, const char* member) {
  return word_of(body, member, {"prompt", "unarchive", "overwrite"});
}

/// One write while it is decided and done. Nothing is changed before all of it is decided.
class Write {
 public:
  Write(const Call& call, json fields) : call_(call), fields_(std::move(fields)) {}

  /// Reads the entries as a write to that record, or to one that is to be created.
  void read(Record* current) {
    changes_ = EntryReader(call_.business, object(), current).read(fields_);
    if (changes_.refused && call_.behaviour().applies_refused) apply_all_the_same(current);
    changes_.check();
  }

  /// Sets the identifier where no entry does.
  void default_identifier(const std::string& identifier) {
    changes_.values.emplace(object().identifier, identifier);
  }

  /// The identifier that the entries set, or null.
  json identifier() const {
    const auto found = changes_.values.find(object().identifier);
    return found == changes_.values.end() ? json() : found->second;
  }

  bool sets_identifier() const { return changes_.values.count(object().identifier) > 0; }

  void require_identifier() {
    if (identifier().is_null() && call_.behaviour().needs_identifier)
      refuse_identifier("'" + identifier_name() + "' is required.");
  }

  /// Who else has the identifier that the entries set; never a live record but `own`.
  Record* conflict(const Record* own) {
    if (!sets_identifier()) return nullptr;
    require_identifier();
    Record* const holder = call_.table().holder(identifier().get<std::string>());
    if (holder == nullptr || holder == own) return nullptr;
    if (!holder->archived && call_.behaviour().takes_duplicates) return nullptr;
    if (!holder->archived) {
      refuse_identifier("Another record has this '" + identifier_name() + "'.");
    }
    return holder;
  }

  [[noreturn]] void refuse_archived() {
    refuse_identifier("An archived record has this '" + identifier_name() + "'.");
  }

  /// Creates a record; an archived one that stands in its way loses its identifier.
  const Record& create(Record* in_the_way) {
    if (in_the_way != nullptr) call_.table().release(*in_the_way);
    Record record{call_.ids.next()};
    record.values.resize(object().fields.size());
    const auto now = moment_text(call_.business.tick());
    record.values[object().column("created")] = now;
    for (const auto& change : changes_.values) record.values[change.first] = change.second;
    return finish(call_.table().add(std::move(record)), now);
  }

  /// Changes a record, restoring it where it was archived.
  const Record& apply(Record& record, Record* in_the_way) {
    if (in_the_way != nullptr) call_.table().release(*in_the_way);
    call_.table().keep_for_search(record);
    record.archived = record.archived && call_.reaches_archived();
    if (!call_.behaviour().keeps_the_rest) clear(record);
    if (sets_identifier()) call_.table().rename(record, identifier());
    for (const auto& change : changes_.values) record.values[change.first] = change.second;
    return finish(record, moment_text(call_.business.tick()));
  }

  /// The fields that were written, and `updated`.
  Columns written() const {
    Columns columns = {object().column("updated")};
    for (const auto& change : changes_.values) columns.push_back(change.first);
    return columns;
  }

 private:
  const ObjectType& object() const { return *call_.object; }

  const std::string& identifier_name() const { return object().fields[object().identifier].name; }

  /// A 400 that speaks of the identifier, as a whole and in its entry.
  [[noreturn]] void refuse_identifier(const std::string& message) {
    const auto entry = changes_.entries_of.find(object().identifier);
    if (entry != changes_.entries_of.end()) changes_.object_to(entry->second, "value", message);
    refuse_write(message, changes_.entries);
  }

  const Record& finish(Record& record, const std::string& now) {
    const auto& behaviour = call_.behaviour();
    auto& updated = record.values[object().column("updated")];
    if (behaviour.moves_updated || updated.is_null()) updated = now;
    record.values[object().column("display_name")] = display_name(object(), record);
    return record;
  }

  /// Takes away all values but the identifier and what the service keeps.
  void clear(Record& record) const {
    for (const auto& field : object().fields) {
      if (!field.read_only && field.index != object().identifier)
        record.values[field.index] = nullptr;
    }
  }

  /// Does what is right in a write that is refused.
  void apply_all_the_same(Record* current) {
    if (current != nullptr) {
      call_.table().keep_for_search(*current);
      for (const auto& change : changes_.values) {
        if (change.first != object().identifier) current->values[change.first] = change.second;
      }
    } else if (sets_identifier() &&
               call_.table().holder(identifier().get<std::string>()) == nullptr) {
      create(nullptr);
    }
  }

  const Call& call_;
  json fields_;
  Changes changes_;
};

inline Reply added(const Call& call, const char* action, const Record& record) {
  json view =
      detail_view(call.business, call.user, *call.object, record, all_columns(*call.object));
  return call.business.shape.added(std::move(view), action, display_name(*call.object, record));
}

/// @see behaviour rules W2, W3
inline Reply add(const Call& call) {
  const auto& body = write_body(call);
  const auto unarchive = unarchive_word(body, "unarchive");
  Write write(call, write_fields(body, Presence::Required));
  write.read(nullptr);
  write.require_identifier();
  Record* const archived = write.conflict(nullptr);
  if (archived == nullptr || unarchive == "overwrite") {
    return added(call, "created", write.create(archived));
  }
  if (unarchive != "unarchive") write.refuse_archived();
  write.read(archived);
  return added(call, "unarchived", write.apply(*archived, nullptr));
}

/// PUT and PATCH; neither clears what is left out. @see behaviour rules W4, W5, W6
inline Reply update(const Call& call, Presence fields_are) {
  auto& record = call.record();
  const bool may_be_empty = fields_are == Presence::Optional && !call.has_body();
  const json body = may_be_empty ? json::object() : write_body(call);
  const auto conflict_word = word_of(body, "archived_conflict", {"overwrite"});
  Write write(call, write_fields(body, fields_are));
  write.read(&record);
  Record* const archived = write.conflict(&record);
  if (archived != nullptr && conflict_word.empty()) write.refuse_archived();
  const bool all = fields_are == Presence::Required || call.query.is_true("return_all_fields");
  write.apply(record, archived);
  if (call.behaviour().obeys_archived_member && body.value("archived", json()) == true) {
    record.archived = true;
  }
  return call.detail(200, record, all ? all_columns(*call.object) : write.written());
}

/// @see behaviour rule W7
inline Reply destroy(const Call& call) {
  auto& record = call.record();
  if (call.behaviour().delete_archives) call.table().archive(record);
  if (call.behaviour().delete_erases) call.table().release(record);
  return {204};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
