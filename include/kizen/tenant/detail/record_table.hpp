#pragma once

#include <cstddef>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "catalogue.hpp"
#include "folded_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A record as it is stored. A blank value is null; a choice is the id of its option, a link the
/// id of a record, an employee their id; what holds several is an array of those.
struct Record {
  std::string id;
  bool archived = false;
  std::vector<json> values = {};  ///< one a field, in the order of the catalogue

  std::string text(std::size_t column) const {
    const auto& value = values[column];
    return value.is_string() ? value.get<std::string>() : std::string();
  }
};

/// Every record of one object, archived ones too, in the order of creation.
///
/// An identifier belongs to one record at most, archived or not, whatever its case. Records stay
/// where they are in memory.
class RecordTable {
 public:
  explicit RecordTable(std::size_t identifier) : identifier_(identifier) {}

  /// The record of that id, archived or not; or null. Its hexadecimal digits may have any case.
  Record* any(const std::string& id) const {
    const auto found = by_id_.find(ascii_lower(id));
    return found == by_id_.end() ? nullptr : found->second;
  }

  /// The live record of that id, or null.
  Record* live(const std::string& id) const {
    Record* const record = any(id);
    return record == nullptr || record->archived ? nullptr : record;
  }

  /// Who has that identifier, archived or not; or null.
  Record* holder(const std::string& identifier) const {
    const auto found = by_identifier_.find(folded(identifier));
    return found == by_identifier_.end() ? nullptr : found->second;
  }

  Record& add(Record record) {
    records_.push_back(std::make_unique<Record>(std::move(record)));
    Record& added = *records_.back();
    by_id_.emplace(added.id, &added);
    by_identifier_.emplace(folded(added.text(identifier_)), &added);
    return added;
  }

  /// Gives the record another identifier. Nobody else may have it.
  void rename(Record& record, const json& identifier) {
    by_identifier_.erase(folded(record.text(identifier_)));
    record.values[identifier_] = identifier;
    by_identifier_.emplace(folded(record.text(identifier_)), &record);
  }

  /// Takes the identifier away from an archived record.
  void release(Record& record) {
    by_identifier_.erase(folded(record.text(identifier_)));
    record.values[identifier_] = nullptr;
  }

  const std::vector<std::unique_ptr<Record>>& records() const { return records_; }

 private:
  std::size_t identifier_;
  std::vector<std::unique_ptr<Record>> records_;
  std::unordered_map<std::string, Record*> by_id_;
  std::unordered_map<std::string, Record*> by_identifier_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
