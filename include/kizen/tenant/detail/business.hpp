#pragma once

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../core/json.hpp"
#include "../../core/version.hpp"
#include "../credentials.hpp"
#include "../tenant_options.hpp"
#include "behaviour.hpp"
#include "catalogue.hpp"
#include "fair_shared_mutex.hpp"
#include "message_shape.hpp"
#include "moment.hpp"
#include "rate_limit.hpp"
#include "record_table.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// One tenant's world: its credentials, its catalogue, its records, and how it speaks of them.
///
/// The records are guarded by `mutex`: shared to read them, alone to change them.
class Business {
 public:
  Business(Credentials owner, Catalogue things, MessageShape messages, const Behaviour& ways = {},
           const TenantOptions& options = {})
      : credentials(std::move(owner)),
        catalogue(std::move(things)),
        shape(messages),
        behaviour(ways),
        scheme(options.certificate_file.empty() ? "http" : "https"),
        rate_limit(options.rate_limit) {
    const std::chrono::milliseconds lag(behaviour.search_lag_ms);
    for (const auto& object : catalogue.objects) {
      tables_.emplace(object.api_name,
                      RecordTable(object.identifier, std::max(options.search_lag, lag),
                                  std::chrono::milliseconds(behaviour.read_lag_ms)));
    }
  }

  RecordTable& table(const ObjectType& object) { return tables_.at(object.api_name); }
  const RecordTable& table(const ObjectType& object) const { return tables_.at(object.api_name); }

  /// Now, later than any moment it told before.
  std::int64_t tick() { return clock_ = std::max(clock_ + 1, microseconds_now()); }

  /// The last moment it told.
  std::int64_t last_tick() const { return clock_; }
  void set_last_tick(std::int64_t moment) { clock_ = moment; }

  /// Drops what searches cannot see any more. Nobody may hold the mutex who calls it.
  void forget_outdated() {
    const auto is_outdated = [](const auto& table) { return table.second.has_outdated(); };
    {
      const std::shared_lock lock(mutex);
      if (std::none_of(tables_.begin(), tables_.end(), is_outdated)) return;
    }
    const std::unique_lock lock(mutex);
    for (auto& table : tables_) table.second.forget_outdated();
  }

  const Credentials credentials;
  const Catalogue catalogue;
  const MessageShape shape;
  const Behaviour behaviour;
  const std::string scheme;  ///< of addresses that lead here
  RateLimit rate_limit;
  mutable FairSharedMutex mutex;

 private:
  std::unordered_map<std::string, RecordTable> tables_;
  std::int64_t clock_ = 0;
};

/// The live records that a value of links leads to, in the order written.
inline std::vector<const Record*> live_links(const Business& business, const Field& field,
                                             const json& value) {
  std::vector<const Record*> records;
  const auto& table = business.table(*business.catalogue.object(field.target));
  for (const auto& id : value) {
    const auto& text = id.get_ref<const std::string&>();
    const bool is_any = business.behaviour.lists_archived_links;
    const Record* const record = is_any ? table.any(text) : table.live(text);
    if (record != nullptr) records.push_back(record);
  }
  return records;
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
