#pragma once

#include <ostream>

#include "../core/json_pointer.hpp"
#include "condition.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A condition that a step must meet.
///
/// @see Arazzo 1.1.0, Criterion Object
struct Criterion {
  Condition condition;
  JsonPointer place;  ///< of the Criterion Object in the suite
};

inline std::ostream& operator<<(std::ostream& out, const Criterion& criterion) {
  return out << criterion.condition;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
