#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "../../http.hpp"
#include "../transport.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Sends over one connection a target, opened when it is first needed. Not thread-safe.
inline Transport own_connections(const std::atomic<bool>* canceled) {
  auto all = std::make_shared<std::map<const Target*, Connection>>();
  return [all, canceled](const Target& target, const Request& request,
                         std::optional<std::chrono::milliseconds> limit) {
    return all->try_emplace(&target, target, canceled).first->second.send(request, limit);
  };
}

/// Opens the ways to the targets of a run.
class Ways {
 public:
  /// @param given sends in place of connections; empty mostly
  /// @param interrupted gives up what is in flight; may be null; outlives this
  Ways(Transport given, const std::atomic<bool>* interrupted)
      : given_(std::move(given)), interrupted_(interrupted) {}

  /// A way for one thread at a time.
  ///
  /// @param is_patient whether it is not given up on where the run is interrupted
  Transport open(bool is_patient) const {
    return given_ ? given_ : own_connections(is_patient ? nullptr : interrupted_);
  }

 private:
  Transport given_;
  const std::atomic<bool>* interrupted_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
