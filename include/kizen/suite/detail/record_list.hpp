#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../../contract.hpp"
#include "../../core/detail/nlohmann_json.hpp"
#include "../json_value.hpp"
#include "enumeration.hpp"
#include "json_identity.hpp"
#include "seen_text.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A value of a relation and what the suite calls it.
struct NamedValue {
  std::string label;
  JsonValue value;
};

/// An item of a list that can be told from others.
struct ListedRecord {
  std::string identity;
  std::size_t index;
};

/// The items of a list by what tells them apart: the value at a key, or all of them.
class RecordList {
 public:
  /// @param list holds an array
  RecordList(NamedValue list, std::optional<JsonPointer> key)
      : label_(std::move(list.label)), list_(std::move(list.value)), key_(std::move(key)) {
    records_.reserve(list_->size());
    for (std::size_t i = 0; i < list_->size(); ++i) add(i);
    for (const auto& record : records_) places_[record.identity].push_back(record.index);
  }

  RecordList(RecordList&&) = default;
  RecordList(const RecordList&) = delete;
  RecordList& operator=(RecordList&&) = delete;
  RecordList& operator=(const RecordList&) = delete;
  ~RecordList() = default;

  const std::string& label() const { return label_; }
  const std::optional<JsonPointer>& key() const { return key_; }
  const json& items() const { return *list_; }

  /// In the order of the list, but for the items without a key.
  const std::vector<ListedRecord>& records() const { return records_; }

  /// Where the items are that have no value, or null, at the key.
  const std::vector<std::size_t>& keyless() const { return keyless_; }

  /// Where records of that identity are, in ascending order.
  const std::vector<std::size_t>& places(const std::string& identity) const {
    static const std::vector<std::size_t> none;
    const auto found = places_.find(identity);
    return found == places_.end() ? none : found->second;
  }

  bool has(const std::string& identity) const { return !places(identity).empty(); }

  /// Whether a record is the first of its identity.
  bool is_first(const ListedRecord& record) const {
    return places(record.identity).front() == record.index;
  }

  /// An item for people: its key where it has one, else all of it.
  std::string text(std::size_t index) const {
    const auto* key = key_of(index);
    return seen_text(key == nullptr ? &items()[index] : key);
  }

  /// An item for people, and where it is.
  std::string name(std::size_t index) const {
    return text(index) + " (at /" + std::to_string(index) + ")";
  }

  /// Every place of an identity for people: `at /3, /7`.
  std::string places_text(const std::string& identity) const {
    Enumeration all;
    for (const auto index : places(identity)) all.add("/" + std::to_string(index));
    return "at " + all.text();
  }

 private:
  const json* key_of(std::size_t index) const {
    const auto& item = items()[index];
    const auto* found = key_ ? json_at(item, *key_) : &item;
    return key_ && found != nullptr && found->is_null() ? nullptr : found;
  }

  void add(std::size_t index) {
    if (const auto* key = key_of(index)) {
      records_.push_back({json_identity(*key), index});
    } else {
      keyless_.push_back(index);
    }
  }

  std::string label_;
  JsonValue list_;
  std::optional<JsonPointer> key_;
  std::vector<ListedRecord> records_;
  std::vector<std::size_t> keyless_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> places_;  ///< views records_
};

/// What several lists are called, in one line.
inline std::string labels_of(const std::vector<RecordList>& lists) {
  Enumeration all;
  for (const auto& list : lists) all.add(list.label());
  return all.text();
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
