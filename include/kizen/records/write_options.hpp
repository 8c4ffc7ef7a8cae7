#pragma once

#include <optional>
#include <ostream>
#include <string_view>

#include "../core/version.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// What a write does about an archived record that has the same identifier.
///
/// ```cpp
/// #include <kizen/records.hpp>
/// #include <cassert>
///
/// assert(kizen::to_string(kizen::OnArchived::Unarchive) == "unarchive");
/// ```
///
/// @see behaviour rules U4, U5, W3, W5
enum class OnArchived {
  Prompt,     ///< the write is refused
  Unarchive,  ///< the archived record is restored and updated
  Overwrite   ///< the archived record loses its identifier
};

/// As a request spells it.
constexpr std::string_view to_string(OnArchived way) {
  switch (way) {
    case OnArchived::Prompt:
      return "prompt";
    case OnArchived::Unarchive:
      return "unarchive";
    case OnArchived::Overwrite:
      return "overwrite";
  }
  return "unknown";
}

inline std::ostream& operator<<(std::ostream& out, OnArchived way) { return out << to_string(way); }

/// How a record is added, put or patched. What is not said is not sent.
///
/// ```cpp
/// #include <kizen/records.hpp>
///
/// kizen::WriteOptions options;
/// options.on_archived = kizen::OnArchived::Overwrite;
/// ```
struct WriteOptions {
  /// `unarchive` of add, `archived_conflict` of put and patch, which only take Overwrite.
  std::optional<OnArchived> on_archived = {};

  std::optional<bool> return_all_fields = {};  ///< of patch only
};

/// How a record is upserted. What is not said is not sent.
///
/// ```cpp
/// #include <kizen/records.hpp>
///
/// kizen::UpsertOptions options;
/// options.oncreate_unarchive = kizen::OnArchived::Unarchive;
/// ```
struct UpsertOptions {
  std::optional<OnArchived> oncreate_unarchive = {};
  std::optional<OnArchived> onupdate_archived_conflict = {};  ///< only takes Overwrite
  std::optional<bool> return_all_fields = {};
};

}  // namespace KIZEN_ABI
}  // namespace kizen
