#pragma once

#include <optional>
#include <ostream>
#include <string>

#include "../contract/parameter.hpp"
#include "../core/json_pointer.hpp"
#include "json_value.hpp"
#include "selector.hpp"

namespace kizen {
inline namespace KIZEN_ABI {

/// A value that a step gives to a parameter of its operation, or to an input of its workflow.
///
/// @see Arazzo 1.1.0, Parameter Object
struct StepParameter {
  std::string name = {};
  std::optional<ParameterPlace> in = {};  ///< nothing where the step calls a workflow
  JsonValue value = {};  ///< with expressions; JSON null: the parameter is left out
  JsonPointer place = {};
  Selectors selectors = {};  ///< those in the value
};

inline std::ostream& operator<<(std::ostream& out, const StepParameter& parameter) {
  return out << parameter.name;
}

}  // namespace KIZEN_ABI
}  // namespace kizen
