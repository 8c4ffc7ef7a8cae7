#pragma once

#include <optional>
#include <string>

#include "../core/version.hpp"
#include "../records/upsert_action.hpp"
#include "checked_exchange.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// The exchange of an upsert, and what it came to.
///
/// ```cpp
/// #include <kizen/http.hpp>
/// #include <cassert>
///
/// kizen::CheckedExchange exchange;
/// exchange.answer = kizen::Response{201, {}, R"({"action": "created", "id": "0b5e"})"};
/// const auto outcome = kizen::UpsertOutcome::of(exchange);
/// assert(outcome.action == kizen::UpsertAction::Created && outcome.id == "0b5e");
/// assert(outcome.status() == 201);
/// ```
struct UpsertOutcome : CheckedExchange {
  std::optional<UpsertAction> action = {};  ///< nothing where the answer is no 200 or 201 with one
  std::string id = {};                      ///< of the record; empty likewise

  /// Reads what an exchange came to.
  KIZEN_INLINE static UpsertOutcome of(CheckedExchange exchange);
};

}  // namespace KIZEN_ABI
}  // namespace kizen
