#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "refusal.hpp"
#include "write_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What the `fields` of a write ask for: new stored values, and what is wrong with each entry.
struct Changes {
  std::map<std::size_t, json> values = {};             ///< by column
  std::map<std::size_t, std::size_t> entries_of = {};  ///< entry that set the column
  json entries = json::array();                        ///< errors, one an entry
  bool refused = false;

  void object_to(std::size_t entry, const char* member, const std::string& message) {
    entries[entry][member].push_back(message);
    refused = true;
  }

  /// Ends the request where an entry was refused.
  void check() const {
    if (refused) refuse_entries(entries);
  }
};

/// Reads one entry after the other into Changes.
class EntryReader {
 public:
  /// @param current the record that is written to, or null where it is to be created
  EntryReader(const Business& business, const ObjectType& object, const Record* current)
      : business_(business), object_(object), current_(current) {}

  Changes read(const json& fields) {
    for (std::size_t n = 0; n < fields.size(); ++n) {
      changes_.entries.push_back(accepted_entry());
      read_entry(n, fields[n]);
    }
    return std::move(changes_);
  }

 private:
  void read_entry(std::size_t n, const json& entry) {
    if (!entry.is_object()) return changes_.object_to(n, "value", "An entry is an object.");
    const Field* const field = addressed(n, entry);
    if (field == nullptr) return;
    if (field->read_only) {
      return changes_.object_to(n, "value", "'" + field->name + "' is read-only.");
    }
    const bool adds = !entry.value("add_values", json()).is_null();
    const bool removes = !entry.value("remove_values", json()).is_null();
    if (!entry.contains("value") && !adds && !removes) {
      const auto message = "'" + field->name + "' needs value, add_values or remove_values.";
      return changes_.object_to(n, "value", message);
    }
    changes_.entries_of[field->index] = n;
    if (entry.contains("value")) {
      guarded(n, *field, "value", [&] { return write_value(business_, *field, entry["value"]); });
    }
    if (adds) guarded(n, *field, "add_values", [&] { return sum(*field, entry["add_values"]); });
    if (removes) {
      guarded(n, *field, "remove_values", [&] { return rest(*field, entry["remove_values"]); });
    }
  }

  /// The field that `id`, or else `name`, says. @see behaviour rule W1
  const Field* addressed(std::size_t n, const json& entry) {
    const auto id = entry.value("id", json());
    const auto name = entry.value("name", json());
    const bool by_id = !id.is_null();
    const auto& key = by_id ? id : name;
    if (key.is_null()) {
      changes_.object_to(n, "name", "An entry names its field by id or name.");
      return nullptr;
    }
    const Field* field = nullptr;
    if (key.is_string() && by_id)
      field = object_.field_with_id(ascii_lower(key.get<std::string>()));
    if (key.is_string() && !by_id) field = object_.field_named(key.get_ref<const std::string&>());
    if (field == nullptr) {
      changes_.object_to(n, by_id ? "id" : "name", "This object has no such field.");
    }
    return field;
  }

  template <class Value>
  void guarded(std::size_t n, const Field& field, const char* member, Value value) {
    try {
      changes_.values[field.index] = value();
    } catch (const NotTaken& refused) {
      changes_.object_to(n, member, "'" + field.name + "' takes " + refused.what + ".");
    }
  }

  /// What the field holds so far, as a list.
  json held(const Field& field) const {
    const auto changed = changes_.values.find(field.index);
    json value = changed != changes_.values.end() ? changed->second
                 : current_ != nullptr            ? current_->values[field.index]
                                                  : json();
    return value.is_null() ? json::array() : value;
  }

  json items(const Field& field, const json& given) const {
    if (!field.holds_several()) throw NotTaken{"one value only"};
    json items = write_list(business_, field, given);
    return items.is_null() ? json::array() : items;
  }

  json sum(const Field& field, const json& added) const {
    if (!field.holds_several() && business_.behaviour.takes_several_for_one) return held(field);
    json all = held(field);
    for (auto& item : items(field, added)) {
      if (std::find(all.begin(), all.end(), item) == all.end()) all.push_back(std::move(item));
    }
    return all.empty() ? json() : all;
  }

  json rest(const Field& field, const json& removed) const {
    const json gone = items(field, removed);
    if (!business_.behaviour.removes_values) return held(field);
    json kept = json::array();
    for (const auto& item : held(field)) {
      if (std::find(gone.begin(), gone.end(), item) == gone.end()) kept.push_back(item);
    }
    return kept.empty() ? json() : kept;
  }

  const Business& business_;
  const ObjectType& object_;
  const Record* current_;
  Changes changes_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
