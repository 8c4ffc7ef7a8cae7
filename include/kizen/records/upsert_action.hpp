#pragma once

#include <optional>
#include <ostream>
#include <string_view>

#include "../core/json.hpp"
#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What an upsert did.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// const auto action = kizen::upsert_action_of({{"action", "unarchived"}});
/// assert(action == kizen::UpsertAction::Unarchived && to_string(*action) == "unarchived");
/// assert(!kizen::upsert_action_of({{"action", "deleted"}}));
/// ```
///
/// @see behaviour rule U3
enum class UpsertAction {
  Created,    ///< a new record, with 201
  Updated,    ///< the live record that the lookup value matched, with 200
  Unarchived  ///< the archived one, under the id that it had, with 201 or 200
};

/// As an answer spells it.
constexpr std::string_view to_string(UpsertAction action) {
  switch (action) {
    case UpsertAction::Created:
      return "created";
    case UpsertAction::Updated:
      return "updated";
    case UpsertAction::Unarchived:
      return "unarchived";
  }
  return "unknown";
}

inline std::ostream& operator<<(std::ostream& out, UpsertAction action) {
  return out << to_string(action);
}

/// The status that goes with an action; where two do, the one that the document declares first.
constexpr int status_of(UpsertAction action) { return action == UpsertAction::Updated ? 200 : 201; }

/// Whether an upsert may answer so with that status.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// static_assert(kizen::is_answered_with(kizen::UpsertAction::Created, 201));
/// static_assert(!kizen::is_answered_with(kizen::UpsertAction::Created, 200));
/// static_assert(kizen::is_answered_with(kizen::UpsertAction::Unarchived, 200));
/// ```
constexpr bool is_answered_with(UpsertAction action, int status) {
  return status == status_of(action) || (action == UpsertAction::Unarchived && status == 200);
}

/// What the body of an answer says was done; nothing where it says nothing, or another word.
KIZEN_INLINE std::optional<UpsertAction> upsert_action_of(const json& body);

}  // namespace KIZEN_ABI
}  // namespace kizen
