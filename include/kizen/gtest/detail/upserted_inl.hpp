#pragma once

#include <ostream>

#include "../../core/detail/nlohmann_json.hpp"
#include "../../records.hpp"
#include "../upserted.hpp"
#include "explanation.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// What goes with an action: `created with status 201`.
inline void describe_upsert(UpsertAction action, std::ostream& out) {
  out << action << " with status " << (action == UpsertAction::Updated ? "200" : "201")
      << (action == UpsertAction::Unarchived ? " or 200" : "");
}

}  // namespace detail

KIZEN_INLINE bool UpsertedMatcher::MatchAndExplain(const Answered& answer,
                                                   std::ostream* out) const {
  detail::Explanation text(out, &answer);
  if (detail::explain_silence(answer, *text)) return false;
  const auto body = answer.json();
  const auto action = body ? upsert_action_of(*body) : std::nullopt;
  *text << "which has status " << answer.status() << " and says ";
  if (action) {
    *text << *action;
  } else {
    *text << "nothing of what was done";
  }
  if (answer.upserted() == action_) return true;
  return detail::explain_mismatch(answer, *text);
}

KIZEN_INLINE void UpsertedMatcher::DescribeTo(std::ostream* out) const {
  *out << "says that an upsert has ";
  detail::describe_upsert(action_, *out);
}

KIZEN_INLINE void UpsertedMatcher::DescribeNegationTo(std::ostream* out) const {
  *out << "does not say that an upsert has ";
  detail::describe_upsert(action_, *out);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
