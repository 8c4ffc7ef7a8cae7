#pragma once

#include <ostream>
#include <string>

#include "../core/json_pointer.hpp"
#include "json_value.hpp"
#include "selector.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A named value that a step or workflow hands on.
///
/// @see Arazzo 1.1.0, Step Object, outputs
struct Output {
  std::string name = {};
  Selector value = {};
  JsonPointer place = {};
};

inline std::ostream& operator<<(std::ostream& out, const Output& output) {
  return out << output.name << ": " << output.value;
}

/// What an output stands for; null where it is absent.
KIZEN_INLINE JsonValue evaluate(const Output& output, const Scope& scope);

}  // namespace KIZEN_ABI
}  // namespace kizen
