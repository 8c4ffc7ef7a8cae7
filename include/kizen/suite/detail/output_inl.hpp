#pragma once

#include "../output.hpp"
#include "selector_inl.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

KIZEN_INLINE JsonValue evaluate(const Output& output, const Scope& scope) {
  return evaluate(output.value, scope);
}

}  // namespace KIZEN_ABI
}  // namespace kizen
