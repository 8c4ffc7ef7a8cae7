#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "../contract/contract.hpp"
#include "../contract/lifecycle.hpp"
#include "../http/target.hpp"
#include "clock.hpp"
#include "identities.hpp"
#include "journal.hpp"
#include "transport.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// How what a run left is removed.
struct SweepOptions {
  Identities identities = {};  ///< the credentials of those for whom the run acted, by its names
  /// How long a search may take to show what was made last.
  std::chrono::milliseconds patience = std::chrono::seconds(3);
  /// Whether what no search shows by then was never made; else it may be under way yet, and is left.
  bool is_final = true;
  /// How long a Retry-After header may make it wait, each time.
  std::chrono::milliseconds longest_retry_after = std::chrono::seconds(60);
  /// Ends it before the next request; may be null.
  const std::atomic<bool>* interrupted = nullptr;
  Transport transport = {};  ///< in place of a connection to the target
  Clock clock = {};
};

/// Something that a run made, or may have made, and that could not be removed.
struct LeftBehind {
  JournalEntry entry = {};
  std::string id = {};   ///< empty where it is not known
  std::string why = {};  ///< in words
};

inline std::ostream& operator<<(std::ostream& out, const LeftBehind& left) {
  out << left.entry.operation;
  for (const auto& [name, value] : left.entry.path) out << ' ' << name << '=' << value;
  return out << (left.id.empty() ? ", id not known" : " " + left.id) << ": " << left.why;
}

/// What a sweep came to.
struct SweepResult {
  std::vector<std::string> removed = {};  ///< ids of what it has removed
  std::size_t already_gone = 0;           ///< things that were there no more
  std::vector<LeftBehind> left = {};

  bool is_clean() const { return left.empty(); }
};

/// Removes what a journal says may still be there: by its id; where that is not known, what a search
/// for the run's marker finds. What does not hold the marker is not touched.
///
/// May be done again at any time: what is gone is noted in the journal.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <kizen/run.hpp>
/// #include <cassert>
///
/// const auto target = kizen::Target::parse("http://127.0.0.1:1");
/// auto journal = kizen::Journal::create("example-sweep.ndjson", {"kc1x", "http://127.0.0.1:1"});
/// const auto swept =
///     kizen::sweep(journal, kizen::records(), kizen::records_lifecycle(), target, {});
/// assert(swept.is_clean() && swept.removed.empty());
/// journal.discard();
/// ```
///
/// @throws JournalError where what was removed cannot be noted
KIZEN_INLINE SweepResult sweep(Journal& journal, const Contract& contract,
                               const Lifecycle& lifecycle, const Target& target,
                               const SweepOptions& options);

}  // namespace KIZEN_ABI
}  // namespace kizen
