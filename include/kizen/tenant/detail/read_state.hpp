#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include "../../check/detail/format.hpp"
#include "../../core/contract_error.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "business.hpp"
#include "state_file.hpp"
#include "write_value.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Whether a value could have been stored in a field.
inline bool is_stored_value(const Business& business, const Field& field, const json& value) {
  if (field.shape != ValueShape::Links) {
    try {
      return write_value(business, field, value) == value;
    } catch (const NotTaken&) {
      return false;
    }
  }
  return value.is_array() && !value.empty() &&
         std::all_of(value.begin(), value.end(), [](const json& id) {
           return id.is_string() && is_uuid(id.get_ref<const std::string&>());
         });
}

/// The last microsecond of the year 9999, from 1970-01-01.
inline constexpr std::int64_t latest_tick = 253402300799999999;

/// Reads a state file into businesses that have no records yet.
class StateReader {
 public:
  StateReader(const std::string& path, Businesses& businesses)
      : path_(path), businesses_(businesses) {
    std::error_code ignored;  // looked at before it is opened, which a pipe would wait in
    if (std::filesystem::is_regular_file(path, ignored)) file_.open(path, std::ios::binary);
    if (!file_.is_open()) {
      throw ContractError({path_, 0, 0, {}}, "document.unreadable",
                          "the tenant's state cannot be read from here",
                          "name a file that you may read, or one that is not there yet");
    }
  }

  void read() {
    read_header();
    for (next_line(); !line_.contains("records"); next_line()) {
      read_record(line_);
      ++records_;
    }
    if (line_["records"] != records_) fail("does not count the records before it");
  }

 private:
  [[noreturn]] void fail(const std::string& problem) const {
    throw ContractError({path_, number_, 0, {}}, "tenant.state", problem,
                        "put back a copy of the file, or name another one");
  }

  void next_line() {
    std::string text;
    if (!std::getline(file_, text)) fail("the tenant's state breaks off after this line");
    ++number_;
    line_ = json::parse(text, nullptr, false);
    if (!line_.is_object()) fail("is no line of a tenant's state");
  }

  void read_header() {
    std::string text;
    std::getline(file_, text);
    const json header = json::parse(text, nullptr, false);
    if (!header.is_object() || header.value("format", json()) != state_format) {
      throw ContractError({path_, 0, 0, {}}, "tenant.state", "is not the state of a tenant",
                          "name another file, or one that is not there yet");
    }
    number_ = 1;
    const auto version = header.value("version", json());
    if (version != state_version) {
      throw ContractError({path_, 0, 0, {}}, "tenant.state",
                          "is a tenant's state of version " + version.dump() +
                              ", and only version " + std::to_string(state_version) + " is known",
                          "use the program that wrote it, or name another file");
    }
    const auto owners = header.value("businesses", json());
    if (!owners.is_array() || owners.size() != businesses_.size()) fail("names no two businesses");
    for (std::size_t n = 0; n < businesses_.size(); ++n) read_owner(owners[n], *businesses_[n]);
  }

  void read_owner(const json& owner, Business& business) const {
    if (!owner.is_object() || !owner.value("last_tick", json()).is_number_integer()) {
      fail("says nothing of a business");
    }
    if (owner.value("business_id", json()) != business.credentials.business_id) {
      fail("is the state of another business than " + business.credentials.business_id);
    }
    const auto last = owner["last_tick"].get<std::int64_t>();
    if (last < 0 || last > latest_tick) fail("tells a time that cannot be");
    business.set_last_tick(last);
  }

  void read_record(const json& line) {
    const auto number = line.value("business", json());
    if (!number.is_number_unsigned() || number >= businesses_.size()) fail("is of no business");
    Business& business = *businesses_[number.get<std::size_t>()];
    const auto name = line.value("object", json());
    const auto* const object =
        name.is_string() ? business.catalogue.object(name.get_ref<const std::string&>()) : nullptr;
    if (object == nullptr) fail("is of an object that is not known");
    const auto id = line.value("id", json());
    const auto archived = line.value("archived", json());
    if (!id.is_string() || !is_uuid(id.get_ref<const std::string&>()) || !archived.is_boolean()) {
      fail("needs an id, and whether the record is archived");
    }
    Record record{ascii_lower(id.get<std::string>()), archived.get<bool>()};
    record.values.resize(object->fields.size());
    read_values(business, *object, line, record);
    add(business.table(*object), *object, std::move(record));
  }

  void read_values(const Business& business, const ObjectType& object, const json& line,
                   Record& record) const {
    const auto values = line.find("values");
    if (values == line.end() || !values->is_object()) fail("needs values");
    for (const auto& value : values->items()) {
      const Field* const field = object.field_named(value.key());
      if (field == nullptr) fail("has a value of '" + value.key() + "', which is no field");
      if (!is_stored_value(business, *field, value.value())) {
        fail("has a value of '" + field->name + "' that the field does not take");
      }
      record.values[field->index] = value.value();
    }
  }

  void add(RecordTable& table, const ObjectType& object, Record record) const {
    const auto identifier = record.text(object.identifier);
    if (identifier.empty() && !record.archived) fail("is a record without an identifier");
    if (table.any(record.id) != nullptr) fail("has the id of a record before it");
    if (!identifier.empty() && table.holder(identifier) != nullptr) {
      fail("has the identifier of a record before it");
    }
    table.load(std::move(record));
  }

  std::string path_;
  Businesses& businesses_;
  std::ifstream file_;
  std::size_t number_ = 0;
  std::size_t records_ = 0;
  json line_;
};

/// @throws ContractError `document.unreadable` or `tenant.state`
inline void read_state(const std::string& path, Businesses& businesses) {
  StateReader(path, businesses).read();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
