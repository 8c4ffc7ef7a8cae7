#pragma once

#include <optional>
#include <string>
#include <vector>

#include "smoke_finding.hpp"

namespace kizen_tool {

/// What a notify file keeps of the last look at a tenant.
struct SmokeState {
  std::string target = {};        ///< as the command line names it
  std::string state = {};         ///< `kept`, `broken` or `could not run`
  std::string since = {};         ///< when that began
  std::string checked = {};       ///< when the last look was
  std::string broken_since = {};  ///< when the findings began; empty where there are none
  /// Of the last look that came to a verdict.
  std::vector<SmokeFinding> findings = {};
};

/// Reads a notify file; nothing where there is none.
///
/// @throws kizen::ContractError `notify.*` or `document.*` where it is none, or of another target; it
/// is left as it is
std::optional<SmokeState> read_smoke_state(const std::string& path, const std::string& target);

void write_smoke_state(const std::string& path, const SmokeState& state);

/// What is to be told of a change, and what is to be kept.
struct SmokeChange {
  std::string told = {};  ///< on one line; empty where nothing has changed
  SmokeState next = {};
};

/// Compares a look with the one before.
///
/// @param result kept, broken or could not run
/// @param now in UTC, as 2026-01-31T08:00:00Z
/// @param again whether what has not changed, but is not kept, is told as well
SmokeChange change_of(const std::optional<SmokeState>& last, const SmokeResult& result,
                      const std::string& now, bool again);

}  // namespace kizen_tool
