#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

#include "../../http.hpp"
#include "../transport.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// A way to the targets of a run, over one connection each that is opened when it is first needed.
/// Not thread-safe.
class Way {
 public:
  /// @param given sends in place of connections; empty mostly
  /// @param interrupted gives up what is in flight; may be null; outlives this
  Way(Transport given, const std::atomic<bool>* interrupted)
      : given_(std::move(given)), interrupted_(interrupted) {}

  /// @param is_patient whether it is not given up on where the run is interrupted
  Answer send(const Target& target, const Request& request,
              std::optional<std::chrono::milliseconds> limit, bool is_patient) {
    if (given_) return given_(target, request, limit);
    return connections_.try_emplace(&target, target, interrupted_)
        .first->second.send(request, limit, is_patient);
  }

  /// Closes what is open: a target may serve no more connections than it has threads.
  void close() { connections_.clear(); }

 private:
  Transport given_;
  const std::atomic<bool>* interrupted_;
  std::map<const Target*, Connection> connections_;
};

/// Opens the ways to the targets of a run. Any number of threads may use it.
class Ways {
 public:
  /// @param given sends in place of connections; empty mostly
  /// @param interrupted gives up what is in flight; may be null; outlives this
  Ways(Transport given, const std::atomic<bool>* interrupted)
      : given_(std::move(given)), interrupted_(interrupted) {}

  /// A way for one thread at a time.
  Way open() const { return {given_, interrupted_}; }

 private:
  Transport given_;
  const std::atomic<bool>* interrupted_;
};

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
