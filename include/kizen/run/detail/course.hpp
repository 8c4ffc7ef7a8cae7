#pragma once

#include "../../suite/action.hpp"

namespace kizen {
inline namespace KIZEN_ABI {
namespace detail {

/// Where a workflow goes on.
struct Course {
  enum class Kind { Next, Jump, End, Transfer, Break };

  Kind kind = Kind::Next;
  const Action* action = nullptr;  ///< of Jump and Transfer
};

/// Where an action leads that is no retry; to the next step where there is none.
inline Course course_of(const Action* action) {
  if (action == nullptr) return {Course::Kind::Next};
  if (action->kind == Action::Kind::End) return {Course::Kind::End};
  return {action->step.empty() ? Course::Kind::Transfer : Course::Kind::Jump, action};
}

}  // namespace detail
}  // namespace KIZEN_ABI
}  // namespace kizen
