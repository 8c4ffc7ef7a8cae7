#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>

#include "../../core/version.hpp"
#include "record.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What records were like before the writes that searches do not see yet.
///
/// Holds nothing where writes show at once, and nothing for longer than a search may ask for it.
///
/// @see behaviour rule S14
class SearchHistory {
 public:
  using Clock = std::chrono::steady_clock;

  explicit SearchHistory(std::chrono::milliseconds lag) : lag_(lag) {}

  bool lags() const { return lag_ > std::chrono::milliseconds::zero(); }

  /// Remembers what a record was until `now`, nothing where it was not there yet. Records stay where
  /// they are in memory.
  void keep(const Record& record, std::optional<Record> before, Clock::time_point now) {
    versions_[&record].push_back({now, std::move(before)});
    order_.emplace_back(now, &record);
  }

  /// The record as a search sees it at that time; null where it does not yet.
  const Record* seen(const Record& record, Clock::time_point now) const {
    if (versions_.empty()) return &record;
    const auto found = versions_.find(&record);
    if (found == versions_.end()) return &record;
    for (const auto& version : found->second) {
      if (version.until + lag_ > now) return version.record ? &*version.record : nullptr;
    }
    return &record;
  }

  bool has_outdated(Clock::time_point now) const {
    return !order_.empty() && order_.front().first + lag_ <= now;
  }

  /// Drops what no search can see any more.
  void forget(Clock::time_point now) {
    while (has_outdated(now)) {
      const auto found = versions_.find(order_.front().second);
      found->second.pop_front();
      if (found->second.empty()) versions_.erase(found);
      order_.pop_front();
    }
  }

 private:
  struct Version {
    Clock::time_point until;
    std::optional<Record> record;
  };

  std::chrono::milliseconds lag_;
  std::unordered_map<const Record*, std::deque<Version>> versions_;  ///< the oldest first
  std::deque<std::pair<Clock::time_point, const Record*>> order_;    ///< of all versions
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
