#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/detail/text.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "folded_text.hpp"
#include "record.hpp"
#include "search_history.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Every record of one object, archived ones too, in the order of creation.
///
/// An identifier belongs to one record at most, archived or not, whatever its case. Records stay
/// where they are in memory.
class RecordTable {
 public:
  explicit RecordTable(std::size_t identifier, std::chrono::milliseconds search_lag = {},
                       std::chrono::milliseconds read_lag = {})
      : identifier_(identifier), history_(search_lag), read_history_(read_lag) {}

  /// The record of that id, archived or not; or null. Its hexadecimal digits may have any case.
  Record* any(const std::string& id) const {
    auto found = by_id_.find(id);  // mostly spelled as stored
    if (found == by_id_.end()) found = by_id_.find(ascii_lower(id));
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

  /// Adds a record, which searches see after their lag.
  Record& add(Record record) {
    Record& added = load(std::move(record));
    if (history_.lags()) keep(added, std::nullopt);
    return added;
  }

  /// Adds a record that has been there before.
  Record& load(Record record) {
    records_.push_back(std::make_unique<Record>(std::move(record)));
    Record& added = *records_.back();
    by_id_.emplace(added.id, &added);
    index_identifier(added);
    return added;
  }

  /// Lets searches see the record for a while as it is now. Every write calls it before it changes
  /// a record.
  void keep_for_search(const Record& record) {
    if (history_.lags()) keep(record, record);
    if (!read_history_.lags()) return;
    read_history_.forget(SearchHistory::Clock::now());
    read_history_.keep(record, record, SearchHistory::Clock::now());
  }

  /// A record as a read by its id sees it now.
  const Record& as_read(const Record& record) const {
    if (!read_history_.lags()) return record;
    const Record* const seen = read_history_.seen(record, SearchHistory::Clock::now());
    return seen == nullptr ? record : *seen;
  }

  void archive(Record& record) {
    keep_for_search(record);
    record.archived = true;
  }

  /// Gives the record another identifier. Nobody else may have it.
  void rename(Record& record, const json& identifier) {
    by_identifier_.erase(folded(record.text(identifier_)));
    record.values[identifier_] = identifier;
    index_identifier(record);
  }

  /// Takes the identifier away from an archived record.
  void release(Record& record) {
    keep_for_search(record);
    by_identifier_.erase(folded(record.text(identifier_)));
    record.values[identifier_] = nullptr;
  }

  const std::vector<std::unique_ptr<Record>>& records() const { return records_; }

  /// Calls `visit` with every record as a search sees it now, archived ones too.
  template <class Visit>
  void each_searched(Visit visit) const {
    const auto now =
        history_.lags() ? SearchHistory::Clock::now() : SearchHistory::Clock::time_point();
    for (const auto& record : records_) {
      const Record* const seen = history_.seen(*record, now);
      if (seen != nullptr) visit(*seen);
    }
  }

  bool has_outdated() const { return history_.has_outdated(SearchHistory::Clock::now()); }

  /// Drops what records were like before writes that every search sees by now.
  void forget_outdated() { history_.forget(SearchHistory::Clock::now()); }

 private:
  void keep(const Record& record, std::optional<Record> before) {
    const auto now = SearchHistory::Clock::now();
    history_.forget(now);
    history_.keep(record, std::move(before), now);
  }

  /// A record whose identifier was released has none.
  void index_identifier(Record& record) {
    if (record.values[identifier_].is_null()) return;
    by_identifier_.emplace(folded(record.text(identifier_)), &record);
  }

  std::size_t identifier_;
  std::vector<std::unique_ptr<Record>> records_;
  std::unordered_map<std::string_view, Record*> by_id_;  ///< the text is the record's own
  std::unordered_map<std::string, Record*> by_identifier_;
  SearchHistory history_;
  SearchHistory read_history_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
